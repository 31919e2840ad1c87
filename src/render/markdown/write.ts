import type { Location } from '../../model.ts'
import { codeCell, codeSpan } from '../../text/code-span.ts'
import type { Pen } from '../../text/words.ts'
import { cellPen, joinPieces, markdownPen, safeUrl, writePiece } from '../../text/words.ts'
import { pathAddress } from '../content/address.ts'
import type { Said } from '../content/said.ts'
import { placeText } from '../content/said.ts'

/** Writes sentences as Markdown. */
export interface Writer {
  /** Outside tables. */
  readonly text: (said: Said, limit?: number) => string
  /** As one cell of a table. */
  readonly cell: (said: Said, limit?: number) => string
}

/** A writer whose places are links where the head can be opened at `blobUrl`. */
export function writer(blobUrl: string | undefined): Writer {
  const written = (said: Said, pen: Pen, code: typeof codeSpan, limit: number) =>
    joinPieces(
      said.map((piece) =>
        typeof piece === 'object' && 'place' in piece
          ? place(piece.place, code, blobUrl)
          : writePiece(piece, pen)
      ),
      limit
    )
  return {
    text: (said, limit = 1500) => written(said, markdownPen, codeSpan, limit),
    cell: (said, limit = 600) => written(said, cellPen, codeCell, limit)
  }
}

function place(location: Location, code: typeof codeSpan, blobUrl: string | undefined): string {
  const label = code(placeText(location))
  const end = anchored(location)
  const address = blobUrl === undefined || end === undefined ? undefined : safeUrl(blobUrl + end)
  return address === undefined ? label : `[${label}](${address})`
}

/** A path and line as GitHub addresses them. */
function anchored({ path, line }: Location): string | undefined {
  const address = pathAddress(path)
  return address === undefined || line === undefined ? address : `${address}#L${line}`
}
