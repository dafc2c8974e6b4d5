import type { Output } from '../../../../../contract/actions'
import { answerPhraseLabel, relationLabel } from '../../../../../contract/labels'

export type Published = Output<'updates.publish'>
type Answer = Output<'updates.review'>['updates'][number]['answers'][number]

/** 爸爸; who is no relative any more is 家长. */
export const readerName = ({ relation }: Pick<Answer, 'relation'>): string =>
  relation ? relationLabel[relation] : '家长'

/** What one parent answered: `爸爸点了赞，“告诉孩子，爸妈想他”，说：谢谢老师`; empty for one who has only read. */
export function answerText({ relation, thumb, phrase, reply }: Answer): string {
  const said = [
    ...(thumb ? ['点了赞'] : []),
    ...(phrase ? [`“${answerPhraseLabel[phrase]}”`] : []),
    ...(reply ? [`说：${reply}`] : []),
  ]
  return said.length > 0 ? `${readerName({ relation })}${said.join('，')}` : ''
}

/** What all of a child's parents answered, and that a voice message waits for the child; empty for nothing. */
export function answersText(answers: Answer[], voices: number): string {
  const left = voices > 0 ? [`给孩子留了 ${voices} 段话，请孩子到亲情电话那里听`] : []
  return [...answers.map(answerText), ...left].filter((text) => text !== '').join('；')
}

/** What became of a publication: `48 份已发布，31 位家长会收到微信消息，9 位没有消息额度。` */
export function publishedText({ published, messages, withoutCredit }: Published): string {
  const told = messages > 0 ? `，${messages} 位家长会收到微信消息` : ''
  const untold = withoutCredit > 0 ? `，${withoutCredit} 位没有消息额度，打开小程序就能看到` : ''
  return `${published} 份已发布${told}${untold}。`
}

/** The one question before others are told. */
export function publishQuestion(count: number, thin: number): { title: string; content: string } {
  const some = thin > 0 ? `其中 ${thin} 份内容少，可以先添一句话。` : ''
  return {
    title: `把 ${count} 份周报发给家长？`,
    content: `${some}发布后家长马上能看到，开了消息的家长会收到微信提醒。一小时内可以撤回。`,
  }
}

/** What taking a publication back means, before it is done. */
export function takeBackQuestion(count: number, read: number): { title: string; content: string } {
  const seen = read > 0 ? `有 ${read} 份家长已经看过，改了再发，他们会看到“老师更正过”。` : '还没有家长看过。'
  return {
    title: `撤回 ${count} 份周报？`,
    content: `家长那边先看不到，还没发出的微信提醒不再发。${seen}`,
  }
}

export const takenBackText = (count: number): string => `${count} 份已撤回，家长现在看不到。改好了再发布。`
