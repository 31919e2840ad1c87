import { expect } from '@jest/globals'
import type { Package, PackageId } from '../../../src/model.ts'
import { depsDev } from '../../../src/sources/deps-dev.ts'
import type { Answer } from '../../../src/sources/source.ts'
import { textPen, write } from '../../../src/text/words.ts'
import { type DepsDevOptions, type FakeDepsDev, fakeDepsDev } from '../../support/fake-depsdev.ts'
import { type FakeReach, reachTo } from '../../support/fake-service.ts'
import { idOf } from '../support.ts'

const HERE = 'https://deps.example'

export interface Asked {
  readonly answers: ReadonlyMap<PackageId, Answer>
  /** The answer on `name@version`. */
  readonly of: (text: string) => Answer | undefined
  readonly fake: FakeDepsDev
  readonly reach: FakeReach
}

/** Asks a deps.dev of that kind. `seconds`: how long may be waited in all. */
export async function ask(
  packages: readonly Package[],
  options: DepsDevOptions,
  seconds?: number
): Promise<Asked> {
  const fake = fakeDepsDev(options)
  const reach = reachTo({ [HERE]: fake.service }, seconds)
  const answers = await depsDev(HERE).ask(packages, reach)
  expect(fake.problems).toEqual([])
  expect([...answers.keys()].sort()).toEqual(packages.map(({ id }) => id).sort())
  return { answers, of: (text) => answers.get(idOf(text)), fake, reach }
}

/** All of them are under the MIT License. */
export function knownAll(packages: readonly Package[]): ReadonlyMap<string, string> {
  return new Map(packages.map(({ name, version }) => [`${name}@${version}`, 'MIT']))
}

/** How many answers there are of each state. */
export function counted(answers: ReadonlyMap<PackageId, Answer>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { state } of answers.values()) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

/** Why there is no answer, else what there is. */
export function whyOf(answer: Answer | undefined): string | undefined {
  return answer?.state === 'failed' ? write(answer.why, textPen) : answer?.state
}
