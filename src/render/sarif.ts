import { published } from './brief.ts'
import type { RenderOptions, TextRenderer } from './render.ts'
import { printer } from './sarif/fingerprint.ts'
import { fitting } from './sarif/limits.ts'
import { resultsOf } from './sarif/results.ts'
import { type Descriptor, descriptor, rulesOf } from './sarif/rules.ts'
import type { Field } from './stream.ts'
import { jsonObject } from './stream.ts'

/**
 * Findings and problems as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), worst first, within the limits of
 * GitHub's code scanning (https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
 * Texts are plain. What had to be left out is said in a notification.
 */
export const sarif: TextRenderer = {
  id: 'sarif',
  render: (report, options) => {
    const told = published(report)
    const rules = rulesOf(told)
    const { lines, left } = fitting(resultsOf(told, rules, printer(options.hash)))
    const run = object([
      ['tool', { driver: driver(told.report.project.tool, rules.map(descriptor)) }],
      ['automationDetails', { id: category(options) }],
      ['columnKind', 'utf16CodeUnits'],
      ['invocations', [{ executionSuccessful: true, ...notified(left) }]],
      ['results', { each: lines }]
    ])
    return `${object([
      ['$schema', 'https://json.schemastore.org/sarif-2.1.0.json'],
      ['version', '2.1.0'],
      ['runs', { each: [run] }]
    ])}\n`
  }
}

function object(fields: readonly Field[]): string {
  return [...jsonObject(fields)].join('').trimEnd()
}

function driver({ name, version }: { name: string; version: string }, rules: readonly Descriptor[]): object {
  return { name, semanticVersion: version, rules }
}

/** What stands before the last slash tells several gates of one repository apart. */
function category({ key }: RenderOptions): string {
  return `open-standards-gate/${key.replace(/[^\w.-]/g, '_')}/`
}

function notified(left: number): object {
  if (left === 0) return {}
  const text = `Left out here, from the mildest on: ${left} results. The report has them all.`
  return { toolExecutionNotifications: [{ level: 'warning', message: { text } }] }
}
