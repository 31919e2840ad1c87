import type { Location, Report } from '../../model.ts'
import { pathAddress } from '../content/address.ts'
import { firstPolicy } from '../content/offers.ts'

/** A SARIF location: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ 3.28. */
export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }
    readonly region: {
      readonly startLine: number
      readonly startColumn: number
      readonly endLine: number
      readonly endColumn: number
    }
  }
}

/** A place that a viewer can open. GitHub wants all four numbers; of a line that is known alone, its start is meant. */
export function located({ path, line = 1, column = 1 }: Location): SarifLocation {
  const [startLine, startColumn] = [Math.max(line, 1), Math.max(column, 1)]
  return {
    physicalLocation: {
      artifactLocation: { uri: pathAddress(path) ?? lenient(path), uriBaseId: '%SRCROOT%' },
      region: { startLine, startColumn, endLine: startLine, endColumn: startColumn }
    }
  }
}

/** One bad address makes GitHub refuse the whole file, so a path that is no path of a tree is bent until it is one. */
function lenient(path: string): string {
  const parts = path.split('/').filter((part) => !/^\.{0,2}$/.test(part))
  const address = parts
    .map((part) => encodeURIComponent(part.replace(/[\ud800-\udfff]/gu, '\ufffd')))
    .join('/')
  return address === '' ? firstPolicy.path : address
}

/** Where to point for what is in no file: GitHub refuses a file that has a result without a place. */
export function anywhere({ inventory, policy }: Report): Location {
  return { path: inventory.lockfiles[0]?.path ?? (policy.at === undefined ? firstPolicy.path : policy.path) }
}
