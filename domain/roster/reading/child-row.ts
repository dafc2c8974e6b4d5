import type { RosterChild, SpecialStatus } from './child'
import { leftBehind, specialCircumstances } from './circumstances'
import type { ClassRead } from './classes'
import { absence, readHousehold, type Household } from './household'
import { childBirth, childId, childName, childSex } from './identity'
import { isNoName } from './names'
import type { RowScribe } from './row-scribe'
import { accommodation, schoolPlace } from './school-place'

/** What a row needs to know of the world around it. */
export interface RowSetting {
  /** `YYYY-MM-DD`, the school's day. */
  today: string
  /** Grade and class from the sheet's name or title. */
  sheetClass: ClassRead
}

/** Reads one data row as a child; `undefined` when `row.refusals` says why it is none. */
export function readChildRow(row: RowScribe, setting: RowSetting): RosterChild | undefined {
  const name = childName(row)
  const id = childId(row)
  const sex = childSex(row, id)
  const birthDate = childBirth(row, id, setting.today)
  const school = schoolPlace(row, setting.sheetClass, setting.today)
  const accommodationRead = accommodation(row)
  const special = new Set<SpecialStatus>()
  const register = leftBehind(row, special)
  const specialWords = specialCircumstances(row, special)
  const household = readHousehold(row)
  const away = absence(row, register, household.parents)
  const texts = freeTexts(row, specialWords)
  if (special.has('orphan')) noteLivingParents(row, household)
  if (row.refusals.length > 0 || !name || !sex || !birthDate || !school || !accommodationRead || !away) return undefined
  return {
    name,
    sex,
    birthDate,
    ...school,
    accommodation: accommodationRead,
    leftBehindStatus: away.status,
    parentalAbsence: away.absent,
    care: { kind: household.care },
    specialStatus: [...special],
    ...(id ? { idNumber: id.number } : {}),
    ...texts,
    relatives: household.relatives,
  }
}

type FreeTexts = Pick<RosterChild, 'address' | 'character' | 'interests' | 'health' | 'remarks' | 'pairedTeacher'>

function freeTexts(row: RowScribe, specialWords: string | undefined): FreeTexts {
  const remarks = [specialWords, row.freeText('remarks', 500)].filter((text) => text !== undefined).join('；')
  const texts: FreeTexts = {
    address: row.freeText('address', 200),
    character: row.freeText('character', 200),
    interests: row.freeText('interests', 200),
    health: row.freeText('health', 200),
    remarks: remarks || undefined,
    pairedTeacher: pairedTeacher(row),
  }
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined))
}

function pairedTeacher(row: RowScribe): string | undefined {
  const text = row.freeText('pairedTeacher', 40)
  return text === undefined || isNoName(text)
    ? undefined
    : text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
}

function noteLivingParents(row: RowScribe, household: Household): void {
  const reachable = household.relatives.filter(
    ({ relation, phones, deceased }) =>
      (relation === 'father' || relation === 'mother') && phones.length > 0 && !deceased,
  )
  if (reachable.length > 0) row.note(row.anchor('special'), '登记为孤儿，但父母有联系电话，请核对')
}
