import fc from 'fast-check'
import { wechatData } from '../../cloudfunctions/platform/templates'
import { fieldLimits, templateFields, templateNames } from '../../contract/templates'
import type { FieldType, TemplateName } from '../../contract/templates'
import { wordsOf } from '../../domain/clock/words'
import type { MessageFacts } from '../../domain/clock/words'
import { fitted } from '../../domain/messages/fit'
import { fieldTrouble } from '../../local/cloud/wechat/fields'

const han = fc.stringMatching(/^[甲乙丙丁戊己庚辛壬癸赵钱孙李周吴郑王𬭎]{1,14}$/u)
const name = fc.oneof(
  han,
  fc.tuple(han, han).map(([first, second]) => `${first}·${second}`),
  fc.stringMatching(/^[A-Z][a-z]{1,24}$/),
)
const letters = [...'这是学校给您的信，、（）一二 ', '😀', '👨\u200d👩\u200d👧']
const running = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 30 }).map((all) => all.join(''))
const instant = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

const facts: { [T in TemplateName]: fc.Arbitrary<MessageFacts[T]> } = {
  weeklyUpdate: fc.record({ child: name, week: fc.constant('2026-12-28'), publishedAt: instant }),
  callBooked: fc.record({ child: name, startsAt: instant, line: running }),
  callReminder: fc.record({ child: name, startsAt: instant, line: running, when: fc.constantFrom('day', 'hour') }),
  callChanged: fc.record({
    child: name,
    startsAt: instant,
    reason: fc.constantFrom(
      'hours',
      'holiday',
      'exam',
      'broken',
      'lineClosed',
      'other',
      'late',
      'again',
      'unconfirmed',
    ),
    minutes: fc.integer({ min: 5, max: 180 }),
  }),
  callOffer: fc.record({ child: name, startsAt: instant, until: instant }),
  letter: fc.record({
    child: name,
    letterId: fc.integer(),
    kind: fc.constantFrom('toParents', 'family'),
    title: running,
    sentAt: instant,
  }),
}

const filled = fc
  .constantFrom(...templateNames)
  .chain((template) =>
    fc
      .tuple(facts[template] as fc.Arbitrary<MessageFacts[TemplateName]>, fc.integer({ min: 0, max: 40 }))
      .map(([known, others]): [TemplateName, Record<string, string>] => [
        template,
        wordsOf(template, known as never, others),
      ]),
  )

test('whatever the names, lines and reasons: every message fits WeChat’s limits', () => {
  fc.assert(
    fc.property(filled, ([template, words]) => {
      fc.pre(Object.values(words).every((value) => value.trim() !== ''))
      expect(fieldTrouble(wechatData(template, words))).toBeUndefined()
      for (const [field, value] of Object.entries(fitted(template, words))) {
        const type = (templateFields[template] as Record<string, FieldType>)[field]!
        expect(value.length).toBeLessThanOrEqual(type === 'name' ? 20 : fieldLimits[type])
      }
    }),
    { numRuns: 3_000, seed: 5 },
  )
})

/** What may not be cut: a time, or the name of the child whom the message is about. */
const whole = fc.oneof(
  fc
    .constantFrom('周日18:20', '11月29日 18:20', '晚上7点半', '晚10分钟', '12月28日至1月3日')
    .map((text) => ({ text, child: '甲一' })),
  han.map((text) => ({ text, child: text })),
)

test('running text is never cut inside a time or inside a name that the message is about', () => {
  fc.assert(
    fc.property(running, whole, running, (before, { text, child }, after) => {
      const title = `${before.replaceAll(/[一二]/gu, '的')}${text}${after.replaceAll(/[一二]/gu, '的')}`
      fc.pre(title.trim() !== '')
      const value = fitted('letter', { child, title, sentAt: '2026年11月27日', remark: '请看' }).title!
      if (value === title.trim()) return
      expect(value.endsWith('…')).toBe(true)
      const kept = value.slice(0, -1)
      expect(title.trim().startsWith(kept)).toBe(true)
      const from = title.trim().indexOf(text)
      if (from >= 0 && kept.length > from) expect(kept.length).toBeGreaterThanOrEqual(from + text.length)
      expect(value).not.toMatch(/[\uD800-\uDBFF]…$/)
    }),
    { numRuns: 3_000, seed: 5 },
  )
})

test.each([
  ['放假前请各位家长记得来接孩子，周日18:20在学校门口', '放假前请各位家长记得来接孩子…'],
  ['学校给家长的一封信，里面要说的是欧阳买买提的作业', '学校给家长的一封信，里面要说的是…'],
])('%s becomes %s', (title, short) => {
  expect(fitted('letter', { child: '欧阳买买提', title, sentAt: '2026年11月27日', remark: '请看' }).title).toBe(short)
})
