import type { Finding, Location, Report, Words } from '../model.ts'
import { textPen, write } from '../text/words.ts'
import { published } from './brief.ts'
import { findingWeight, problemWeight, type Weight } from './content/weight.ts'

/** One line beside the code of a pull request. Texts are plain, with foreign parts made visible. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly path?: string
  readonly line?: number
}

const LEVELS: Readonly<Record<Weight, Annotation['level'] | undefined>> = {
  resolve: 'error',
  look: 'warning',
  note: undefined,
  old: undefined
}

/** What has to be resolved or looked at, worst first, on the manifest's line where there is one, else the lockfile's. */
export function annotationsOf(report: Report): readonly Annotation[] {
  const told = published(report).report
  const titles = new Map(told.rules.map((rule) => [rule.code, rule.title]))
  const problems = told.problems.flatMap((p) =>
    annotation(problemWeight(p, told), 'Not readable', [...p.what, ' ', ...p.fix], p.where)
  )
  const findings = told.findings.flatMap((f) =>
    annotation(findingWeight(f, told), titles.get(f.rule) ?? f.rule, wordsOf(f), placeOf(f))
  )
  const all = [...problems, ...findings]
  return [...all.filter((a) => a.level === 'error'), ...all.filter((a) => a.level !== 'error')]
}

/** The manifest line of the direct dependency that brings the package in, else the package's own place. */
function placeOf(finding: Finding): Location | undefined {
  return finding.via[0]?.at ?? finding.at[0]
}

function wordsOf({ name, version, what, advice }: Finding): Words {
  const title: Words = [{ quote: version === undefined ? name : `${name} ${version}` }, ': ']
  return [...title, ...what, ...advice.flatMap((a, i): Words => [i === 0 ? ' Next: ' : '; or ', ...a])]
}

function annotation(weight: Weight, title: string, what: Words, at: Location | undefined): Annotation[] {
  const level = LEVELS[weight]
  if (level === undefined) return []
  return [
    {
      level,
      title,
      message: write(what, textPen),
      ...(at === undefined ? {} : { path: at.path }),
      ...(at?.line === undefined ? {} : { line: at.line })
    }
  ]
}
