interface RefusedFile {
  fileName: string
  url: string
}

/**
 * Opens the workbook of refused rows, from where it can be sent on; a phone that may not fetch it copies the link instead,
 * which a computer's browser opens.
 * @returns which of the two it was
 */
export async function openRefused({ fileName, url }: RefusedFile): Promise<'opened' | 'copied'> {
  try {
    const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
    await new Promise((resolve, reject) => wx.downloadFile({ url, filePath, success: resolve, fail: reject }))
    await wx.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
    return 'opened'
  } catch {
    await wx.setClipboardData({ data: url })
    return 'copied'
  }
}
