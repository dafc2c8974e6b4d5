import type { Mounted } from '../mount'
import { ok, Phone } from '../start/phone'
import { preview, review, update } from './letter-replies'
import { asTeacher } from './replies'

const versions = {
  updateId: 1,
  versions: [
    { version: 2, at: '2026-11-20T10:30:00.000Z', by: '林老师', teacherLine: '改好了', ask: '带雨伞', summary: '谈心' },
    { version: 1, at: '2026-11-20T10:05:00.000Z', by: '林老师', teacherLine: '', ask: '', summary: '谈心' },
  ],
}

/** The phone of a teacher whose class has two updates this week, at a school that takes everything. Registers the hooks of the file that asks. */
export class LettersPhone {
  phone!: Phone
  /** The updates are out. */
  published = false

  constructor() {
    beforeEach(() => {
      jest.resetModules()
      this.published = false
      this.phone = new Phone().install().signedIn(asTeacher)
      this.phone.answer = ({ action }) => ok(this.replyTo(action))
    })
  }

  private replyTo(action: string): unknown {
    if (action === 'updates.preview') return preview()
    if (action === 'updates.ask') return { ask: '带雨伞', written: 2, corrected: 0 }
    if (action === 'updates.versions') return versions
    if (action === 'updates.line') return { teacherLine: '这周状态很稳，请放心。' }
    if (action === 'updates.unpublish') {
      this.published = false
      return { takenBack: 2, read: 0 }
    }
    if (action === 'updates.publish') {
      this.published = true
      return { published: 2, messages: 1, withoutCredit: 1 }
    }
    const { published } = this
    const publishedAt = published ? new Date().toISOString() : null
    return review([update(1, { thin: true, published, publishedAt }), update(2, { published, publishedAt })])
  }
}

type Handler = (event?: object) => Promise<void>

/** What the page does on an event. */
export const call = (mounted: Mounted, method: string, detail: object = {}): Promise<void> =>
  (mounted.instance[method] as Handler)({ detail })
