/**
 * Says which folders the `workspaces` patterns of a manifest name (https://docs.npmjs.com/cli/v11/using-npm/workspaces):
 * `*` and `?` inside a segment, `**` for any number of segments, `!` to take out what earlier patterns put in. What is not
 * understood (braces, classes) counts as a match, and so does everything once the patterns have cost too much: they come
 * with the pull request, and a folder that counts as a member is looked at more strictly than others.
 */
export function workspaceMatcher(patterns: readonly string[]): (folder: string) => boolean {
  const rules = patterns.map(ruleOf)
  const budget = { steps: MOST_STEPS }
  return (folder) => {
    const segments = folder.split('/')
    let member = false
    for (const rule of rules) {
      if (budget.steps < 0) return true
      if (member === rule.negated && names(rule, segments, budget)) member = !rule.negated
    }
    return member
  }
}

const MOST_STEPS = 20_000_000

interface Rule {
  readonly negated: boolean
  readonly segments: readonly string[]
  /** Says more than is understood here. */
  readonly unsure: boolean
}

interface Budget {
  steps: number
}

function ruleOf(pattern: string): Rule {
  const segments = pattern
    .replace(/^!/, '')
    .split('/')
    .filter((s) => s !== '' && s !== '.')
  const unsure = segments.some((s) => /[{}[\]()+@]/.test(s.replace(/^@/, '')))
  return { negated: pattern.startsWith('!'), segments, unsure }
}

function names(rule: Rule, folder: readonly string[], budget: Budget): boolean {
  if (rule.unsure) return !rule.negated
  return matches(rule.segments, folder, '**', budget, (pattern, segment) =>
    matches(pattern, segment, '*', budget, (p, c) => p === '?' || p === c)
  )
}

/**
 * Wildcard matching of two lists (or texts) in one pass: a star remembers from where it may grow, and only the last star
 * ever has to.
 */
function matches(
  pattern: readonly string[] | string,
  items: readonly string[] | string,
  star: string,
  budget: Budget,
  one: (pattern: string, item: string) => boolean
): boolean {
  let p = 0
  let i = 0
  let starAt = -1
  let grown = 0
  while (i < items.length) {
    if (budget.steps-- < 0) return false
    const at = pattern[p]
    if (at === star) {
      starAt = p++
      grown = i
    } else if (at !== undefined && one(at, items[i]!)) {
      p++
      i++
    } else if (starAt >= 0) {
      p = starAt + 1
      i = ++grown
    } else {
      return false
    }
  }
  while (pattern[p] === star) p++
  return p === pattern.length
}
