import { templateNames, type TemplateName } from '../../../contract/templates'

/** What a template is called in WeChat's message list; its id here is made up and reaches the functions as configuration. */
export interface Template {
  id: string
  title: string
}

const titles: Record<TemplateName, string> = {
  weeklyUpdate: '学生周报通知',
  callBooked: '通话预约提醒',
  callReminder: '通话即将开始提醒',
  callChanged: '通话时间变更提醒',
  callOffer: '排队到号提醒',
  letter: '家校来信通知',
}

/** The templates this make-believe mini-program has taken from WeChat's library, by our names. */
export const templates: Record<TemplateName, Template> = Object.fromEntries(
  templateNames.map((name) => [name, { id: `local-template-${name}`, title: titles[name] }]),
) as Record<TemplateName, Template>

/** The template with WeChat's id. */
export function templateById(id: string): Template | undefined {
  return Object.values(templates).find((template) => template.id === id)
}
