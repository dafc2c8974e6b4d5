import { openPlan } from './open'
import { pin, unpin } from './pin'
import { proposePlan } from './propose'
import { publishByHead } from './publishing'

export const planHandlers = {
  'plans.open': openPlan,
  'plans.propose': proposePlan,
  'plans.pin': pin,
  'plans.unpin': unpin,
  'plans.publish': publishByHead,
}
