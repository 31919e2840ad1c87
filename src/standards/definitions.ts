import type { Standard, Verdict3 } from '../model.ts'
import type { Definition, Predicate } from './record.ts'

/** What a judgement looks things up in; an id that is not there is unknown, never a pass. */
export interface Known {
  standard(id: string): Standard | undefined
  definition(id: string): Definition | undefined
}

type Truth = boolean | 'unknown'
type Result = Verdict3['result']

/**
 * Says whether a standard is open under a definition, over the aspects given: `fail` if a predicate fails, else `warn` if
 * one warns, else `pass`. Dependencies are judged over the same aspects. A standard or definition that the data does not
 * have gives `warn`.
 */
export function judgeStandard(
  standardId: string,
  definitionId: string,
  aspects: readonly string[],
  known: Known
): Verdict3 {
  return judge(standardId, definitionId, { aspects, known, underway: [] })
}

interface Scope {
  readonly aspects: readonly string[]
  readonly known: Known
  /** `definition standard` pairs that are being judged: a standard that depends on itself adds nothing new. */
  readonly underway: readonly string[]
}

function judge(standardId: string, definitionId: string, scope: Scope): Verdict3 {
  const standard = scope.known.standard(standardId)
  const definition = scope.known.definition(definitionId)
  if (standard === undefined || definition === undefined) return { result: 'warn', predicates: [] }
  const inside = { ...scope, underway: [...scope.underway, `${definitionId} ${standardId}`] }
  const told = definition.predicates
    .filter((p) => scope.aspects.includes(p.aspect))
    .map((p) => ({ id: p.id, result: resultOf(p, standard, inside) }))
  const result = worst(told.map((t) => t.result))
  return { result, predicates: told.filter((t) => t.result !== 'pass').map((t) => t.id) }
}

function resultOf(predicate: Predicate, standard: Standard, scope: Scope): Result {
  const truth = holds(predicate, standard, scope)
  if (truth === 'unknown') return predicate.on_unknown
  return truth ? 'pass' : 'fail'
}

function holds({ fact, op, value }: Predicate, standard: Standard, scope: Scope): Truth {
  if (op === 'all-deps') return allDependencies(standard.depends_on, String(value), scope)
  const known = factOf(standard, fact)
  if (known === undefined) return 'unknown'
  if (op === 'eq') return known === value
  const listed = Array.isArray(value) && value.includes(known)
  return op === 'in' ? listed : !listed
}

function allDependencies(ids: readonly string[], definitionId: string, scope: Scope): Truth {
  const fresh = ids.filter((id) => !scope.underway.includes(`${definitionId} ${id}`))
  const result = worst(fresh.map((id) => judge(id, definitionId, scope).result))
  return result === 'warn' ? 'unknown' : result === 'pass'
}

/** The fact at a predicate's path; undefined where the data does not know, and for a path that it does not have. */
function factOf(standard: Standard, path: string): string | boolean | undefined {
  if (path === 'patent_status') return standard.status === 'disclosed-unknown' ? undefined : standard.status
  if (path === 'third_party_claims') return standard.third_party_claims
  return path.startsWith('facts.') ? (standard.facts[path.slice('facts.'.length)] ?? undefined) : undefined
}

function worst(results: readonly Result[]): Result {
  return results.includes('fail') ? 'fail' : results.includes('warn') ? 'warn' : 'pass'
}
