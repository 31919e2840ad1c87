import * as z from 'zod/mini'
import { day, glob, packagePattern, presetName, someText } from '../formats.ts'
import { kinds, relations, unknowns } from './levels.ts'
import { choice, later, noted, section, someOf, text } from './note.ts'

const ends = {
  reason: noted(
    text(someText),
    'Why this is acceptable, for those who read it later',
    'Build tool, not shipped'
  ),
  owner: noted(text(someText), 'Who answers for the decision', '@acme/legal'),
  expires: noted(text(day), 'Last day on which it holds, until 23:59 UTC', '2027-03-31')
}

const globs = (description: string) => someOf(text(glob), description, '**/fixtures/**')

/** An entry of `exceptions`. */
export const exception = z.strictObject({
  package: noted(
    text(packagePattern),
    'Package URL without version; a star at the end is a wildcard',
    'pkg:npm/some-tool'
  ),
  versions: z.optional(
    noted(text(someText), 'Versions that it covers: a semver range for npm, else one exact version', '^3.0.0')
  ),
  accept: someOf(
    text(someText),
    'What is accepted: license ids, kinds, words of `unknown`, standards',
    'source-available'
  ),
  paths: z.optional(globs('Lockfiles for which it holds; all of them without this key')),
  ...ends
})

/** An entry of `standards.cleared`. */
export const cleared = z.strictObject({
  standard: noted(text(someText), 'Id of the standard', 'aac-lc'),
  ref: z.optional(noted(text(someText), 'Where the agreement or opinion is filed', 'IP-0017')),
  ...ends
})

/** An entry of `paths`. */
export const pathRule = z.strictObject({
  match: globs(
    'Paths of lockfiles and manifests for which the entry holds; of several entries the last one wins'
  ),
  use: choice(
    ['ignore', 'advise', 'enforce'],
    'What is done with findings there: ignore leaves the files out, advise never blocks'
  ),
  licenses: section(
    { kinds: kinds(), allow: later('Licenses allowed there'), deny: later('Licenses denied there') },
    'License levels that differ there'
  ),
  standards: section(relations(), 'Levels for standards that differ there'),
  unknown: unknowns(),
  reason: noted(text(someText), 'Why these paths are different; reports quote it', 'Test data')
})

/** An entry of `extends`. */
export const extended = z.strictObject({
  preset: z.optional(noted(text(presetName), 'Name and number of a preset', 'open@1')),
  repo: later("Repository of an organisation's policy"),
  path: later('Path of the policy in that repository'),
  ref: later('Full commit id of that repository')
})

export type ExceptionEntry = z.infer<typeof exception>
export type ClearedEntry = z.infer<typeof cleared>
export type PathEntry = z.infer<typeof pathRule>
