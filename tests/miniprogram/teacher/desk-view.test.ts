import { freshTalk, inputOf, notCalling } from '../../../miniprogram/pages/desk/entry'
import { familyView } from '../../../miniprogram/pages/desk/family/view'
import type { Logged } from '../../../miniprogram/pages/desk/turns'
import { toView } from '../../../miniprogram/pages/desk/view'
import { at, seat, today, turn } from './desk-day'
import type { Today } from './desk-day'
import { calls } from './schemas'

const view = (reply: Today, clock: string, logged: Logged = {}, chosen = '') =>
  toView(reply, Date.parse(at(clock)), { lineId: 0, chosen, logged })
const line = (...args: Parameters<typeof view>) => view(...args).line!
const times = (turns: Array<{ time: string }>) => turns.map(({ time }) => time)

const evening = today([
  turn('12:10', { children: [seat(7, '忘一')] }),
  turn('16:00', { children: [seat(5, '周一', { state: 'done' })] }),
  turn('16:10', { children: [seat(6, '吴一', { state: 'missed', why: 'noAnswer' })] }),
  turn('16:20', { children: [seat(3, '李小雨'), seat(4, '李小雪')] }),
  turn('16:30', { children: [seat(8, '郑一')], unconfirmed: true }),
  turn('16:40', { children: [seat(9, '王一')], review: 'holiday' }),
])

describe('whose turn it is', () => {
  test('the first who is open; who was forgotten long ago stands apart, who is over at the end', () => {
    const shown = line(evening, '16:22')
    expect(shown.current).toMatchObject({ names: '李小雨、李小雪', time: '16:20', open: true })
    expect(times(shown.coming)).toEqual(['16:30', '16:40'])
    expect(times(shown.forgotten)).toEqual(['12:10'])
    expect(shown.over.map(({ time, result }) => `${time} ${result}`)).toEqual(['16:10 没人接', '16:00 接通了'])
    expect(shown.summary).toBe('今天 6 个，通了 1 个，没通 1 个')
    expect(shown.coming.map(({ mark }) => mark)).toEqual(['没确认', '要改时间'])
  })

  test('a tap on another one makes it the current, one that was missed too', () => {
    expect(line(evening, '16:22', {}, `1 ${at('16:10')}`).current).toMatchObject({ names: '吴一', open: false })
    expect(line(evening, '16:22', {}, `1 ${at('12:10')}`).forgotten).toEqual([])
  })

  test('what only this phone knows counts: the next family is shown', () => {
    const logged: Logged = { 30: { outcome: 'busy', sent: false } }
    const shown = line(evening, '16:22', logged)
    expect(shown.current).toMatchObject({ names: '郑一' })
    expect(shown.over[0]).toMatchObject({ names: '李小雨、李小雪', result: '待发送：占线' })
  })

  test('a sibling who was not there is named', () => {
    const children = [seat(3, '李小雨', { state: 'done' }), seat(4, '李小雪', { state: 'missed', why: 'childAbsent' })]
    expect(line(today([turn('16:20', { children })]), '16:40').over[0]!.result).toBe('接通了，李小雪不在')
  })

  test('nobody left to call: what is still to be done is said, and thanks only where nothing is', () => {
    const [forgotten, reached, missed] = evening.turns
    const idle = (...turns: Today['turns']) => line(today(turns), '16:22').idle
    expect(idle(forgotten!, reached!, missed!)).toBe('还有 1 个没记，点名字补上。')
    expect(idle(reached!, missed!)).toBe('都打过了，1 个没通，点名字再打。')
    expect(idle(reached!)).toBe('约好的都打完了，辛苦您了。')
    expect(line(today([]), '16:22')).toMatchObject({ idle: '今天没有约好的通话。', summary: '' })
  })

  test('the list of another day calls nobody', () => {
    const shown = toView(evening, Date.parse('2026-11-26T00:10:00+08:00'), { lineId: 0, chosen: '', logged: {} })
    expect(shown).toMatchObject({ stale: true, line: null })
  })

  test('two lines: the one whose next call comes first, unless another was chosen', () => {
    const two = today([turn('16:30'), turn('16:20', { lineId: 2, children: [seat(8, '郑一')] })], {
      lines: [
        ...evening.lines,
        { ...evening.lines[0]!, lineId: 2, name: '亲情视频', medium: 'video', handoff: '柳溪小学' },
      ],
    })
    const shown = view(two, '16:00')
    expect(shown.lines.map(({ label }) => label)).toEqual(['亲情电话', '亲情视频'])
    expect(shown.line).toMatchObject({ lineId: 2, video: true, handoff: '用学校微信“柳溪小学”打视频' })
  })
})

describe('a line that runs late', () => {
  test('is said from five minutes on, rounded up, and not again for the same', () => {
    expect(line(evening, '16:29').late).toBe(0)
    expect(line(evening, '16:31').late).toBe(5)
    expect(line(evening, '16:36').late).toBe(10)
    const told = { ...evening, lines: [{ ...evening.lines[0]!, delay: 10 }] }
    expect(line(told, '16:38').late).toBe(0)
    expect(line(told, '16:41').late).toBe(15)
    expect(line(told, '16:38').coming[0]).toMatchObject({ time: '16:30', expected: '约 16:40' })
  })

  test('not where nobody waits behind', () => {
    expect(line(today([turn('16:20')]), '17:20').late).toBe(0)
  })
})

describe('whom to dial', () => {
  const current = line(today([turn('16:20')]), '16:20').current!

  test('in the order of the day, without those who have no number', () => {
    expect(familyView(current, notCalling)).toMatchObject({ button: '拨给 爸爸 李建国', next: '' })
    const tried = familyView(current, { place: 0, since: 1 })
    expect(tried).toMatchObject({ button: '再拨 爸爸 李建国', next: '没接通，打下一位：奶奶 李桂花' })
    expect(familyView(current, { place: 1, since: 1 })).toMatchObject({ button: '再拨 奶奶 李桂花', next: '' })
    expect(familyView({ ...current, people: [] }, notCalling)).toMatchObject({ who: '', button: '' })
  })
})

describe('what is sent', () => {
  const shared = line(today([turn('16:20', { children: [seat(3, '李小雨'), seat(4, '李小雪')] })]), '16:20').current!
  const present = Date.parse(at('16:30'))
  const called = { place: 0, since: Date.parse(at('16:22')) }
  const talk = { minutes: 8, mood: 4, line: ' 想妈妈 ', absent: [] }

  test('a talk: when it was dialled, how long, for a child on whose card the relative stands', () => {
    expect(freshTalk(called, present).minutes).toBe(8)
    const input = inputOf(shared, 'reached', talk, called, present, false)
    expect(calls.parse(input)).toMatchObject({
      childId: 3,
      bookingId: 30,
      relativeId: 11,
      startedAt: at('16:22'),
      durationSeconds: 480,
      mood: 4,
      line: '想妈妈',
    })
  })

  test('with the first child absent the other one is named', () => {
    const input = inputOf(shared, 'reached', { ...talk, absent: [3] }, called, present, false)
    expect(input).toMatchObject({ childId: 4, bookingId: 40, relativeId: 11, absent: [3] })
    const second = inputOf(shared, 'reached', { ...talk, absent: [3] }, { ...called, place: 1 }, present, false)
    expect(second).toMatchObject({ childId: 4 })
    expect(second).not.toHaveProperty('relativeId')
  })

  test('a miss carries no talk; nothing is kept that the guardians took back', () => {
    const missed = inputOf(shared, 'noAnswer', talk, notCalling, present, false)
    expect(missed).toMatchObject({ outcome: 'noAnswer', durationSeconds: 0, line: '', startedAt: at('16:30') })
    expect(missed).not.toHaveProperty('mood')
    const bare = inputOf({ ...shared, bare: true }, 'reached', talk, called, present, true)
    expect(bare).toMatchObject({ medium: 'video', line: '' })
    expect(bare).not.toHaveProperty('mood')
  })
})

describe('what parents have said', () => {
  const said = (voiceId: number, childId: number, more: Partial<Today['voices'][number]> = {}) => ({
    voiceId,
    childId,
    name: '孩子',
    className: '三年级1班',
    relation: 'father',
    seconds: 23,
    sentAt: at('12:00'),
    heard: false,
    ...more,
  })
  const reply = { ...evening, voices: [said(1, 3), said(2, 9, { relation: 'mother' }), said(3, 77, { heard: true })] }
  const ids = (rows: { voiceId: number }[]) => rows.map(({ voiceId }) => voiceId)

  test('stands with the child whose turn it is, and apart for everybody else', () => {
    const { voices } = view(reply, '16:22')
    expect(ids(voices.turn)).toEqual([1])
    expect(voices.turn[0]).toMatchObject({ text: '爸爸留了一段话', seconds: 23, heard: false })
    expect(ids(voices.others)).toEqual([2, 3])
    expect(voices.others.map(({ where, when }) => `${where} ${when}`)).toEqual([
      expect.stringMatching(/^三年级1班，妈妈留的 .*12:00$/),
      '三年级1班，爸爸留的 今天听过了，可以再听',
    ])
    expect(ids(view(reply, '16:22', {}, `1 ${at('16:40')}`).voices.turn)).toEqual([2])
  })

  test('nothing is offered to be played from a list of another day', () => {
    const tomorrow = toView(reply, Date.parse(at('16:22')) + 86_400_000, { lineId: 0, chosen: '', logged: {} })
    expect(tomorrow.voices).toEqual({ turn: [], others: [] })
  })
})
