import { landing } from '../../../miniprogram/pages/start/landing'
import type { Session } from '../../../miniprogram/services/session'

const hat = (key: string) => ({
  key,
  role: key.split(':')[1] as Session['hats'][number]['role'],
  place: `学校${key.split(':')[0]}`,
  placeId: Number(key.split(':')[0]),
})

const session = (keys: string[], consentNeeded = false): Session => ({
  signedIn: keys.length > 0,
  name: '李建国',
  hats: keys.map(hat),
  noticeVersion: '2026-11',
  consentNeeded,
  templates: {},
})

const letter = '/pages/parent/home/index?tab=week&child=3&week=2026-11-16'

test.each<[string, Session, string | undefined, string | undefined, { hat: string; url: string } | undefined]>([
  ['nobody', session([]), undefined, undefined, undefined],
  ['one hat', session(['1:parent']), undefined, undefined, { hat: '1:parent', url: '/pages/parent/home/index' }],
  [
    'the hat worn last',
    session(['1:parent', '1:teacher']),
    '1:teacher',
    '',
    { hat: '1:teacher', url: '/pages/teacher/home/index' },
  ],
  ['a hat that is gone', session(['1:parent']), '1:teacher', '', { hat: '1:parent', url: '/pages/parent/home/index' }],
  ['the desk', session(['1:desk']), '1:desk', '', { hat: '1:desk', url: '/pages/teacher/home/index' }],
  [
    'a message opens the hat it is for',
    session(['1:teacher', '1:parent']),
    '1:teacher',
    letter,
    { hat: '1:parent', url: letter },
  ],
  ['a page without its slash', session(['1:parent']), '1:parent', letter.slice(1), { hat: '1:parent', url: letter }],
  [
    'of two schools the one worn',
    session(['1:parent', '2:parent']),
    '2:parent',
    letter,
    { hat: '2:parent', url: letter },
  ],
  [
    'of two schools the one named',
    session(['1:parent', '2:parent']),
    '1:parent',
    `${letter}&hat=2%3Aparent`,
    { hat: '2:parent', url: `${letter}&hat=2%3Aparent` },
  ],
  [
    'somebody else’s page',
    session(['1:teacher']),
    '1:teacher',
    letter,
    { hat: '1:teacher', url: '/pages/teacher/home/index' },
  ],
  ...(['held', 'ask', 'readers'] as const).map(
    (page): [string, Session, string, string, { hat: string; url: string }] => [
      `the rights page ${page} for the head`,
      session(['1:teacher', '1:head']),
      '1:teacher',
      `/pages/rights/${page}/index?childId=3`,
      { hat: '1:head', url: `/pages/rights/${page}/index?childId=3` },
    ],
  ),
  [
    'a page for all',
    session(['1:head']),
    '1:head',
    '/pages/shared/x/index',
    { hat: '1:head', url: '/pages/shared/x/index' },
  ],
  [
    'the door itself',
    session(['1:head']),
    '1:head',
    '/pages/start/index',
    { hat: '1:head', url: '/pages/head/home/index' },
  ],
  [
    'an address from outside',
    session(['1:head']),
    '1:head',
    'https://example.com',
    { hat: '1:head', url: '/pages/head/home/index' },
  ],
  [
    'consent first',
    session(['1:parent'], true),
    '1:parent',
    letter,
    { hat: '1:parent', url: `/pages/consent/index?to=${encodeURIComponent(letter)}` },
  ],
  [
    'a teacher is not asked',
    session(['1:teacher', '1:parent'], true),
    '1:teacher',
    '',
    { hat: '1:teacher', url: '/pages/teacher/home/index' },
  ],
  [
    'with two guardianships the server says which',
    session(['1:parent', '2:parent'], true),
    '1:parent',
    '',
    { hat: '1:parent', url: '/pages/parent/home/index' },
  ],
])('%s', (_name, known, worn, to, expected) => {
  expect(landing(known, worn, to)).toEqual(expected)
})
