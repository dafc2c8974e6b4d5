/** Slots of a day as the spans that they fill together: [[720, 730], [730, 740], [960, 970]] is 12:00-12:20 and 16:00-16:10. */
export function joined(slots: readonly (readonly [number, number])[]): Array<{ from: number; to: number }> {
  const spans: Array<{ from: number; to: number }> = []
  for (const [from, to] of [...slots].sort(([a], [b]) => a - b)) {
    const last = spans.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else spans.push({ from, to })
  }
  return spans
}
