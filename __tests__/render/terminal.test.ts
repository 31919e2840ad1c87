import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Report } from '../../src/model.ts'
import { terminal } from '../../src/render/terminal.ts'
import { brief, broken, canonical, offered, oneDeny, standards } from './reports/canonical.ts'
import { hostile } from './reports/hostile.ts'
import { huge } from './reports/huge.ts'
import { options, textNow } from './support.ts'

const { runUrl: _run, blobUrl: _blob, disputeUrl: _dispute, ...local } = options
const textOf = (r: Report, color = false) => textNow(terminal.render(r, { ...local, color }))
const colors = /\u001b\[\d{1,2}m/g

test.each(Object.entries(canonical))('%s ends with the verdict and what was judged', (_, r) => {
  const [verdict, judged] = textOf(r).trimEnd().split('\n').slice(-2)
  expect(verdict).toMatch(new RegExp(`^[✓✗!] ${r.verdict}: `))
  expect(judged).toMatch(/^Judged .* not legal advice$/)
})

test('few findings fit on one screen', () => {
  expect(textOf(oneDeny).split('\n').length).toBeLessThan(24)
})

test('places are path:line', () => {
  expect(textOf(standards)).toContain('through video-kit (package.json:14)')
  expect(textOf(standards)).toContain('In: package-lock.json:344')
})

test('a lockfile that cannot be read stands with what to do', () => {
  expect(textOf(broken)).toContain('Resolve: web/package-lock.json:4012\n  The file is not JSON')
  expect(textOf(broken)).toContain('→ Write it again with npm install --package-lock-only.')
})

test('an offered policy is shown', () => {
  expect(textOf(offered)).toContain(
    '.github/open-standards.yml:\n    version: 1\n    extends: [{ preset: open@1 }]\n'
  )
})

test('colour adds nothing but colour', () => {
  for (const r of Object.values(canonical)) expect(textOf(r, true).replace(colors, '')).toBe(textOf(r))
  expect(textOf(standards, true)).toContain('\u001b[')
})

test("one's own terminal tells all under details: brief, a log that others read does not", () => {
  expect(textOf(brief)).toContain('H.264')
  const log = textNow(terminal.render(brief, { ...local, published: true }))
  expect(log).not.toMatch(/H\.264|h264/)
  expect(log).toContain(
    '1 standards item to resolve, 1 standards item to review. Run the check locally for details.'
  )
})

test.each([true, false])('no foreign text commands a runner or a terminal (colour: %s)', (color) => {
  const text = textOf(hostile, color)
  const plain = text.replace(colors, '')
  expect(plain).toContain('EVIL')
  expect(plain).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\p{Bidi_Control}\u200b\ufeff]/u)
  expect(text).not.toContain('##[')
  expect(plain).not.toMatch(/^\s*::/m)
})

test('stays moderate, whatever the report', () => {
  fc.assert(
    fc.property(fc.constantFrom('', 'x'.repeat(300), '\u001b[31m'.repeat(60)), (text) => {
      const lines = textOf(huge({ packages: 600, findings: 2000, problems: 300, text })).split('\n')
      expect(lines.length).toBeLessThan(1200)
    }),
    { numRuns: 3 }
  )
})
