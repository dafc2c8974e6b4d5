import type { Browser } from 'playwright-core'
import type { Persona } from '../../local/cloud/personas'
import { nextWeekAt } from '../../scripts/screenshots/county'
import { launchBrowser } from '../browser'
import { describeInBrowser } from '../phone/phone-on-double'
import { HeldPhone } from './held-phone'
import { countyAt } from './system'

const school = '云岭镇中心小学'
const wednesday = 3

describeInBrowser('a term’s survey of 113 children, clicked through', () => {
  let county: Awaited<ReturnType<typeof countyAt>>
  let browser: Browser
  let people: Persona[]
  let classTeachers: Persona[]

  beforeAll(async () => {
    county = await countyAt(nextWeekAt(wednesday, 10 * 60))
    await county.newTerm()
    browser = await launchBrowser()
    people = (await county.people()).filter((one) => one.school === school)
    classTeachers = people.filter(({ hint }) => hint.startsWith('班主任'))
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await county?.close()
  })

  const open = (who: Persona, page: string) =>
    HeldPhone.open(browser, county.url, who.id, `&open=${encodeURIComponent(page)}`)
  const head = () => people.find(({ role }) => role === 'head')!
  /** `已确认 3 / 9` */
  const standing = async (phone: HeldPhone) =>
    /已确认 (\d+) \/ (\d+)/
      .exec(await phone.words())!
      .slice(1)
      .map(Number) as [number, number]

  test('on the first day nobody is confirmed', async () => {
    const phone = await open(head(), 'pages/head/survey/index')
    await phone.sees('还有 113 个孩子没确认', ['surveys.school'])
    await phone.close()
  })

  test('a class teacher walks through the class: most as they were, one changed, one left, one new', async () => {
    const phone = await open(classTeachers[0]!, 'pages/teacher/home/index?tab=class')
    await phone.sees(/摸底：还有 \d+ 个没确认/, ['session.open', 'classes.week'])
    await phone.sees('没有变化', ['surveys.class'], () => phone.named('link', /去摸底$/).click())
    const [, total] = await standing(phone)

    await phone.sees(/已确认 1 /, ['surveys.answer'], () => phone.tap('没有变化'))
    await phone.until('撤销')
    await phone.sees(/已确认 0 /, ['surveys.retract'], () => phone.tap('撤销'))

    await phone.tap('有变化')
    await phone.sees('由谁照料', ['surveys.answer', 'records.open'], () => phone.tap('由谁照料'))
    await phone.sees(/已确认 1 /, ['surveys.class'], () => phone.back())

    await phone.tap('下一个')
    await phone.sees('去了哪里', ['moves.form'], () => phone.tap('离校了'))
    await phone.choose('转到别的学校')
    await phone.write('如：石门镇中心小学', '县城第二小学')
    await phone.sees('已登记离校', ['moves.leave', 'surveys.class'], () => phone.tap('登记离校'))
    expect(await standing(phone)).toEqual([1, total - 1])

    for (let confirmed = 2; confirmed < total; confirmed++) {
      await phone.tap('没有变化')
      await phone.until(new RegExp(`已确认 ${confirmed} /`))
    }
    await phone.until('都确认了')

    await phone.tap('新增一个孩子')
    await phone.write('孩子的姓名', '欧阳小雁')
    await phone.choose('男')
    await phone.screen.getByText('请选择').click()
    await phone.tap('确定')
    await phone.choose('一方外出')
    await phone.choose('父母单方照料')
    await phone.write('家人的姓名', '欧阳大雁')
    await phone.choose('妈妈')
    await phone.write('电话号码', '19900001234')
    await phone.until('欧阳小雁已经建档', () => phone.tap('建档'))
    await phone.until(`已确认 ${total} / ${total}`)
    await phone.close()
  })

  test('the others confirm theirs with one tap a class', async () => {
    for (const teacher of classTeachers.slice(1)) {
      const phone = await open(teacher, 'pages/teacher/survey/index?mode=list')
      await phone.until(/已确认 \d+ \/ \d+/)
      const classes = await phone.screen.getByRole('radio').allTextContents()
      for (const name of classes.length > 0 ? classes : ['']) {
        if (name) await phone.choose(name.trim())
        await phone.until(/已确认 \d+ \/ \d+/)
        const [confirmed, total] = await standing(phone)
        if (confirmed === total) continue
        await phone.until(`已确认 ${total} / ${total}`, () => phone.tap(/^其余 \d+ 个都没有变化$/))
      }
      await phone.close()
    }
  })

  test('the head sees all 113, who left, and the record rate', async () => {
    const phone = await open(head(), 'pages/head/home/index')
    await phone.sees(/摸底：113 \/ 113/, ['session.open', 'overview.school'])
    await phone.sees('每个孩子都确认了', ['surveys.school'], () => phone.named('link', /摸底：113/).click())
    const words = await phone.words()
    expect(words).toMatch(/建档率 \d+\.\d\d%/)
    expect(words).toMatch(/没有变化\s+111 人/)
    expect(words).toMatch(/有变化\s+1 人/)
    expect(words).toMatch(/新增\s+1 人/)
    expect(words).toMatch(/在校儿童\s+113 人/)
    await phone.sees('转到别的学校：县城第二小学', ['moves.left'], () => phone.named('link', /已经离校的孩子/).click())
    await phone.close()
  })
})
