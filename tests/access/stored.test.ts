import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { errorText, fieldErrorText } from '../../contract/errors'

const root = path.resolve(__dirname, '../../miniprogram')

function sources(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name)
    return entry.isDirectory() ? sources(place) : entry.name.endsWith('.ts') ? [place] : []
  })
}

const files = sources().map((place) => ({ place: path.relative(root, place), text: readFileSync(place, 'utf8') }))

/** What may not stand in a page's address, because WeChat writes addresses down. (An address inside an address has been looked at where it was made.) */
const personal = /name|phone|number|address|text|words|reason|birth|note(?!Id)/i

test('a page is opened with ids and codes in its address, never with a name, a number or a text', () => {
  const found: string[] = []
  let addresses = 0
  for (const { place, text } of files) {
    for (const [address] of text.matchAll(/[`'"][^`'"\n]*pages\/[^`'"\n]*\?[^`\n]*[`'"]/g)) {
      addresses += 1
      const keys = [...address.matchAll(/[?&]([a-zA-Z]+)=/g)].map(([, key]) => key!)
      const values = [...address.matchAll(/\$\{([^}]*)\}/g)].map(([, value]) =>
        value!.replaceAll(/ as number|\bnoteId\b|encodeURIComponent\(address\)/g, ''),
      )
      if ([...keys, ...values].some((part) => personal.test(part))) found.push(`${place}: ${address}`)
    }
  }
  expect(addresses).toBeGreaterThan(15)
  expect(found).toEqual([])
})

/** Every file that writes to the phone's storage, why it does, and what of a child stands there. All of it goes at sign-out (`clear()`), whatever its key. */
const writers: Record<string, string> = {
  'services/storage.ts': 'the one door to storage',
  'services/session.ts': 'who this phone belongs to and which hats they have, so that it opens without network',
  'services/hat.ts': 'the hat that is worn: a school’s number and a role',
  'services/kept-replies.ts': 'the last reply of each screen, numbers masked, for reading without network',
  'services/kept-children.ts': 'which kept replies are about which child, to drop them when consent is withdrawn',
  'services/kept-letters.ts':
    'the last four weekly letters of each child that this parent opened, without photos and voices; gone with a withdrawn consent, the hat, the child, and at sign-out',
  'services/reading-mode.ts': 'whether this phone’s owner wants 大字朗读模式',
  'services/desk-numbers.ts':
    'the numbers that the desk dials today, by relative, kept with a deliberate tap (`desk.sheet`, on the audit); gone at midnight, with the hat and at sign-out',
  'services/withdrawn.ts': 'children whose guardians withdrew, so that nothing kept of them is shown',
  'services/outbox.ts':
    'commands that wait for the network, what was answered to WeChat’s question about messages among them',
  'services/voice/upload.ts':
    'file ids of recordings that the school has not taken yet, so that the next use of the recorder takes them down; no sound, no child',
  'pages/record/note/draft.ts': 'a note that is being written, until it is saved',
  'pages/parent/messages-wanted.ts': 'whether this guardian wants WeChat messages',
  'services/messages-asked.ts':
    'which kinds of WeChat messages were asked for, when, and what was said; nothing about a child',
  'pages/start/leaving.ts': 'that somebody has just signed out',
}

test('who writes to the phone’s storage is named here, with the reason', () => {
  const writing = files
    .filter(
      ({ place, text }) =>
        /wx\.setStorage/.test(text) ||
        (/from '.*\/storage'/.test(text) && /\bwrite\(/.test(text)) ||
        place === 'services/storage.ts',
    )
    .map(({ place }) => place)
  expect(writing.filter((place) => !(place in writers))).toEqual([])
  const direct = files.filter(
    ({ place, text }) => /wx\.(set|clear|remove)Storage/.test(text) && place !== 'services/storage.ts',
  )
  expect(direct.map(({ place }) => place)).toEqual([])
})

test('signing out clears all of it', () => {
  const { text } = files.find(({ place }) => place === 'services/session.ts')!
  const signOut = text.slice(text.indexOf('function signOut'))
  for (const step of ['clear()', 'takeOff()', 'forgetNames()']) expect(signOut).toContain(step)
  expect(files.find(({ place }) => place === 'services/storage.ts')!.text).toContain('wx.clearStorageSync()')
})

test('no sentence of a refusal has room for what somebody typed', () => {
  for (const sentence of [...Object.values(errorText), ...Object.values(fieldErrorText)])
    expect(sentence).not.toMatch(/[{}$%]/)
})

test('what the functions print is a code, a role, a duration', () => {
  const folder = path.resolve(__dirname, '../../cloudfunctions')
  const printing = sources(folder).flatMap((place) =>
    [...readFileSync(place, 'utf8').matchAll(/console\.\w+\(.*/g)].map(
      ([call]) => `${path.relative(folder, place)}: ${call}`,
    ),
  )
  // Each of these was read: a reference with a stack without its message, a line of the log, counts of a timer.
  expect(printing.filter((call) => /input|event\b|message\.data|phone|name\b/.test(call))).toEqual([])
})
