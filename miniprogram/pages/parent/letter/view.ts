import type { Output } from '../../../../contract/actions'
import {
  callOutcomeLabel,
  mediumLabel,
  moodLabel,
  noteKindLabel,
  talkTopicLabel,
  threeStepLabel,
} from '../../../../contract/labels'
import { clockText, dateOf, minuteOf, weekdayName } from '../../../../contract/week'

export type Body = Output<'updates.preview'>['body']
type Call = Body['calls'][number]
type Step = keyof typeof threeStepLabel

export interface ContactRow {
  key: string
  /** `周三 12:40` */
  when: string
  text: string
  reached: boolean
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

export interface LetterView {
  contact: ContactRow[]
  topics: TopicRow[]
  notes: Array<{ key: string; title: string; text: string }>
}

const stepFace: Record<Step, string> = { good: 'face-5', fair: 'face-3', worry: 'face-2' }

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

function contactRow(call: Call, index: number): ContactRow {
  const { at, outcome, mood, home } = call
  const day = weekdayName(dateOf(at))
  return {
    key: `${index}${at}`,
    when: home ? day : `${day} ${clockText(minuteOf(at))}`,
    text: words(call),
    reached: outcome === 'reached',
    face: outcome === 'reached' && mood ? `face-${mood}` : '',
  }
}

/** A weekly update's body as the parents read it; empty sections stay empty. */
export function letterView({ calls, topics, notes }: Body): LetterView {
  const named = Object.keys(talkTopicLabel) as Array<keyof typeof talkTopicLabel>
  return {
    contact: calls.map(contactRow),
    topics: named.flatMap((key) => {
      const step = topics[key]
      return step
        ? [{ key, label: talkTopicLabel[key], step, stepLabel: threeStepLabel[step], face: stepFace[step] }]
        : []
    }),
    notes: notes
      .filter(({ text }) => text !== '')
      .map(({ kind, on, text }, index) => ({
        key: `${kind}${index}`,
        title: `${noteKindLabel[kind]} · ${weekdayName(on)}`,
        text,
      })),
  }
}
