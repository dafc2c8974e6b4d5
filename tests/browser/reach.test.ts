import type { Browser } from 'playwright-core'
import type { Persona } from '../../local/cloud/personas'
import { moveClock } from '../../scripts/screenshots/ask'
import { nextWeekAt } from '../../scripts/screenshots/county'
import { launchBrowser } from '../browser'
import { describeInBrowser } from '../phone/phone-on-double'
import { twoFamilies, type TwoFamilies } from './families'
import { writeToClass } from './head'
import { HeldPhone } from './held-phone'
import { confirmLetter, consent, signIn } from './parent'
import { countyAt } from './system'
import { openCallSheet, ringUp } from './teacher'

const wednesday = 3
const news = { title: '周五下午提前放学', body: '各位家长：周五下午三点放学，请家里人来接。' }

describeInBrowser('one parent allows messages, one does not, and the school tells both', () => {
  let county: Awaited<ReturnType<typeof countyAt>>
  let browser: Browser
  let head: Persona
  let desk: Persona
  let told: TwoFamilies
  const open = (who: Persona, page = '') => HeldPhone.open(browser, county.url, who.id, page && `&open=${page}`)

  beforeAll(async () => {
    county = await countyAt(nextWeekAt(wednesday, 15 * 60))
    browser = await launchBrowser()
    const people = await county.people()
    told = await twoFamilies(county.url, people)
    const own = people.filter(({ schoolId }) => schoolId === told.teacher.schoolId)
    head = own.find(({ role }) => role === 'head')!
    desk = own.find(({ role }) => role === 'desk')!
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await county?.close()
  })

  /** How many children's parents a message reaches, as the class teacher reads it. */
  async function reached(): Promise<{ letter: number; weeklyUpdate: number }> {
    const phone = await open(told.teacher, 'pages/duty/reach/index')
    await phone.sees('收不到的', ['messages.reach'])
    const of = async (label: string) =>
      Number(/(\d+) 个收得到/.exec((await phone.named('row', new RegExp(`^${label}`)).getAttribute('aria-label'))!)![1])
    const counts = { letter: await of('学校的信'), weeklyUpdate: await of('每周简报') }
    await phone.close()
    return counts
  }

  async function signedIn(who: Persona): Promise<HeldPhone> {
    const phone = await open(who)
    await signIn(phone)
    await consent(phone)
    return phone
  }

  test('allowed in the tap that says a letter was read: in the ledger, and in the school’s numbers', async () => {
    const before = await reached()
    const phone = await signedIn(told.families[0].parent)
    await confirmLetter(phone, told.letter, '允许')
    await phone.sees('已经告诉老师了', ['updates.mine'], () => phone.back())
    await phone.sees('还能收到 2 条微信消息', ['consents.list'], () => phone.tapTab('我的'))
    await phone.close()
    expect(await reached()).toEqual({ letter: before.letter + 1, weeklyUpdate: before.weeklyUpdate + 1 })
  })

  test('declined: nobody asks again while the phone is in the hand, whatever is tapped', async () => {
    const before = await reached()
    const phone = await signedIn(told.families[1].parent)
    await confirmLetter(phone, told.letter, '取消')
    await phone.sees('已经告诉老师了', ['updates.mine'], () => phone.back())
    await phone.sees('回老师一句', ['updates.mine'], () => phone.tap('前一周'))
    await phone.sees('看到了，谢谢', ['updates.answer'], () => phone.tap('点赞'))
    expect(await phone.screen.getByRole('dialog', { name: /申请发送/ }).count()).toBe(0)
    await phone.sees('现在收不到微信消息', ['consents.list'], () => phone.tapTab('我的'))
    await phone.close()
    expect(await reached()).toEqual(before)
  })

  test('a letter goes to the class: the one gets a message, the other stands on the call sheet alone', async () => {
    const phone = await open(head, 'pages/letters/write/index')
    await phone.sees('发给家长', ['letters.form'])
    await writeToClass(phone, told.className, news)
    await phone.close()
    await moveClock(county.url, nextWeekAt(wednesday, 16 * 60).toISOString())
    expect(await messagesOf(told.families[0].parent)).toContain(news.title)
    expect(await messagesOf(told.families[1].parent)).toBe('[]')

    const sheet = await open(told.teacher, 'pages/duty/sheet/index')
    await sheet.sees(`学校的信：${news.title}`, ['sheet.list'])
    const [reader, other] = told.families.map(({ child }) => sheet.button(`${child}：已告诉`))
    expect([await reader!.count(), await other!.count()]).toEqual([0, 1])
    await sheet.close()
    // The desk tells of calls; what else the school writes is no business of whoever is on duty.
    const atDesk = await open(desk, 'pages/duty/sheet/index')
    await atDesk.sees(/微信没送到的|没有要打的电话/, ['sheet.list'])
    expect(await atDesk.words()).not.toContain(news.title)
    await atDesk.close()
  })

  test('the class teacher rings up a number of the card and says that they know; nobody calls them again', async () => {
    const { child } = told.families[1]
    const before = await headsFamilies()
    const phone = await open(told.teacher)
    await phone.sees('这周还差', ['session.open', 'week.today'])
    await openCallSheet(phone)
    await ringUp(phone, child)
    await phone.sees(`记下了：已告诉${child}家`, ['sheet.done', 'sheet.list'], () => phone.tap(`${child}：已告诉`))
    expect(await phone.button(`拨给${child}的家人`).count()).toBe(0)
    await phone.close()

    expect(await headsFamilies()).toBe(before - 1)
  })

  /** How many families of the school no message reached, as the head reads it. */
  async function headsFamilies(): Promise<number> {
    const phone = await open(head, 'pages/duty/sheet/index')
    await phone.sees('多少家长收得到微信消息', ['sheet.list'])
    const [, families = '0'] = /微信没送到的\s+(\d+) 家/.exec(await phone.words()) ?? []
    await phone.close()
    return Number(families)
  }

  async function messagesOf(who: Persona): Promise<string> {
    const answer = await fetch(`${county.url}/stage/messages?as=${who.id}`)
    return answer.text()
  }
})
