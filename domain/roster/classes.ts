import type { FiledClass } from './on-file'
import { gradeClassText } from './reading/classes'
import type { ClassSize, RosterChild } from './reading'

/** A class that the roster names. `classId` null: to be opened; `changed`: its row is to be written. */
export interface PlannedClass {
  classId: number | null
  grade: number
  number: number
  name: string
  pupils: number | null
  changed: boolean
}

/** The classes of the sheet of class sizes and of the children, in order. A size that the file does not give stays as it is on file. */
export function planClasses(
  sizes: readonly ClassSize[],
  children: readonly RosterChild[],
  filed: readonly FiledClass[],
): PlannedClass[] {
  const named = new Map<string, PlannedClass>()
  const name = (grade: number, number: number, pupils: number | null) => {
    const key = `${grade}|${number}`
    if (named.has(key)) return
    const was = filed.find((one) => one.grade === grade && one.number === number)
    named.set(key, {
      classId: was?.classId ?? null,
      grade,
      number,
      name: was?.name ?? gradeClassText(grade, number),
      pupils: pupils ?? was?.pupils ?? null,
      changed: !was || (pupils !== null && pupils !== was.pupils),
    })
  }
  for (const size of sizes) name(size.grade, size.classNumber, size.pupils)
  for (const child of children) name(child.grade, child.classNumber, null)
  return [...named.values()].sort((one, other) => one.grade - other.grade || one.number - other.number)
}
