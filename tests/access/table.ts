import { actions } from '../../contract/actions'
import type { ActionName } from '../../contract/actions'
import type { Action } from '../../contract/action'
import type { Role } from '../../contract/roles'
import { mayAsk, names, namesAChild, namesAClass, said, spokenOf } from './asks'
import type { Stage } from './asks'
import type { Somebody, Target } from './people'

/** Who stands for a role, and which child stands for each relation to it. */
interface Standing {
  who: Somebody
  title: string
  relations: Readonly<Record<string, Target>>
}

const standings: Record<Role, Standing> = {
  parent: {
    who: 'father',
    title: 'parent (家长)',
    relations: {
      'own child': 'child',
      "own child's class": 'classmate',
      'own school': 'otherChild',
      'same district': 'farChild',
      'other district': 'strangeChild',
    },
  },
  teacher: {
    who: 'pairedTeacher',
    title: 'teacher (老师)',
    relations: {
      'own class': 'otherChild',
      'paired child': 'child',
      'own school': 'classmate',
      'has left': 'leftChild',
      'same district': 'farChild',
      'other district': 'strangeChild',
    },
  },
  desk: {
    who: 'desk',
    title: 'desk (亲情电话值班)',
    relations: {
      'own school': 'child',
      'has left': 'leftChild',
      'same district': 'farChild',
      'other district': 'strangeChild',
    },
  },
  head: {
    who: 'head',
    title: 'head (学校管理员)',
    relations: {
      'own school': 'child',
      'has left': 'leftChild',
      'same district': 'farChild',
      'other district': 'strangeChild',
    },
  },
  district: {
    who: 'officer',
    title: 'district (区县管理员)',
    relations: { 'same district': 'child', 'other district': 'strangeChild' },
  },
}

const legend = `| mark | what the product answered |
| --- | --- |
| \`yes\` | it answered, and the answer is about this child |
| \`·\` | it answered, and said nothing of this child |
| \`–\` | NOT_FOUND: for this caller there is no such child |
| \`no\` | FORBIDDEN: this hat may not do that with this child |
| \`CODE\` | it may be asked, but a rule refused this question (a version that is out of date, a day too early) |`

async function mark(stage: Stage, who: Somebody, action: ActionName, target: Target): Promise<string> {
  const reply = await stage.ask(who, action, stage.traces[target])
  if (!reply.ok) {
    if (reply.error.code === 'NOT_FOUND') return '–'
    return reply.error.code === 'FORBIDDEN' ? 'no' : reply.error.code
  }
  const aboutIt = namesAChild(stage, action) && !namesAClass(stage, action, target)
  return aboutIt || spokenOf(stage, said(reply)).includes(target) ? 'yes' : '·'
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

async function tableOf(stage: Stage, { who, title, relations }: Standing): Promise<string> {
  const columns = Object.entries(relations)
  const lines = [
    row(['action', 'kind', ...columns.map(([name]) => name)]),
    row(['---', '---', ...columns.map(() => ':-:')]),
  ]
  const closed: string[] = []
  for (const action of names.filter((name) => !name.startsWith('session.')).toSorted()) {
    const { kind, beforeConsent } = actions[action] as Action
    if (!mayAsk(action, who)) {
      closed.push(`\`${action}\``)
      continue
    }
    const marks: string[] = []
    for (const [, target] of columns) marks.push(await mark(stage, who, action, target))
    lines.push(row([`\`${action}\`${beforeConsent && who === 'father' ? ' ¹' : ''}`, kind, ...marks]))
  }
  return `## ${title}\n\n${lines.join('\n')}\n\nNot for this hat: ${closed.join(', ')}.`
}

/** docs/access.md: every action, as every role, towards a child of every relation, as the product itself answers. */
export async function accessTable(stage: Stage): Promise<string> {
  const parts = [
    '# Who may do what with which child',
    'Written by `npm run access`, which asks every action as every role about a child of every relation and writes down what came back; `tests/access/table.test.ts` asks again and fails where this file is stale. Do not edit it.',
    `${legend}\n\n¹ also before the guardian has consented to the record.`,
    'The policies of the database decide which child exists for whom (database/migrations/0001, 0003 and later); the contract decides which hat may ask. tests/access/every-table.test.ts shows the first without the second.',
  ]
  for (const standing of Object.values(standings)) parts.push(await tableOf(stage, standing))
  parts.push(
    '## Nobody\n\nWhoever has left the staff, was taken off a contact card, whose child has left the school, a volunteer, a stranger: `session.open`, `session.signIn` and `session.bindCode` alone (tests/access/matrix.test.ts).',
  )
  return `${parts.join('\n\n')}\n`
}
