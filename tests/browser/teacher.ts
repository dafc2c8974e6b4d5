import type { HeldPhone } from './held-phone'

/** What a teacher logs of a call that reached the family. */
export interface LoggedCall {
  minutes: string
  mood: string
  line: string
}

/** Opens 打电话告诉 from 今天, where one line says how many families it holds. */
export async function openCallSheet(teacher: HeldPhone): Promise<void> {
  await teacher.sees('微信没送到的', ['sheet.list'], () => teacher.named('link', /家要打电话联系/).click())
}

/** On the call sheet: rings up somebody of the child's family; the telephone gets a number of the contact card, of which the sheet shows the ends. */
export async function ringUp(teacher: HeldPhone, child: string): Promise<void> {
  await teacher.tap(`拨给${child}的家人`)
  const somebody = teacher.button(/ 199\*{4}\d{4}$/)
  const ends = (await somebody.innerText()).slice(-4)
  await teacher.sees(new RegExp(`^199\\d{4}${ends}$`), ['contacts.reveal'], () => somebody.click())
  await teacher.tap('呼叫')
}

/** On the form: outcome, minutes, mood, a line. */
export async function fillCall(teacher: HeldPhone, call: LoggedCall): Promise<void> {
  await teacher.choose('接通了')
  await teacher.choose(call.minutes)
  await teacher.choose(call.mood)
  await teacher.write(/^值得记下的/, call.line)
}

/** On the form of a talk: a face for each of the five topics, words that stay in school, and words for the parents. */
export async function fillTalk(teacher: HeldPhone, note: { stays: string; forParents: string }): Promise<void> {
  for (const face of ['学习挺好', '生活挺好', '情绪一般', '交友挺好', '身体挺好']) await teacher.choose(face)
  await teacher.write(/^说说情绪/, note.stays)
  await teacher.write(/孩子这周的状态/, note.forParents)
}

/** On the form of a visit: who was met, what was seen, and what the parents may read; a photo. */
export async function fillVisit(
  teacher: HeldPhone,
  visit: { stays: string; forParents: string; photo: { name: string; mimeType: string; buffer: Buffer } },
): Promise<void> {
  await teacher.choose('祖辈')
  await teacher.write(/^住、吃、安全/, visit.stays)
  await teacher.write(/家里一切都好/, visit.forParents)
  const chosen = teacher.page.waitForEvent('filechooser')
  await teacher.tap('添加照片')
  await teacher.tap('同意并继续')
  await (await chosen).setFiles(visit.photo)
  await teacher.button('去掉照片 1').waitFor()
  await teacher.screen.getByText(/^\d+%$/).waitFor({ state: 'detached' })
}
