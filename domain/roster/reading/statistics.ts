import { accommodationLabel, careArrangementLabel, parentalAbsenceLabel, sexLabel } from '../../../contract/labels'
import type { ClassSize, RosterChild } from './child'

export interface Part {
  key: string
  label: string
  count: number
  /** What a part is made of, where the field reports it in one figure. */
  of?: { key: string; label: string; count: number }[]
}

/** Parts, their total and the difference, always printed together (field.md, section 2). */
export interface Reconciled {
  parts: Part[]
  total: number
  /** `total` less the sum of the parts; 0 when every child falls in exactly one part. */
  difference: number
}

export interface StageCount {
  stage: 'primary' | 'junior'
  classes: number
  pupils: number
  leftBehind: number
}

export interface RosterStatistics {
  leftBehind: number
  /** `null` where the file gives no class sizes. */
  pupils: number | null
  classes: number | null
  /** Left-behind children in a hundred pupils, two decimals; `null` without class sizes. */
  percent: number | null
  stages: StageCount[]
  care: Reconciled
  absence: Reconciled
  sex: Reconciled
  accommodation: Reconciled
}

/**
 * The counts that schools hand in. Children whom the register calls 非留守 are not counted. An orphan or a
 * single parent's child is its own part of `care` and of `absence`, whoever looks after it (field.md, section 3).
 */
export function rosterStatistics(children: RosterChild[], classSizes: ClassSize[]): RosterStatistics {
  const counted = children.filter((child) => child.leftBehindStatus !== 'none')
  const pupils = classSizes.length > 0 ? sum(classSizes.map((size) => size.pupils)) : null
  return {
    leftBehind: counted.length,
    pupils,
    classes: pupils === null ? null : classSizes.length,
    percent: pupils ? Math.round((counted.length / pupils) * 10_000) / 100 : null,
    stages: stages(counted, classSizes),
    care: careParts(counted),
    absence: absenceParts(counted),
    sex: reconciled(counted, [
      part(counted, 'female', sexLabel.female, isSex('female')),
      part(counted, 'male', sexLabel.male, isSex('male')),
    ]),
    accommodation: reconciled(
      counted,
      (['boarding', 'day'] as const).map((kind) =>
        part(counted, kind, accommodationLabel[kind], (child) => child.accommodation === kind),
      ),
    ),
  }
}

function careParts(children: RosterChild[]): Reconciled {
  const care =
    (...kinds: RosterChild['care']['kind'][]) =>
    (child: RosterChild) =>
      !isSpecial(child) && kinds.includes(child.care.kind)
  const of = (['kinshipOther', 'unrelatedAdult'] as const).map((kind) =>
    part(children, kind, careArrangementLabel[kind], care(kind)),
  )
  return reconciled(children, [
    part(children, 'grandparents', careArrangementLabel.kinshipGrandparent, care('kinshipGrandparent')),
    part(children, 'oneParent', careArrangementLabel.parent, care('parent')),
    { ...part(children, 'relativesOrFriends', '亲戚或亲朋照料', care('kinshipOther', 'unrelatedAdult')), of },
    part(children, 'livingAlone', careArrangementLabel.livingAlone, care('livingAlone')),
    part(children, 'singleParentOrOrphan', '单亲或孤儿', isSpecial),
    part(children, 'unrecorded', careArrangementLabel.none, care('none')),
  ])
}

function absenceParts(children: RosterChild[]): Reconciled {
  const absent = (status: RosterChild['leftBehindStatus']) => (child: RosterChild) =>
    !isSpecial(child) && child.leftBehindStatus === status
  return reconciled(children, [
    part(children, 'both', parentalAbsenceLabel.both, absent('bothParents')),
    part(children, 'one', parentalAbsenceLabel.one, absent('oneParent')),
    part(children, 'singleParentOrOrphan', '单亲或孤儿', isSpecial),
  ])
}

function isSpecial(child: RosterChild): boolean {
  return child.specialStatus.some(
    (status) => status === 'orphan' || status === 'deFactoOrphan' || status === 'singleParent',
  )
}

function isSex(sex: RosterChild['sex']): (child: RosterChild) => boolean {
  return (child) => child.sex === sex
}

function stages(children: RosterChild[], classSizes: ClassSize[]): StageCount[] {
  const isIn = { primary: (grade: number) => grade <= 6, junior: (grade: number) => grade > 6 }
  return (['primary', 'junior'] as const)
    .map((stage) => {
      const sizes = classSizes.filter((size) => isIn[stage](size.grade))
      const leftBehind = children.filter((child) => isIn[stage](child.grade)).length
      return { stage, classes: sizes.length, pupils: sum(sizes.map((size) => size.pupils)), leftBehind }
    })
    .filter((count) => count.classes > 0 || count.leftBehind > 0)
}

function part(children: RosterChild[], key: string, label: string, belongs: (child: RosterChild) => boolean): Part {
  return { key, label, count: children.filter(belongs).length }
}

function reconciled(children: RosterChild[], parts: Part[]): Reconciled {
  return { parts, total: children.length, difference: children.length - sum(parts.map((one) => one.count)) }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
