import type { Output } from '../../../../../contract/actions'
import { answerPhraseLabel, dayStateLabel } from '../../../../../contract/labels'
import { kindBeside } from '../../../../../contract/letter-words'
import { addDays, fullTime, instantAt, monthDay, weekOf, weekText } from '../../../../../contract/week'
import type { KeptMine } from '../../../../services/kept-letters'
import { letterView, spokenLetter } from '../../letter/view'
import { aheadText, weekName } from '../when'

/** A parent's week, from the server or off the phone. */
type Mine = Output<'updates.mine'> & Partial<Pick<KeptMine, 'kept'>>
type Update = NonNullable<Mine['update']>
export type Phrase = keyof typeof answerPhraseLabel

/** What a parent answered. */
export interface Answer {
  thumb: boolean
  phrase: Phrase | null
  /** In their own words. */
  reply: string | null
}

export interface LineWeek {
  week: string
  label: string
  state: keyof typeof dayStateLabel
  /** Whether there is an update to read. */
  note: string
  /** Icon of the last call's mood; empty where there is none. */
  face: string
  shown: boolean
  spoken: string
}

/** A letter to parents, or a family letter. */
export interface Post {
  letterId: number
  title: string
  note: string
  /** It waits for the family's word. */
  open: boolean
  spoken: string
}

export interface View {
  children: Array<{ key: number; label: string }>
  childId: number
  name: string
  week: string
  /** `本周`, `上周`; further back the days themselves, and then `dates` is empty. */
  weekLabel: string
  dates: string
  earlier: string
  /** Empty at the present week. */
  later: string
  letter: null | {
    updateId: number
    teacher: string
    teacherLine: string
    body: Update['body']
    photos: string[]
    /** Photos that are not on the phone. */
    photosAway: number
    /** `老师更正过（第2版）`; empty for a letter that stands as it came. */
    corrected: string
    noContact: string
    /** The whole letter in words. */
    spoken: string
    answer: Answer
    voice: Update['voice']
  }
  /** This parent's own messages for the child. */
  voices: Mine['voices']
  /** Said instead of a letter. */
  none: string
  /** Letters that wait stand under the week's own; those that were answered, at the end. */
  posts: Post[]
  oldPosts: Post[]
  nextCall: null | { bookingId: number; week: string; when: string; date: string }
  nextSpoken: string
  line: LineWeek[]
}

const FRIDAY = 4
const EVENING = 18 * 60

function noneText({ week, thisWeek, kept }: Mine, name: string, present: number): string {
  if (kept === 'nothing') return '这一周的简报没有存在手机上，有网络时再看。'
  if (week !== thisWeek) return '这一周没有简报。'
  const composed = present >= Date.parse(instantAt(addDays(week, FRIDAY), EVENING))
  return composed ? `老师正在看${name}这周的简报，看好就送来。` : `${name}这周的简报，周五傍晚送到。`
}

/** What comes next for a week in which nobody was reached. A week gone by says so only where nothing else tells it. */
function noContactText(reply: Mine, { body: { calls, whyNot } }: Update, present: number): string {
  if (reply.week !== reply.thisWeek) return calls.length > 0 || whyNot ? '' : '这一周没有通上话。'
  const { nextCall } = reply
  return nextCall ? `还没通上话，${aheadText(nextCall.startsAt, present)} 就能说上了。` : '这周还没通上话，约个时间吧。'
}

function lineOf({ line, week, thisWeek }: Mine): LineWeek[] {
  return line.map((one) => {
    const label = weekName(one.week, thisWeek)
    const note = one.published ? '有简报' : one.week === thisWeek ? '还没到' : '没有'
    const spoken = `${label}，${dayStateLabel[one.state]}${one.published ? '，有简报' : ''}`
    const face = one.mood ? `face-${one.mood}` : ''
    return { week: one.week, label, state: one.state, note, face, shown: one.week === week, spoken }
  })
}

function letterOf(reply: Mine, present: number): View['letter'] {
  const { update, kept } = reply
  if (!update) return null
  const { updateId, teacher, teacherLine, body, photos, corrected, version, voice } = update
  const { answer } = update
  const noContact = noContactText(reply, update, present)
  return {
    updateId,
    teacher,
    teacherLine,
    body,
    photos,
    photosAway: kept ? body.photoIds.length : 0,
    corrected: corrected ? `老师更正过（第${version}版）` : '',
    noContact,
    spoken: spokenLetter(letterView(body, reply.week), { teacher, teacherLine, noContact }),
    answer,
    voice,
  }
}

function postOf({ letterId, kind, title, dueOn, confirmed }: Mine['letters'][number]): Post {
  const name = kindBeside({ kind, title })
  const whole = name ? `${name}：${title}` : title
  const until = dueOn ? `，${monthDay(dueOn)}前` : ''
  const wanted = kind === 'family' ? `收到了请点一下${until}` : `请看${until}`
  const note = confirmed ? '已经告诉老师了' : wanted
  return { letterId, title: whole, note, open: !confirmed, spoken: `${whole}。${note}。` }
}

function nextOf({ nextCall }: Mine, present: number): View['nextCall'] {
  if (!nextCall) return null
  const { bookingId, startsAt } = nextCall
  const date = fullTime(startsAt).split(' ')[0]!
  return { bookingId, week: weekOf(startsAt), when: aheadText(startsAt, present), date }
}

/**
 * The parent's first screen.
 * @param present milliseconds since 1970
 */
export function toView(reply: Mine, present: number): View {
  const { children, childId, week, thisWeek } = reply
  const name = children.find((child) => child.childId === childId)?.name ?? ''
  const near = week >= addDays(thisWeek, -7)
  // An earlier week is looked at for itself.
  const posts = week === thisWeek ? reply.letters.map(postOf) : []
  const nextCall = nextOf(reply, present)
  return {
    children: children.map((child) => ({ key: child.childId, label: child.name })),
    childId,
    name,
    week,
    weekLabel: near ? weekName(week, thisWeek) : weekText(week),
    dates: near ? weekText(week) : '',
    earlier: addDays(week, -7),
    later: week < thisWeek ? addDays(week, 7) : '',
    letter: letterOf(reply, present),
    voices: reply.voices,
    none: reply.update ? '' : noneText(reply, name, present),
    posts: posts.filter(({ open }) => open),
    oldPosts: posts.filter(({ open }) => !open),
    nextCall,
    nextSpoken: nextCall ? `下次通话，${nextCall.when}。` : '下次通话还没有约，挑个您有空的时间吧。',
    line: lineOf(reply),
  }
}
