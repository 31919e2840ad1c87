import type { Report } from '../model.ts'

/** What a renderer gives: at once, or in pieces that are written as they come. */
export type Text = string | AsyncIterable<string>

/** The numbers of the comment; the only ones that leave as outputs. */
export interface Counts {
  /** Packages and lockfiles to resolve: fresh, at or above the blocking level. */
  readonly resolve: number
  /** Packages to look at: fresh, below it. */
  readonly look: number
  /** Findings that the base has too. */
  readonly older: number
  /** What could not be read, asked or judged. */
  readonly problems: number
  readonly packages: number
}

/** A file to write. In the action the path lies inside the workspace; in a terminal `-` is standard output. */
export interface OutputFile {
  readonly kind: 'sbom' | 'report' | 'sarif' | 'comment' | 'record'
  readonly path: string
  readonly text: Text
}

/** One line in the pull request's diff view. Texts may be foreign: they are made safe for the log when printed. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly path?: string
  readonly line?: number
}

/** The one comment of a gate on a pull request. */
export interface StickyComment {
  readonly number: number
  /** The body begins with this, and it tells several gates of one repository apart. */
  readonly marker: string
  readonly body: string
  /** There is nothing to say: an existing comment is updated, none is made. */
  readonly quiet: boolean
  /** What was judged. Nothing is written when the pull request has moved on from it. */
  readonly head: string
  readonly baseBranch: string
}

/** All that the action shows of a report. */
export interface ActionPublication {
  readonly verdict: Report['verdict']
  /** By DESIGN of the verdict: 0 lets the job pass, 1 fails it. */
  readonly exitCode: 0 | 1
  /** One sentence of our own words and counts: the last line of the log. */
  readonly headline: string
  readonly counts: Counts
  /** Markdown, under 1 MiB. */
  readonly summary: string
  /** Worst first: only the first of each level are shown. */
  readonly annotations: readonly Annotation[]
  readonly files: readonly OutputFile[]
  readonly comment?: StickyComment
}

/** All that a terminal shows of a report. */
export interface TerminalPublication {
  /** The findings, or the report under `--json`: standard output, unless a file takes that. */
  readonly text: Text
  readonly files: readonly OutputFile[]
}
