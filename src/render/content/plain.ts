import { visible } from '../../text/visible.ts'
import { joinPieces, type Pen, textPen, writePiece } from '../../text/words.ts'
import type { Said } from './said.ts'
import { placeText } from './said.ts'

/** Plain text that people read: foreign parts are made visible and stand in quotes, so that they end where they end. */
const pen: Pen = { ...textPen, quote: (text) => `'${visible(text)}'` }

/** A sentence as plain text on one line; of one longer than about `limit` units the end is left out. */
export function plain(said: Said, limit?: number): string {
  const pieces = said.map((piece) =>
    typeof piece === 'object' && 'place' in piece
      ? visible(placeText(piece.place), 300)
      : writePiece(piece, pen)
  )
  return joinPieces(pieces, limit)
}
