import { answerPhraseLabel, talkTopicLabel, threeStepLabel } from '../../contract/labels'
import { kindBeside } from '../../contract/letter-words'
import { weekText } from '../../contract/week'
import { line, wordOf, words } from './held-line'
import type { Line } from './held-line'
import type { HeldRow } from './held-shape'

/** The weekly updates, what the reader answered to them and said for the child, and the school's letters. */
export function lettersLines(held: HeldRow): Line[] {
  return [...updates(held), ...answers(held), ...voices(held), ...mail(held)]
}

function updates({ letters: { items } }: HeldRow): Line[] {
  return items.flatMap(({ week, line: said, topics }) => {
    const faces = Object.entries(topics).map(
      ([key, step]) => `${wordOf(talkTopicLabel, key)}${wordOf(threeStepLabel, step)}`,
    )
    return line(weekText(week), [said, words(faces, '、')].map(sentence).join('') || '通话和谈心的小结')
  })
}

/** With a full stop, where there is none yet. */
function sentence(text: string): string {
  return text === '' || /[。！？]$/.test(text) ? text : `${text}。`
}

function answers({ answers: { items } }: HeldRow): Line[] {
  return items.flatMap(({ week, thumb, phrase, reply }) =>
    line(
      '您的回复',
      words([
        `${weekText(week)}的简报`,
        thumb ? '点了赞' : '',
        phrase === null ? '' : wordOf(answerPhraseLabel, phrase),
        reply ?? '',
      ]),
    ),
  )
}

function voices({ voices: { items } }: HeldRow): Line[] {
  return items.flatMap(({ on, seconds, heardOn }) =>
    line('您的录音', `${on}，${seconds} 秒，${heardOn === null ? '孩子还没有听' : `孩子 ${heardOn} 听了`}`),
  )
}

function mail({ mail: { items } }: HeldRow): Line[] {
  return items.flatMap(({ on, kind, title, sent, confirmed }) =>
    line(on, words([kindBeside({ kind, title }), title, sent ? '已寄出' : '', confirmed ? '已签收' : ''])),
  )
}
