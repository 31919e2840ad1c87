import { licenseKey } from '../licenses/expression.ts'
import type { Location, Setting } from '../model.ts'
import { type PurlMatcher, purlPattern } from '../purl.ts'
import { type Cleared, makeCleared } from './cleared.ts'
import { type Exception, makeException } from './exceptions.ts'
import { anyGlob } from './globs.ts'
import { type Names, type Read, readAccepted, readLicenseName } from './names.ts'
import type { PolicyFile, SettingKey } from './schema.ts'
import type { PathEntry } from './schema/entries.ts'
import type { Find, Path } from './yaml/node.ts'
import type { Source } from './yaml/source.ts'

/** What one file or preset says, each value with the line that says it. */
export interface Layer {
  readonly settings: ReadonlyMap<SettingKey, Setting>
  /** By `licenseKey`; the value is `allow` or `deny`. */
  readonly listed: ReadonlyMap<string, Setting>
  readonly paths: readonly PathRule[]
  readonly exceptions: readonly Exception[]
  readonly cleared: readonly Cleared[]
  readonly private: readonly PrivateName[]
  readonly publicRegistries: readonly string[]
}

/** Paths where other rules hold. */
interface PathRule {
  readonly match: readonly string[]
  readonly matches: (path: string) => boolean
  readonly use?: { readonly value: 'ignore' | 'advise' | 'enforce'; readonly by: Location }
  readonly settings: ReadonlyMap<SettingKey, Setting>
  readonly reason: string
  readonly at: Location
}

interface PrivateName {
  readonly package: string
  readonly matches: PurlMatcher
  readonly at: Location
}

/** A file whose content has been found right. */
export interface Sound {
  readonly file: PolicyFile
  readonly find: Find
  readonly source: Source
  readonly names: Names
}

/** The layer of a sound file. */
export function layerOf({ file, find, source, names }: Sound): Layer {
  const at = (...path: Path): Location => source.place(find(path)?.keyOffset ?? 0)
  const accept = (texts: readonly string[]) => texts.map((text) => nameOf(readAccepted(text, names), text))
  return {
    settings: settingsOf(file, [], at),
    listed: new Map([...listedAs('allow', file, names, at), ...listedAs('deny', file, names, at)]),
    paths: (file.paths ?? []).map((entry, i) => pathRule(entry, ['paths', i], at)),
    exceptions: (file.exceptions ?? []).map((e, i) =>
      makeException(e, accept(e.accept), at('exceptions', i))
    ),
    cleared: (file.standards?.cleared ?? []).map((c, i) => makeCleared(c, at('standards', 'cleared', i))),
    private: (file.private ?? []).map((text, i) => privateName(text, at('private', i))),
    publicRegistries: file.registries?.public ?? []
  }
}

type At = (...path: Path) => Location

type Sections = Pick<PolicyFile, 'licenses' | 'standards' | 'unknown' | 'scopes' | 'gate'>

/** The values that have one key each: levels and words. `from` is where the sections stand. */
function settingsOf(sections: Sections, from: Path, at: At): Map<SettingKey, Setting> {
  const { cleared: _, ...standards } = sections.standards ?? {}
  const named: readonly [readonly string[], object | undefined][] = [
    [['licenses', 'kinds'], sections.licenses?.kinds],
    [['standards'], standards],
    [['unknown'], sections.unknown],
    [['scopes'], sections.scopes],
    [['gate'], sections.gate]
  ]
  return new Map(
    named.flatMap(([path, section]) =>
      Object.entries(section ?? {}).map(([key, value]: [string, unknown]): [SettingKey, Setting] => [
        [...path, key].join('.') as SettingKey,
        { value, by: at(...from, ...path, key) }
      ])
    )
  )
}

function listedAs(value: 'allow' | 'deny', file: PolicyFile, names: Names, at: At): [string, Setting][] {
  return (file.licenses?.[value] ?? []).map((text, i) => [
    licenseKey(nameOf(readLicenseName(text, names), text)),
    { value, by: at('licenses', value, i) }
  ])
}

function pathRule(entry: PathEntry, path: Path, at: At): PathRule {
  const { match, use, reason } = entry
  return {
    match,
    matches: anyGlob(match),
    ...(use === undefined ? {} : { use: { value: use, by: at(...path, 'use') } }),
    settings: settingsOf(entry, path, at),
    reason,
    at: at(...path)
  }
}

function privateName(text: string, at: Location): PrivateName {
  return { package: text, matches: purlPattern(text) ?? (() => false), at }
}

/** A sound file has only names that can be read. */
function nameOf(read: Read, text: string): string {
  return 'name' in read ? read.name : text
}
