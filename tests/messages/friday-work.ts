import { appendFileSync } from 'node:fs'
import { answer } from '../../cloudfunctions/api/pipeline'
import { hatKey } from '../../contract/roles'
import { Database } from '../../database/connect'
import { composeDue } from '../../domain/clock/compose-due'
import { sendMessages } from '../../domain/clock/send-messages'
import { makeOutside } from '../ports'

/** A Friday evening in a process of its own, to be killed. */
export interface Friday {
  url: string
  now: string
  /** Where the messages that WeChat delivered are written down, one a line, before it answers. */
  arrived: string
  classes: { openid: string; schoolId: number; updates: number[] }[]
  /** What to do: compose, publish (in the teachers' names, with the same request ids each time) or send. */
  step: 'compose' | 'publish' | 'send'
}

process.once('message', (work: Friday) => void run(work))

async function run({ url, now, arrived, classes, step }: Friday): Promise<void> {
  const outside = makeOutside(new Date(now))
  const database = new Database(url, 2)
  outside.ports.wechat.send = async ({ openid, page }) => {
    await pause(2)
    appendFileSync(arrived, `${openid} ${page}\n`)
    await pause(2)
    return { result: 'sent' }
  }
  process.send!('ready')
  if (step === 'compose') await composeDue({ database, ports: outside.ports })
  if (step === 'send') await sendMessages({ database, ports: outside.ports })
  if (step === 'publish') {
    for (const { openid, schoolId, updates } of classes) {
      const requestId = `00000000-0000-4000-8000-${String(updates[0]).padStart(12, '0')}`
      const event = {
        action: 'updates.publish',
        hat: hatKey(schoolId, 'teacher'),
        requestId,
        input: { updateIds: updates },
      }
      await answer({ database, ports: outside.ports, log: () => undefined }, openid, event)
    }
  }
  await database.close()
  process.send!('done')
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
