import type { Someone } from '../../record/go'

/** What may have changed, and where it is written down. */
export const changes = [
  { key: 'away', label: '父母外出情况', icon: 'people' },
  { key: 'care', label: '由谁照料', icon: 'person' },
  { key: 'boarding', label: '寄宿还是走读', icon: 'home' },
  { key: 'phone', label: '电话、联系人', icon: 'phone' },
  { key: 'class', label: '换了班级', icon: 'class' },
  { key: 'other', label: '别的，或者稍后再改', icon: 'edit' },
] as const

export type ChangeKey = (typeof changes)[number]['key']

/** The page on which a change is written down. */
export function formOf(key: ChangeKey, child: Someone): string {
  switch (key) {
    case 'care':
      return `/pages/record/care/index?id=${child.childId}`
    case 'class':
      return `/pages/teacher/survey/move/index?id=${child.childId}`
    case 'away':
    case 'boarding':
      return `/pages/record/correct/index?id=${child.childId}`
    default:
      return `/pages/record/file/index?id=${child.childId}`
  }
}

/** The form for a child who has left. */
export function leavingForm(child: Someone): string {
  return `/pages/teacher/survey/leave/index?id=${child.childId}`
}

/** The form for a child who is not on file yet. */
export function newChildForm(classId: number): string {
  return `/pages/teacher/survey/add/index?class=${classId}`
}
