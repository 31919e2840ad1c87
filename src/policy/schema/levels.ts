// Levels that hold for the whole repository and that `paths` may override: fresh schemas each time, for their own notes.
import type { Kind } from '../../licenses/catalog.ts'
import { later, level, section } from './note.ts'

const kindDescriptions = {
  permissive: 'Licenses that ask for little more than a notice, such as MIT',
  'public-domain': 'Dedications to the public domain, such as CC0-1.0',
  'weak-copyleft': 'Licenses that keep their own files open, such as MPL-2.0',
  'strong-copyleft': 'Licenses that keep the whole work open when it is passed on, such as GPL-3.0-only',
  'network-copyleft':
    'Licenses that keep the work open for its users over a network too, such as AGPL-3.0-only',
  'source-available': 'Licenses that show the source and limit who may compete or host, such as BUSL-1.1',
  'non-commercial': 'Licenses that exclude commercial use, such as CC-BY-NC-4.0',
  'restricted-use': 'Licenses that limit who may use the work, where or what for: ethical and RAIL licenses',
  'no-derivatives': 'Licenses that forbid passing on changed versions, such as CC-BY-ND-4.0',
  proprietary: 'Terms that grant no open license, such as UNLICENSED'
} as const satisfies Record<Kind, string>

const unknownDescriptions = {
  missing: 'Nobody says what the license is',
  unreadable: 'There is a license text that cannot be read as an SPDX expression',
  custom: 'A license that is on no list: a LicenseRef, or an id without a known kind',
  conflict: 'Sources disagree about the license',
  unverified: 'Outside sources were asked, and only the pull request says so',
  'not-asked': 'No source covers the package, or the run is offline: the lockfile is believed',
  'lookup-failed': 'A source that should have answered did not',
  'no-lockfile': 'A manifest declares dependencies and no lockfile says which versions',
  identity: 'A lockfile entry points to another package than it names'
} as const

const levelsOf = <K extends string>(descriptions: Readonly<Record<K, string>>) =>
  Object.fromEntries(
    Object.entries<string>(descriptions).map(([key, description]) => [key, level(description)])
  ) as Record<K, ReturnType<typeof level>>

/** `licenses.kinds` */
export const kinds = () => section(levelsOf(kindDescriptions), 'A level for each kind of license')

/** Of `standards`: how a package is tied to one, and the highest level where that is not sure. */
export const relations = () => ({
  implements: level('The package contains code of an encumbered standard', 'deny'),
  bundles: level('The package ships a binary of an encumbered standard', 'deny'),
  wraps: level('The package calls an implementation that the system provides'),
  'parses-container': level(
    'The package reads the wrapper of an encumbered format, not its content',
    'allow'
  ),
  unsure: level('Highest level where the evidence is weak or the terms are unknown')
})

/** `unknown` */
export const unknowns = () =>
  section(
    { ...levelsOf(unknownDescriptions), 'modified-text': later('A license text that was changed') },
    'A level for each way in which something is not known'
  )
