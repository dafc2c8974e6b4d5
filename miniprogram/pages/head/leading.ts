import { leadAway } from '../record/lead-away'

/** Whoever is not signed in any more is led to the door, and from there back to the head's home. */
export const toDoorFromHead = leadAway('/pages/head/home/index')

/** Opens the term's survey. */
export function openSurvey(): void {
  wx.navigateTo({ url: '/pages/head/survey/index' })
}

/** Opens the import of a roster. */
export function openImport(): void {
  wx.navigateTo({ url: '/pages/head/import/index' })
}

/** Opens the export of the roster. */
export function openExport(): void {
  wx.navigateTo({ url: '/pages/head/export/index' })
}
