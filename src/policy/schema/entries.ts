import * as z from 'zod/mini'
import { day, glob, packagePattern, presetName, someText } from '../formats.ts'
import { address, commit, filePath, repository, sha256 } from '../references.ts'
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

/** An entry of `extends`: a preset, or a file of another repository. */
export const extended = z.strictObject({
  preset: z.optional(noted(text(presetName), 'Name and number of a preset', 'open@1')),
  repo: z.optional(
    noted(text(repository), 'Repository with a policy file, as owner/name', 'acme/oss-policy')
  ),
  path: z.optional(noted(text(filePath), 'Path of the policy file in that repository', 'policy.yml')),
  ref: z.optional(
    noted(
      text(commit),
      'Whole commit id at which it is read: of the default branch of that repository',
      '4f1c2e9a7d0b3c5566778899aabbccddeeff0011'
    )
  )
})

const by = noted(text(someText), 'Who found it out and answers for it', '@acme/osp')

const evidence = z.strictObject({
  file: z.optional(noted(text(filePath), 'License file in the package', 'LICENSE')),
  sha256: z.optional(
    noted(
      text(sha256),
      'SHA-256 of that file; kept for readers, this version does not compare it',
      '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
    )
  ),
  url: z.optional(
    noted(text(address), 'Address where the license can be read', 'https://acme.example/license')
  )
})

/** An entry of `clarifications`. */
export const clarification = z.strictObject({
  package: noted(
    text(packagePattern),
    'Package URL without version; a star at the end is a wildcard',
    'pkg:npm/busboy'
  ),
  versions: noted(
    text(someText),
    'Versions of which it is true: a semver range for npm, else one exact version',
    '>=1.6.0 <2.0.0'
  ),
  license: noted(
    text(someText),
    'What the license is, as an SPDX expression; it outranks every source',
    'MIT'
  ),
  evidence: someOf(evidence, 'Where it can be read: a file with its SHA-256, or an address', {
    url: 'https://acme.example/license'
  }),
  reason: noted(text(someText), 'Why nobody else says so', 'Old-style licenses array'),
  by
})

/** An entry of `choices.packages`. */
export const packageChoice = z.strictObject({
  package: noted(
    text(packagePattern),
    'Package URL without version; a star at the end is a wildcard',
    'pkg:npm/node-forge'
  ),
  of: noted(
    text(someText),
    'Whole license expression that the package has; when it changes, the choice lapses',
    'BSD-3-Clause OR GPL-2.0-only'
  ),
  take: noted(text(someText), 'The way through it that is taken', 'BSD-3-Clause')
})

export type ExceptionEntry = z.infer<typeof exception>
export type ClearedEntry = z.infer<typeof cleared>
export type PathEntry = z.infer<typeof pathRule>
export type ClarificationEntry = z.infer<typeof clarification>
export type ChoiceEntry = z.infer<typeof packageChoice>
