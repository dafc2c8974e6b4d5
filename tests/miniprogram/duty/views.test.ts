import { draftOf, toShifts, toView as dayView, troubleOf, withAnother } from '../../../miniprogram/pages/duty/day/draft'
import { doneText, orderText, toInput, toView as turnsView } from '../../../miniprogram/pages/duty/turns/view'
import { partnersFor, toView } from '../../../miniprogram/pages/duty/view'
import { asked, roster } from './roster'

describe('值班表', () => {
  test('my duties, the days, the gap, the note', () => {
    const view = toView(roster({ can: { edit: true } }))
    expect(view).toMatchObject({ title: '这周', weekText: '11月23日至29日', before: '2026-11-16', after: '2026-11-30' })
    expect(view.mine).toEqual([
      { dutyId: 1, when: '明天 周四', hours: '11:50–18:00', asked: false, now: false, can: true },
    ])
    expect(view.gaps).toBe('周三、周五还没有人值班')
    expect(view.days.map(({ none }) => none)).toEqual(['没有排班', '没有排班', '还没有人值班', '', '', '', '不开放'])
    expect(view.days[4]!.shifts[0]).toMatchObject({
      name: '空缺',
      vacant: true,
      spoken: '11:50–18:00 空缺，原来是石老师',
    })
    expect(view.days.map(({ edit }) => edit)).toEqual([false, false, true, true, true, true, true])
    expect(view.notes).toEqual([
      { key: '2026-11-24T10:00:00.000Z', title: '昨天 方老师', text: '时间往后拖了。听筒有杂音' },
    ])
    expect(toView(roster()).days.some(({ edit }) => edit)).toBe(false)
    expect(toView(roster()).gaps).toBe('')
  })

  test.each([
    ['2026-11-16', '上周'],
    ['2026-11-30', '下周'],
    ['2026-12-07', '12月7日至13日'],
  ])('the week of %s is %s', (week, title) => expect(toView(roster({ week })).title).toBe(title))

  test('what is asked of me and what I asked, as favour and as exchange', () => {
    const exchange = { on: '2026-11-26', from: 710, to: 1080 }
    const mine = { answer: false, withdraw: true }
    const view = toView(
      roster({ asks: [asked(), asked({ swapId: 32, exchange }), asked({ swapId: 33, exchange, can: mine })] }),
    )
    expect(view.askedOfMe.map(({ text, lines }) => [text, ...lines])).toEqual([
      ['方老师请您替一班', '您值：周六 11月28日 11:50–18:00'],
      ['方老师想和您换班', '您值：周六 11月28日 11:50–18:00', '方老师值：明天 周四 11:50–18:00'],
    ])
    expect(view.askedByMe.map(({ swapId, lines }) => [swapId, ...lines])).toEqual([
      [33, '您值：明天 周四 11:50–18:00', '欧阳买买提·艾力江值：周六 11月28日 11:50–18:00'],
    ])
  })

  test('one may ask colleagues who are free then: first those who have a duty to give', () => {
    const { title, exchanges, favours } = partnersFor(roster(), 1)
    expect(title).toBe('明天 周四 11:50–18:00')
    expect(exchanges.map(({ name, withDutyId }) => [name, withDutyId])).toEqual([['方老师', 3]])
    expect(favours.map(({ name, withDutyId }) => [name, withDutyId])).toEqual([
      ['方老师', 0],
      ['高校长', 0],
    ])
  })
})

describe('one day', () => {
  test('a vacancy asks for somebody; an empty day begins with all its hours', () => {
    expect(draftOf(roster(), '2026-11-27')).toEqual([{ key: 0, personId: 0, from: '11:50', to: '18:00' }])
    expect(draftOf(roster(), '2026-11-25')).toEqual([{ key: 0, personId: 0, from: '11:50', to: '18:00' }])
    expect(draftOf(roster(), '2026-11-29')[0]).toMatchObject({ from: '16:00', to: '20:00' })
    expect(dayView(roster(), '2026-11-28')).toMatchObject({
      title: '周六 11月28日',
      open: '电话开放 11:50–18:00',
      was: [{ dutyId: 3, personId: 7 }],
    })
  })

  test('another shift follows the last; what is missing is said in words', () => {
    const [one] = draftOf(roster(), '2026-11-28')
    const two = withAnother([one!])
    expect(two[1]).toEqual({ key: 1, personId: 0, from: '18:00', to: '19:00' })
    expect(troubleOf(two)).toBe('还有一班没有选老师。')
    expect(troubleOf([one!, { ...two[1]!, personId: 7, from: '17:00' }])).toBe('同一位老师在同一时间排了两班。')
    expect(troubleOf([{ ...one!, to: '11:00' }])).toBe('结束时间要晚于开始时间。')
    expect(troubleOf([one!])).toBe('')
    expect(withAnother([])).toEqual([{ key: 0, personId: 0, from: '16:00', to: '17:00' }])
    expect(toShifts([one!])).toEqual([{ personId: 7, from: 710, to: 1080 }])
  })
})

test('turns: in the order of the taps, from a week that is not over', () => {
  const view = turnsView(roster({ week: '2026-11-16' }))
  expect(view.week).toBe('2026-11-23')
  expect(orderText(view, [8, 6])).toBe('高校长 → 欧阳买买提·艾力江（我）')
  const draft = { people: [8, 6], week: '2026-11-30', weeks: 2, weekdays: [7, 1] }
  expect(toInput(draft, false)).toEqual({ week: '2026-11-30', weeks: 2, people: [8, 6], weekdays: [1, 7] })
  expect(toInput(draft, true)).toEqual({ week: '2026-11-30', weeks: 2 })
  expect(doneText({ days: 0, shifts: 0 })).toBe('没有空着的日子了，原来排好的都留着')
})
