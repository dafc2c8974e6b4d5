import { roleLabel } from '../../contract/labels'

const hatLabel: Record<string, string> = { ...roleLabel, clock: '系统定时任务', volunteer: '志愿者' }

/** A hat as a school names it. */
export function hatText(hat: string): string {
  return hatLabel[hat] ?? hat
}
