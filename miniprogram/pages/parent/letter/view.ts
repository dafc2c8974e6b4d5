import type { Output } from '../../../../contract/actions'
import {
  callOutcomeLabel,
  mediumLabel,
  moodLabel,
  noteKindLabel,
  talkTopicLabel,
  threeStepLabel,
} from '../../../../contract/labels'
import { whyNotLabel } from '../../../../contract/update-words'
import { clockText, dateOf, minuteOf, weekdayName } from '../../../../contract/week'

export type Body = Output<'updates.preview'>['body']
export type Voice = NonNullable<Output<'updates.mine'>['update']>['voice']
type Call = Body['calls'][number]
type Step = keyof typeof threeStepLabel
type NoteKind = keyof typeof noteKindLabel

export interface ContactRow {
  key: string
  /** `周三 12:40` */
  when: string
  text: string
  reached: boolean
  /** Picture of how it was: by telephone, by video, from home, or not at all. */
  icon: string
  /** Icon of the mood; empty where nobody noted one. */
  face: string
}

export interface TopicRow {
  key: string
  label: string
  step: Step
  stepLabel: string
  face: string
}

export interface Story {
  key: string
  icon: string
  /** `表彰 · 周三` */
  title: string
  text: string
  spoken: string
}

export interface LetterView {
  contact: ContactRow[]
  /** Whether somebody was reached; where not, `whyNot` may say what happened. */
  reached: boolean
  whyNot: string
  topics: TopicRow[]
  stories: Story[]
  ask: string
}

const stepFace: Record<Step, string> = { good: 'face-5', fair: 'face-3', worry: 'face-2' }

const storyIcon: Record<NoteKind, string> = {
  talkNote: 'talk',
  homeVisit: 'visit',
  study: 'book',
  health: 'heart',
  activity: 'flag',
  award: 'medal',
}

/** A call that did not reach the family, told as a person would. */
const notReached: Record<Exclude<keyof typeof callOutcomeLabel, 'reached'>, string> = {
  noAnswer: '老师打来，没有人接',
  busy: '老师打来，正在占线',
  wrongNumber: '老师打来，号码不对，请把新号码告诉老师',
  childAbsent: '那会儿孩子不在学校',
  lineBroken: '学校的电话出了故障',
  declined: '老师打来，那会儿不方便',
  cutOff: '说到一半断了',
}

function words({ outcome, minutes, mood, medium, home }: Call): string {
  if (outcome !== 'reached') return notReached[outcome]
  if (home) return minutes > 0 ? `家里打过电话，聊了 ${minutes} 分钟` : '家里打过电话'
  const talked = minutes > 0 ? `聊了 ${minutes} 分钟` : '通上话了'
  const seen = medium === 'video' ? `${mediumLabel.video}，` : ''
  return `${seen}${talked}${mood ? `，孩子${moodLabel[mood as keyof typeof moodLabel]}` : ''}`
}

function pictureOf({ outcome, medium, home }: Call): string {
  if (outcome !== 'reached') return 'cross'
  return home ? 'home' : medium === 'video' ? 'video' : 'phone'
}

function contactRow(call: Call, index: number): ContactRow {
  const { at, outcome, mood, home } = call
  const day = weekdayName(dateOf(at))
  const reached = outcome === 'reached'
  return {
    key: `${index}${at}`,
    when: home ? day : `${day} ${clockText(minuteOf(at))}`,
    text: words(call),
    reached,
    icon: pictureOf(call),
    face: reached && mood ? `face-${mood}` : '',
  }
}

function topicRows(topics: Body['topics']): TopicRow[] {
  const named = Object.keys(talkTopicLabel) as Array<keyof typeof talkTopicLabel>
  return named.flatMap((key) => {
    const step = topics[key]
    return step
      ? [{ key, label: talkTopicLabel[key], step, stepLabel: threeStepLabel[step], face: stepFace[step] }]
      : []
  })
}

/** `周三`, or `上周六` for what was written down when last week's letter was out. */
function dayOf(on: string, week: string): string {
  return on < week ? `上${weekdayName(on)}` : weekdayName(on)
}

function storiesOf(notes: Body['notes'], week: string): Story[] {
  return notes
    .filter(({ text }) => text !== '')
    .map(({ kind, on, text }, index) => {
      const title = `${noteKindLabel[kind]} · ${dayOf(on, week)}`
      const spoken = `${dayOf(on, week)}，${noteKindLabel[kind]}。${text}`
      return { key: `${kind}${index}`, icon: storyIcon[kind], title, text, spoken }
    })
}

/**
 * An update's body as the parents read it; empty sections stay empty.
 * @param week the Monday of its week; empty where a single note is shown as it will look
 */
export function letterView({ calls, topics, notes, whyNot, ask = '' }: Body, week = ''): LetterView {
  const contact = calls.map(contactRow)
  // A call that was tried tells by itself how it went.
  const why = whyNot && contact.length === 0 ? whyNotLabel[whyNot] : ''
  return {
    contact,
    reached: contact.some(({ reached }) => reached),
    whyNot: why,
    topics: topicRows(topics),
    stories: storiesOf(notes, week),
    ask,
  }
}

/** What stands around the body, and is read with it. */
export interface Around {
  teacher: string
  teacherLine: string
  noContact: string
}

/** What a loudspeaker reads of each card; empty where there is no card. */
export interface SpokenParts {
  line: string
  contact: string
  topics: string
  ask: string
}

/** The letter's cards as they are read aloud. */
export function spokenParts({ contact, reached, whyNot, topics, ask }: LetterView, around: Around): SpokenParts {
  const { teacher, teacherLine, noContact } = around
  const said = [...contact.map(({ when, text }) => `${when}，${text}。`), whyNot, reached ? '' : noContact]
  const faces = topics.map(({ label, stepLabel }) => label + stepLabel).join('，')
  return {
    line: teacherLine && teacher ? `${teacher}说：${teacherLine}` : teacherLine,
    contact: said.join(''),
    topics: faces && `${faces}。`,
    ask: ask && `学校想请您：${ask}`,
  }
}

/** The whole letter, to be read aloud from beginning to end. */
export function spokenLetter(letter: LetterView, around: Around): string {
  const { line, contact, topics, ask } = spokenParts(letter, around)
  const stories = letter.stories.map(({ spoken }) => spoken)
  return [line, contact, topics, ...stories, ask].filter((part) => part !== '').join('\n')
}
