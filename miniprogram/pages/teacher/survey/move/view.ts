import type { Output } from '../../../../../contract/actions'

type Form = Output<'moves.form'>

export interface View {
  childId: number
  name: string
  className: string
  today: string
  earliest: string
  classes: Array<{ key: number; label: string }>
}

/** What the form for another class shows: every class but the child's own. */
export function toView({ childId, name, classId, className, today, earliest, classes }: Form): View {
  const others = classes.filter((one) => one.classId !== classId)
  return {
    childId,
    name,
    className,
    today,
    earliest,
    classes: others.map((one) => ({ key: one.classId, label: one.name })),
  }
}
