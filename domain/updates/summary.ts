import { moodLabel, noteKindLabel, talkTopicLabel, threeStepLabel } from '../../contract/labels'
import { whyNotLabel } from '../../contract/update-words'
import type { UpdateBody } from './compose'

/** One line that tells a teacher what an update holds, for the review list: 通话1次共9分钟，开心 · 谈心（学习挺好、情绪一般） · 家访 · 照片2张 */
export function summary(body: UpdateBody): string {
  const parts = [calls(body), topics(body), ...notes(body), photos(body)].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(' · ') : '这周还没有记录'
}

function calls({ calls, whyNot }: UpdateBody): string {
  const reached = calls.filter((call) => call.outcome === 'reached')
  if (calls.length === 0) return whyNot ? whyNotLabel[whyNot].replace(/。$/, '') : ''
  if (reached.length === 0) return '打过电话，没通上'
  const minutes = reached.reduce((sum, call) => sum + call.minutes, 0)
  const mood = reached.at(-1)?.mood
  const long = minutes > 0 ? `共${minutes}分钟` : ''
  const told = reached.every((call) => call.home) ? '家里打过电话' : '通话'
  return `${told}${reached.length}次${long}${mood ? `，${moodLabel[mood as keyof typeof moodLabel]}` : ''}`
}

function topics({ topics }: UpdateBody): string {
  const faces = (Object.keys(talkTopicLabel) as (keyof typeof talkTopicLabel)[]).flatMap((topic) => {
    const step = topics[topic]
    return step ? [`${talkTopicLabel[topic]}${threeStepLabel[step]}`] : []
  })
  return faces.length > 0 ? `${noteKindLabel.talkNote}（${faces.join('、')}）` : ''
}

function notes({ notes, topics }: UpdateBody): string[] {
  const told = new Set(notes.map((note) => note.kind))
  // The faces of a talk already stand there.
  if (Object.keys(topics).length > 0) told.delete('talkNote')
  return [...told].map((kind) => noteKindLabel[kind])
}

function photos({ photoIds }: UpdateBody): string {
  return photoIds.length > 0 ? `照片${photoIds.length}张` : ''
}
