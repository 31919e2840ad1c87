import { isRange, isSemver } from '../covers.ts'
import { type Fault, series, type Trouble } from '../fault.ts'
import { packagePattern, someText } from '../formats.ts'
import type { Path } from '../yaml/node.ts'
import { type Content, faultAt, textAt } from '../yaml/part.ts'

/** Of an entry with `package` and `versions`: versions that would cover nothing. */
export function versionFaults(content: Content, entry: Path): Fault[] {
  const versions = textAt(content, [...entry, 'versions'])
  const pattern = textAt(content, [...entry, 'package'])
  if (versions === undefined || pattern === undefined) return []
  return faultAt(content, [...entry, 'versions'], versionsTrouble(versions, pattern))
}

function versionsTrouble(versions: string, pattern: string): Trouble | undefined {
  if (packagePattern(pattern) !== undefined || someText(versions) !== undefined) return undefined
  if (isSemver(pattern)) return isRange(versions) ? undefined : noRange(versions)
  return /[\^~<>=*|\s,]/.test(versions) ? rangeElsewhere(versions) : undefined
}

function noRange(versions: string): Trouble {
  return {
    what: [{ quote: versions }, ' is no version range that npm understands, so it would cover nothing.'],
    fix: ['Write it like ', ...series(['1.2.3', '^1.2.0', '>=1.6.0 <2.0.0'], 'or'), '.']
  }
}

function rangeElsewhere(versions: string): Trouble {
  return {
    what: [
      { quote: versions },
      ' is a range, and ranges are read for npm packages only: elsewhere versions have other rules.'
    ],
    fix: ['Write one exact version, or an entry for each.']
  }
}
