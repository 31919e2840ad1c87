import { published } from './brief.ts'
import { fit, utf8Length } from './markdown/fit.ts'
import { newPage } from './markdown/page.ts'
import { allChanges } from './markdown/sections/changes.ts'
import { allExceptions } from './markdown/sections/exceptions.ts'
import { toLookAt, toResolve } from './markdown/sections/findings.ts'
import { ending, offer, opening } from './markdown/sections/frame.ts'
import { allFindings, allPackages } from './markdown/sections/inventory.ts'
import { forMaintainers } from './markdown/sections/remedies.ts'
import { notJudged } from './markdown/sections/unjudged.ts'
import type { TextRenderer } from './render.ts'

/** GitHub shows nothing at all of a longer summary. In bytes, and a few kept back for other writers of the step. */
const longest = 1_048_576 - 16_384

/** The summary of a job, in GitHub's Markdown: what the comment says, every finding, every package. */
export const summary: TextRenderer = {
  id: 'summary',
  render(report, options) {
    const p = newPage(published(report), options, '`report.json`')
    const sections = [
      opening(p, ''),
      ...offer(p),
      ...toResolve(p),
      toLookAt(p),
      ...notJudged(p),
      forMaintainers(p),
      allChanges(p, 2000),
      allFindings(p),
      allExceptions(p),
      allPackages(p),
      ending(p)
    ]
    return fit(sections, longest, utf8Length)
  }
}
