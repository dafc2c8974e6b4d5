import type { Input, Output } from '../../../../contract/actions'
import { exportFormatLabel } from '../../../../contract/labels'

export type Format = Input<'roster.export'>['format']

/** The formats to choose from. */
export const formats = (Object.keys(exportFormatLabel) as Format[]).map((key) => ({
  key,
  label: exportFormatLabel[key],
}))

/** What was made, said when the file is on the phone. */
export function madeText({ fileName, children }: Output<'roster.export'>): string {
  return `${fileName}，${children} 名孩子`
}
