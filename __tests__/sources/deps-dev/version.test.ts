import { describe, expect, test } from '@jest/globals'
import type { Known } from '../../support/fake-depsdev.ts'
import { publicPackage } from '../support.ts'
import { ask } from './ask.ts'

const mapped = (license: string, spdx: string) => ({ license, spdx })

describe('what it says', () => {
  const cases: readonly [string, Known, { readonly raw: unknown; readonly written?: string }][] = [
    ['one expression', { licenses: ['MIT OR GPL-2.0'] }, { raw: 'MIT OR GPL-2.0' }],
    [
      'its reading',
      { licenseDetails: [mapped('Apache 2', 'Apache-2.0')] },
      { raw: 'Apache-2.0', written: 'Apache 2' }
    ],
    [
      'the author’s words',
      { licenseDetails: [mapped('SEE LICENSE IN X', 'non-standard')] },
      { raw: 'SEE LICENSE IN X' }
    ],
    ['that there is something', { licenses: ['non-standard'] }, { raw: 'non-standard' }],
    ['several, unrelated', { licenses: ['MIT', 'GPL-2.0'] }, { raw: ['MIT', 'GPL-2.0'] }],
    ['the same twice', { licenses: ['MIT', 'MIT'] }, { raw: 'MIT' }],
    [
      'several, read and not read',
      { licenseDetails: [mapped('mit', 'MIT'), mapped('mine', 'non-standard')] },
      { raw: ['MIT', 'mine'], written: 'mit, mine' }
    ],
    [
      'one that the details lack',
      { licenses: ['MIT', 'ISC'], licenseDetails: [mapped('mit', 'MIT')] },
      { raw: ['MIT', 'ISC'] }
    ]
  ]
  test.each(cases)('%s', async (_, known, said) => {
    const { of } = await ask([publicPackage('@a/b@1.0.0')], { known: { '@a/b@1.0.0': known } })
    const url = 'https://deps.dev/npm/%40a%2Fb/1.0.0'
    const claim = { ...said, source: 'deps.dev', trust: 'outside', url }
    expect(of('@a/b@1.0.0')).toEqual({ state: 'answered', claims: [claim] })
  })

  test.each([
    ['a version that it does not know', {}],
    ['a version without a license', { 'a@1.0.0': { licenses: [] } }],
    ['empty texts', { 'a@1.0.0': { licenses: [''], licenseDetails: [{ license: '', spdx: '' }] } }]
  ])('nothing of %s', async (_, known) => {
    const { of } = await ask([publicPackage('a@1.0.0')], { known })
    expect(of('a@1.0.0')).toEqual({ state: 'nothing' })
  })
})
