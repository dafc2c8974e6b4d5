import type { HeldPhone } from './held-phone'
import type { Roster } from './rosters'

/** From any page with a button 导入名册: chooses a file, as far as what was understood of it. */
export async function chooseRoster(head: HeldPhone, roster: Roster, firstTime = false): Promise<void> {
  await head.sees('选择名册文件', ['roster.list'], () => head.tap('导入名册'))
  const chosen = head.page.waitForEvent('filechooser')
  await head.tap('选择名册文件')
  if (firstTime) await head.tap('同意并继续')
  await (await chosen).setFiles(roster.file)
  await head.sees('档案会怎样变', ['roster.begin', 'roster.preview'])
}

/** A letter to the parents of one class, from the page where letters are written to the page where one sees who has confirmed it. */
export async function writeToClass(head: HeldPhone, className: string, letter: { title: string; body: string }) {
  await head.choose('其他')
  await head.write(/^如：/, letter.title)
  await head.write('各位家长：', letter.body)
  await head.named('switch', '全校').click()
  await head.named('checkbox', className).click()
  await head.tap(/^发给家长/)
  await head.sees('打给', ['letters.announce', 'letters.open'], () => head.tap('发出'))
}

/** The new line's page: its name is there already; three times of the week, calls of ten minutes. */
export async function openLine(head: HeldPhone): Promise<void> {
  await head.sees('还没有亲情电话', ['lines.list'], () => head.tapTab('电话'))
  await head.sees('每周什么时候开放', ['lines.list'], () => head.tap('开通一部电话'))
  await head.choose('10 分钟')
  for (const when of ['午休', '放学后', '周末']) await head.turnOn(when)
  await head.until(/每周 \d\d+ 个时段/)
  await head.tap('保存')
  await head.sees('再开通一部电话', ['lines.effect', 'lines.save', 'lines.list'])
}
