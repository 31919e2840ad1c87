import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { addresses, aliases, ambiguous } from '../../src/licenses/alias.ts'
import { formatExpression, parseExpression } from '../../src/licenses/expression.ts'
import { foldName, foldUrl } from '../../src/licenses/fold-text.ts'
import { gnuNames } from '../../src/licenses/gnu.ts'
import { readLicense } from '../../src/licenses/read.ts'
import { catalog } from './support.ts'

const read = (raw: unknown) => readLicense(raw, catalog)

/** The expression of a field that is known; else its state, with what is suggested. */
function answer(raw: unknown): string {
  const reading = read(raw)
  if (reading.state === 'known') return reading.expression
  const suggestion = 'suggestion' in reading ? reading.suggestion : undefined
  return suggestion === undefined ? reading.state : `${reading.state}: ${suggestion}`
}

describe('words that are no license', () => {
  test.each([
    ['NONE', 'missing'],
    ['none', 'missing'],
    ['NOASSERTION', 'missing'],
    ['', 'missing'],
    ['  \n', 'missing'],
    ['https://aka.ms/deprecateLicenseUrl', 'missing'],
    [null, 'missing'],
    [undefined, 'missing'],
    ['UNLICENSED', 'UNLICENSED'],
    ['unlicensed', 'UNLICENSED'],
    ['UNLICENCED', 'UNLICENSED'],
    ['proprietary', 'PROPRIETARY'],
    ['Commercial', 'PROPRIETARY'],
    ['All rights reserved', 'PROPRIETARY'],
    ['SEE LICENSE IN LICENSE.md', 'unreadable'],
    ['See licence in COPYING', 'unreadable'],
    ['SEE LICENSE IN MIT', 'unreadable'],
    ['non-standard', 'unreadable'],
    ['OTHER', 'unreadable'],
    ['other', 'unreadable'],
    ['unknown', 'unreadable'],
    ['n/a', 'unreadable'],
    ['TBD', 'unreadable'],
    ['custom', 'unreadable'],
    ['Free', 'unreadable'],
    ['freeware', 'unreadable'],
    ['MIT*', 'unreadable: MIT'],
    ['MIT***', 'unreadable: MIT'],
    ['Custom: LICENSE*', 'unreadable'],
    ['*'.repeat(20_000), 'unreadable'],
    [7, 'unreadable'],
    [true, 'unreadable']
  ])('%j: %s', (raw, expected) => {
    expect(answer(raw)).toBe(expected)
  })

  test('the opposite of the Unlicense is told apart from it', () => {
    expect(read('UNLICENSED')).toEqual({ state: 'known', expression: 'UNLICENSED', form: 'name' })
    expect(read('Unlicense')).toEqual({ state: 'known', expression: 'Unlicense', form: 'id' })
    expect(read('The Unlicense')).toMatchObject({ expression: 'Unlicense' })
  })
})

describe('expressions', () => {
  test.each([
    ['mit', 'MIT'],
    [' (MIT or Apache-2.0) ', 'MIT OR Apache-2.0'],
    ['GPL-3.0', 'GPL-3.0-only'],
    ['GPL-2.0-with-classpath-exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['LicenseRef-Acme', 'LicenseRef-Acme'],
    ['MIT AND NOASSERTION', 'MIT AND NOASSERTION']
  ])('%j is %s', (raw, expected) => {
    expect(answer(raw)).toBe(expected)
  })

  test('an id of no list stands beside others, in what is clearly an expression', () => {
    expect(read('MIT OR Newer-1.0')).toEqual({ state: 'known', expression: 'MIT OR Newer-1.0', form: 'name' })
    expect(answer('MIT AND (Newer-1.0 OR ISC)')).toBe('MIT AND (Newer-1.0 OR ISC)')
    for (const text of ['MIT or whatever', 'Newer-1.0 OR Other-2.0', 'Newer-1.0', 'MIT OR Foo and Bar']) {
      expect(answer(text)).toBe('unreadable')
    }
  })

  test('an unknown id is told with the list’s version', () => {
    expect(read('FDK-MPEG-H')).toEqual({
      state: 'unreadable',
      why: [{ quote: 'FDK-MPEG-H' }, ' is not on SPDX list 3.28.0']
    })
  })
})

describe('names', () => {
  test('every SPDX name reads as its id', () => {
    const wrong = catalog.ids.filter((id) => answer(catalog.license(id)?.name) !== id)
    expect(wrong).toEqual([])
  })

  test('names stay apart when folded', () => {
    const folded = catalog.ids.map((id) => foldName(catalog.license(id)?.name ?? ''))
    expect(new Set(folded).size).toBe(catalog.ids.length)
  })

  test('the tables are folded, lead to expressions, and clash with no SPDX id or name and with each other', () => {
    expect(aliases().size).toBeGreaterThan(250)
    for (const [name, expression] of aliases()) {
      const parsed = parseExpression(expression, catalog)
      expect('expression' in parsed && formatExpression(parsed.expression)).toBe(expression)
      expect(foldName(name)).toBe(name)
      expect([expression, undefined]).toContain(catalog.named(name))
      expect(catalog.license(name)).toBeUndefined()
      expect(ambiguous().has(name)).toBe(false)
      expect([name, answer(name)]).toEqual([name, expression])
    }
    for (const [name, suggestion] of ambiguous()) {
      expect(foldName(name)).toBe(name)
      expect([name, answer(name)]).toEqual([
        name,
        suggestion === '' ? 'unreadable' : `unreadable: ${suggestion}`
      ])
      expect(suggestion === '' || 'expression' in parseExpression(suggestion, catalog)).toBe(true)
    }
  })

  test('the GNU families are written out', () => {
    const names = gnuNames()
    expect(names.filter(([, id]) => id === 'LGPL-2.1-or-later').map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'lgpl2.1+',
        'lgplv2.1 or later',
        'gnu lesser general public license 2.1 or later (lgplv2.1+)'
      ])
    )
    for (const [, id] of names) expect(catalog.license(id)?.id).toBe(id)
  })

  test.each([
    ['M.I.T.', 'MIT'],
    ['The MIT License (MIT)', 'MIT'],
    ['“MIT Licence”', 'MIT'],
    ['Apache License, Version 2.0', 'Apache-2.0'],
    ['Apache Licence v2.0', 'Apache-2.0'],
    ['GPLv2', 'GPL-2.0-only'],
    ['GPL v3', 'GPL-3.0-only'],
    ['GPL2 or later', 'GPL-2.0-or-later'],
    ['GPL-2.0 or later', 'GPL-2.0-or-later'],
    ['GPL-2+', 'GPL-2.0-or-later'],
    ['LGPLv2.1', 'LGPL-2.1-only'],
    ['LGPL-3.0', 'LGPL-3.0-only'],
    ['LGPL-3', 'LGPL-3.0-only'],
    ['GNU AGPL v3', 'AGPL-3.0-only'],
    ['New BSD', 'BSD-3-Clause'],
    ['Eclipse Distribution License - v 1.0', 'BSD-3-Clause'],
    ['MPL 2.0', 'MPL-2.0'],
    ['CC BY 4.0', 'CC-BY-4.0'],
    ['Expat', 'MIT'],
    ['Elastic License 2.0', 'Elastic-2.0'],
    ['Business Source License 1.1', 'BUSL-1.1']
  ])('%s is %s', (raw, expected) => {
    expect(answer(raw)).toBe(expected)
  })
})

describe('addresses', () => {
  test.each([
    ['https://opensource.org/licenses/MIT', 'MIT'],
    ['http://www.opensource.org/licenses/mit-license.php', 'MIT'],
    ['opensource.org/license/mit/', 'MIT'],
    ['http://www.apache.org/licenses/LICENSE-2.0.txt', 'Apache-2.0'],
    ['https://www.eclipse.org/legal/epl-2.0/', 'EPL-2.0'],
    ['https://www.mozilla.org/en-US/MPL/2.0/', 'MPL-2.0'],
    ['https://creativecommons.org/licenses/by-nc/4.0/legalcode', 'CC-BY-NC-4.0'],
    ['https://www.boost.org/LICENSE_1_0.txt', 'BSL-1.0'],
    ['http://www.gnu.org/licenses/lgpl-2.1.html', 'unreadable: LGPL-2.1-only OR LGPL-2.1-or-later'],
    [
      'https://www.gnu.org/licenses/old-licenses/gpl-2.0-standalone.html',
      'unreadable: GPL-2.0-only OR GPL-2.0-or-later'
    ],
    ['https://www.gnu.org/licenses/gpl-3.0.en.html', 'unreadable: GPL-3.0-only OR GPL-3.0-or-later'],
    ['https://example.com/submit/EULA', 'unreadable'],
    ['https://github.com/acme/mit/blob/main/LICENSE', 'unreadable'],
    ['https://opensource.org/licenses/MITNFA', 'unreadable'],
    ['https://example.com/?https://opensource.org/licenses/MIT', 'unreadable']
  ])('%s: %s', (raw, expected) => {
    expect(answer(raw)).toBe(expected)
  })

  test('the tables are folded and lead to ids', () => {
    expect(addresses().size).toBe(20)
    for (const [address, id] of addresses()) {
      expect(foldUrl(address)).toBe(address)
      expect([address, answer(`https://www.${address}/`)]).toEqual([address, id])
      expect([id, undefined]).toContain(catalog.at(address))
    }
  })

  test('what the SPDX list gives is steady and stands for one license', () => {
    const listed = catalog.ids.flatMap((id) => catalog.license(id)?.url ?? [])
    expect(listed.length).toBeGreaterThan(250)
    expect(new Set(listed.map(foldUrl)).size).toBe(listed.length)
    expect(listed.filter((url) => /[?#]|github|wiki/.test(url))).toEqual([])
  })
})

describe('npm’s old forms', () => {
  test.each<[unknown, string]>([
    [{ type: 'MIT', url: 'https://example.com/LICENSE' }, 'MIT'],
    [{ type: 'MIT' }, 'MIT'],
    [{ name: 'mit' }, 'MIT'],
    [{ url: 'https://opensource.org/licenses/MIT' }, 'MIT'],
    [
      { type: 'BSD', url: 'https://opensource.org/licenses/BSD-3-Clause' },
      'unreadable: BSD-2-Clause OR BSD-3-Clause'
    ],
    [{ type: 'Acme', url: 'https://opensource.org/licenses/MIT' }, 'unreadable: MIT'],
    [{ type: 'MIT', url: 'https://opensource.org/licenses/ISC' }, 'conflict: MIT OR ISC'],
    [{ type: 'UNLICENSED', url: 'https://opensource.org/licenses/MIT' }, 'conflict: UNLICENSED OR MIT'],
    [{ type: 7 }, 'unreadable'],
    [{}, 'missing'],
    [[], 'missing'],
    [[''], 'missing'],
    [['MIT'], 'MIT'],
    [['MIT', 'mit', { type: 'MIT License' }], 'MIT'],
    [['MIT', ''], 'MIT'],
    [['MIT', 'Apache2'], 'conflict: MIT OR Apache-2.0'],
    [[{ type: 'MIT' }, { type: 'GPL-2.0' }], 'conflict: MIT OR GPL-2.0-only'],
    [['MIT OR ISC', '0BSD'], 'conflict: (MIT OR ISC) OR 0BSD'],
    [['MIT', 'Acme EULA'], 'unreadable'],
    [['MIT', 'BSD'], 'unreadable: BSD-2-Clause OR BSD-3-Clause'],
    [['MIT', ['ISC']], 'unreadable'],
    [['MIT', 7], 'unreadable'],
    [Array.from({ length: 101 }, () => 'MIT'), 'unreadable']
  ])('%j: %s', (raw, expected) => {
    expect(answer(raw)).toBe(expected)
  })

  test('a conflict names its licenses', () => {
    expect(read(['MIT', 'Apache2'])).toMatchObject({ state: 'conflict', alternatives: ['MIT', 'Apache-2.0'] })
  })
})

describe('wrong answers of others', () => {
  test.each([
    ['EUPL', 'unreadable: EUPL-1.2'],
    ['Limited commercial license', 'unreadable'],
    ['You may not use this software unless permitted by Acme', 'unreadable'],
    ['Licensed under the terms of the commercial agreement with Summit Inc', 'unreadable'],
    ['Permitted use only', 'unreadable'],
    ['Commit rights', 'unreadable'],
    ['Smithsonian', 'unreadable'],
    ['ADMIT', 'unreadable'],
    ['Summit EULA', 'unreadable'],
    ['Not MIT licensed', 'unreadable'],
    [
      'Redistribution and use in source and binary forms, with or without modification, are permitted',
      'unreadable'
    ],
    ['MIT/Apache-2.0', 'unreadable'],
    ['MIT, Apache 2.0', 'unreadable'],
    ['ISC/MIT', 'unreadable'],
    ['(MIT OR Apache-2.0)', 'MIT OR Apache-2.0'],
    ['EPL-1.0_OR_LGPL-2.1', 'unreadable'],
    ['Apache 2.0 + Commons Clause', 'unreadable'],
    ['Apache License 1.1', 'Apache-1.1'],
    ['GPL-3.0', 'GPL-3.0-only'],
    ['LGPL-3.0', 'LGPL-3.0-only'],
    ['AGPL-3.0', 'AGPL-3.0-only'],
    ['GPL-3.0-only WITH Foo', 'unreadable'],
    ['GPL', 'unreadable: GPL-1.0-or-later'],
    ['GNU', 'unreadable'],
    ['GNU FDL', 'unreadable'],
    ['GNUPLOT', 'gnuplot'],
    ['NON-GPL', 'unreadable'],
    ['Not for GPL projects', 'unreadable'],
    ['GPL-incompatible proprietary', 'unreadable'],
    ['GNU General Public License v2 or later', 'GPL-2.0-or-later'],
    ['GPL2 with classpath exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['GPL-2.0 WITH Classpath-exception', 'unreadable'],
    ['CDDL + GPLv2 with classpath exception', 'unreadable'],
    ['Dual license consisting of the CDDL v1.1 and GPL v2', 'unreadable'],
    ['Eclipse Public License v2.0', 'EPL-2.0'],
    ['License :: OSI Approved :: GNU General Public License v2 or later (GPLv2+)', 'unreadable'],
    ['License :: OSI Approved :: GNU Library or Lesser General Public License (LGPL)', 'unreadable'],
    ['GNU Lesser General Public License', 'unreadable: LGPL-2.0-or-later'],
    ['LGPL', 'unreadable: LGPL-2.0-or-later'],
    ['License :: OSI Approved :: BSD License', 'unreadable'],
    ['BSD', 'unreadable: BSD-2-Clause OR BSD-3-Clause'],
    ['BSD-like', 'unreadable: BSD-2-Clause OR BSD-3-Clause'],
    ['BSD-style', 'unreadable: BSD-2-Clause OR BSD-3-Clause'],
    ['Apache', 'unreadable: Apache-2.0'],
    ['Apache Software License', 'unreadable: Apache-2.0'],
    ['APL', 'unreadable'],
    ['APLicense', 'unreadable'],
    ['CDDL', 'unreadable: CDDL-1.0 OR CDDL-1.1'],
    ['MPL', 'unreadable: MPL-2.0'],
    ['Artistic', 'unreadable: Artistic-2.0'],
    ['BSL', 'unreadable: BSL-1.0 OR BUSL-1.1'],
    ['MIT No Attribution', 'MIT-0'],
    ['ISC License (ISCL)', 'ISC'],
    ['Python Software Foundation License', 'unreadable: PSF-2.0'],
    ['ASL 2.0', 'Apache-2.0'],
    ['Microsoft Public License', 'MS-PL'],
    ['SIL Open Font License', 'unreadable'],
    ['Proprietary', 'PROPRIETARY'],
    ['MIT and friends', 'unreadable'],
    ['MIT or similar', 'unreadable']
  ])('%s: %s', (raw, expected) => {
    expect(answer(raw)).toBe(expected)
  })
})

describe('laws', () => {
  test('any value gives a reading, twice the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string({ unit: 'binary' })), (raw) => {
        const reading = read(raw)
        expect(['known', 'missing', 'unreadable', 'conflict']).toContain(reading.state)
        expect(read(raw)).toEqual(reading)
      })
    )
  })

  test('what is known reads as itself', () => {
    const names = [...aliases().keys(), ...catalog.ids.map((id) => catalog.license(id)?.name ?? id)]
    fc.assert(
      fc.property(fc.constantFrom(...names), (name) => {
        expect(answer(answer(name))).toBe(answer(name))
      })
    )
  })

  test('words around a name are never left out', () => {
    const names = fc.constantFrom('MIT', 'Apache-2.0', 'BSD-3-Clause', 'Apache License 2.0')
    const words = fc.constantFrom('Not', 'non', 'commercial', 'Acme', 'modified', 'limited', 'unless')
    fc.assert(
      fc.property(names, words, fc.boolean(), (name, word, before) => {
        expect(read(before ? `${word} ${name}` : `${name} ${word}`).state).toBe('unreadable')
      })
    )
  })
})
