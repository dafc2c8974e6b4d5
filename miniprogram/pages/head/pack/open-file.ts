const opened = new Set<string>()

/**
 * Opens a Word or Excel file with WeChat's menu, from where it can be sent on to a computer and printed; a phone that may not fetch it copies the link
 * instead, which a computer's browser opens.
 * @returns which of the two it was
 */
export async function openFile({ fileName, url }: { fileName: string; url: string }): Promise<'opened' | 'copied'> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  try {
    await new Promise((resolve, reject) => wx.downloadFile({ url, filePath, success: resolve, fail: reject }))
    opened.add(filePath)
    await wx.openDocument({ filePath, fileType: fileName.endsWith('.docx') ? 'docx' : 'xlsx', showMenu: true })
    return 'opened'
  } catch {
    await wx.setClipboardData({ data: url })
    return 'copied'
  }
}

/** Takes what was opened off the phone again; a file that is gone already is no trouble. */
export function removeOpened(): void {
  for (const filePath of opened) wx.getFileSystemManager().unlink({ filePath, fail: () => undefined })
  opened.clear()
}
