import { largeReading } from './reading-mode'

/** WeChat's ordinary text, in px of its font-size setting. */
const ORDINARY = 17
/** Care mode (关怀模式) reaches this. */
const CARE_MODE = 25.5
/** 大字朗读模式 has text at least so large, whatever WeChat's setting is. */
const LARGE_READING = 1.3

/**
 * The factor by which this phone's owner wants text larger, 1 to 1.5.
 * Never below 1: small text is what this product exists to avoid.
 */
export function fontScale(): number {
  const setting = wx.getAppBaseInfo().fontSizeSetting || ORDINARY
  const wanted = Math.min(Math.max(setting, ORDINARY), CARE_MODE) / ORDINARY
  return largeReading() ? Math.max(wanted, LARGE_READING) : wanted
}

/** The style that every page's root view carries, so that all text tokens grow with the setting. */
export function fontStyle(): string {
  return `--font-scale: ${Math.round(fontScale() * 100) / 100}`
}
