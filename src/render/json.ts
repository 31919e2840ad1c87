import type { Report, Subject } from '../model.ts'
import { sortedBy } from '../text/order.ts'
import type { Told } from './brief.ts'
import { published } from './brief.ts'
import * as parts from './json/parts.ts'
import type { ReportJson } from './json/shape.ts'
import type { Renderer } from './render.ts'
import type { Each, Field } from './stream.ts'
import { chunked, jsonObject, jsonTexts } from './stream.ts'

/** report.json: the shape is ReportJson in json/shape.ts. One line for each finding, package and so on. */
export const json: Renderer = {
  id: 'json',
  render: (report, { timestamp }) => chunked(jsonObject(fields(published(report), timestamp)))
}

/** ReportJson, whose lists are written as they are made: Item keeps their shape. */
type Streamed = {
  readonly [Key in keyof ReportJson]: ReportJson[Key] extends readonly (infer Item)[]
    ? EachOf<Item>
    : ReportJson[Key]
}
interface EachOf<Item> extends Each {
  readonly item?: Item
}

function fields(told: Told, now: string): Iterable<Field> {
  const { report } = told
  const { name, version, head, base, tool } = report.project
  const { skipped, ...coverage } = report.coverage
  const document: Streamed = {
    schema: 'open-standards-gate/report@1',
    tool,
    now,
    verdict: report.verdict,
    mode: report.mode,
    compared: report.compared,
    project: { name, head, ...(version !== undefined && { version }), ...(base !== undefined && { base }) },
    policy: report.policy,
    data: report.data,
    counts: parts.countsJson(told),
    coverage,
    findings: each(report.findings, parts.findingJson),
    problems: each(report.problems, parts.problemJson),
    skipped: each(skipped, ({ path, reason }) => ({ path, reason: parts.flat(reason) })),
    lockfiles: each(
      sortedBy(report.inventory.lockfiles, (l) => l.path),
      parts.lockfileJson
    ),
    packages: each(packagesOf(report), ({ pkg, subjects }) => parts.packageJson(pkg, subjects)),
    removed: each(
      sortedBy(report.removed, (r) => `${r.lockfile}\0${r.package.id}`),
      parts.removedJson
    ),
    exceptions: each(report.exceptions, (exception) => exception),
    standards: each(
      sortedBy(report.standards, (s) => s.id),
      parts.standardJson
    ),
    rules: each(report.rules, ({ code, title, why, fix }) => ({ code, title, why, fix }))
  }
  return Object.entries(document)
}

function each<From, To>(items: readonly From[], shape: (item: From) => To): EachOf<To> {
  return { each: jsonTexts(items, shape) }
}

function packagesOf({ inventory, subjects }: Report) {
  const byPackage = new Map<string, Subject[]>()
  for (const subject of subjects) {
    const others = byPackage.get(subject.package.id)
    if (others === undefined) byPackage.set(subject.package.id, [subject])
    else others.push(subject)
  }
  return sortedBy(inventory.packages.values(), (pkg) => pkg.id).map((pkg) => ({
    pkg,
    subjects: byPackage.get(pkg.id) ?? []
  }))
}
