import type { Context } from '../handler'
import { checked } from '../refused/checked'

/** msgSecCheck takes 2,500 characters at a time. */
const PIECE = 2400
/** Pieces overlap, so that no word falls between two. */
const OVERLAP = 50

/** A long text in the pieces that WeChat's check takes. */
export function piecesOf(text: string): string[] {
  const characters = [...text]
  const pieces: string[] = []
  for (let from = 0; from === 0 || from + OVERLAP < characters.length; from += PIECE - OVERLAP)
    pieces.push(characters.slice(from, from + PIECE).join(''))
  return pieces
}

/** Everything typed in a letter, through WeChat's check. Refuses TEXT_REFUSED. */
export async function checkedLetter(title: string, body: string, context: Context): Promise<void> {
  for (const piece of piecesOf(`${title}\n${body}`.trim())) await checked('letters.announce', piece, context)
}
