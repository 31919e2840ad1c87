import type { Words } from '../model.ts'
import { addresses, aliases, ambiguous } from './alias.ts'
import type { Catalog } from './catalog.ts'
import { readConstant } from './constants.ts'
import { type Expression, formatExpression, parseExpression, parseWithUnlisted } from './expression.ts'
import { foldName, foldUrl } from './fold-text.ts'
import { spdxForm } from './form.ts'
import { gnuAddress } from './gnu.ts'
import { perCatalog } from './per-catalog.ts'
import { readSeveral } from './read-several.ts'
import { reduce } from './reduce.ts'

/** What a license field says, after everything that spelling can hide was looked through. */
export type Reading =
  | { readonly state: 'known'; readonly expression: string; readonly form: 'id' | 'expression' | 'name' }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly why: Words; readonly suggestion?: string }
  /** Several licenses, and nobody says whether all hold or one may be picked. */
  | {
      readonly state: 'conflict'
      readonly why: Words
      readonly suggestion: string
      readonly alternatives: readonly string[]
    }

/**
 * Reads a license field as a whole, never parts of it: text, or npm's old arrays and objects. Fixed words come first, then
 * SPDX expressions, then exact tables of addresses and names. What none of them has is unreadable, at times with a guess
 * that is for the reader alone.
 */
export function readLicense(raw: unknown, catalog: Catalog): Reading {
  if (typeof raw === 'string') return readText(raw, catalog)
  if (raw === undefined || raw === null) return { state: 'missing' }
  return readSeveral(raw, (text) => readText(text, catalog))
}

const readText = perCatalog((text, catalog): Reading => {
  const record = catalog.license(text)
  if (record !== undefined) return { state: 'known', expression: record.id, form: 'id' }
  const field = text.trim()
  return (
    fixed(field, catalog) ?? parsed(field, catalog) ?? named(field, catalog) ?? unreadable(field, catalog)
  )
})

function fixed(field: string, catalog: Catalog): Reading | undefined {
  const constant = readConstant(field)
  if (constant === undefined || constant.state === 'missing') return constant
  if (constant.state === 'known') return { ...constant, form: 'name' }
  const guess = constant.guess === undefined ? undefined : readText(constant.guess, catalog)
  return suggest(constant.why, guess?.state === 'known' ? guess.expression : undefined)
}

function parsed(field: string, catalog: Catalog): Reading | undefined {
  const result = parseExpression(field, catalog)
  return 'expression' in result ? known(result.expression) : undefined
}

function named(field: string, catalog: Catalog): Reading | undefined {
  const url = foldUrl(field)
  const name = foldName(field)
  const expression = addresses().get(url) ?? catalog.at(url) ?? aliases().get(name) ?? catalog.named(name)
  if (expression === undefined) return undefined
  return parsed(expression, catalog)
}

function unreadable(field: string, catalog: Catalog): Reading {
  const gnu = gnuAddress(foldUrl(field))
  if (gnu !== undefined) return suggest(['the address does not say whether later versions may be taken'], gnu)
  const meaning = ambiguous().get(foldName(field))
  if (meaning !== undefined)
    return suggest(['it does not say which license or version'], meaning || undefined)
  return withUnlisted(field, catalog) ?? suggest(reason(field, catalog))
}

/**
 * An expression in which ids of no known list stand beside others, so that `MIT OR Newer-1.0` can still be taken as MIT.
 * Only with operators in capitals: small ones stand in sentences too.
 */
function withUnlisted(field: string, catalog: Catalog): Reading | undefined {
  if (/(?:^|[\s()])(?:and|or|with)(?:[\s()]|$)/.test(field)) return undefined
  const result = parseWithUnlisted(field, catalog)
  if (!('expression' in result)) return undefined
  const readable = reduce<boolean>(
    result.expression,
    (leaf) => leaf.sort !== 'unreadable',
    (_, parts) => parts.some((p) => p)
  )
  return readable && result.expression.type !== 'leaf' ? known(result.expression) : undefined
}

function reason(field: string, catalog: Catalog): Words {
  const result = parseExpression(field, catalog)
  if (/^[a-z]+:\/\//i.test(field)) return ['the address is that of no known license text']
  if (field.length > 200) return ['it is longer than a license name']
  return 'problem' in result && !/\s/.test(field)
    ? result.problem
    : ['it is no SPDX expression and no known license name']
}

function known(expression: Expression): Reading {
  return { state: 'known', expression: formatExpression(expression), form: spdxForm(expression) }
}

function suggest(why: Words, suggestion?: string): Reading {
  return suggestion === undefined ? { state: 'unreadable', why } : { state: 'unreadable', why, suggestion }
}
