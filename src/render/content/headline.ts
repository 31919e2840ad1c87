import type { Told } from '../brief.ts'
import type { Cards } from './cards.ts'
import { count, digits } from './numbers.ts'
import { tallyOf } from './tally.ts'
import { withheldWeights } from './weight.ts'

/** The verdict in one line, without the program's name: `2 to resolve before merging, 1 to look at`. */
export function headline(told: Told, cards: Cards): string {
  const { report } = told
  const { resolve, look } = tallyOf(told, cards)
  const first = report.mode === 'advise' ? ['advice only'] : opening(report.verdict, resolve, report.compared)
  const rest = [
    ...(look > 0 ? [`${digits(look)} to look at`] : []),
    ...(report.verdict === 'pass' ? unjudged(report.coverage) : [])
  ]
  return [...first, ...rest].join(', ')
}

/** A green verdict on packages of which nobody knows a license must not read as one on their licenses. */
function unjudged({ packages, judged }: Told['report']['coverage']): string[] {
  const open = packages - judged
  return open * 2 > packages ? [`no license known of ${digits(open)} of ${count(packages, 'package')}`] : []
}

function opening(verdict: Told['report']['verdict'], resolve: number, compared: boolean): string[] {
  const todo =
    resolve > 0 ? `${digits(resolve)} to resolve${compared ? ' before merging' : ''}` : 'nothing to resolve'
  if (verdict === 'incomplete') return ['not everything could be judged', todo]
  return verdict === 'fail' && resolve === 0 ? ['the policy does not accept this'] : [todo]
}

/** One sentence under the headline, where the headline alone leaves a question. */
export function lead(told: Told, cards: Cards): string | undefined {
  const { report, withheld } = told
  const subject = report.compared ? 'This change brings in' : 'There is'
  if (report.verdict === 'incomplete')
    return 'What could not be read or asked is listed below with its remedy. It is not a pass.'
  const said = cards.resolve.length + cards.look.length + withheld.deny + withheld.warn
  return said === 0 ? `${subject} nothing that the policy refuses or asks to look at.` : undefined
}

/** How many standards items are not told here, and where they are. Nothing for none. */
export function withheldLine(told: Told): string | undefined {
  const { resolve, look } = withheldWeights(told)
  const parts = [
    ...(resolve > 0 ? [`${count(resolve, 'standards item')} to resolve`] : []),
    ...(look > 0 ? [`${count(look, 'standards item')} to review`] : [])
  ]
  return parts.length === 0 ? undefined : `${parts.join(', ')}. Run the check locally for details.`
}
