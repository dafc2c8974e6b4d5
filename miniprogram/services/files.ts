/** Removes every file that this mini-program has stored for opening (sign-out); there may be none. */
export function removeFiles(): void {
  try {
    const folder = wx.env.USER_DATA_PATH
    const files = wx.getFileSystemManager()
    const unlink = (name: string) => files.unlink({ filePath: `${folder}/${name}`, fail: () => undefined })
    files.readdir({ dirPath: folder, success: (found) => found.files.forEach(unlink), fail: () => undefined })
  } catch {
    // A phone without files has nothing to remove, and signing out must go on.
  }
}
