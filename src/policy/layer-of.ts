import { licenseKey } from '../licenses/expression.ts'
import { expressionKey } from '../licenses/ways.ts'
import type { Location, Setting } from '../model.ts'
import { purlPattern } from '../purl.ts'
import { type Choice, makeChoice } from './choices.ts'
import { type Clarification, makeClarification } from './clarifications.ts'
import { makeCleared } from './cleared.ts'
import { makeException } from './exceptions.ts'
import { anyGlob } from './globs.ts'
import type { Layer, LockedKey, PathRule, PrivateName } from './layer.ts'
import { keysNamed } from './lock/keys.ts'
import { type Names, type Read, readAccepted, readExpression, readLicenseName } from './names.ts'
import type { PolicyFile, SettingKey } from './schema.ts'
import type { ChoiceEntry, ClarificationEntry, PathEntry } from './schema/entries.ts'
import type { Find, Path } from './yaml/node.ts'
import type { Source } from './yaml/source.ts'

/** A file whose content has been found right. */
export interface Sound {
  readonly file: PolicyFile
  readonly find: Find
  readonly source: Source
  readonly names: Names
}

type At = (...path: Path) => Location

/** The layer of a sound file. */
export function layerOf({ file, find, source, names }: Sound): Layer {
  const at = (...path: Path): Location => source.place(find(path)?.keyOffset ?? 0)
  const accept = (texts: readonly string[]) => texts.map((text) => nameOf(readAccepted(text, names), text))
  return {
    settings: new Map([...settingsOf(file, [], at), ...outbound(file, names, at)]),
    listed: new Map([...listedAs('allow', file, names, at), ...listedAs('deny', file, names, at)]),
    paths: (file.paths ?? []).map((entry, i) => pathRule(entry, ['paths', i], at)),
    prefer: (file.choices?.prefer ?? []).map((text) =>
      licenseKey(nameOf(readLicenseName(text, names), text))
    ),
    choices: (file.choices?.packages ?? []).flatMap((c, i) => choice(c, names, at('choices', 'packages', i))),
    clarifications: (file.clarifications ?? []).map((c, i) =>
      clarification(c, names, at('clarifications', i))
    ),
    exceptions: (file.exceptions ?? []).map((e, i) =>
      makeException(e, accept(e.accept), at('exceptions', i))
    ),
    cleared: (file.standards?.cleared ?? []).map((c, i) => makeCleared(c, at('standards', 'cleared', i))),
    private: (file.private ?? []).map((text, i) => privateName(text, at('private', i))),
    publicRegistries: file.registries?.public ?? [],
    locked: (file.locked ?? []).flatMap((name, i) => locked(name, at('locked', i)))
  }
}

type Sections = Pick<PolicyFile, 'licenses' | 'standards' | 'unknown' | 'scopes' | 'gate'>

/** The values that have one key each: levels and words. `from` is where the sections stand. */
function settingsOf(sections: Sections | PathEntry, from: Path, at: At): Map<SettingKey, Setting> {
  const { standards, licenses, unknown, scopes, gate }: Sections = sections
  const { cleared: _, ...levels } = standards ?? {}
  const named: readonly [readonly string[], object | undefined][] = [
    [['licenses', 'kinds'], licenses?.kinds],
    [['licenses'], licenses?.incompatible && { incompatible: licenses.incompatible }],
    [['standards'], levels],
    [['unknown'], unknown],
    [['scopes'], scopes],
    [['gate'], gate]
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

function outbound({ outbound: text }: PolicyFile, names: Names, at: At): [SettingKey, Setting][] {
  if (text === undefined) return []
  return [['outbound', { value: nameOf(readExpression(text, names), text), by: at('outbound') }]]
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

function choice({ package: pattern, of, take }: ChoiceEntry, names: Names, at: Location): Choice[] {
  const whole = readExpression(of, names)
  const way = readExpression(take, names)
  if ('trouble' in whole || 'trouble' in way) return []
  return [makeChoice(pattern, { of: whole.name, take: way.name, key: expressionKey(whole.expression) }, at)]
}

function clarification(entry: ClarificationEntry, names: Names, at: Location): Clarification {
  return makeClarification(entry, nameOf(readExpression(entry.license, names), entry.license), at)
}

/** In any case: one name too many that stays private harms nobody. */
function privateName(text: string, at: Location): PrivateName {
  const matches = purlPattern(text.toLowerCase()) ?? (() => false)
  return { package: text, matches: (purl) => matches(purl.toLowerCase()), at }
}

function locked(name: string, by: Location): LockedKey[] {
  return keysNamed(name).map((key) => ({ key, by }))
}

/** A sound file has only names that can be read. */
function nameOf(read: Read, text: string): string {
  return 'name' in read ? read.name : text
}
