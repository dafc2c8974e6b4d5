import type { Output } from '../../../../../contract/actions'

export interface View {
  today: string
  classes: Array<{ key: number; label: string }>
  /** The class that stands on the form at first. */
  classId: number
}

/** What the form for a new child needs; the class from which one comes is chosen where one keeps it. */
export function toView({ today, classes }: Output<'children.form'>, asked: number): View {
  const known = classes.some(({ classId }) => classId === asked)
  return {
    today,
    classes: classes.map((one) => ({ key: one.classId, label: one.name })),
    classId: known ? asked : (classes[0]?.classId ?? 0),
  }
}
