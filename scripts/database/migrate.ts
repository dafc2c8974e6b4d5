import { migrate } from '../../database/migrate'

/** `npm run migrate`: brings the database of DATABASE_URL up to this version. */
async function main(): Promise<void> {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set')
  const { applied } = await migrate(url)
  console.log(applied > 0 ? `${applied} migrations applied` : 'nothing to do')
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
