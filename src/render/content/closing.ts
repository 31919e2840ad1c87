import type { Told } from '../brief.ts'
import type { RenderOptions } from '../render.ts'
import type { Cards } from './cards.ts'
import { count, digits } from './numbers.ts'
import type { Said } from './said.ts'
import { tallyOf } from './tally.ts'

/** The last line, in parts: what was judged, by which policy and data, where the rest is, what this is not. */
export function closing(told: Told, cards: Cards, options: RenderOptions): readonly Said[] {
  const { report } = told
  const { standards, spdx } = report.data
  return [
    [judged(report, tallyOf(told, cards).older)],
    policy(report),
    [`data ${standards}, SPDX ${spdx}`],
    ...asked(report),
    ...(options.runUrl === undefined ? [] : [['SBOM: ', { text: 'artifact', url: options.runUrl }]]),
    ...(options.disputeUrl === undefined ? [] : [[{ text: 'report a wrong flag', url: options.disputeUrl }]]),
    ['not legal advice']
  ]
}

function judged({ coverage, exceptions }: Told['report'], old: number): string {
  const { packages, judged: done, lockfiles, lockfileOnly } = coverage
  const used = exceptions.filter((exception) => exception.settles.length > 0).length
  return [
    `Judged ${digits(done)} of ${count(packages, 'package')} in ${count(lockfiles, 'lockfile')}`,
    ...(lockfileOnly > 0 ? [`${digits(lockfileOnly)} by the word of the lockfile alone`] : []),
    ...(used > 0 ? [`${count(used, 'exception')} in use`] : []),
    ...(old > 0 ? [count(old, 'older finding')] : [])
  ].join('; ')
}

function policy({ policy: { path, at, presets } }: Told['report']): Said {
  const commit: Said = at === undefined || at === 'folder' ? [] : [' at ', { quote: shortCommit(at) }]
  const extended = presets.filter((preset) => preset !== path)
  const base: Said = extended.length === 0 ? [] : [', extends ', { quote: extended.join(', ') }]
  return ['policy ', { quote: path }, ...commit, ...base]
}

function asked({ coverage }: Told['report']): Said[] {
  return coverage.asked
    .filter(({ packages }) => packages > 0)
    .map(
      ({ source, packages }): Said => ['asked ', { quote: source }, ` about ${count(packages, 'package')}`]
    )
}

/** The first seven digits of a commit id; other names whole. */
function shortCommit(name: string): string {
  return /^[0-9a-f]{40}$/.test(name) ? name.slice(0, 7) : name
}
