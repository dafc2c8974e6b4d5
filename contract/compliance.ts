import * as z from 'zod'
import { action } from './action'
import { dateText, id, instant } from './fields'

/** Years that a pack can be made for; the register keeps none before the product. */
const year = z.number().int().min(2020).max(2100)

/** A file behind a link that ends within the hour; null where the storage has it no more. */
const file = z.object({ fileName: z.string(), url: z.string().nullable() })

/** The yearly compliance audit's pack (未成年人网络保护条例 Art 37; PIPL Art 54-56): a Word file to sign and stamp, and a workbook with the figures behind it. */
export const complianceActions = {
  /** The packs that were made, newest first, and what is still to be done before one is handed in. */
  'compliance.list': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({}),
    output: z.object({
      /** Years with anything in them, newest first. */
      years: z.array(z.object({ year: z.number().int(), over: z.boolean(), handInBy: dateText })),
      packs: z.array(
        z.object({
          packId: id,
          year: z.number().int(),
          madeAt: instant,
          by: z.string(),
          /** Until when pack and impact assessment are kept. */
          keptUntil: dateText,
          document: file,
          workbook: file,
        }),
      ),
      missing: z.array(z.object({ key: z.string(), text: z.string(), count: z.number().int() })),
    }),
  }),
  /** Makes the pack of a year, of the current one as far as it has come. TOO_OFTEN after ten a day. */
  'compliance.make': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject({ year }),
    output: z.object({ packId: id }),
  }),
}
