/** A part of a whole as tables print it: `19.69%`; a dash where there is no whole. */
export function shareText(part: number, whole: number): string {
  return whole > 0 ? `${((part / whole) * 100).toFixed(2)}%` : '—'
}
