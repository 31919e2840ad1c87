import type { Change, Fact, Finding, Scope } from '../../model.ts'
import type { Said } from './said.ts'

/** What the change did: `new`, `same version, other content or origin` … Empty where heading or table say it already. */
export function changeSaid(change: Change, compared: boolean): Said {
  switch (change.kind) {
    case 'added':
      return compared ? ['new'] : []
    case 'replaced':
      return ['same version, other content or origin']
    case 'moved':
      return [`before only ${scopeText(change.fromScope)}`]
    default:
      return []
  }
}

/** `direct (package.json:9)`, or `through a (package.json:14) → b`: each with the manifest line that brings it in. */
export function reachSaid(finding: Pick<Finding, 'direct' | 'via' | 'at'>): Said {
  if (finding.direct) return ['direct', ...at(finding.at[0])]
  return finding.via.length === 0 ? [] : ['through ', ...chain(finding.via)]
}

/** A long way is told by its first two and last steps. */
function chain(via: Finding['via']): Said {
  const steps = via.length > 4 ? [...via.slice(0, 2), undefined, ...via.slice(-1)] : via
  return steps.flatMap((step, index): Said => [...(index === 0 ? [] : [' → ']), ...stepSaid(step)])
}

function stepSaid(step: Finding['via'][number] | undefined): Said {
  return step === undefined ? ['…'] : [{ quote: step.name }, ...at(step.at)]
}

function at(place: Finding['at'][number] | undefined): Said {
  return place === undefined ? [] : [' (', { place }, ')']
}

export function scopeText(scope: Scope): string {
  return scope === 'unknown' ? 'in unknown scope' : scope
}

/** The license as one cell or clause. */
export function licenseSaid(fact: Fact | undefined): Said {
  if (fact === undefined) return ['—']
  if (fact.concluded !== undefined) return [{ quote: fact.concluded }]
  const text = fact.declared ?? fact.suggestion
  const written: Said = text === undefined ? [] : [': ', { quote: text }]
  switch (fact.state) {
    case 'missing':
      return ['none given']
    case 'unreadable':
      return ['not readable', ...written]
    case 'conflict':
      return ['claims disagree', ...written]
    case 'failed':
      return ['could not be asked', ...written]
    default:
      return ['not asked', ...written]
  }
}
