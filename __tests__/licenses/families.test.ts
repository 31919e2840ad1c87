import { describe, expect, test } from '@jest/globals'
import { catalog } from './support.ts'

const exact = (id: string) => catalog.versionsFrom(id).map((v) => v.exact)

describe('versions of a license from one on', () => {
  test.each([
    ['GPL-2.0-or-later', ['GPL-2.0-only', 'GPL-3.0-only']],
    ['LGPL-2.0-only', ['LGPL-2.0-only', 'LGPL-2.1-only', 'LGPL-3.0-only']],
    ['LGPL-3.0-only', ['LGPL-3.0-only']],
    ['AGPL-1.0-or-later', ['AGPL-1.0-only', 'AGPL-3.0-only']],
    ['GFDL-1.2-invariants-or-later', ['GFDL-1.2-invariants-only', 'GFDL-1.3-invariants-only']],
    ['MPL-1.1', ['MPL-1.1', 'MPL-2.0']],
    ['MPL-2.0-no-copyleft-exception', ['MPL-2.0-no-copyleft-exception']],
    ['EUPL-1.1', ['EUPL-1.1', 'EUPL-1.2']],
    ['CDDL-1.1', ['CDDL-1.1']],
    ['APSL-1.2', ['APSL-1.2', 'APSL-2.0']],
    ['LPPL-1.2', ['LPPL-1.2', 'LPPL-1.3a', 'LPPL-1.3c']],
    ['PHP-3.0', ['PHP-3.0', 'PHP-3.01']],
    ['CC-BY-3.0', ['CC-BY-3.0', 'CC-BY-4.0']],
    ['CC-BY-3.0-DE', ['CC-BY-3.0-DE']],
    ['BSD-2-Clause', ['BSD-2-Clause']],
    ['MIT', ['MIT']],
    ['MIT-0', ['MIT-0']],
    ['CC0-1.0', ['CC0-1.0']]
  ])('%s', (id, versions) => {
    expect(exact(id)).toEqual(versions)
  })

  test('are ids of the list, and never older ones', () => {
    for (const id of catalog.ids) {
      const versions = catalog.versionsFrom(id)
      expect([id, versions[0]?.exact, versions[0]?.orLater]).toContain(id)
      for (const v of versions) expect(catalog.license(v.exact)?.id).toBe(v.exact)
    }
  })
})
