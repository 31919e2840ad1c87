import { isAlias } from 'yaml'
import type * as z from 'zod/mini'
import type { Words } from '../model.ts'
import { nearest } from '../text/nearest.ts'
import { type Fault, notYet, series, type Trouble } from './fault.ts'
import { dotted, exampleAt, homesOf, keysAt, noteAt } from './outline.ts'
import { wrongValue } from './wrong-value.ts'
import { inline } from './yaml/inline.ts'
import type { Find, Path } from './yaml/node.ts'

type Issue = z.core.$ZodIssue

/** What the schema found, as faults with a place and with the right word beside the wrong one. */
export function explain(issues: readonly Issue[], find: Find): Fault[] {
  const absent = new Map<string, { parent: Path; keys: string[] }>()
  const faults = issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue.path, key, find))
    const spot = find(issue.path)
    if (spot !== undefined) return isAlias(spot.node) ? [] : [valueFault(issue, spot)]
    const parent = issue.path.slice(0, -1)
    const entry = absent.get(JSON.stringify(parent)) ?? { parent, keys: [] }
    entry.keys.push(String(issue.path.at(-1)))
    absent.set(JSON.stringify(parent), entry)
    return []
  })
  return [...faults, ...[...absent.values()].map(({ parent, keys }) => missingKeys(parent, keys, find))]
}

function unknownKey(parent: Path, key: string, find: Find): Fault {
  const offset = find([...parent, key])?.keyOffset ?? 0
  const place: Words = parent.length === 0 ? ['of the policy'] : ['of ', { quote: dotted(parent) }]
  const what: Words = [
    { quote: key },
    ' is no key ',
    ...place,
    ', and a rule under a wrong name would never hold.'
  ]
  return { offset, what, fix: keyFix(parent, key) }
}

function keyFix(parent: Path, key: string): Words {
  const near = nearest(key, keysAt(parent))
  if (near !== undefined) return ['Write ', { quote: near }, '.']
  const homes = homesOf(key)
  if (homes.includes('')) return ['Write it at the beginning of a line: it is a key of the whole policy.']
  if (homes.length > 0) return ['Move it: it is a key of ', ...series(homes.slice(0, 3), 'or'), '.']
  return ['The keys here are ', ...series(keysAt(parent)), '.']
}

function missingKeys(parent: Path, keys: readonly string[], find: Find): Fault {
  const examples = keys.map((key) => `${key}: ${inline(exampleAt([...parent, key]) ?? '')}`)
  return {
    offset: find(parent)?.offset ?? 0,
    what: [parent.length === 0 ? 'The policy has no ' : 'This entry has no ', ...series(keys, 'or'), '.'],
    fix: ['Add ', ...series(examples), '.']
  }
}

function valueFault(
  issue: Exclude<Issue, { code: 'unrecognized_keys' }>,
  spot: { node: unknown; offset: number }
): Fault {
  return { offset: spot.offset, ...troubleOf(issue, spot.node) }
}

function troubleOf(issue: Issue, node: unknown): Trouble {
  if (noteAt(issue.path)?.later === true) return notYet(dotted(issue.path))
  // The forms of texts bring their own words.
  if (issue.code === 'custom') return issue.params as unknown as Trouble
  return wrongValue(issue, node)
}
