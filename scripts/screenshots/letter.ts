import type { Browser } from 'playwright-core'
import type { DateText } from '../../contract/week'
import { callAs, uploadAs } from './ask'
import type { Letter } from './cast'

const yard = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400">
  <rect width="400" height="400" fill="#cfe4ee"/><circle cx="310" cy="90" r="36" fill="#f6d783"/>
  <path d="M0 230 Q110 130 220 220 T400 190 V400 H0Z" fill="#8fb58a"/><path d="M0 300 Q140 240 400 300 V400 H0Z" fill="#6d9a5b"/>
  <rect x="120" y="200" width="150" height="90" fill="#f3ead9"/><path d="M105 205 L195 150 L285 205Z" fill="#a4583f"/>
  <rect x="178" y="238" width="36" height="52" fill="#7b5a43"/><path d="M330 300 v-60" stroke="#6b4c35" stroke-width="8"/>
  <circle cx="330" cy="220" r="38" fill="#4f7f45"/></svg>`

/** A drawn picture of a farmhouse, as JPEG. */
async function drawYard(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 400, height: 400 } })
  await page.setContent(`<body style="margin:0">${yard}</body>`)
  const picture = await page.screenshot({ type: 'jpeg', quality: 80 })
  await page.close()
  return picture
}

/** During the week: a talk over five topics and a visit with a photo, each with words for the parents. */
export async function writeNotes(url: string, browser: Browser, { teacher, childId }: Letter, today: DateText) {
  const photo = await uploadAs(url, teacher, `photos/${Date.now()}.jpg`, await drawYard(browser))
  const topics = {
    study: { step: 'good' },
    life: { step: 'good' },
    mood: { step: 'fair' },
    friends: { step: 'good' },
    health: { step: 'good' },
  } as const
  const about = { childId, happenedOn: today }
  await callAs(url, teacher, 'notes.post', {
    ...{ ...about, kind: 'talkNote', body: { topics } },
    forParents: '这周上课很专心，和同桌成了好朋友。夜里有点想家，我陪她聊了聊，已经好多了。',
  })
  await callAs(url, teacher, 'notes.post', {
    ...{ ...about, kind: 'homeVisit', body: { met: 'grandparent', findings: '祖孙两人都好' }, photos: [photo] },
    forParents: '奶奶身体硬朗，院子收拾得干干净净。',
  })
}

/** On Friday evening: the teacher's own line, and the whole class goes out. Settles when the parents can see the photo. */
export async function publish(url: string, { teacher, childId }: Letter, parent: string): Promise<void> {
  const { updates } = await callAs(url, teacher, 'updates.review', {})
  const own = updates.find((update) => update.childId === childId)
  if (!own) throw new Error('the letter was not composed')
  await callAs(url, teacher, 'updates.line', {
    updateId: own.updateId,
    teacherLine: '这孩子心细，会照顾小同学，您放心。',
  })
  const updateIds = updates.filter((update) => !update.published).map(({ updateId }) => updateId)
  await callAs(url, teacher, 'updates.publish', { updateIds })
  // WeChat looks at a photo in its own time.
  for (let tries = 0; tries < 100; tries += 1) {
    const { update } = await callAs(url, parent, 'updates.mine', {})
    if (update && update.photos.length > 0) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('the photo of the letter was not passed')
}
