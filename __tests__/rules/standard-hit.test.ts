// What a flag needs to be refused, one thing taken away at a time.
import { expect, test } from '@jest/globals'
import { compare } from '../../src/compare.ts'
import { grounds } from '../../src/judge/ground.ts'
import type { FlaggedStandard, SourceNote, Standard, Subject } from '../../src/model.ts'
import { standardEncumbered } from '../../src/rules/standard-encumbered.ts'
import { standardUnsure } from '../../src/rules/standard-unsure.ts'
import { subjectsOf } from '../../src/subjects.ts'
import { courtOf, knownOf, LOCK, lockOf, plain, policyOf } from '../judge/samples.ts'

const policy = await policyOf()
const head = lockOf([{ name: 'tinyh264' }])
const [subject] = subjectsOf(knownOf(head, { policy }), compare(undefined, head)) as [Subject]
const { terms } = grounds(head, courtOf({ policy }))(LOCK)
const dispute = { by: '@holder', date: '2026-12-01', url: 'https://git.acme.example/issues/1' }

/** The levels of both rules, and what the milder one says, when the flag is another. */
function judged(change: (flag: FlaggedStandard) => FlaggedStandard) {
  const changed = { ...subject, flags: subject.flags.map(change) }
  const [deny] = standardEncumbered.check(changed, terms)
  const [warn] = standardUnsure.check(changed, terms)
  return { deny: deny?.level, warn: warn?.level, says: warn === undefined ? '' : plain(warn.what) }
}

function record(change: (own: Standard) => Standard) {
  return judged((flag) => ({ ...flag, record: change(flag.record) }))
}

test('everything is there', () => {
  expect(judged((flag) => flag)).toEqual({ deny: 'deny', warn: undefined, says: '' })
})

/** As if somebody else had written all that is said of it. */
function secondHand(own: Standard): Standard {
  return {
    ...own,
    sources: own.sources.map(reported),
    licensing_programmes: own.licensing_programmes.map((p) => ({ ...p, source: reported(p.source) }))
  }
}

function reported({ title, url, kind, read }: SourceNote): SourceNote {
  return { title, url, kind, ...(read === undefined ? {} : { read }) }
}

/** As if nobody had read what its owner says. */
function unread(own: Standard): Standard {
  return {
    ...own,
    licensing_programmes: [],
    sources: [{ title: 'Terms', url: 'https://pool.example/', kind: 'general-knowledge', primary: true }]
  }
}

test('a report about a programme is no primary source', () => {
  expect(record(secondHand)).toMatchObject({ deny: undefined, warn: 'warn' })
})

test('a primary source that nobody read counts for nothing', () => {
  expect(record(unread)).toMatchObject({ deny: undefined, warn: 'warn' })
})

test('a disputed standard warns and says who disputes it', () => {
  const told = record((own) => ({ ...own, disputed: dispute }))
  expect(told).toMatchObject({ deny: undefined, warn: 'warn' })
  expect(told.says).toContain(
    'H.264 / MPEG-4 AVC is disputed by `@holder` since 2026-12-01 (the objection), so it only warns.'
  )
})

test('a disputed package warns too', () => {
  const told = judged((flag) => ({ ...flag, disputed: dispute }))
  expect(told).toMatchObject({ deny: undefined, warn: 'warn' })
  expect(told.says).toContain('The record of this package is disputed by `@holder`')
})

test('terms that were last read long ago are told, and change no level', () => {
  const changed = { ...subject, flags: subject.flags.map((f) => ({ ...f, termsRead: '2026-01-01' })) }
  const [hit] = standardEncumbered.check(changed, terms)
  expect(hit?.level).toBe('deny')
  expect(plain(hit?.what ?? [])).toMatch(
    /The terms of its licensing programme were last read 2026-01-01, more than 180 days ago\.$/
  )
})
