import { logSafe } from '../../text/log-safe.ts'
import { joinPieces, logPen, writePiece } from '../../text/words.ts'
import type { Said } from '../content/said.ts'
import { placeText } from '../content/said.ts'
import type { Paint } from './paint.ts'

/** Writes a sentence on one line; foreign text is made safe and stands in colour. */
export type Line = (said: Said, limit?: number) => string

export function lineWriter(paint: Paint): Line {
  const pen = { ...logPen, quote: (text: string) => paint.cyan(logPen.quote(text)) }
  return (said, limit = 2000) =>
    joinPieces(
      said.map((piece) =>
        typeof piece === 'object' && 'place' in piece
          ? paint.cyan(logSafe(placeText(piece.place), 300))
          : writePiece(piece, pen)
      ),
      limit
    )
}
