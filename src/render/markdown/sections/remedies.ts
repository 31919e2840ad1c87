import { codeBlock, codeSpan } from '../../../text/code-span.ts'
import type { Offer } from '../../content/offers.ts'
import { offerKinds, offersOf } from '../../content/offers.ts'
import { detailsEnd, detailsStart } from '../details.ts'
import type { Section } from '../fit.ts'
import type { Page } from '../page.ts'
import { section } from '../page.ts'

const most = 25
/** Ready-made entries for the policy file, for whoever decides. */
export function forMaintainers(page: Page): Section {
  return section(page, {
    importance: 5,
    items: offersOf([...page.cards.resolve, ...page.cards.look]),
    most,
    before: `${detailsStart('For maintainers: blocks to paste into the policy')}Each block goes under the key named above it. In a pull request the policy of the base branch decides.\n\n`,
    write: writeOffer,
    after: detailsEnd,
    one: 'block for the policy',
    many: 'blocks for the policy'
  })
}

function writeOffer({ finding, remedy }: Offer): string {
  return `For ${codeSpan(finding.name)}, under \`${remedy.into}\`: ${offerKinds[remedy.kind]}.\n\n${codeBlock(remedy.block.trimEnd(), 'yaml')}\n`
}
