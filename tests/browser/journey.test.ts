import type { Browser, Page } from 'playwright-core'
import type { Persona } from '../../local/cloud/personas'
import { nextWeekAt } from '../../scripts/screenshots/county'
import { launchBrowser } from '../browser'
import { describeInBrowser, soon, tell } from '../phone/phone-on-double'
import { chooseRoster, openLine } from './head'
import { HeldPhone } from './held-phone'
import { consent, signIn, takeSlot, writeBack } from './parent'
import { messyRoster, townshipRoster } from './rosters'
import { countyAt } from './system'
import { fillCall, fillTalk, fillVisit } from './teacher'

const wednesday = 3
const school = '柳溪镇中心小学'
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

  let broken = false
  /** A test that stands on those before it: once one has failed, the rest say so at once. */
  const step = (name: string, act: () => Promise<void>) =>
    test(name, async () => {
      if (broken) throw new Error('an earlier step failed')
      broken = true
      await act()
      broken = false
    })
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

  step('the head imports the roster, and once more without any change', async () => {
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
    await head.sees('113', ['children.list'], () => head.back())
  })

  step('the head opens a line: lunch, after school, weekend', async () => {
    await openLine(head)
    expect(await head.words()).toMatch(/每周 \d+ 个时段/)
  })

  step('a parent signs in with the number on the contact card and consents', async () => {
    family = (await people()).find(({ role, hint }) => role === 'parent' && /^[^、]+的(爸爸|妈妈)/.test(hint))!
    childName = family.hint.split('（')[0]!
    const className = /（(.+?)）/.exec(family.hint)![1]!
    classTeacher = (await people()).find(({ hint }) => hint === `班主任 · ${className}`)!
    parent = await open(family)
    await signIn(parent)
    await consent(parent)
  })

  step('the parent books a call, moves it, cancels it, and books again', async () => {
    await parent.sees(`和${childName}约个时间`, ['bookings.board'], () => parent.tapTab('通话'))
    await takeSlot(parent, /^明天/, '16:00')
    await parent.sees('下次通话', ['bookings.hold', 'bookings.book', 'messages.credit', 'bookings.board'])
    expect(await parent.words()).toMatch(/下次通话.*\s+明天 16:00/)

    await parent.tap('改时间')
    await takeSlot(parent, /^明天/, '16:10')
    await parent.sees(/明天 16:10/, ['bookings.hold', 'bookings.move', 'messages.credit', 'bookings.board'])

    await parent.tap('取消')
    await parent.tap('取消通话')
    await parent.sees('已经取消', ['bookings.cancel', 'bookings.board'])
    expect(await parent.words()).not.toContain('下次通话')

    await takeSlot(parent, /^明天/, '16:20', false)
    await parent.sees(/明天 16:20/, ['bookings.hold', 'bookings.book', 'bookings.board'])
    await parent.sees('改时间', ['updates.mine'], () => parent.tapTab('本周'))
    expect(await parent.words()).toMatch(/下次通话\s+明天 16:20/)
  })

  step('the class teacher sees the week', async () => {
    teacher = await open(classTeacher)
    await teacher.sees('这周还差', ['session.open', 'week.today'])
    expect(await teacher.words()).toMatch(/本周已通话 0 \/ \d+/)
    await teacher.sees('没通上', ['classes.week'], () => teacher.tapTab('班级'))
    await teacher.named('link', new RegExp(`^${childName}`)).click()
    await teacher.sees('联系卡', ['children.open'])
    await teacher.until(/下次通话 .*16:20/)
  })

  step('the teacher logs a call, writes a talk and a visit with a photo', async () => {
    await teacher.sees('结果怎么样', ['calls.form'], () => teacher.tap('记通话'))
    await fillCall(teacher, { minutes: '8', mood: '开心', line: '爸爸说腊月二十回来' })
    await teacher.sees('已记下', ['calls.log', 'children.open'], () => teacher.tap('保存'))
    await teacher.until('爸爸说腊月二十回来')

    await teacher.sees('聊了哪些', ['notes.form'], () => teacher.tap('谈心'))
    await fillTalk(teacher, talk)
    await teacher.sees('已记下', ['notes.post', 'children.open'], () => teacher.tap('保存'))
    await teacher.until(talk.forParents)

    await teacher.sees('见到了谁', ['notes.form'], () => teacher.tap('家访'))
    await fillVisit(teacher, { ...visit, photo: await photo(browser) })
    await teacher.sees('已记下', ['notes.post', 'children.open'], () => teacher.tap('保存'))
    await teacher.until(visit.forParents)
    await teacher.sees('没通上', ['classes.week'], () => teacher.back())
    expect(await teacher.words()).toContain('今天通过话')
    await teacher.close()
  })

  step('on Friday at six the teacher adds a line and publishes the class in one go', async () => {
    stage = await browser.newPage({ viewport: { width: 1400, height: 1000 } })
    await stage.goto(`${county.url}/?phones=${classTeacher.id},${family.id},-`)
    // Within the hour WeChat looks at the photo; it would not for somebody who has been away for days.
    await stage.getByRole('button', { name: '+1 小时' }).click()
    await soon(county.uncheckedPhotos, 0)
    await stage.getByRole('button', { name: '周五 18:00' }).click()
    await stage.getByText(/周五 18:00:/).waitFor()

    teacher = await open(classTeacher)
    await teacher.sees('这周还差', ['session.open', 'week.today'])
    await teacher.sees(/\d+ 份待发布/, ['updates.review'], () => teacher.tapTab('周报'))
    await teacher.sees('家长看到的样子', ['updates.preview'], () => teacher.tap(new RegExp(`^${childName}`)))
    await teacher.until(talk.forParents)
    await teacher.write('点下面的词，或者自己写', '这孩子心细，家里放心')
    // The next of the stack opens by itself, where there is one.
    if ((await teacher.words()).includes('后面还有')) {
      await teacher.sees('看下一份', ['updates.line', 'updates.preview'], () => teacher.tap('保存，看下一份'))
      await teacher.sees(/“这孩子心细/, ['updates.review'], () => teacher.tap('关上'))
    } else await teacher.sees(/“这孩子心细/, ['updates.line', 'updates.review'], () => teacher.tap('保存这句话'))
    await teacher.tap(/^全部发布（/)
    await teacher.tap('发布')
    await teacher.sees(/\d+ 份已发布，1 位家长会收到微信消息/, ['updates.publish', 'updates.review'])
  })

  step('the parent taps the message, reads what is theirs to read, and answers', async () => {
    const messages = stage.getByRole('region', { name: '家长的手机' }).locator('.messages button')
    const phone = await HeldPhone.onStage(stage, family.id)
    await messages.filter({ hasText: '周报' }).click()
    await phone.sees(talk.forParents, ['updates.mine'])
    for (const theirs of ['这孩子心细，家里放心', '聊了 8 分钟', visit.forParents]) await phone.until(theirs)
    const words = await phone.words()
    for (const stays of [talk.stays, visit.stays, '腊月二十']) expect(words).not.toContain(stays)
    await soon(() => isDrawn(phone, '照片 1'), true)

    await phone.tap('点赞')
    await phone.tap('允许')
    await phone.sees('看到了，谢谢', ['updates.answer', 'messages.credit'])

    await teacher.sees('家长的回话', ['week.today'], () => teacher.tapTab('今天'))
    await teacher.until(`${childName}的家长`)
  })

  step('the parent writes back; without network the letter is still there, with what was answered', async () => {
    await writeBack(parent, talk.forParents)
  })

  step('a messy roster: what is refused is shown, fetched and left out, the rest comes in', async () => {
    const roster = await messyRoster()
    await head.sees('113', ['overview.school'], () => head.tapTab('概览'))
    await head.sees('导入', ['children.list'], () => head.tapTab('儿童'))
    await chooseRoster(head, roster)
    const words = await head.words()
    for (const { cell, value, reason } of roster.refusals) {
      expect(words).toMatch(new RegExp(`${cell} · .+\\s+“${value}”\\s+.*${reason}`))
    }
    const download = head.page.waitForEvent('download')
    await head.tap('下载未通过的行')
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
    await head.sees('导入好了', ['roster.refused', 'roster.confirm'], () => head.tap(/^确认/))
    await head.until(/还有 \d+ 行没通过/)
  })

  step('a call that is logged without network waits, and is sent once', async () => {
    await teacher.sees('这周还差的', ['week.today'], () => teacher.tapTab('记一笔'))
    await tell(teacher.page, { type: 'network', online: false })
    const child = teacher.screen.locator('.list .list-row').first()
    const name = (await child.locator('.strong').innerText()).trim()
    await teacher.until('没有网络。可以先记下来', () => child.click())
    await teacher.choose('没人接')
    await teacher.until('1 条待发送', () => teacher.tap('保存'))
    await teacher.weigh([])
    await tell(teacher.page, { type: 'network', online: true })
    await teacher.screen.getByText('1 条待发送').waitFor({ state: 'detached' })
    await teacher.weigh(['calls.log'])

    await teacher.sees('没通上', ['classes.week'], () => teacher.tapTab('班级'))
    await teacher.sees('联系卡', ['children.open'], () => teacher.named('link', new RegExp(`^${name}`)).click())
    expect(await teacher.screen.getByText('没人接').count()).toBe(1)
  })
})

/** Whether a picture has come and can be seen. */
const isDrawn = (phone: HeldPhone, name: string) =>
  phone.screen
    .getByLabel(name)
    .locator('img')
    .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 0)

/** A small picture, drawn by the browser. */
async function photo(browser: Browser) {
  const page = await browser.newPage({ viewport: { width: 320, height: 240 } })
  await page.setContent('<body style="margin:0;background:linear-gradient(#9cc9e8,#6d9a4e)"></body>')
  const buffer = await page.screenshot({ type: 'jpeg' })
  await page.close()
  return { name: '院子.jpg', mimeType: 'image/jpeg', buffer }
}
