import type { Browser } from 'playwright-core'
import type { Persona } from '../../local/cloud/personas'
import { nextWeekAt } from '../../scripts/screenshots/county'
import { launchBrowser } from '../browser'
import { describeInBrowser } from '../phone/phone-on-double'
import { HeldPhone } from './held-phone'
import { countyAt } from './system'

const wednesday = 3

describeInBrowser('a father far away leaves a minute of his voice', () => {
  let county: Awaited<ReturnType<typeof countyAt>>
  let browser: Browser
  let father: Persona
  let desk: Persona
  let childName: string

  beforeAll(async () => {
    county = await countyAt(nextWeekAt(wednesday, 15 * 60))
    browser = await launchBrowser()
    const people = await county.people()
    father = people.find(({ role, bound, hint }) => role === 'parent' && bound && /^[^、]+的爸爸$/.test(hint))!
    desk = people.find(({ role, schoolId }) => role === 'desk' && schoolId === father.schoolId)!
    childName = father.hint.split('（')[0]!
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await county?.close()
  })

  test('he speaks, the desk lets the child hear it, he sees that it was heard', async () => {
    const phone = await HeldPhone.open(browser, county.url, father.id)
    await phone.sees(`给${childName}留一段话`, ['session.open', 'updates.mine'])
    await phone.tap(`给${childName}留一段话`)
    await phone.tap('按一下，开始说')
    // The privacy notice, then WeChat's own question about the microphone.
    await phone.tap('同意并继续')
    await phone.tap('允许')
    await phone.until(/^2 秒$/)
    await phone.tap('说完了')
    await phone.sees('留好了', ['voices.send', 'updates.mine'], () => phone.tap('发给孩子'))
    await phone.until(/等孩子来听/)

    const atDesk = await HeldPhone.open(browser, county.url, desk.id, '&open=pages/desk/index')
    await atDesk.sees(/留了一段话|爸爸留的/, ['session.open', 'desk.today'])
    // Other children's parents have spoken too, on other days.
    await atDesk.sees('再听一次', ['voices.play', 'desk.today'], () => atDesk.tapInRow(/今天 15:/, /^给孩子听/))
    expect(await atDesk.words()).toContain('今天听过了')

    const again = await HeldPhone.open(browser, county.url, father.id)
    await again.sees(/孩子听过了 · 今天 15:/, ['session.open', 'updates.mine'])
    expect(await again.words()).not.toContain('收回')
  })
})
