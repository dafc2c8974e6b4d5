interface Named {
  childId: number
  name: string
}

const names = new Map<number, string>()

/** Tells the page that opens next what a child is called, so that a form opens without network. A page's address may be written down by WeChat; this is not. */
export function handOver({ childId, name }: Named): void {
  names.set(childId, name)
}

/** The name that was handed over; empty where the page was opened from elsewhere. */
export function handedName(childId: number): string {
  return names.get(childId) ?? ''
}

/** At sign-out. */
export function forgetNames(): void {
  names.clear()
}
