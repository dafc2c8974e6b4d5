/** @jest-environment jsdom */
import { builtModule, mount, settled, tap, textOf, type Mounted } from '../mount'
import { known, ok, Phone, teacher } from '../start/phone'
import { fullUpdate, mine } from './replies'
import { scope, Speaker } from './speaker'

let phone: Phone
let speaker: Speaker

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install().signedIn()
  phone.answer = () => ok(mine({ update: fullUpdate }))
  speaker = new Speaker().install()
})
afterEach(() => delete scope.requirePlugin)

async function week(): Promise<Mounted> {
  const pane = mount('pages/parent/home/week/index')
  await settled(30)
  return pane
}

const drawn = (pane: Mounted, icon: string) =>
  pane.dom.innerHTML.match(new RegExp(`icon-${icon}(?![-a-z])`, 'g'))?.length ?? 0
const buttons = (pane: Mounted) => drawn(pane, 'speaker')

test('in parts that the plugin takes, cut after a sentence, nothing lost', () => {
  mount('components/speak-button/index')
  const { partsOf } = builtModule<{ partsOf(text: string, most: number): string[] }>('services/read-aloud')
  expect(partsOf('一二三。四五六！七八', 8)).toEqual(['一二三。四五六！', '七八'])
  expect(partsOf('一二三四五六七八九十', 4)).toEqual(['一二三四', '五六七八', '九十'])
  expect(partsOf('一。\n二', 8)).toEqual(['一。二'])
  expect(partsOf(' \n', 8)).toEqual([])
})

test('where the phone can speak, one button reads the whole letter; a second tap is silence', async () => {
  const pane = await week()
  expect(buttons(pane)).toBe(1)
  const button = mount('components/speak-button/index', { text: '王老师说：好。', words: '读给我听' })
  expect(textOf(button)).toBe('读给我听')
  await tap(button, '.speak')
  expect(speaker.spoken).toEqual(['王老师说：好。'])
  expect(textOf(button)).toBe('停下')
  await tap(button, '.speak')
  expect(speaker.stopped).toEqual(['王老师说：好。'])
  expect(textOf(button)).toBe('读给我听')
})

test('a long letter is read to its end', async () => {
  const long = `${'好'.repeat(250)}。${'学'.repeat(250)}。`
  const button = mount('components/speak-button/index', { text: long })
  await tap(button, '.speak')
  await speaker.ends()
  expect(speaker.spoken.join('')).toBe(long)
  await speaker.ends()
  expect(button.instance.data).toMatchObject({ reading: false })
})

test('whoever leaves hears nothing more', async () => {
  const button = mount('components/speak-button/index', { text: '好。' })
  await tap(button, '.speak')
  button.detach()
  expect(speaker.stopped).toEqual(['好。'])
})

test('a voice that begins silences the reading, and is not spoken over by what was left of it', async () => {
  const button = mount('components/speak-button/index', { text: `${'好'.repeat(250)}。${'学'.repeat(250)}。` })
  await tap(button, '.speak')
  builtModule<{ playSound(src: string, ended: () => void): void }>('services/voice/play').playSound(
    '妈妈的话',
    () => undefined,
  )
  await settled(10)
  expect(speaker.spoken.map((one) => one.slice(0, 2))).toEqual(['好好', '妈妈'])
  expect(button.instance.data).toMatchObject({ reading: false })
})

test('without network it says so, and stops', async () => {
  speaker.working = false
  const button = mount('components/speak-button/index', { text: '好。' })
  await tap(button, '.speak')
  expect(phone.toasts).toEqual(['现在读不出来，有网络时再点一次'])
  expect(button.instance.data).toMatchObject({ reading: false })
})

test('where nothing can speak there is no loudspeaker anywhere', async () => {
  delete scope.requirePlugin
  phone.stored.set('largeReading', true)
  expect(buttons(await week())).toBe(0)
  expect(textOf(mount('components/speak-button/index', { text: '好。', words: '读给我听' }))).toBe('')
})

describe('大字朗读', () => {
  test('each card has its picture and its loudspeaker', async () => {
    phone.stored.set('largeReading', true)
    phone.answer = () => ok(mine({ update: { ...fullUpdate, voice: null } }))
    const pane = await week()
    // The whole letter; the teacher's line, contact, topics, six notes, the ask; the next call, the answer.
    expect(buttons(pane)).toBe(13)
    for (const icon of [
      'letter',
      'phone',
      'person',
      'talk',
      'visit',
      'book',
      'heart',
      'flag',
      'medal',
      'bell',
      'image',
      'calendar',
    ])
      expect([icon, drawn(pane, icon) > 0]).toEqual([icon, true])
  })

  test('a letter from the school: its loudspeaker reads the row and does not open it', async () => {
    const post = {
      letterId: 4,
      title: '亲情书信：春节家书',
      note: '收到了请点一下',
      open: true,
      spoken: '亲情书信：春节家书。',
    }
    const rows = mount('pages/parent/home/week/posts/index', { posts: [post], large: true })
    const opened: unknown[] = []
    rows.addEventListener('read', ({ detail }) => opened.push(detail))
    expect(buttons(rows)).toBe(1)
    await tap(rows, '.list-row')
    expect(opened).toEqual([{ letterId: 4 }])
    expect(speaker.spoken).toEqual([])
  })

  test('where the teacher speaks, no machine reads the same sentence beside it', async () => {
    phone.stored.set('largeReading', true)
    const pane = await week()
    expect(buttons(pane)).toBe(12)
    expect(textOf(pane)).toContain('听老师说')
  })

  test('the switch in 我的 takes hold of every page at once, and stays', async () => {
    const styles: string[] = []
    const row = mount('pages/me/reading/index')
    scope.getCurrentPages = () => [{ setData: ({ fontStyle }: { fontStyle: string }) => void styles.push(fontStyle) }]
    expect(textOf(row)).toContain('大字朗读')
    const turn = (value: boolean) => (row.instance.turn as (event: object) => void)({ detail: { value } })
    turn(true)
    expect(phone.stored.get('largeReading')).toBe(true)
    turn(false)
    expect(styles).toEqual(['--font-scale: 1.3', '--font-scale: 1'])
  })

  test('it never makes text smaller than WeChat’s own setting', () => {
    phone.stored.set('largeReading', true)
    phone.fontSizeSetting = 25.5
    mount('components/speak-button/index')
    expect(builtModule<{ fontStyle(): string }>('services/font').fontStyle()).toBe('--font-scale: 1.5')
  })

  test('a phone that cannot speak promises no speech; a teacher is not asked', () => {
    delete scope.requirePlugin
    expect(textOf(mount('pages/me/reading/index'))).toBe('大字看图字更大，每一块都有图。')
    new Phone().install().signedIn(known({ hats: [teacher] }))
    expect(textOf(mount('pages/me/reading/index'))).toBe('')
  })
})
