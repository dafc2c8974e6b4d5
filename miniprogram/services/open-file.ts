type Shown = 'docx' | 'xlsx'

const opened = new Set<string>()

/** What WeChat's viewer shows; anything else (.csv) is for a computer. */
function shownAs(fileName: string): Shown | undefined {
  const ending = fileName.split('.').pop()
  return ending === 'docx' || ending === 'xlsx' ? ending : undefined
}

/**
 * Opens a Word or Excel file with WeChat's menu, from where it can be sent on to a computer and printed; a phone that may not fetch it, or cannot show its kind, copies the
 * link instead, which a computer's browser opens.
 * @returns which of the two it was
 */
export async function openFile({ fileName, url }: { fileName: string; url: string }): Promise<'opened' | 'copied'> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  const fileType = shownAs(fileName)
  try {
    if (!fileType) throw new Error('no phone shows this kind of file')
    await new Promise((resolve, reject) => wx.downloadFile({ url, filePath, success: resolve, fail: reject }))
    opened.add(filePath)
    await wx.openDocument({ filePath, fileType, showMenu: true })
    return 'opened'
  } catch {
    await wx.setClipboardData({ data: url })
    return 'copied'
  }
}

/** Takes what was opened off the phone again, when the page that opened it goes; a file that is gone already is no trouble. */
export function removeOpened(): void {
  for (const filePath of opened) wx.getFileSystemManager().unlink({ filePath, fail: () => undefined })
  opened.clear()
}
