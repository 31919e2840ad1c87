import * as z from 'zod/mini'
import { days, host, packagePattern, someText } from './formats.ts'
import { clarification, cleared, exception, extended, packageChoice, pathRule } from './schema/entries.ts'
import { kinds, relations, unknowns } from './schema/levels.ts'
import { choice, later, level, list, noted, section, soon, text } from './schema/note.ts'

const USES = ['enforce', 'advise', 'ignore'] as const
const ASPECTS = ['patents', 'paperwork', 'availability', 'process', 'implementation', 'dependencies'] as const

/** The policy file, version 1: its keys, their words and their descriptions. Everything that reads or shows them starts here. */
export const policyFile = z.strictObject({
  version: noted(z.literal(1), 'Version of this file format', 1),
  extends: z.optional(
    noted(
      z.array(extended).check(z.minLength(1)),
      'Presets and policies to start from, the last one strongest; open@1 without this key',
      [{ preset: 'open@1' }]
    )
  ),
  outbound: z.optional(
    noted(
      text(someText),
      "The license of this repository itself; without this key its manifest's",
      'Apache-2.0'
    )
  ),
  licenses: section(
    {
      kinds: kinds(),
      incompatible: level('Licenses of shipped packages that cannot be combined with `outbound`'),
      allow: list(
        text(someText),
        'Licenses allowed by name, whatever their kind',
        'LicenseRef-Acme-Internal'
      ),
      deny: list(text(someText), 'Licenses denied by name, whatever their kind', 'JSON')
    },
    'What is said of licenses'
  ),
  patents: later('What license texts say of patents'),
  standards: section(
    {
      definition: z.optional(
        noted(text(someText), 'Definition of "open standard" that is applied', 'osi-osr')
      ),
      enforce: list(z.enum(ASPECTS), 'Aspects of the definition that count', 'patents'),
      ...relations(),
      details: choice(
        ['full', 'brief'],
        'brief: published reports only say that a standards review is needed'
      ),
      cleared: list(cleared, 'Standards for which the owner has settled the terms'),
      'implemented-here': later('Standards that this repository itself implements')
    },
    'What is said of technical standards and their patent terms'
  ),
  sbom: later("Statements in the SBOM that are made in somebody's name"),
  unknown: unknowns(),
  scopes: section(
    {
      runtime: choice(USES, 'Packages that are shipped or run; optional and unknown ones count as such'),
      development: choice(USES, 'Packages that only developers and builds use')
    },
    'How findings of a scope count: enforce blocks, advise shows, ignore leaves out'
  ),
  paths: list(pathRule, 'Paths where other rules hold; the last match wins'),
  choices: section(
    {
      prefer: list(
        text(someText),
        'Licenses that are taken where an OR leaves equal ways, the most preferred first',
        'Apache-2.0'
      ),
      packages: list(packageChoice, 'Packages whose OR is decided here')
    },
    'Which way of an OR is taken'
  ),
  clarifications: list(clarification, 'Facts about the license of packages, with their evidence'),
  exceptions: list(exception, 'Decisions to accept something for a time'),
  private: list(text(packagePattern), 'Packages whose names are never sent outside', 'pkg:npm/%40acme/*'),
  registries: section(
    { public: list(text(host), 'Hosts that mirror a public registry', 'npm.acme.example') },
    'What is said of package registries'
  ),
  gate: section(
    {
      judge: choice(['fresh', 'everything'], 'fresh: only what a change brings in counts'),
      'block-on': choice(['deny', 'warn', 'never'], 'Lowest level at which the check fails'),
      incomplete: choice(['warn', 'fail'], 'What happens when something could not be judged'),
      proposed: soon(
        ['never', 'when-approved'],
        'Whether a policy that a pull request proposes judges it once it is approved'
      ),
      'longest-exception': z.optional(noted(text(days), 'How far ahead an exception may end', '365d'))
    },
    'When the check fails'
  ),
  locked: list(
    text(someText),
    'Keys whose value is a floor for every file that extends this one; exceptions pass it',
    'licenses.kinds.non-commercial'
  )
})

export type PolicyFile = z.infer<typeof policyFile>

type Given<T> = NonNullable<T>
/** Keys that work: those kept for later take no value. */
type Live<T> = { [K in keyof T & string]: [Given<T[K]>] extends [never] ? never : K }[keyof T & string]

/** Values that have one key each, by their dotted path. Paths may override the levels among them. */
export type SettingKey =
  | 'outbound'
  | 'licenses.incompatible'
  | `licenses.kinds.${Live<Given<Given<PolicyFile['licenses']>['kinds']>>}`
  | `standards.${Exclude<Live<Given<PolicyFile['standards']>>, 'cleared'>}`
  | `unknown.${Live<Given<PolicyFile['unknown']>>}`
  | `scopes.${Live<Given<PolicyFile['scopes']>>}`
  | `gate.${Live<Given<PolicyFile['gate']>>}`
