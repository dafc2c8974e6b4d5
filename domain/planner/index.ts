export { plan } from './plan'
export { remedies } from './remedies'
export { rounds, turns } from './turns'
export { verifyBlocking } from './verify'
export type {
  BlockingSet,
  ExtraHour,
  Family,
  Left,
  Level,
  OtherWeek,
  Plan,
  Remedies,
  Remedy,
  Seat,
  Slot,
  Week,
} from './shape'
