import { expressionKey, leadsTo } from '../../licenses/ways.ts'
import type { Fault, Trouble } from '../fault.ts'
import { type Names, readExpression, readLicenseName } from '../names.ts'
import type { Path } from '../yaml/node.ts'
import { type Content, faultAt, textAt, textsAt } from '../yaml/part.ts'
import { type Context, troubleOf } from './context.ts'

/** Entries of `choices.prefer` that name no license. */
export function preferFaults(content: Content, names: Names): Fault[] {
  return textsAt(content, ['choices', 'prefer']).flatMap(({ text, path }) =>
    faultAt(content, path, troubleOf(readLicenseName(text, names), text))
  )
}

/** An entry of `choices.packages`: both expressions can be read, and the second is a way through the first. */
export function choiceFaults(content: Content, entry: Path, { names }: Context): Fault[] {
  const of = textAt(content, [...entry, 'of'])
  const take = textAt(content, [...entry, 'take'])
  const whole = of === undefined ? undefined : readExpression(of, names)
  const way = take === undefined ? undefined : readExpression(take, names)
  const faults = [
    ...faultAt(content, [...entry, 'of'], whole && troubleOf(whole, of ?? '')),
    ...faultAt(content, [...entry, 'take'], way && troubleOf(way, take ?? ''))
  ]
  if (whole === undefined || way === undefined || 'trouble' in whole || 'trouble' in way) return faults
  if (expressionKey(whole.expression) === expressionKey(way.expression)) {
    return faultAt(content, [...entry, 'take'], NO_CHOICE)
  }
  const leads = leadsTo(whole.expression, way.expression)
  return leads ? [] : faultAt(content, [...entry, 'take'], noWay(way.name, whole.name))
}

const NO_CHOICE: Trouble = {
  what: ['Here is taken what is there anyway, so nothing is chosen.'],
  fix: ['Write one side of an OR, or take the entry out.']
}

function noWay(take: string, of: string): Trouble {
  return {
    what: [{ quote: take }, ' is no way through ', { quote: of }, ', so it cannot be taken.'],
    fix: ['Write one side of each OR of the expression, and all that stands beside it with AND.']
  }
}
