import { leafHit, namesSaid } from './license-hit.ts'
import type { Rule } from './rule.ts'

/** A named license that neither the SPDX list's kinds nor the policy place. */
export const licenseCustom: Rule = {
  code: 'license-custom',
  title: 'License not classified',
  why: 'The package names a license that is not classified here, so nobody has said what it asks for.',
  fix: 'Read its text, then name the license under `licenses.allow` or `licenses.deny` of the policy.',
  check: (subject, terms) =>
    leafHit(subject, terms, {
      wanted: (leaf) => leaf.cause === 'custom',
      say: (leaves) => [
        leaves.length === 1 ? 'No kind is known for the license ' : 'No kind is known for the licenses ',
        ...namesSaid(leaves),
        '.'
      ],
      advice: [['read the license text, then name the license in the policy']]
    })
}
