import type { Output } from '../../../contract/actions'
import { addDays } from '../../../contract/week'
import type * as Letters from '../../../miniprogram/services/kept-letters'
import type * as Withdrawn from '../../../miniprogram/services/withdrawn'
import type * as Children from '../../../miniprogram/services/kept-children'
import { fullUpdate, mine, present, thisWeek, update } from './replies'

type Mine = Output<'updates.mine'>

const stored = new Map<string, unknown>()
let letters: typeof Letters
let children: typeof Children
let withdrawn: typeof Withdrawn
let full: boolean

beforeEach(() => {
  stored.clear()
  stored.set('hat', '1:parent')
  full = false
  jest.resetModules()
  jest.useFakeTimers({ now: present })
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => stored.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => {
        if (full) throw new Error('setStorage:fail storage size limit reached')
        stored.set(key, JSON.parse(JSON.stringify(value)))
      },
      removeStorageSync: (key: string) => stored.delete(key),
      getStorageInfoSync: () => ({ keys: [...stored.keys()] }),
    },
  })
  letters = jest.requireActual<typeof Letters>('../../../miniprogram/services/kept-letters')
  children = jest.requireActual<typeof Children>('../../../miniprogram/services/kept-children')
  withdrawn = jest.requireActual<typeof Withdrawn>('../../../miniprogram/services/withdrawn')
})
afterEach(() => jest.useRealTimers())

const weekOf = (back: number) => addDays(thisWeek, -7 * back)
const letterOf = (week: string, change: Partial<Mine> = {}) =>
  mine({ week, update: { ...update, updateId: 100 + Number(week.slice(-2)), teacherLine: week }, ...change })
const lineOf = (found: ReturnType<typeof letters.keptLetter>) => found?.data.update?.teacherLine
const keysLeft = () => [...stored.keys()].filter((key) => key.startsWith('letters|'))

test('the last four weeks stay, whatever the order in which they were read', () => {
  for (const back of [2, 0, 5, 3, 1, 4]) letters.keepLetter(letterOf(weekOf(back)))
  const found = [0, 1, 2, 3, 4, 5].map((back) => lineOf(letters.keptLetter({ childId: 3, week: weekOf(back) })))
  expect(found).toEqual([weekOf(0), weekOf(1), weekOf(2), weekOf(3), undefined, undefined])
})

test('without a week it is the present one, and the newest where that was not read', () => {
  letters.keepLetter(letterOf(weekOf(0)))
  letters.keepLetter(letterOf(weekOf(1)))
  expect(lineOf(letters.keptLetter({}))).toBe(weekOf(0))
  jest.setSystemTime(present + 7 * 86_400_000)
  const found = letters.keptLetter({})
  expect(lineOf(found)).toBe(weekOf(0))
  // A week later it is last week's.
  expect(found?.data).toMatchObject({ kept: 'letter', thisWeek: addDays(thisWeek, 7), week: thisWeek })
})

test('links that expire are not kept, nor is a call that is over', () => {
  letters.keepLetter(mine({ update: fullUpdate }))
  expect(JSON.stringify([...stored])).not.toContain('https://')
  expect(letters.keptLetter({})?.data).toMatchObject({
    update: { photos: [], voice: null },
    nextCall: { bookingId: 9 },
  })
  jest.setSystemTime(Date.parse('2026-11-22T10:21:00Z'))
  expect(letters.keptLetter({})?.data.nextCall).toBeNull()
})

test('a letter that was taken back leaves the phone with the next look at its week', () => {
  letters.keepLetter(letterOf(weekOf(1)))
  letters.keepLetter(letterOf(weekOf(1), { update: null }))
  expect(letters.keptLetter({ childId: 3, week: weekOf(1) })?.data).toMatchObject({ kept: 'nothing', update: null })
})

test('a week that runs is kept without a letter, and makes room for none that was read', () => {
  for (const back of [1, 2, 3]) letters.keepLetter(letterOf(weekOf(back)))
  letters.keepLetter(letterOf(weekOf(0), { update: null }))
  expect(letters.keptLetter({})?.data).toMatchObject({ kept: 'letter', update: null, week: thisWeek })
  expect(lineOf(letters.keptLetter({ childId: 3, week: weekOf(3) }))).toBe(weekOf(3))
})

describe('two children', () => {
  const both = [
    { childId: 3, name: '小雨' },
    { childId: 4, name: '小军' },
  ]

  test('each has their own; without a child it is the first, as the server does', () => {
    letters.keepLetter(letterOf(weekOf(0), { children: both, childId: 3 }))
    letters.keepLetter(letterOf(weekOf(1), { children: both, childId: 4 }))
    expect(letters.keptLetter({})?.data.childId).toBe(3)
    expect(letters.keptLetter({ childId: 4 })?.data).toMatchObject({ childId: 4, week: weekOf(1) })
  })

  test('a child who is not theirs any more leaves the phone', () => {
    letters.keepLetter(letterOf(weekOf(0), { children: both, childId: 4 }))
    letters.keepLetter(letterOf(weekOf(0)))
    expect(keysLeft()).toEqual(['letters|1:parent|3'])
  })

  test('refused for one child, gone for that one; refused for the hat, gone for both', () => {
    const keepBoth = () =>
      both.forEach(({ childId }) => letters.keepLetter(letterOf(weekOf(0), { children: both, childId })))
    keepBoth()
    letters.forgetLetters('1:parent', 4)
    expect(keysLeft()).toEqual(['letters|1:parent|3'])
    keepBoth()
    letters.forgetLetters('1:parent')
    expect(keysLeft()).toEqual([])
  })
})

test('consent withdrawn, hat gone, nobody signed in: no letter stays', () => {
  const fill = () => letters.keepLetter(letterOf(weekOf(0)))
  fill()
  children.forgetChildren('2:parent')
  expect(keysLeft()).toEqual(['letters|1:parent|3'])
  children.forgetChildren('1:parent')
  expect(keysLeft()).toEqual([])
  fill()
  withdrawn.forgetHatsBut(['1:teacher'])
  expect(keysLeft()).toEqual([])
  fill()
  children.forgetEveryChild()
  expect(keysLeft()).toEqual([])
})

test('another hat is shown nothing of it', () => {
  letters.keepLetter(letterOf(weekOf(0)))
  stored.set('hat', '2:parent')
  jest.resetModules()
  const other = jest.requireActual<typeof Letters>('../../../miniprogram/services/kept-letters')
  expect(other.keptLetter({ childId: 3 })).toBeUndefined()
})

test('an answer stands in the kept letter, and in no other', () => {
  for (const back of [0, 1]) letters.keepLetter(letterOf(weekOf(back)))
  letters.keepAnswer(3, letters.keptLetter({})!.data.update!.updateId, { thumb: true, reply: '谢谢' })
  expect(letters.keptLetter({})?.data.update?.answer).toMatchObject({ thumb: true, reply: '谢谢', phrase: null })
  expect(letters.keptLetter({ childId: 3, week: weekOf(1) })?.data.update?.answer.thumb).toBe(false)
})

test('a full phone keeps nothing rather than an older letter as the last one', () => {
  letters.keepLetter(letterOf(weekOf(1)))
  full = true
  letters.keepLetter(letterOf(weekOf(0)))
  expect(letters.keptLetter({})).toBeUndefined()
})
