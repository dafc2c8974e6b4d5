/** One line of what is held: when or what, and what it says. */
export interface Line {
  label: string
  value: string
}

/** One line, or none where there is nothing to say. */
export const line = (label: string, value: string): Line[] => (value === '' ? [] : [{ label, value }])

/** What is there of these, with something between. */
export const words = (values: (string | undefined)[], between = '，') => values.filter(Boolean).join(between)

/** The word for a key, or the key itself where an older record has one that is no more. */
export const wordOf = (labels: Record<string, string>, key: string) => labels[key] ?? key
