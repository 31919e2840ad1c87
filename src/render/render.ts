import type { Report } from '../model.ts'

/** A report in one form. It decides nothing: same report, same bytes. */
export interface Renderer {
  readonly id: string
  render(report: Report, options: RenderOptions): string | AsyncIterable<string>
}

/** One that makes its text at once. */
export interface TextRenderer extends Renderer {
  render(report: Report, options: RenderOptions): string
}

export interface RenderOptions {
  /** ANSI colours, for the terminal. */
  readonly color: boolean
  /** https address under which a path of the head can be opened, ending in `/`; absent where there is none. */
  readonly blobUrl?: string
  /** Address of the run that holds the summary and the artifacts. */
  readonly runUrl?: string
  /** Address of the form on which a reader disputes a flag. */
  readonly disputeUrl?: string
  /** Marker key of the sticky comment. */
  readonly key: string
  /** CycloneDX timestamp, ISO 8601; `now` unless SOURCE_DATE_EPOCH says otherwise. */
  readonly timestamp: string
  /** The terminal's text goes where others read it (the log of a run): then `details: brief` holds there too. */
  readonly published?: boolean
  /** A digest in lower-case hex, 32 digits or more, of text as UTF-8. Without it the SBOM has no serial number. */
  readonly hash?: (text: string) => string
}
