interface MadeFile {
  fileName: string
  url: string
}

/**
 * Opens a workbook or table that the school's cloud made, from where it can be sent on; a phone that may not fetch it, or cannot show it (.csv), copies the link
 * instead, which a computer's browser opens.
 * @returns which of the two it was
 */
export async function openFileOf({ fileName, url }: MadeFile): Promise<'opened' | 'copied'> {
  try {
    if (!fileName.endsWith('.xlsx')) throw new Error('no phone shows this kind of file')
    const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
    await new Promise((resolve, reject) => wx.downloadFile({ url, filePath, success: resolve, fail: reject }))
    await wx.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
    return 'opened'
  } catch {
    await wx.setClipboardData({ data: url })
    return 'copied'
  }
}

/** Opens the workbook of refused rows. */
export const openRefused = openFileOf
