import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { npmPurl, parsePurl, purl, purlBase, purlPattern } from '../src/purl.ts'

describe('npmPurl', () => {
  test.each([
    ['debug', '4.3.4', 'pkg:npm/debug@4.3.4'],
    ['JSONStream', '1.3.5', 'pkg:npm/JSONStream@1.3.5'],
    ['@babel/core', '7.0.0', 'pkg:npm/%40babel/core@7.0.0'],
    ['@Acme/Tool', undefined, 'pkg:npm/%40Acme/Tool'],
    ['a', '1.0.0+build.1', 'pkg:npm/a@1.0.0%2Bbuild.1'],
    ['a', '1.0.0-beta~1:2', 'pkg:npm/a@1.0.0-beta~1:2'],
    ["it's(*)!", '1', 'pkg:npm/it%27s%28%2A%29%21@1'],
    ['a\nb', '1', 'pkg:npm/a%0Ab@1'],
    ['é', '1', 'pkg:npm/%C3%A9@1'],
    ['__proto__', '1', 'pkg:npm/__proto__@1'],
    ['lone\ud800', '1', 'pkg:npm/lone%EF%BF%BD@1'],
    ['a/b', '1', 'pkg:npm/a%2Fb@1']
  ])('%j %j -> %s', (name, version, expected) => {
    expect(npmPurl(name, version)).toBe(expected)
  })

  test('sorts and encodes qualifiers, and leaves empty ones out', () => {
    const qualifiers = {
      vcs_url: 'git+https://git.example/a b.git@c0ffee',
      Repository_URL: 'https://r.example/x',
      none: ''
    }
    expect(npmPurl('a', '1', qualifiers)).toBe(
      'pkg:npm/a@1?repository_url=https:%2F%2Fr.example%2Fx&vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fa%20b.git%40c0ffee'
    )
  })
})

describe('purl', () => {
  test.each([
    [{ type: 'PyPI', name: 'Foo__bar.baz', version: '1' }, 'pkg:pypi/foo-bar-baz@1'],
    [{ type: 'github', namespace: 'Acme', name: 'Tool', version: 'v1' }, 'pkg:github/acme/tool@v1'],
    [{ type: 'golang', namespace: 'git.example/Acme/x', name: 'V2' }, 'pkg:golang/git.example/acme/x/v2'],
    [{ type: 'maven', namespace: 'org.Acme', name: 'Core' }, 'pkg:maven/org.Acme/Core'],
    [{ type: 'pub', name: 'Some-Thing' }, 'pkg:pub/some_thing'],
    [{ type: 'nuget', name: 'Json.NET' }, 'pkg:nuget/Json.NET'],
    [{ type: 'generic', name: 'x', subpath: '/a/./../b c/' }, 'pkg:generic/x#a/b%20c']
  ])('%j -> %s', (parts, expected) => {
    expect(purl(parts)).toBe(expected)
  })
})

describe('parsePurl', () => {
  test.each([
    ['pkg:npm/%40babel/core@7.0.0', { type: 'npm', namespace: '@babel', name: 'core', version: '7.0.0' }],
    ['pkg:npm/@babel/core@7.0.0', { type: 'npm', namespace: '@babel', name: 'core', version: '7.0.0' }],
    ['pkg:npm/@babel/core', { type: 'npm', namespace: '@babel', name: 'core' }],
    ['PKG:NPM/a', { type: 'npm', name: 'a' }],
    ['pkg://npm//a/', { type: 'npm', name: 'a' }],
    ['pkg:pypi/Foo.Bar@1', { type: 'pypi', name: 'foo-bar', version: '1' }]
  ])('%s', (text, expected) => {
    expect(parsePurl(text)).toEqual({ qualifiers: new Map(), ...expected })
  })

  test('reads qualifiers and subpath', () => {
    expect(parsePurl('pkg:generic/a@1?b=%20x&A=y=z&empty=#p/%20q/./r')).toEqual({
      type: 'generic',
      name: 'a',
      version: '1',
      qualifiers: new Map([
        ['b', ' x'],
        ['a', 'y=z']
      ]),
      subpath: 'p/ q/r'
    })
  })

  test.each([
    '',
    'npm/a',
    'pkg:',
    'pkg:npm',
    'pkg:npm/',
    'pkg:1npm/a',
    'pkg:npm/%zz',
    'pkg:npm/a@%ff',
    'pkg:npm/a?x',
    'pkg:npm/a#%2F'
  ])('gives nothing for %j', (text) => {
    expect(parsePurl(text)).toBeUndefined()
  })
})

const segment = fc.string({ minLength: 1, unit: 'grapheme' }).filter((s) => !/[/\ud800-\udfff]/u.test(s))
const parts = fc.record(
  {
    type: fc.constantFrom('npm', 'maven', 'generic', 'cargo', 'gem'),
    namespace: fc.array(segment, { minLength: 1, maxLength: 3 }).map((s) => s.join('/')),
    name: segment,
    version: fc.string({ minLength: 1, unit: 'grapheme' }),
    qualifiers: fc.dictionary(
      fc.stringMatching(/^[a-z][a-z0-9._-]{0,8}$/),
      fc.string({ minLength: 1, unit: 'grapheme' })
    ),
    subpath: fc
      .array(
        segment.filter((s) => s !== '.' && s !== '..'),
        { minLength: 1, maxLength: 3 }
      )
      .map((s) => s.join('/'))
  },
  { requiredKeys: ['type', 'name'] }
)

test('what is built is parsed back, and built again the same', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const text = purl(given)
      const parsed = parsePurl(text)
      expect(parsed).toEqual({ ...given, qualifiers: new Map(Object.entries(given.qualifiers ?? {})) })
      expect(purl(parsed!)).toBe(text)
      expect(text).toMatch(/^[\x21-\x7e]+$/)
    })
  )
})

test('npm names survive the trip', () => {
  fc.assert(
    fc.property(segment, segment, (scope, name) => {
      const parsed = parsePurl(npmPurl(`@${scope}/${name}`, '1.0.0'))
      expect([parsed?.namespace, parsed?.name, parsed?.version]).toEqual([`@${scope}`, name, '1.0.0'])
    })
  )
})

test('parsing takes any text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((s) => `pkg:npm/${s}`)
      ),
      (text) => {
        const parsed = parsePurl(text)
        expect(parsed && parsePurl(purl(parsed))).toEqual(parsed)
      }
    )
  )
})

describe('purlPattern', () => {
  test.each([
    ['pkg:npm/a', 'pkg:npm/a@1.0.0', true],
    ['pkg:npm/a', 'pkg:npm/a?repository_url=https:%2F%2Fr.example', true],
    ['pkg:npm/a', 'pkg:npm/ab@1.0.0', false],
    ['pkg:npm/a', 'pkg:npm/A@1.0.0', false],
    ['pkg:npm/%40acme/*', 'pkg:npm/%40acme/x@1', true],
    ['pkg:npm/@acme/*', 'pkg:npm/%40acme/x@1', true],
    ['pkg:npm/%40acme/*', 'pkg:npm/%40acmes/x@1', false],
    ['pkg:npm/%40acme/x-*', 'pkg:npm/%40acme/x-y', true],
    ['pkg:npm/*', 'pkg:npm/%40acme/x@1', true],
    ['pkg:npm/*', 'pkg:cargo/x@1', false],
    ['pkg:golang/git.example/Acme/*', 'pkg:golang/git.example/acme/x/v2@v2.0.0', true],
    ['pkg:npm/a', 'no purl', false]
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(purlPattern(pattern)!(text)).toBe(expected)
  })

  test.each([
    '',
    '*',
    'pkg:*',
    'pkg:npm/*/a',
    'pkg:npm/a**',
    'pkg:npm/a@1.0.0',
    'pkg:npm/a@1*',
    'pkg:npm/a?b=c',
    'pkg:npm/a#b',
    'a'
  ])('%j is none', (pattern) => {
    expect(purlPattern(pattern)).toBeUndefined()
  })

  test('a package is matched by its own base', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const base = purlBase(purl(given))!
        expect(purlPattern(base)?.(purl(given))).toBe(true)
        expect(purlPattern(`${base}*`)?.(purl(given))).toBe(true)
      })
    )
  })
})
