/** @jest-environment jsdom */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { textOf, type Mounted } from '../../mount'
import { allPages, type AppPackages } from '../../../../scripts/build/packages'
import type { Phone } from '../../start/phone'
import { open } from '../recording'
import { at, call, recordsPhone } from './acting'
import { record, type Opened } from './replies'

let phone: Phone
let answer: Opened

beforeEach(() => {
  jest.resetModules()
  answer = record()
  phone = recordsPhone(() => answer)
})

describe('the record', () => {
  const urls = (page: Mounted) =>
    (page.instance.data.view as { links: { label: string; url: string }[] }).links.map(({ label, url }) => [label, url])
  const ofKeeper = [
    ['同意情况', '/pages/consent/ledger/index?childId=3'],
    ['谁绑定了微信', '/pages/record/bindings/index?childId=3'],
  ]
  const ofHead = [
    ['谁看过', '/pages/rights/readers/index?childId=3'],
    ['存了什么', '/pages/rights/held/index?childId=3'],
  ]

  const known = allPages(
    JSON.parse(readFileSync(path.resolve(__dirname, '../../../../miniprogram/app.json'), 'utf8')) as AppPackages,
  )

  test.each<[string, Partial<Opened>, string[][]]>([
    ['the class teacher', {}, ofKeeper],
    ['the head', { can: { correct: true, people: true, trail: true } }, [...ofKeeper, ...ofHead]],
    [
      'the head, of a child who has left',
      { leftOn: '2026-11-01', can: { correct: true, people: true, trail: true } },
      [ofKeeper[0]!, ...ofHead],
    ],
    ['a paired teacher', { can: { correct: false, people: false, trail: false } }, []],
  ])('the pages beside it, for %s', async (_who, change, expected) => {
    answer = record(change)
    const page = await open('file', { id: '3' })
    expect(urls(page)).toEqual(expected)
    for (const [label, url] of expected) {
      expect(textOf(page)).toContain(label)
      expect(known).toContain(url!.slice(1).split('?')[0])
      call(page, 'goTo', at({ url }))
    }
    expect(phone.opened).toEqual(expected.map(([, url]) => url))
  })

  test.each([
    [0, '/pages/record/correct/index?id=3&part=about'],
    [1, '/pages/record/contact/index?id=3&relative=12'],
    [2, '/pages/record/notice/index?id=3'],
  ])('what is missing leads to its form: row %s', async (index, url) => {
    const page = await open('file', { id: '3' })
    call(page, 'fill', at({ index }))
    expect(phone.opened).toEqual([url])
  })
})
