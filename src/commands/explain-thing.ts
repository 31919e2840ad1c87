import type { RuleWords } from '../model.ts'
import { parsePurl, purl } from '../purl.ts'
import type { Standards } from '../standards/data.ts'
import { definitionSheet } from '../standards/sheets/definition.ts'
import { packageSheet } from '../standards/sheets/package.ts'
import { standardSheet } from '../standards/sheets/standard.ts'
import { partsOf, type Sheet } from '../text/sheet.ts'

/** Everything that can be explained. */
export interface Shelf {
  readonly standards: Standards
  readonly rules: readonly RuleWords[]
  /** The sheet of a license expression; nothing for what is none. */
  readonly license: (text: string) => Sheet | undefined
  readonly licenses: readonly string[]
  readonly now: Date
}

export interface Finder {
  /** The sheet of what is called so; case, and in names of standards anything but letters and digits, makes no difference. */
  find(thing: string): Sheet | undefined
  /** All names, for the nearest to a wrong one. */
  readonly names: readonly string[]
}

/** A screen has room for so much. */
const SCREEN = { packages: 6, sources: 5 }

export function makeFinder({ standards, rules, license, licenses, now }: Shelf): Finder {
  const byName = new Map(standards.ids.flatMap((id) => namesOf(standards, id).map((name) => [name, id])))
  const standard = (thing: string): Sheet | undefined => {
    const id = byName.get(fold(thing))
    return id === undefined ? undefined : standardSheet(standards.record(id), standards, now, SCREEN)
  }
  const definition = (thing: string): Sheet | undefined => {
    const found = standards.definition(thing.toLowerCase())
    return found === undefined ? undefined : definitionSheet(found, standards)
  }
  const rule = (thing: string): Sheet | undefined => {
    const found = rules.find((r) => r.code === thing.toLowerCase())
    return found === undefined ? undefined : ruleSheet(found)
  }
  return {
    find: (thing) =>
      thing.startsWith('pkg:')
        ? packageOf(thing, standards)
        : (standard(thing) ?? definition(thing) ?? rule(thing) ?? license(thing)),
    names: [...standards.ids, ...standards.definitionIds, ...rules.map((r) => r.code), ...licenses]
  }
}

function packageOf(thing: string, standards: Standards): Sheet | undefined {
  const parsed = parsePurl(thing)
  return parsed === undefined ? undefined : packageSheet(purl(parsed), standards)
}

/** `h264` is also called `H.264`, `MPEG-4 AVC` and `H.264 / MPEG-4 AVC`. */
function namesOf(standards: Standards, id: string): readonly string[] {
  const { title } = standards.record(id)
  return [title, ...title.split(' / '), id].map(fold).filter((name) => name !== '')
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function ruleSheet({ code, title, why, fix }: RuleWords): Sheet {
  return {
    title: [`${title} (${code})`],
    lead: ['A rule of this program.'],
    parts: partsOf({ 'Why it speaks': [[why]], 'What to do': [[fix]], 'All rules': [['docs/rules.md']] })
  }
}
