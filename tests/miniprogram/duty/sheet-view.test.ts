import { inputOf, lineText, toView } from '../../../miniprogram/pages/duty/sheet/view'
import { toView as reachView } from '../../../miniprogram/pages/duty/reach/view'
import { toView as refusedView } from '../../../miniprogram/pages/head/refused/view'
import { toView as overviewView } from '../../../miniprogram/pages/head/home/overview/view'
import { toView as todayView } from '../../../miniprogram/pages/teacher/home/today/view'
import { overview } from '../head/replies'
import { today } from '../teacher/replies'
import { family, sheet, unread } from './sheet-reply'

const present = Date.parse('2026-11-25T07:00:00Z')
const at = '2026-11-29T10:20:00.000Z'
const line = { childId: 3, startsAt: at, week: null, reason: null, title: null, cancelled: false }

test.each([
  [{ ...line, template: 'callBooked' as const }, '约好了11月29日 周日 18:20 的通话'],
  [{ ...line, template: 'callBooked' as const, cancelled: true }, '11月29日 周日 18:20 的通话取消了，孩子已经转出'],
  [{ ...line, template: 'callReminder' as const }, '提醒一声：11月29日 周日 18:20 的通话'],
  [{ ...line, template: 'callChanged' as const, reason: 'holiday' }, '11月29日 周日 18:20 的通话要另约时间：学校放假'],
  [{ ...line, template: 'callChanged' as const, reason: 'late' }, '11月29日 周日 18:20 的通话要晚一点'],
  [{ ...line, template: 'callChanged' as const, reason: 'again' }, '11月29日 周日 18:20 的通话照常，不用改了'],
  [
    { ...line, template: 'callChanged' as const, reason: 'unconfirmed' },
    '11月29日 周日 18:20 的通话没等到家长确认，请另约时间',
  ],
  [{ ...line, template: 'weeklyUpdate' as const, week: '2026-11-16', startsAt: null }, '11月16日至22日的简报出来了'],
  [{ ...line, template: 'letter' as const, title: '开学致家长', startsAt: null }, '学校的信：开学致家长'],
])('as one says it on the telephone: %#', (said, words) => {
  expect(lineText(said)).toBe(words)
})

test('siblings are one family, each line with its child; an only child is not named again', () => {
  const view = toView(sheet({ families: [family(), family({ children: [family().children[0]!] })] }), present)
  expect(view.families[0]).toMatchObject({
    names: '李小雨、李小雪',
    classes: '三年级2班、一年级1班',
    lines: ['李小雪：约好了11月29日 周日 18:20 的通话', '李小雨：11月16日至22日的简报出来了'],
    order: '先打爸爸 李建国，再打奶奶 周桂花',
    tried: '',
  })
  expect(view.families[1]!.lines[1]).toBe('11月16日至22日的简报出来了')
})

test('a try that reached nobody, a card without a number, and who cannot read stand plainly there', () => {
  const tried = { at: '2026-11-24T07:20:00.000Z', by: '林老师' }
  const view = toView(
    sheet({
      families: [family({ tried, relatives: [] })],
      unread: [unread(), unread({ bound: false })],
      unreadMore: 3,
      unboundMore: 40,
    }),
    present,
  )
  expect(view.families[0]).toMatchObject({
    tried: '昨天 15:20 林老师打过，没打通',
    order: '联系卡上没有号码，请先补上',
  })
  expect(view.unread.map(({ lines }) => lines)).toEqual([['11月9日、11月16日那两周的简报都还没看']])
  expect(view.unbound.map(({ lines }) => lines)).toEqual([[]])
  expect(view.counts).toEqual({ families: '1 家', unread: '4 家', unbound: '41 家' })
})

test('the command says who was reached, and leaves out what nobody knows', () => {
  const [row] = toView(sheet(), present).families
  expect(inputOf(row!, true, 11, '会转告')).toEqual({
    childIds: [3, 4],
    messageIds: [101, 102, 103],
    about: 'message',
    reached: true,
    relativeId: 11,
    summary: '会转告',
  })
  expect(inputOf(row!, false, 0, '')).not.toHaveProperty('relativeId')
})

test('the reach in one sentence, a table, and why not the others', () => {
  const templates = [
    { template: 'weeklyUpdate' as const, reached: 86 },
    { template: 'callBooked' as const, reached: 101 },
  ]
  expect(reachView({ children: 113, templates, unbound: 12, unwilling: 5 })).toMatchObject({
    sentence: '113 个孩子里，86 个孩子的家长收得到简报消息',
    rows: [
      { label: '每周简报', reached: 86, missed: 27 },
      { label: '约好通话', reached: 101, missed: 12 },
    ],
    why: [
      '12 个孩子，家里还没有人绑定微信',
      '5 个孩子，家长没有同意收微信消息',
      '10 个孩子，家长允许的简报消息用完了：允许一次只能收一条',
    ],
  })
  const all = reachView({
    children: 2,
    templates: [{ template: 'weeklyUpdate', reached: 2 }],
    unbound: 0,
    unwilling: 0,
  })
  expect(all).toMatchObject({ sentence: '2 个孩子的家长都收得到简报消息', why: [] })
})

test('what was refused: who, as what, where, when; photos by their note', () => {
  const text = {
    refusedId: 1,
    by: '林老师',
    hat: 'teacher' as const,
    action: 'updates.line',
    child: { childId: 3, name: '李小雨' },
    words: '……',
    at: '2026-11-25T06:00:00.000Z',
    seen: false,
  }
  const photo = {
    noteId: 9,
    childId: 3,
    name: '李小雨',
    kind: 'homeVisit' as const,
    on: '2026-11-24',
    by: '林老师',
    count: 2,
  }
  const spoken = { voiceId: 4, childId: 3, name: '李小雨', week: '2026-11-23', by: '林老师', seconds: 12 }
  const view = refusedView({ texts: [text, { ...text, child: null }], photos: [photo], spoken: [spoken] }, present)
  expect(view.texts[0]).toMatchObject({
    by: '林老师（老师） · 给每周简报写一句话 · 今天 14:00',
    child: '李小雨',
    childId: 3,
  })
  expect(view.texts[1]).toMatchObject({ child: '', childId: 0 })
  expect(view.media).toEqual([
    {
      title: '没通过的照片',
      rows: [{ id: 9, childId: 3, title: '李小雨 · 家访（11月24日）', text: '2 张照片没有通过，家长看不到 · 林老师' }],
    },
    {
      title: '没通过的语音',
      rows: [
        {
          id: 4,
          childId: 3,
          title: '李小雨 · 每周简报（11月23日至29日）',
          text: '12 秒的语音没有通过，家长听不到 · 林老师',
        },
      ],
    },
  ])
  expect(refusedView({ texts: [], photos: [], spoken: [] }, present)).toMatchObject({ media: [], none: true })
})

test('the ways there: on the head’s and the teacher’s first screen, where there is somebody to ring up', () => {
  expect(overviewView(overview())).toMatchObject({
    reach: '微信消息：113 个孩子里，86 个的家长收得到简报',
    sheet: '',
    refused: '',
  })
  expect(overviewView(overview({ messages: { reached: 86, sheet: 14, refused: 2 } }))).toMatchObject({
    sheet: '14 家要打电话联系',
    refused: '2 段话没通过微信检查，请看一看',
  })
  expect(todayView(today(), present).sheet).toBe('')
  expect(todayView(today({ sheet: 3 }), present).sheet).toBe('3 家要打电话联系')
})
