import { licensesData } from '../../scripts/build-licenses.mjs'
import { type Catalog, makeCatalog } from '../../src/licenses/catalog.ts'
import { type Expression, parseExpression } from '../../src/licenses/expression.ts'
import type { LicenseTerms } from '../../src/licenses/leaf.ts'
import type { Setting } from '../../src/model.ts'

/** The catalog as the build makes it. */
export const catalog: Catalog = makeCatalog(licensesData())

export interface PolicySample {
  readonly allow?: readonly string[]
  readonly deny?: readonly string[]
  /** `licenses.kinds.permissive` and so on; what is not given is the `rest`. */
  readonly levels?: Readonly<Record<string, string>>
  readonly rest?: string
  readonly accepted?: readonly string[]
}

/** Terms of a small policy; each setting's line tells which one decided. */
export function termsOf({
  allow = [],
  deny = [],
  levels = {},
  rest = 'warn',
  accepted = []
}: PolicySample): LicenseTerms {
  return {
    catalog,
    at: (key) => setting(levels[key] ?? rest, key),
    listed: (text) => {
      if (deny.includes(text)) return setting('deny', 'licenses.deny')
      return allow.includes(text) ? setting('allow', 'licenses.allow') : undefined
    },
    accepted: (name) => accepted.includes(name)
  }
}

function setting(value: string, path: string): Setting {
  return { value, by: { path } }
}

/** The expression of a text that must be one. */
export function expressionOf(text: string): Expression {
  const parsed = parseExpression(text, catalog)
  if ('expression' in parsed) return parsed.expression
  throw new Error(`no expression: ${text}: ${JSON.stringify(parsed.problem)}`)
}
