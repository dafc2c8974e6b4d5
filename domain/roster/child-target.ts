import { sexLabel, accommodationLabel, leftBehindStatusLabel, parentalAbsenceLabel } from '../../contract/labels'
import type { Digests } from './digests'
import type { FiledChild, FiledClass } from './on-file'
import { gradeClassText } from './reading/classes'
import { plainText } from './reading/text'
import type { ChildrenSheet, Field, RosterChild } from './reading'

/** A child's row as it shall stand. A text that the file leaves blank is undefined and stays as it is on file. */
export interface ChildTarget extends Pick<
  RosterChild,
  | 'name'
  | 'birthDate'
  | 'sex'
  | 'grade'
  | 'classNumber'
  | 'accommodation'
  | 'leftBehindStatus'
  | 'parentalAbsence'
  | 'specialStatus'
> {
  idNumber?: string
  address?: string
  character?: string
  interests?: string
  health?: string
  remarks?: string
}

/** What opens ciphertext of the database (base64). */
export type Open = (sealed: string) => string

/**
 * The row that a roster row asks for. What its sheet has no column for stays as it is on file: a list without 是否寄宿 makes nobody a day pupil.
 * @param remarks the row's remarks with what had no other place
 */
export function childTarget(
  child: RosterChild,
  filed: FiledChild | null,
  sheet: ChildrenSheet | undefined,
  remarks: string,
): ChildTarget {
  const asks = (...fields: Field[]) =>
    !sheet || sheet.columns.some(({ field }) => field !== null && fields.includes(field))
  const asksSpecial =
    child.specialStatus.length > 0 || asks('special', 'isOrphan', 'isSingleParent', 'isDisabled', 'isPoor')
  const { care: _care, className: _className, pairedTeacher: _teacher, relatives: _relatives, ...facts } = child
  return {
    ...facts,
    accommodation: filed && !asks('accommodation') ? filed.accommodation : child.accommodation,
    specialStatus: filed && !asksSpecial ? filed.specialStatus : child.specialStatus,
    remarks: remarks || undefined,
  }
}

const said = <T extends string>(label: string, words: Record<T, string>, was: T, is: T) =>
  was === is ? [] : [`${label}：${words[was]}→${words[is]}`]

/** What changes about a child on file, in Chinese; numbers and addresses are only named. */
export function childChanges(
  target: ChildTarget,
  filed: FiledChild,
  classes: readonly FiledClass[],
  digests: Digests,
  open: Open,
): string[] {
  const was = classes.find((one) => one.classId === filed.classId)
  const moved = was?.grade !== target.grade || was.number !== target.classNumber
  const texts = { character: '性格特点', interests: '兴趣爱好', health: '健康状况', remarks: '备注' } as const
  const named = (Object.keys(texts) as (keyof typeof texts)[]).filter(
    (key) => target[key] !== undefined && plainText(target[key]) !== plainText(filed[key]),
  )
  return [
    ...(filed.left ? ['重新在册'] : []),
    ...(target.name === filed.name ? [] : [`姓名：${filed.name}→${target.name}`]),
    ...(target.birthDate === filed.birthDate ? [] : [`出生日期：${filed.birthDate}→${target.birthDate}`]),
    ...(moved ? [`班级：${was?.name ?? ''}→${gradeClassText(target.grade, target.classNumber)}`] : []),
    ...said('性别', sexLabel, filed.sex, target.sex),
    ...said('住宿', accommodationLabel, filed.accommodation, target.accommodation),
    ...said('留守类型', leftBehindStatusLabel, filed.leftBehindStatus, target.leftBehindStatus),
    ...said('父母外出', parentalAbsenceLabel, filed.parentalAbsence, target.parentalAbsence),
    ...(sorted(target.specialStatus) === sorted(filed.specialStatus) ? [] : ['特殊情况有变']),
    ...(target.idNumber && digests.idNumber(target.idNumber) !== filed.idDigest ? ['身份证号有变'] : []),
    ...(target.address !== undefined && (filed.address === null || open(filed.address) !== target.address)
      ? ['家庭住址有变']
      : []),
    ...named.map((key) => `${texts[key]}有变`),
  ]
}

function sorted(values: readonly string[]): string {
  return [...values].sort().join()
}
