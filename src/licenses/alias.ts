import { foldName } from './fold-text.ts'
import { gnuNames } from './gnu.ts'
import { lazy } from './lazy.ts'

// Exact names and addresses beside the SPDX list's own, after `foldName` and `foldUrl`. A name without a version is in
// AMBIGUOUS: what it probably means is for the reader, never a conclusion.

/** Names by the expression that they stand for, divided by `;`. */
const NAMES: readonly (readonly [expression: string, names: string])[] = [
  ['MIT', 'mit license; mit license (mit); mit-license; m.i.t; mit/expat; expat; expat license'],
  ['MIT-0', 'mit no attribution; mit no attribution license (mit-0)'],
  ['ISC', 'isc license; isc license (iscl); iscl'],
  ['0BSD', 'zero-clause bsd; zero-clause bsd (0bsd); bsd zero clause'],
  [
    'BSD-2-Clause',
    'bsd-2; bsd 2-clause; 2-clause bsd; bsd 2-clause license; 2-clause bsd license; simplified bsd; simplified bsd license'
  ],
  [
    'BSD-3-Clause',
    'bsd-3; bsd-3 license; bsd 3-clause; bsd 3-clause license; 3-clause bsd; 3-clause bsd license; new bsd; new bsd license; modified bsd; modified bsd license; revised bsd; revised bsd license; edl 1.0; edl-1.0; eclipse distribution license 1.0; eclipse distribution license - 1.0'
  ],
  ['BSD-4-Clause', 'bsd 4-clause; 4-clause bsd; original bsd'],
  [
    'Apache-2.0',
    'apache 2; apache2; apachev2; apache-2; apache 2.0; apache license 2; apache license 2.0; apache-2.0 license; asl 2.0; apache software license 2.0; apache public license 2.0; alv2; al2'
  ],
  ['Apache-1.1', 'apache 1.1; apache license 1.1; apache software license 1.1'],
  [
    'MPL-2.0',
    'mpl2; mplv2; mplv2.0; mpl 2.0; mozilla public license 2.0; mozilla public license 2.0 (mpl 2.0)'
  ],
  ['MPL-1.1', 'mpl 1.1; mozilla public license 1.1; mozilla public license 1.1 (mpl 1.1)'],
  ['EPL-1.0', 'epl 1.0; eclipse public license 1.0; eclipse public license - 1.0'],
  ['EPL-2.0', 'epl 2.0; eplv2; eclipse public license 2.0; eclipse public license - 2.0'],
  ['CDDL-1.0', 'cddl 1.0; common development and distribution license 1.0'],
  ['CDDL-1.1', 'cddl 1.1; common development and distribution license 1.1'],
  [
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'gpl2 with classpath exception; gplv2 with classpath exception; gpl-2.0 with classpath exception; gpl2 w/ cpe; gnu general public license 2 with the gnu classpath exception'
  ],
  ['Unlicense', 'unlicense (unlicense)'],
  [
    'CC0-1.0',
    'cc0; cc0 1.0; cc0 1.0 universal; cc0 1.0 universal (cc0 1.0) public domain dedication; creative commons zero 1.0 universal'
  ],
  [
    'CC-BY-4.0',
    'cc by 4.0; creative commons attribution 4.0; creative commons attribution 4.0 international'
  ],
  ['CC-BY-SA-4.0', 'cc by-sa 4.0; creative commons attribution-sharealike 4.0 international'],
  ['Zlib', 'zlib license; zlib/libpng license'],
  [
    'BSL-1.0',
    'boost; boost software license; boost software license 1.0; boost software license 1.0 (bsl-1.0)'
  ],
  ['BUSL-1.1', 'bsl 1.1; business source license 1.1'],
  ['Elastic-2.0', 'elv2; elastic license 2; elastic license 2.0'],
  ['SSPL-1.0', 'sspl; sspl 1.0; server side public license; server side public license 1'],
  ['MS-PL', 'microsoft public license; microsoft public license (ms-pl)'],
  ['MS-RL', 'microsoft reciprocal license; microsoft reciprocal license (ms-rl)'],
  ['OFL-1.1', 'ofl 1.1; sil ofl 1.1; sil open font license 1.1; sil open font license 1.1 (ofl-1.1)'],
  [
    'UPL-1.0',
    'upl; universal permissive license; universal permissive license 1.0; universal permissive license (upl)'
  ],
  ['EUPL-1.1', 'eupl 1.1; european union public license 1.1'],
  ['EUPL-1.2', 'eupl 1.2; european union public license 1.2'],
  ['BlueOak-1.0.0', 'blue oak model license 1.0.0'],
  ['PostgreSQL', 'postgresql license'],
  ['NCSA', 'ncsa open source license; university of illinois/ncsa open source license'],
  ['WTFPL', 'wtfpl 2'],
  ['Artistic-2.0', 'artistic 2.0; artistic license 2.0'],
  ['PHP-3.01', 'php 3.01; php license 3.01'],
  ['ZPL-2.1', 'zpl 2.1; zope public license 2.1'],
  ['Unicode-3.0', 'unicode license 3']
]

const ADDRESSES: readonly (readonly [id: string, addresses: string])[] = [
  [
    'MIT',
    'opensource.org/licenses/mit; opensource.org/licenses/mit-license; opensource.org/license/mit; mit-license.org'
  ],
  ['Apache-2.0', 'opensource.org/licenses/apache-2.0; apache.org/licenses/license-2.0'],
  ['BSD-2-Clause', 'opensource.org/licenses/bsd-2-clause'],
  ['BSD-3-Clause', 'opensource.org/licenses/bsd-3-clause; eclipse.org/org/documents/edl-v10'],
  ['ISC', 'opensource.org/licenses/isc'],
  ['EPL-1.0', 'eclipse.org/legal/epl-v10'],
  ['EPL-2.0', 'eclipse.org/legal/epl-2.0; eclipse.org/legal/epl-v20'],
  ['MPL-2.0', 'mozilla.org/mpl/2.0; mozilla.org/en-us/mpl/2.0'],
  ['Unlicense', 'unlicense.org'],
  [
    'CC0-1.0',
    'creativecommons.org/publicdomain/zero/1.0; creativecommons.org/publicdomain/zero/1.0/legalcode'
  ],
  ['CC-BY-4.0', 'creativecommons.org/licenses/by/4.0; creativecommons.org/licenses/by/4.0/legalcode']
]

/** Names that leave the version or the license open, by what they probably mean; the empty text where nobody can say. */
const AMBIGUOUS: readonly (readonly [suggestion: string, names: string])[] = [
  ['GPL-1.0-or-later', 'gpl; gnu gpl'],
  ['LGPL-2.0-or-later', 'lgpl; gnu lesser general public license'],
  ['AGPL-3.0-only OR AGPL-3.0-or-later', 'agpl'],
  ['BSD-2-Clause OR BSD-3-Clause', 'bsd; bsd license; bsd-style; bsd-like; freebsd license'],
  ['Apache-2.0', 'apache; apache license; apache software license'],
  ['MPL-2.0', 'mpl; mozilla public license'],
  ['EPL-2.0', 'epl; eclipse public license'],
  ['CDDL-1.0 OR CDDL-1.1', 'cddl'],
  ['Artistic-2.0', 'artistic'],
  ['Artistic-1.0-Perl OR GPL-1.0-or-later', 'perl'],
  ['BSL-1.0 OR BUSL-1.1', 'bsl; bsl 1.0'],
  ['EUPL-1.2', 'eupl'],
  ['OFL-1.1', 'ofl'],
  ['PSF-2.0', 'psf; python software foundation license'],
  ['CC-BY-SA-4.0', 'cc-by-sa'],
  ['', 'creative commons; public domain'],
  ['MIT OR X11', 'mit/x11; x11/mit'],
  ['ZPL-2.1', 'zope'],
  ['PHP-3.01', 'php'],
  ['Unicode-3.0', 'unicode'],
  ['CECILL-2.1', 'cecill']
]

/** Expression by folded name, the GNU families written out. */
export const aliases: () => ReadonlyMap<string, string> = lazy(
  () =>
    new Map([
      ...spread(NAMES).map(([expression, name]): [string, string] => [foldName(name), expression]),
      ...gnuNames()
    ])
)

/** Id by folded address. */
export const addresses: () => ReadonlyMap<string, string> = lazy(
  () => new Map(spread(ADDRESSES).map(([id, address]) => [address, id]))
)

/** What a folded name without a version probably means; the empty text where nobody can say. */
export const ambiguous: () => ReadonlyMap<string, string> = lazy(
  () => new Map(spread(AMBIGUOUS).map(([suggestion, name]) => [foldName(name), suggestion]))
)

function spread(table: readonly (readonly [string, string])[]): [string, string][] {
  return table.flatMap(([to, names]) => names.split('; ').map((name): [string, string] => [to, name]))
}
