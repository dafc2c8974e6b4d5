import { randomBytes, randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import type { relationLabel } from '../../contract/labels'
import { addDays } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { decrypt } from '../../database/crypto'
import { maskedPhone } from '../contacts/phone'
import { jsonParam, work } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { cardsDocument } from './cards-document'
import type { Card } from './cards-document'
import { CODE_DAYS, codeDigest, codeOf } from './code'
import { keptChild } from './kept-child'

interface Row {
  childId: number
  name: string
  className: string
  school: string
  teachers: string[]
  relatives: {
    relativeId: number
    name: string
    relation: keyof typeof relationLabel
    relationText: string
    reachable: string
    bound: boolean
    sealed: string[]
  }[]
}

/** The children whose cards are asked for, by class or one alone; none where the caller does not keep them. */
async function cardRows(run: Run, asked: Parsed<'binding.cards'>, { caller }: Context): Promise<Row[]> {
  const kept =
    asked.childId !== undefined
      ? keptChild(caller.placeId, asked.childId)
      : sql`select c.child_id, c.name, k.name as class_name from child c join school_class k using (school_id, class_id)
          where c.school_id = ${caller.placeId} and c.class_id = ${asked.classId} and c.left_on is null and app.keeps_class(${asked.classId})`
  const [row] = await run<{ rows: Row[] }>(sql`
    with kept as materialized (${kept})
    select coalesce(jsonb_agg(jsonb_build_object('childId', k.child_id, 'name', k.name, 'className', k.class_name,
      'school', (select s.name from school s where s.school_id = ${caller.placeId}),
      'teachers', coalesce((select jsonb_agg(p.name order by p.person_id) from child c join class_teacher t using (school_id, class_id) join person p using (person_id)
        where c.school_id = ${caller.placeId} and c.child_id = k.child_id), '[]'::jsonb),
      'relatives', coalesce((select jsonb_agg(jsonb_build_object('relativeId', r.relative_id, 'name', r.name, 'relation', cr.relation, 'relationText', cr.relation_text,
          'reachable', r.reachable, 'bound', r.person_id is not null, 'sealed', coalesce((select jsonb_agg(encode(f.number, 'base64') order by f.position) from relative_phone f
            where f.school_id = r.school_id and f.relative_id = r.relative_id), '[]'::jsonb)) order by cr.call_order, r.relative_id)
        from child_relative cr join relative r using (school_id, relative_id)
        where cr.school_id = ${caller.placeId} and cr.child_id = k.child_id and not r.deceased), '[]'::jsonb)) order by k.name, k.child_id), '[]'::jsonb) as rows
    from kept k`)
  return row!.rows
}

/** A new code for each relative without WeChat, by relative; brothers and sisters print the same one. */
async function issueAll(run: Run, rows: Row[], { caller, now, ports }: Context): Promise<Map<number, string>> {
  const open = rows.flatMap(({ relatives }) => relatives.filter(({ bound }) => !bound))
  const codes = new Map(open.map((one) => [one.relativeId, codeOf(ports.keys, randomBytes(16).toString('hex'))]))
  const issued = [...codes].map(([relativeId, code]) => ({
    relativeId,
    digest: codeDigest(ports.keys, code).toString('hex'),
  }))
  await run(sql`
    with asked as materialized (select * from jsonb_to_recordset(${jsonParam(issued)}) as x("relativeId" bigint, digest text)),
    voided as (
      update bind_code b set voided_at = ${now}::timestamptz from asked
      where b.school_id = ${caller.placeId} and b.relative_id = asked."relativeId" and b.used_at is null and b.voided_at is null)
    insert into bind_code (school_id, relative_id, code_hmac, issued_by, issued_at, expires_at)
    select ${caller.placeId}, "relativeId", decode(digest, 'hex'), ${caller.personId}, ${now}::timestamptz, ${now}::timestamptz + make_interval(days => ${CODE_DAYS}::int)
    from asked`)
  return codes
}

function cardOf(row: Row, codes: Map<number, string>, lastDay: DateText, { ports }: Context): Card {
  const phones = (sealed: string[]) => sealed.map((one) => maskedPhone(decrypt(ports.keys, Buffer.from(one, 'base64'))))
  return {
    ...row,
    lastDay,
    relatives: row.relatives.map(({ relativeId, sealed, ...rest }) => ({
      ...rest,
      phones: phones(sealed),
      code: codes.get(relativeId) ?? null,
    })),
  }
}

/** Letters alone: a number in a kept reply would look like somebody's. */
const unguessable = () => Array.from({ length: 28 }, () => String.fromCharCode(97 + randomInt(26))).join('')

/**
 * Contact cards as a Word file, with a one-time code for every relative who has not come in yet. The link expires, the file's path cannot be guessed, the clock removes it.
 * Refuses NOT_FOUND where there is no such class or child, or no child in it; FORBIDDEN.
 */
export const printCards = work('binding.cards', async (asked, context, run) => {
  const { ports, caller, today } = context
  const rows = await cardRows(run, asked, context)
  if (rows.length === 0) throw new Refusal('NOT_FOUND')
  const codes = await issueAll(run, rows, context)
  const lastDay = addDays(today, CODE_DAYS - 1)
  const bytes = await cardsDocument(
    rows.map((row) => cardOf(row, codes, lastDay, context)),
    asked.onePerPage,
  )
  const fileId = await ports.files.write(`cards/${caller.placeId}/${unguessable()}.docx`, bytes)
  const url = (await ports.files.links([fileId]))[fileId]
  if (!url) throw new Error('the cloud gives no link for a file it has just stored')
  const fileName = asked.childId === undefined ? `${rows[0]!.className}联系卡.docx` : '联系卡.docx'
  return {
    data: { fileName, url, cards: rows.length, codes: codes.size },
    children: rows.map(({ childId }) => childId),
    detail: { codes: codes.size },
  }
})
