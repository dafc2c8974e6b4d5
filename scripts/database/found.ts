import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { digest, encrypt, keysFrom } from '../../database/crypto'
import type { Keys } from '../../database/crypto'
import { migrate } from '../../database/migrate'

/** How often a school talks with and visits each child until its head sets it otherwise: once a month, twice a term (../../../shared/field.md, 7 and 8). */
const usualSettings = { talkEveryDays: 28, visitEveryDays: 70 }

/**
 * `npm run found -- --district D --school S --head NAME --phone NUMBER`: founds a school with its head, who then signs in with that number.
 * May be run again: what is there already stays.
 */
async function main(): Promise<void> {
  const { url, founding } = readArguments()
  const keys = keysFrom(process.env)
  await migrate(url)
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await found(client, keys, founding)
    await client.query('commit')
  } finally {
    await client.end()
  }
  console.log(`${founding.school} is founded; its head signs in with the number given.`)
}

interface Founding {
  district: string
  school: string
  head: string
  phone: string
}

function readArguments(): { url: string; founding: Founding } {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { district: text, school: text, head: text, phone: text } })
  const { district, school, head, phone } = values
  const url = process.env.DATABASE_URL
  if (!url || !district || !school || !head || !phone || !/^1[0-9]{10}$/.test(phone)) {
    throw new Error(
      'Needs DATABASE_URL, the two keys, and --district --school --head --phone (11 digits); see docs/deploy.md',
    )
  }
  return { url, founding: { district, school, head, phone } }
}

async function found(client: Client, keys: Keys, { district, school, head, phone }: Founding): Promise<void> {
  const number = digest(keys, phone)
  await client.query('insert into district (name) values ($1) on conflict do nothing', [district])
  await client.query(
    'insert into school (district_id, name, settings) select district_id, $2, $3 from district where name = $1 on conflict do nothing',
    [district, school, usualSettings],
  )
  await client.query(
    'insert into person (name, phone, phone_hmac) values ($1, $2, $3) on conflict (phone_hmac) do nothing',
    [head, encrypt(keys, phone), number],
  )
  await client.query(
    `insert into membership (school_id, person_id, role, since)
     select s.school_id, p.person_id, 'head', current_date - 1 from school s, person p where s.name = $1 and p.phone_hmac = $2 on conflict do nothing`,
    [school, number],
  )
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
