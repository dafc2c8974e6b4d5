/** A part of a screen that asks before something in it is lost. */
interface Part {
  mayGo?(): Promise<boolean>
}

/**
 * Asks a part of the screen, if it is there and has something to lose, before the person is led away from it.
 * @returns whether one may go on
 */
export async function mayLeave(
  screen: { selectAllComponents(selector: string): unknown[] },
  selector: string,
): Promise<boolean> {
  const [part] = screen.selectAllComponents(selector) as Part[]
  return (await part?.mayGo?.()) ?? true
}

/** The same of the page in view, for what leads away from anywhere. */
export async function mayLeavePage(): Promise<boolean> {
  const [page] = getCurrentPages().slice(-1) as unknown as Part[]
  return (await page?.mayGo?.()) ?? true
}
