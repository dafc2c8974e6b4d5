import type { HoldingName } from '../../contract/holdings'
import {
  accommodationLabel,
  callOutcomeLabel,
  callTopicLabel,
  careArrangementLabel,
  contactAboutLabel,
  contactChannelLabel,
  leftBehindStatusLabel,
  mediumLabel,
  moodLabel,
  noteKindLabel,
  parentalAbsenceLabel,
  relationLabel,
  sexLabel,
  specialStatusLabel,
} from '../../contract/labels'
import { clockText, dateOf, minuteOf } from '../../contract/week'
import { lettersLines } from './held-letters'
import { line, wordOf, words } from './held-line'
import type { Line } from './held-line'
import type { HeldRow } from './held-shape'

/** How sealed values are shown: masked on a page, in full in the guardian's own copy. */
export interface Opened {
  phone(sealed: string): string
  idNumber(sealed: string): string
  address(sealed: string): string
}

function identity({ name, identity: facts }: HeldRow): Line[] {
  return [
    ...line('姓名', name),
    ...line('性别', sexLabel[facts.sex]),
    ...line('出生日期', facts.birthDate),
    ...line('班级', facts.className),
    ...line('建档日期', facts.enrolledOn),
    ...line('离校日期', facts.leftOn ?? ''),
    ...line('父母外出', parentalAbsenceLabel[facts.parentalAbsence]),
    // The register's own word is for the school; at home a child has a name and no category.
    ...(facts.leftBehindStatus === 'none' ? [] : line('学籍登记', registerWords[facts.leftBehindStatus])),
    ...line('住宿', accommodationLabel[facts.accommodation]),
    ...line(
      '特殊情况',
      words(
        facts.specialStatus.map((key) => wordOf(specialStatusLabel, key)),
        '、',
      ),
    ),
  ]
}

const registerWords: Record<Exclude<keyof typeof leftBehindStatusLabel, 'none'>, string> = {
  oneParent: '父母一方在外',
  bothParents: '父母都在外',
}

function contacts(held: HeldRow, opened: Opened): Line[] {
  return [
    ...line('孩子的住址', held.address === null ? '' : opened.address(held.address)),
    ...held.card.flatMap((one) =>
      line(
        `${relationLabel[one.relation]}${one.self ? '（您）' : ''}`,
        words([
          one.name,
          one.isCaregiver ? '照料人' : '',
          one.own ? words(one.own.phones.map(opened.phone), '、') : `${one.numbers} 个电话号码`,
          one.own?.employer,
          one.own?.address ? opened.address(one.own.address) : '',
          one.own?.reachable,
        ]),
      ),
    ),
    ...held.care.flatMap(({ kind, from, to }) =>
      line('由谁照料', `${careArrangementLabel[kind]}，${from} ${to === null ? '至今' : `至 ${to}`}`),
    ),
    ...held.notices.flatMap(({ signedOn, validUntil }) =>
      line('委托照护书', `${signedOn} 签${validUntil === null ? '' : `，到 ${validUntil}`}`),
    ),
  ]
}

const moment = (at: string) => `${dateOf(at)} ${clockText(minuteOf(at))}`

function calls({ calls: { items } }: HeldRow): Line[] {
  return items.flatMap((call) =>
    line(
      moment(call.at),
      words([
        mediumLabel[call.medium],
        call.relation ? relationLabel[call.relation] : '',
        wordOf(callOutcomeLabel, call.outcome),
        call.seconds > 0 ? `${Math.max(1, Math.round(call.seconds / 60))} 分钟` : '',
      ]),
    ),
  )
}

function callDetails({ calls: { items } }: HeldRow): Line[] {
  return items.flatMap((call) =>
    line(
      moment(call.at),
      words([
        call.mood ? moodLabel[call.mood] : '',
        words(
          call.topics.map((key) => wordOf(callTopicLabel, key)),
          '、',
        ),
      ]),
    ),
  )
}

function familyContacts({ familyContacts: { items } }: HeldRow): Line[] {
  return items.flatMap(({ on, channel, about, reached }) =>
    line(on, words([contactChannelLabel[channel], contactAboutLabel[about], reached ? '联系上了' : '没有联系上'])),
  )
}

function consents({ trail }: HeldRow): string {
  if (trail.consents === 0) return ''
  return `${trail.consents} 条${trail.renewed > 0 ? `，其中 ${trail.renewed} 条换了新版告知书` : ''}`
}

/** What a guardian reads of each holding, in plain words. What teachers wrote for the school alone is not in it (README of the page says so). */
export function heldLines(held: HeldRow, opened: Opened): Record<HoldingName, Line[]> {
  const { character } = held
  return {
    identity: identity(held),
    idNumber: line('身份证号', held.idNumber === null ? '' : opened.idNumber(held.idNumber)),
    contacts: contacts(held, opened),
    character: [
      ...line('性格', character.character),
      ...line('兴趣爱好', character.interests),
      ...line('身体状况', character.health),
      ...line('备注', character.remarks),
    ],
    calls: calls(held),
    callDetails: callDetails(held),
    familyContacts: familyContacts(held),
    notes: held.notes.items.flatMap(({ kind, on, forParents }) => line(`${on} ${noteKindLabel[kind]}`, forParents)),
    photos: [],
    letters: lettersLines(held),
    refused: held.refused.items.flatMap(({ on, words: said }) => line(on, said)),
    messages: [],
    trail: [
      ...line('同意和撤回', consents(held)),
      ...line('申请和答复', held.trail.requests > 0 ? `${held.trail.requests} 条` : ''),
    ],
  }
}
