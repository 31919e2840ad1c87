import { published } from './brief.ts'
import { fit } from './markdown/fit.ts'
import { jobSummary, newPage } from './markdown/page.ts'
import { allChanges } from './markdown/sections/changes.ts'
import { settledHere } from './markdown/sections/exceptions.ts'
import { noted, toLookAt, toResolve } from './markdown/sections/findings.ts'
import { ending, offer, opening } from './markdown/sections/frame.ts'
import { forMaintainers } from './markdown/sections/remedies.ts'
import { notJudged } from './markdown/sections/unjudged.ts'
import type { TextRenderer } from './render.ts'

/** GitHub refuses a longer body. It counts characters; UTF-16 units are never fewer. */
const longest = 65_536

/** The sticky comment of a pull request, in GitHub's Markdown. It begins with the marker by which it is found again. */
export const comment: TextRenderer = {
  id: 'comment',
  render(report, options) {
    const p = newPage(published(report), options, jobSummary(options))
    const sections = [
      opening(p, `${marker(options.key)}\n`),
      ...offer(p),
      ...toResolve(p),
      toLookAt(p),
      noted(p),
      forMaintainers(p),
      settledHere(p),
      allChanges(p, 150),
      ...notJudged(p),
      ending(p)
    ]
    return fit(sections, longest, (text) => text.length)
  }
}

/** `<!-- open-standards-gate:KEY -->`, KEY without anything that could end it. */
export function marker(key: string): string {
  return `<!-- open-standards-gate:${key.replace(/[^\w.-]/g, '_').slice(0, 100)} -->`
}
