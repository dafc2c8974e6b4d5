import type { World } from '../../world'
import type { Commands } from '../commands'
import { plain, asXlsx } from '../../roster/layouts'
import { madeRow } from '../../roster/made-up-roster'
import { next } from './made'

/** Rosters that come as a workbook. */
export function rosterCommands(world: () => World): Commands {
  async function uploaded(): Promise<{ fileId: string; fileName: string }> {
    const fileId = `cloud://test.files/roster/${next()}.xlsx`
    world().outside.files.set(fileId, await asXlsx([madeRow(next()), madeRow(next())], plain))
    return { fileId, fileName: 'made.xlsx' }
  }

  async function preview(): Promise<number> {
    return (
      await world()
        .as(world().personas.head)
        .ask('roster.preview', await uploaded())
    ).importId
  }

  return {
    'roster.begin': async () => ({ as: 'head', action: 'roster.begin', input: await uploaded() }),
    'roster.mapping': async () => ({
      as: 'head',
      action: 'roster.mapping',
      input: { importId: await preview(), columns: [{ heading: `第${next()}列`, field: 'character' }] },
    }),
    'roster.undo': async () => {
      const importId = await preview()
      await world().as(world().personas.head).ask('roster.confirm', { importId })
      return { as: 'head', action: 'roster.undo', input: { importId } }
    },
    'roster.confirm': async () => ({ as: 'head', action: 'roster.confirm', input: { importId: await preview() } }),
  }
}
