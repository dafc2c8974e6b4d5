/**
 * Hands a number over to the phone's own dialler. WeChat tells neither whether it was answered nor how long it took.
 * @returns false when the person changed their mind (or the phone cannot dial)
 */
export async function dial(phoneNumber: string): Promise<boolean> {
  try {
    await wx.makePhoneCall({ phoneNumber })
    return true
  } catch {
    return false
  }
}
