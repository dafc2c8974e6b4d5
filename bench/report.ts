/** What a bench measured: the same work by the subject and by its reference, in alternating rounds (work per second, or a budget against what was used: a higher ratio is better). */
export interface Measured {
  unit: string
  subject: number[]
  reference: number[]
  target: number
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const range = (values: number[]) => `${Math.round(Math.min(...values))}-${Math.round(Math.max(...values))}`

/** Prints the medians, the range and the verdict; true where the target is met. */
export function report(name: string, { unit, subject, reference, target }: Measured): boolean {
  const ratio = median(subject) / median(reference)
  console.log(
    `${name}: ours ${Math.round(median(subject))} ${unit} (${range(subject)}), reference ${Math.round(median(reference))} ${unit} (${range(reference)})`,
  )
  console.log(`bench ${name} ratio=${ratio.toFixed(2)} target>=${target} ${ratio >= target ? 'ok' : 'short'}`)
  return ratio >= target
}
