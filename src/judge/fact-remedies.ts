import type { Fact, Hit, Remedy, Subject } from '../model.ts'
import { choiceBlock, clarificationBlock } from '../policy/block.ts'
import type { Rule } from '../rules/rule.ts'

/** What a fact in the policy would settle. */
const CLARIFIED: readonly string[] = [
  'license-missing',
  'license-unreadable',
  'license-conflict',
  'license-custom',
  'license-unverified'
]

/**
 * Blocks that state a fact or take a way through an OR, instead of accepting something. A clarification is offered only with
 * a license that was read somewhere and the address where it was read: a gap in its place could be left there.
 */
export function factRemedies(
  { package: p, fact }: Subject,
  hit: Hit,
  { code }: Pick<Rule, 'code'>
): readonly Remedy[] {
  const { purl, version } = p
  if (purl === undefined) return []
  const url = addressOf(fact)
  const license = code === 'license-unverified' ? fact.concluded : fact.suggestion
  const clarification =
    !CLARIFIED.includes(code) || license === undefined || url === undefined
      ? undefined
      : clarificationBlock({ purl, license, url, ...(version === undefined ? {} : { version }) })
  const choice =
    hit.take === undefined || fact.concluded === undefined
      ? undefined
      : choiceBlock({ purl, of: fact.concluded, take: hit.take })
  return [
    ...(clarification === undefined
      ? []
      : [{ kind: 'clarification', into: 'clarifications', block: clarification } as const]),
    ...(choice === undefined ? [] : [{ kind: 'choice', into: 'choices.packages', block: choice } as const])
  ]
}

/** Where somebody other than the pull request says it. */
function addressOf({ claims }: Fact): string | undefined {
  return claims.find(({ trust, url }) => trust !== 'pull-request' && url !== undefined)?.url
}
