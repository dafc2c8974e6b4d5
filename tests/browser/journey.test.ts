import type { Browser, Page } from 'playwright-core'
import type { Persona } from '../../local/cloud/personas'
import { nextWeekAt } from '../../scripts/screenshots/county'
import { launchBrowser } from '../browser'
import { describeInBrowser } from '../phone/phone-on-double'
import { chooseRoster, openLine } from './head'
import { HeldPhone } from './held-phone'
import { consent, signIn, takeSlot } from './parent'
import { townshipRoster } from './rosters'
import { countyAt } from './system'
import { fillCall, fillTalk, fillVisit } from './teacher'

const wednesday = 3
const school = '云岭乡小学'
const talk = { stays: '说夜里会想妈妈，哭过一次', forParents: '这周上课很专心，和同桌成了好朋友' }
const visit = { stays: '灶台边电线老化，要跟进', forParents: '奶奶身体硬朗，院子收拾得很干净' }

describeInBrowser('a school that has just joined, from its roster to a letter that is answered', () => {
  let county: Awaited<ReturnType<typeof countyAt>>
  let browser: Browser
  let stage: Page
  let head: HeldPhone
  let parent: HeldPhone
  let teacher: HeldPhone
  let family: Persona
  let childName: string
  let classTeacher: Persona

  const people = async () => (await county.people()).filter((one) => one.school === school)
  const open = (who: Persona) => HeldPhone.open(browser, county.url, who.id)

  beforeAll(async () => {
    county = await countyAt(nextWeekAt(wednesday, 10 * 60))
    browser = await launchBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await county?.close()
  })

  test('the head imports the roster, and once more without any change', async () => {
    const roster = await townshipRoster()
    head = await open((await people()).find(({ role }) => role === 'head')!)
    await head.sees('学校里还没有孩子的档案', ['session.open', 'overview.school'])
    await chooseRoster(head, roster, true)
    for (const said of roster.says) await head.until(said)
    expect((await people()).filter(({ role }) => role === 'parent')).toEqual([])
    await head.sees('导入好了', ['roster.confirm'], () => head.tap(`确认导入 ${roster.children} 名儿童`))
    await head.sees('各项相加和总数对得上', ['overview.school'], () => head.back())
    await head.until(new RegExp(`^${roster.children} 名留守儿童`))
    await head.sees('各项相加', ['statistics.school'], () => head.tapTab('报表'))
    expect(await head.words()).toMatch(/各项相加\s+113 人\s+总数\s+113 人\s+相差（对得上）\s+0 人/)

    await head.sees('113', ['children.list'], () => head.tapTab('儿童'))
    await chooseRoster(head, roster)
    await head.until('113 名孩子都和档案里一样')
    await head.back()
    await head.weigh([])
  })

  test('the head opens a line: lunch, after school, weekend', async () => {
    await openLine(head)
    expect(await head.words()).toMatch(/每周 \d+ 个时段/)
  })

  test('a parent signs in with the number on the contact card and consents', async () => {
    family = (await people()).find(({ role, hint }) => role === 'parent' && /^[^、]+的(爸爸|妈妈)/.test(hint))!
    childName = family.hint.split('（')[0]!
    const className = /（(.+?)）/.exec(family.hint)![1]!
    classTeacher = (await people()).find(({ hint }) => hint === `班主任 · ${className}`)!
    parent = await open(family)
    await signIn(parent)
    await consent(parent)
  })

  test('the parent books a call, moves it, cancels it, and books again', async () => {
    await parent.sees('哪一周', ['bookings.board'], () => parent.tapTab('通话'))
  })
})
