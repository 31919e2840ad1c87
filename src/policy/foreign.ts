// Policies of other repositories: they may be private, and reports may be public. What they decide is shown; their text is not.
import type { Fault, PolicyError } from './fault.ts'
import type { Layer } from './layer.ts'
import { type RemoteFile, remoteName } from './remote.ts'
import type { Source } from './yaml/source.ts'

const MOST = 20

/** What is wrong with such a file: its name and lines, and nothing that stands there. At most 20 errors. */
export function foreignErrors(faults: readonly Fault[], source: Source, loosens: boolean): PolicyError[] {
  const lines = [...new Set(faults.map(({ offset }) => source.place(offset).line))].sort((a, b) => a - b)
  return lines.slice(0, MOST).map((line) => ({
    where: { path: source.path, line },
    what: [
      loosens
        ? 'This line would loosen what a file that it comes after locks. '
        : 'This line of a policy that is extended cannot be used. ',
      'Its text is not shown, because it is of another repository.'
    ],
    fix: loosens
      ? [
          'Change the order of ',
          { quote: 'extends' },
          ', or mend that file and name its new commit as ',
          { quote: 'ref' },
          '.'
        ]
      : ['Mend it in that repository, and name its new commit as ', { quote: 'ref' }, '.']
  }))
}

/** A layer whose reasons, names and addresses lead to the file instead of quoting it. */
export function foreignLayer(layer: Layer, file: RemoteFile): Layer {
  const reason = `see ${remoteName(file)}`
  const owner = `the owners of ${file.repo}`
  return {
    ...layer,
    paths: layer.paths.map((rule) => ({ ...rule, reason })),
    choices: layer.choices.map((choice) => ({ ...choice, foreign: true })),
    exceptions: layer.exceptions.map((e) => ({ ...e, reason, owner, foreign: true })),
    cleared: layer.cleared.map(({ standard, expires, at }) => ({
      standard,
      expires,
      at,
      reason,
      owner,
      foreign: true
    })),
    clarifications: layer.clarifications.map((c) => ({ ...c, reason, by: owner, evidence: [] }))
  }
}
