/**
 * Says which folders the `workspaces` patterns of a manifest name (https://docs.npmjs.com/cli/v11/using-npm/workspaces):
 * `*` and `?` inside a segment, `**` for any number of segments, `!` to take out what earlier patterns put in. Patterns come
 * with the pull request, so the time is bounded by pattern times path; what is not understood (braces, classes) is taken to
 * match, since a folder that counts as a member is looked at more strictly.
 */
export function workspaceMatcher(patterns: readonly string[]): (folder: string) => boolean {
  const rules = patterns.map((pattern) => {
    const negated = pattern.startsWith('!')
    const segments = pattern.replace(/^!/, '').split('/').filter((s) => s !== '' && s !== '.')
    return { negated, segments, unsure: /[{}[\]()+@]/.test(pattern.replace(/(^|\/)@/g, '$1')) }
  })
  return (folder) => {
    const segments = folder.split('/')
    let member = false
    for (const rule of rules) {
      if (member !== rule.negated) continue
      if (rule.unsure ? !rule.negated : matches(rule.segments, segments, segmentMatches)) member = !rule.negated
    }
    return member
  }
}

function segmentMatches(pattern: string, segment: string): boolean {
  if (pattern === '**') return true
  return matches([...pattern], [...segment], (p, c) => p === '?' || p === c)
}

/** Wildcard matching of two lists in one pass: a star remembers where it may grow, and only the last star ever has to. */
function matches(pattern: readonly string[], items: readonly string[], one: (p: string, item: string) => boolean): boolean {
  let p = 0
  let i = 0
  let star = -1
  let grown = 0
  while (i < items.length) {
    const at = pattern[p]
    if (at !== undefined && isStar(at, one)) {
      star = p++
      grown = i
    } else if (at !== undefined && one(at, items[i]!)) {
      p++
      i++
    } else if (star >= 0) {
      p = star + 1
      i = ++grown
    } else {
      return false
    }
  }
  while (p < pattern.length && isStar(pattern[p]!, one)) p++
  return p === pattern.length
}

/** Among segments `**` is the star, among characters `*`. */
function isStar(item: string, one: unknown): boolean {
  return item === (one === segmentMatches ? '**' : '*')
}
