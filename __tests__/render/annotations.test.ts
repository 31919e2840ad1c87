import { expect, test } from '@jest/globals'
import { annotationsOf } from '../../src/render/annotations.ts'
import { cardsOf } from '../../src/render/content/cards.ts'
import { brief, broken, canonical, incomplete, many, relicensed, standards } from './reports/canonical.ts'
import { hostile } from './reports/hostile.ts'
import { finding, npm, report } from './reports/make.ts'

test('one for each card that has to be resolved or looked at, and for each problem to look at', () => {
  for (const r of [relicensed, standards, many, hostile, broken]) {
    const { resolve, look } = cardsOf(r)
    const marks = annotationsOf(r)
    expect(marks.filter(({ level }) => level === 'error')).toHaveLength(resolve.length)
    const unread = r.problems.filter((p) => p.fresh && p.level === 'warn').length
    expect(marks.filter(({ level }) => level === 'warning')).toHaveLength(look.length + unread)
  }
})

test('worst first, since only the first ten of a level are shown', () => {
  for (const r of Object.values(canonical)) {
    const levels = annotationsOf(r).map(({ level }) => level)
    expect(levels).toEqual([...levels].sort())
  }
})

test('stands on the manifest line that brings the package in, else on its own place', () => {
  const at = [{ path: 'package-lock.json', line: 344 }]
  const via = [{ name: 'video-kit', at: { path: 'package.json', line: 14 } }]
  const place = (more: object) => {
    const [mark] = annotationsOf(report({ findings: [finding(npm('a', '1'), { at, ...more })] }))
    return [mark?.path, mark?.line]
  }
  expect(place({ via })).toEqual(['package.json', 14])
  expect(place({})).toEqual(['package-lock.json', 344])
  expect(place({ at: [] })).toEqual([undefined, undefined])
})

test('two findings of one package are one annotation, under the title of the worse', () => {
  expect(annotationsOf(relicensed)).toEqual([
    {
      level: 'error',
      title: 'license-changed',
      message: expect.stringMatching(
        /^'some-lib' '1.9.0' → '2.0.0': License changed from 'MIT' to .* Next: stay on '1.9.0'/
      ),
      path: 'package.json',
      line: 14
    }
  ])
})

test('a problem has the title of its rule, or says that something was not judged', () => {
  expect(annotationsOf(incomplete).map(({ title, path }) => [title, path])).toEqual([
    ['Lockfile not readable', 'web/package-lock.json'],
    ['Not judged', undefined]
  ])
})

test('old findings and notes are not shown', () => {
  const old = finding(npm('a', '1'), { fresh: false })
  const note = finding(npm('b', '1'), { level: 'note' })
  expect(annotationsOf(report({ findings: [old, note] }))).toEqual([])
})

test('details: brief says once that there is something to review', () => {
  const told = annotationsOf(brief)
  expect(told[0]).toEqual({
    level: 'error',
    title: 'Standards to review',
    message: '1 standards item to resolve, 1 standards item to review. Run the check locally for details.'
  })
  expect(JSON.stringify(told)).not.toMatch(/H\.264|h264|ffmpeg/)
  const looks = standards.findings.filter((f) => f.level === 'warn')
  const [review] = annotationsOf({ ...brief, verdict: 'pass', findings: looks })
  expect(review?.level).toBe('warning')
})
