import { codeBlock } from '../../../text/code-span.ts'
import { closing } from '../../content/closing.ts'
import { headline, lead, withheldLine } from '../../content/headline.ts'
import { firstPolicy } from '../../content/offers.ts'
import { small } from '../details.ts'
import type { Section } from '../fit.ts'
import type { Page } from '../page.ts'
import { fixed } from '../page.ts'

const signs = { pass: '✅', fail: '❌', incomplete: '⚠️' }

/** The verdict as a heading, and a sentence where it needs one. `first` stands before it. */
export function opening({ told, cards }: Page, first: string): Section {
  const { verdict, mode } = told.report
  const sign = mode === 'advise' ? 'ℹ️' : signs[verdict]
  const lines = [lead(told, cards), withheldLine(told)].filter((line) => line !== undefined)
  return fixed(
    `${first}### ${sign} Open standards gate: ${headline(told, cards)}\n\n${lines.map((l) => `${l}\n\n`).join('')}`
  )
}

/** The policy file that a repository without one could have. */
export function offer({ told }: Page): Section[] {
  if (!told.report.policy.offered) return []
  return [
    fixed(
      'This repository has no policy file. The preset `open@1` is used as advice and blocks nothing. ' +
        `To decide for yourselves, add \`${firstPolicy.path}\`:\n\n` +
        `${codeBlock(firstPolicy.lines.join('\n'), 'yaml')}\n`
    )
  ]
}

/** The last line. */
export function ending({ told, cards, options, writer }: Page): Section {
  const parts = closing(told, cards, options).map((part) => writer.text(part, 600))
  return fixed(`${small(parts.join(' · '))}\n`)
}
