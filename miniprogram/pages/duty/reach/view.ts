import type { Output } from '../../../../contract/actions'
import { templateLabel } from '../../../../contract/templates'

type Reach = Output<'messages.reach'>

export interface View {
  /** `113 个孩子里，86 个孩子的家长收得到简报消息` */
  sentence: string
  rows: Array<{ key: string; label: string; reached: number; missed: number; spoken: string }>
  /** Why the others are not reached, a sentence each. */
  why: string[]
}

/** How many children's parents a message would reach, in one sentence and a small table. */
export function toView({ children, templates, unbound, unwilling }: Reach): View {
  const update = templates.find(({ template }) => template === 'weeklyUpdate')?.reached ?? 0
  const all = update === children
  const spent = children - unbound - unwilling - update
  return {
    sentence: all
      ? `${children} 个孩子的家长都收得到简报消息`
      : `${children} 个孩子里，${update} 个孩子的家长收得到简报消息`,
    rows: templates.map(({ template, reached }) => ({
      key: template,
      label: templateLabel[template],
      reached,
      missed: children - reached,
      spoken: `${templateLabel[template]}：${reached} 个收得到，${children - reached} 个收不到`,
    })),
    why: [
      ...(unbound > 0 ? [`${unbound} 个孩子，家里还没有人绑定微信`] : []),
      ...(unwilling > 0 ? [`${unwilling} 个孩子，家长没有同意收微信消息`] : []),
      ...(spent > 0 ? [`${spent} 个孩子，家长允许的简报消息用完了：允许一次只能收一条`] : []),
    ],
  }
}
