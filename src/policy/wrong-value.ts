import { isMap, isScalar, isSeq } from 'yaml'
import * as z from 'zod/mini'
import type { Words } from '../model.ts'
import { nearest } from '../text/nearest.ts'
import { series, type Trouble } from './fault.ts'
import { dotted, exampleAt, keysAt, schemaAt } from './outline.ts'
import { inline } from './yaml/inline.ts'
import { type Path, valueOf } from './yaml/node.ts'

/** A value that is not of the kind, or none of the words, that its key takes. */
export function wrongValue(issue: z.core.$ZodIssue, node: unknown): Trouble {
  const { path } = issue
  if (issue.code === 'invalid_value') return wrongWord(path, issue.values.map(String), node)
  if (issue.code === 'too_small')
    return { what: ['The list ', key(path), ' is empty.'], fix: byExample(path) }
  const wanted = issue.code === 'invalid_type' ? issue.expected : ''
  const found = valueOf(node)
  if (found === null) return { what: [key(path), ' has no value.'], fix: fill(path, wanted) }
  if (wanted === 'string') return textWanted(path, node)
  if (wanted === 'array') return listWanted(path, node, found)
  const whose: Words = typeof path.at(-1) === 'number' ? ['An entry of ', key(path)] : [key(path)]
  return { what: [...whose, ` takes keys of its own, and here is ${shapeOf(node)}.`], fix: keysBelow(path) }
}

function wrongWord(path: Path, words: readonly string[], node: unknown): Trouble {
  const fix: Words =
    words.length === 1
      ? ['Write ', { quote: words[0] ?? '' }, '.']
      : ['The words are ', ...series(words), '.']
  if (!isScalar(node)) return { what: [key(path), ` takes one word, and here is ${shapeOf(node)}.`], fix }
  if (node.value === null) return { what: [key(path), ' has no value.'], fix }
  const written = sourceOf(node)
  if (words.includes(written)) {
    // Right but for the quotes: `version: "1"`.
    return {
      what: [{ quote: written }, ' is in quotes here, which makes it a text instead of a number.'],
      fix: ['Take the quotes away.']
    }
  }
  const near = words.length === 1 ? undefined : nearest(written, words)
  const what: Words = [
    { quote: written },
    ' is not a value that ',
    key(path),
    ' can have',
    ...reading(node.value, written),
    '.'
  ]
  return { what, fix: near === undefined ? fix : ['Write ', { quote: near }, '. ', ...fix] }
}

/** Older YAML took these for true and false: whoever wrote one may not have meant a word at all. */
function reading(value: unknown, written: string): Words {
  if (/^(?:y|yes|n|no|on|off)$/i.test(written)) return [', and in YAML 1.2 it is a word, not true or false']
  return typeof value === 'string' ? [] : [`: YAML reads it as ${kindOf(value)}`]
}

function textWanted(path: Path, node: unknown): Trouble {
  if (!isScalar(node)) {
    return { what: [key(path), ` takes a text, and here is ${shapeOf(node)}.`], fix: byExample(path) }
  }
  const written = sourceOf(node)
  const shown: Words = written === String(node.value) ? [] : [' (', { quote: String(node.value) }, ')']
  return {
    what: [
      { quote: written },
      ` is read as ${kindOf(node.value)}`,
      ...shown,
      ', and ',
      key(path),
      ' takes a text.'
    ],
    fix: formFix(path, written) ?? ['Put it in quotes: ', { quote: JSON.stringify(written) }, '.']
  }
}

/** What the form of the text would say next, if it were in quotes. */
function formFix(path: Path, written: string): Words | undefined {
  const schema = schemaAt(path)
  const [issue] = (schema === undefined ? undefined : z.safeParse(schema, written).error?.issues) ?? []
  return issue?.code === 'custom' ? (issue.params as unknown as Trouble).fix : undefined
}

function listWanted(path: Path, node: unknown, found: unknown): Trouble {
  const what: Words = [key(path), ` takes a list, and here is ${shapeOf(node)}.`]
  if (isMap(node))
    return { what, fix: ['Begin each entry with a dash and a space, also when there is one only.'] }
  if (typeof exampleAt([...path, 0]) === 'object') return { what, fix: byExample(path) }
  return { what, fix: ['Put it in brackets: ', { quote: inline([found]).slice(0, 200) }, '.'] }
}

function keysBelow(path: Path): Words {
  const example = exampleAt(path)
  if (typeof path.at(-1) === 'number' && example !== undefined)
    return ['Write ', { quote: inline(example) }, ', for example.']
  return ['Write keys below it, indented by two spaces: ', ...series(keysAt(path)), '.']
}

function fill(path: Path, wanted: string): Words {
  if (wanted === 'array')
    return ['Write ', { quote: `${String(path.at(-1))}: []` }, ' for none, or take the key out.']
  if (wanted === 'object') return ['Take it out, or write keys below it: ', ...series(keysAt(path)), '.']
  return byExample(path)
}

/** `key: value` from the schema's own example, or the value alone for an entry of a list. */
function byExample(path: Path): Words {
  const example = exampleAt(path)
  if (example === undefined) return ['Write a value, or take it out.']
  const step = path.at(-1)
  const value = inline(example)
  return ['Write ', { quote: typeof step === 'string' ? `${step}: ${value}` : value }, ', for example.']
}

function key(path: Path): Words[number] {
  const name = dotted(path)
  return name === '' ? 'The policy' : { quote: name }
}

/** As it is written in the file: `1.10`, not the 1.1 that it means. */
function sourceOf(node: { readonly value: unknown; readonly source?: string | undefined }): string {
  return node.source ?? String(node.value)
}

function shapeOf(node: unknown): string {
  if (isSeq(node)) return 'a list'
  if (isMap(node)) return 'a mapping'
  return isScalar(node) ? kindOf(node.value) : 'nothing'
}

function kindOf(value: unknown): string {
  if (typeof value === 'string') return 'a text'
  if (typeof value === 'boolean') return 'true or false'
  return typeof value === 'number' || typeof value === 'bigint' ? 'a number' : 'nothing'
}
