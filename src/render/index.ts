import { comment } from './comment.ts'
import { cyclonedx } from './cyclonedx.ts'
import { json } from './json.ts'
import type { Renderer } from './render.ts'
import { sarif } from './sarif.ts'
import { summary } from './summary.ts'
import { terminal } from './terminal.ts'

/** Every form that a report can take. */
export const renderers: readonly Renderer[] = [comment, cyclonedx, json, sarif, summary, terminal]
