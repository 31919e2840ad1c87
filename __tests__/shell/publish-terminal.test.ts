import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, describe, expect, test } from '@jest/globals'
import { publishTerminal, say, useColor } from '../../src/shell/publish-terminal.ts'
import { removeTemporary, temporaryFolder } from '../support/temporary.ts'

afterAll(removeTemporary)

/** Takes text like a slow pipe: one piece at a time, the next only after a turn of the event loop. */
function sink({ closeAfter = Number.POSITIVE_INFINITY } = {}) {
  const taken: string[] = []
  const stream = new Writable({
    decodeStrings: false,
    highWaterMark: 1,
    write(piece: string, _encoding, done) {
      if (taken.length >= closeAfter) return done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
      taken.push(piece)
      setImmediate(done)
    }
  })
  return { stream, text: () => taken.join('') }
}

function streams(how = {}) {
  const out = sink(how)
  const err = sink()
  return { out, err, both: { out: out.stream, err: err.stream } }
}

async function* many(count: number): AsyncIterable<string> {
  for (let i = 0; i < count; i++) yield `${i}\n`.padStart(1000)
}

describe('in a terminal', () => {
  test('the findings go to standard output and files to their places', async () => {
    const { out, err, both } = streams()
    const path = join(temporaryFolder(), 'sbom.json')
    const failures = await publishTerminal(
      { text: 'findings\n', files: [{ kind: 'sbom', path, text: many(500) }] },
      both
    )
    expect(failures).toEqual([])
    expect([out.text(), err.text()]).toEqual(['findings\n', ''])
    expect(readFileSync(path, 'utf8')).toHaveLength(500_000)
  })

  test('a file that takes standard output has it alone', async () => {
    const { out, err, both } = streams()
    await publishTerminal({ text: 'findings\n', files: [{ kind: 'report', path: '-', text: '{}' }] }, both)
    expect([out.text(), err.text()]).toEqual(['{}', 'findings\n'])
  })

  test('a file that cannot be written is a sentence, and the rest is shown', async () => {
    const { out, both } = streams()
    const path = join(temporaryFolder(), 'none', 'sbom.json')
    const failures = await publishTerminal(
      { text: 'findings\n', files: [{ kind: 'sbom', path, text: '{}' }] },
      both
    )
    expect(failures).toEqual([
      expect.stringMatching(/^The sbom could not be written to '.*sbom.json': its folder does not exist$/)
    ])
    expect(out.text()).toBe('findings\n')
  })

  test('all of a long text is out when it says so', async () => {
    const { out, both } = streams()
    await publishTerminal({ text: many(5000), files: [] }, both)
    expect(out.text()).toHaveLength(5_000_000)
  })

  test('a reader that goes away is no failure, and no more is made for it', async () => {
    const { out, both } = streams({ closeAfter: 1 })
    let asked = 0
    async function* counted(): AsyncIterable<string> {
      for (; asked < 1000; asked++) yield 'x'.repeat(70_000)
    }
    expect(await publishTerminal({ text: counted(), files: [] }, both)).toEqual([])
    expect(out.text()).toHaveLength(70_000)
    expect(asked).toBeLessThan(5)
  })

  test('a line for people is one safe line', async () => {
    const { err, both } = streams()
    await say(both, 'a\n::error::b ##[group]\u001b[31m\u202e')
    expect(err.text()).toMatch(/^[^\n]*\n$/)
    expect(err.text()).not.toMatch(/##\[|\u001b|\u202e/)
  })

  test.each([
    ['auto', true, true],
    ['auto', false, false],
    ['never', true, false]
  ] as const)('colour %s on a terminal %s: %s', (color, isTTY, used) => {
    expect(useColor(color, Object.assign(sink().stream, { isTTY }))).toBe(used)
  })
})
