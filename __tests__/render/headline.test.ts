import { expect, test } from '@jest/globals'
import type { Report } from '../../src/model.ts'
import { terminal } from '../../src/render/terminal.ts'
import { broken, quiet } from './reports/canonical.ts'
import { options, textNow } from './support.ts'

function headlineOf(report: Report, judged: number, packages: number): string {
  const coverage = { ...report.coverage, judged, packages }
  const lines = textNow(terminal.render({ ...report, coverage }, options)).split('\n')
  return lines.find((line) => /^[✓✗!] /.test(line)) ?? ''
}

test('a pass on packages of which most have no known license says so', () => {
  expect(headlineOf(quiet, 0, 47)).toBe('✓ pass: nothing to resolve, no license known of 47 of 47 packages')
  expect(headlineOf(quiet, 23, 47)).toContain('no license known of 24 of 47 packages')
})

test('a pass on packages that are known does not, and no other verdict does', () => {
  expect(headlineOf(quiet, 24, 47)).toBe('✓ pass: nothing to resolve')
  expect(headlineOf(quiet, 0, 0)).toBe('✓ pass: nothing to resolve')
  expect(headlineOf(broken, 0, 47)).not.toContain('no license known')
})
