import type { Mounted } from '../../mount'
import { ok, type Phone } from '../../start/phone'
import { teachersPhone, type Event } from '../recording'
import type { Opened } from './replies'

/** A teacher's phone at a school that accepts every change of the record; `opened` gives what the record says when it is opened next. */
export function recordsPhone(opened: () => Opened): Phone {
  const phone = teachersPhone()
  phone.answer = ({ action }) =>
    ok(
      action === 'records.open'
        ? opened()
        : action === 'records.reveal'
          ? { value: '测试县东河镇上村3组12号' }
          : { relativeId: 11, linked: false, shared: 0, bindingToCheck: false },
    )
  return phone
}

/** A tap or a choice on an element with this dataset. */
export const at = (dataset: object, value?: unknown) => ({ currentTarget: { dataset }, detail: { value } })

/** What the page does on an event. */
export const call = (page: Mounted, method: string, event: object = {}) => (page.instance[method] as Event)(event)
