import * as core from '@actions/core'
import { logSafe } from '../text/log-safe.ts'
import type { Annotation } from './publication.ts'

/** Ends the step as failed without a verdict: lines for the log, annotations, then the sentence that says why. */
export function refuse(why: string, lines: readonly string[] = [], marks: readonly Annotation[] = []): void {
  for (const line of lines) core.info(logSafe(line, 4000))
  for (const { title, message, path, line } of marks) {
    core.error(logSafe(message, 4000), {
      title: logSafe(title),
      ...(path === undefined ? {} : { file: path }),
      ...(line === undefined ? {} : { startLine: line })
    })
  }
  core.setFailed(logSafe(why, 2000))
}

/** A line that only shows under step debug logging. */
export function debug(line: string): void {
  core.debug(logSafe(line, 4000))
}

/** A warning of ours, shown on the run's page. */
export function warn(line: string): void {
  core.warning(logSafe(line, 2000))
}

/** Makes the runner print stars in place of this from here on. */
export function hide(secret: string): void {
  core.setSecret(secret)
}
