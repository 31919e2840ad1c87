import type {
  Fact,
  Finding,
  Lockfile,
  Package,
  Removed,
  Report,
  Standard,
  Subject,
  Words
} from '../../model.ts'
import { sortedBy } from '../../text/order.ts'
import { textPen, write } from '../../text/words.ts'
import type { Told } from '../brief.ts'
import { findingWeight } from '../content/weight.ts'
import type {
  CountsJson,
  FindingJson,
  LicenseJson,
  LockfileJson,
  PackageJson,
  ProblemJson,
  RemovedJson,
  StandardJson,
  UseJson
} from './shape.ts'

/** A sentence as plain text. */
export function flat(words: Words): string {
  return write(words, textPen)
}

export function countsJson({ report, withheld }: Told): CountsJson {
  const counting = { deny: 0, warn: 0, note: 0 }
  const old = { deny: 0, warn: 0, note: 0 }
  for (const finding of report.findings) {
    const counts = findingWeight(finding, report) === 'old' ? old : counting
    counts[finding.level]++
  }
  return { counting, old, withheld }
}

export function findingJson(finding: Finding): FindingJson {
  const { rule, level, fresh, name, version, beforeVersion, lockfile, change, direct, scope, by, accepts } =
    finding
  return {
    rule,
    level,
    fresh,
    package: finding.package,
    name,
    version,
    beforeVersion,
    lockfile,
    change,
    direct,
    scope,
    what: flat(finding.what),
    advised: finding.advised && flat(finding.advised),
    by,
    accepts,
    evidence: finding.evidence.map(({ what, source, url, date }) => ({
      what: flat(what),
      source,
      url,
      date
    })),
    advice: finding.advice.map(flat),
    at: finding.at,
    via: finding.via,
    remedies: finding.remedies
  }
}

export function problemJson({
  code,
  level,
  fresh,
  what,
  where,
  fix
}: Report['problems'][number]): ProblemJson {
  return { code, level, fresh, what: flat(what), where, fix: flat(fix) }
}

export function lockfileJson({ path, format, state, edges, roots, uses }: Lockfile): LockfileJson {
  return { path, format, state, edges, roots, uses: uses.length }
}

export function packageJson(pkg: Package, subjects: readonly Subject[]): PackageJson {
  const { id, purl, name, version, ecosystem, origin, registry, source, hashes } = pkg
  const [first] = subjects
  return {
    id,
    purl,
    name,
    version,
    ecosystem,
    origin,
    registry,
    source,
    hashes,
    license: first && licenseJson(first.fact),
    standards: (first?.flags ?? []).map((flag) => ({
      standard: flag.standard,
      relation: flag.relation,
      evidence: flag.evidence,
      evidenceKind: flag.evidenceKind,
      confidence: flag.confidence,
      severity: flag.severity,
      result: flag.verdict.result,
      stale: flag.stale
    })),
    uses: sortedBy(subjects, (subject) => subject.lockfile).map(useJson)
  }
}

function licenseJson({ state, declared, concluded, source, suggestion, why }: Fact): LicenseJson {
  return { state, declared, concluded, source, suggestion, why: why && flat(why) }
}

function useJson({ lockfile, use, change, before, beforeVersion, via }: Subject): UseJson {
  const { scope, direct, bundled, at, manifest } = use
  return {
    lockfile,
    scope,
    direct,
    bundled,
    change,
    before: before && licenseJson(before),
    beforeVersion,
    at,
    manifest,
    via
  }
}

export function removedJson({ package: pkg, lockfile, fact }: Removed): RemovedJson {
  return {
    package: pkg.id,
    name: pkg.name,
    version: pkg.version,
    lockfile,
    license: fact && licenseJson(fact)
  }
}

export function standardJson(standard: Standard): StandardJson {
  const { id, title, bodies, specs, status, flag, confidence, last_reviewed, licensing_programmes, sources } =
    standard
  return {
    id,
    title,
    bodies,
    specs,
    status,
    flag,
    confidence,
    last_reviewed,
    programmes: licensing_programmes.map((p) => `${p.administrator}: ${p.programme} (${p.state})`),
    sources
  }
}
