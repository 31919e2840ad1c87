import { asLevel } from '../level.ts'
import type { Level, Location, Setting } from '../model.ts'
import type { Catalog, Kind } from './catalog.ts'
import type { Preference } from './fold.ts'
import { type Leaf, makeLeaf } from './leaf-word.ts'
import { mildest, type Raw, type Weight } from './weight.ts'

/** What the policy says where a license is judged. Names are canonical license texts. */
export interface LicenseTerms {
  /** A policy value by its key: `licenses.kinds.permissive`, `unknown.custom`. */
  at(key: string): Setting
  /** `licenses.allow` or `licenses.deny` naming exactly this (equal by `licenseKey`); its value is `allow` or `deny`. */
  listed(text: string): Setting | undefined
  /** An exception in force accepts this: a license text, a kind, `custom`, `missing`, `unreadable`, `conflict`. */
  accepted(name: string): boolean
  /** What decides between equal ways of an OR, before their length and their order do. */
  readonly prefer?: Preference | undefined
  readonly catalog: Catalog
}

/** What a leaf was judged by: its kind, the policy's own list, or what is not known of it. */
export type Cause = Kind | 'custom' | 'missing' | 'unreadable' | 'listed'

export interface LeafVerdict extends Weight {
  readonly leaf: Leaf
  /** What counts: the policy's word, or `allow` under an exception. */
  readonly level: Level
  /** What it was before the policy gave a level to the unknown, and before exceptions. */
  readonly raw: Raw
  readonly cause: Cause
  /** The policy line that decided. */
  readonly by: Location
  /** What an exception can name to settle it, most exact first. */
  readonly accepts: readonly string[]
}

/** The verdict on one license, as the policy has it. Total: what nothing is known of falls under `unknown`. */
export function judgeLeaf(leaf: Leaf, terms: LicenseTerms): LeafVerdict {
  const verdict = byPolicy(leaf, terms)
  if (verdict.level === 'allow' || !verdict.accepts.some((name) => terms.accepted(name))) return verdict
  return { ...verdict, level: 'allow' }
}

/** First hit wins: named as it is, named in a later version, a permission that changes nothing, its versions, its kind. */
function byPolicy(leaf: Leaf, terms: LicenseTerms): LeafVerdict {
  const named = byName(leaf, leaf.text, terms)
  if (named !== undefined) return named
  if (leaf.sort !== 'id') return unlisted(leaf, terms)
  const versions = versionsOf(leaf, terms)
  if (leaf.exception !== undefined) return byException(leaf, leaf.exception, versions, terms)
  const verdicts = versions.map((v) => byVersion(leaf, v, terms) ?? byKind(leaf, v.exact, terms))
  return mildest(verdicts) ?? byKind(leaf, leaf.license, terms)
}

function byName(leaf: Leaf, text: string, terms: LicenseTerms): LeafVerdict | undefined {
  const setting = terms.listed(text)
  if (setting === undefined) return undefined
  const level = asLevel(setting.value)
  return { leaf, level, raw: level, cause: 'listed', by: setting.by, accepts: [leaf.text] }
}

function unlisted(leaf: Leaf, terms: LicenseTerms): LeafVerdict {
  switch (leaf.sort) {
    case 'missing':
      return unknown(leaf, 'missing', ['missing'], terms)
    case 'unreadable':
      return unknown(leaf, 'unreadable', ['unreadable'], terms)
    case 'proprietary':
      return ofKind(leaf, 'proprietary', terms)
    default:
      return unknown(leaf, 'custom', [leaf.text, 'custom'], terms)
  }
}

/** A single version is itself alone; "or later" is the reader's pick among the versions that exist. */
function versionsOf(leaf: Leaf, terms: LicenseTerms): readonly { exact: string; orLater: string }[] {
  return leaf.plus || leaf.license.endsWith('-or-later') ? terms.catalog.versionsFrom(leaf.license) : []
}

/** Under "or later" a reader may take a version by either of its names, so the mildest of what the policy says counts. */
function byVersion(
  leaf: Leaf,
  version: { exact: string; orLater: string },
  terms: LicenseTerms
): LeafVerdict | undefined {
  const suffix = leaf.exception === undefined ? '' : ` WITH ${leaf.exception}`
  const names = [version.exact + suffix, version.orLater + suffix]
  return mildest(names.flatMap((name) => byName(leaf, name, terms) ?? []))
}

/** An exception that only permits leaves the verdict of the license alone; any other may change its terms. */
function byException(
  leaf: Leaf,
  exception: string,
  versions: readonly { exact: string; orLater: string }[],
  terms: LicenseTerms
): LeafVerdict {
  const named = mildest(versions.flatMap((v) => byVersion(leaf, v, terms) ?? []))
  if (named !== undefined) return named
  if (terms.catalog.exception(exception)?.permits === undefined) {
    return unknown(leaf, 'custom', [leaf.text, 'custom'], terms)
  }
  const alone = byPolicy(makeLeaf(leaf.sort, leaf.license, leaf.plus), terms)
  return { ...alone, leaf, accepts: [leaf.text, ...alone.accepts] }
}

function byKind(leaf: Leaf, id: string, terms: LicenseTerms): LeafVerdict {
  const kind = terms.catalog.license(id)?.kind ?? 'unclassified'
  return kind === 'unclassified'
    ? unknown(leaf, 'custom', [leaf.text, 'custom'], terms)
    : ofKind(leaf, kind, terms)
}

function ofKind(leaf: Leaf, kind: Kind, terms: LicenseTerms): LeafVerdict {
  const { value, by } = terms.at(`licenses.kinds.${kind}`)
  const level = asLevel(value)
  return { leaf, level, raw: level, cause: kind, by, accepts: [leaf.text, kind] }
}

function unknown(
  leaf: Leaf,
  cause: 'custom' | 'missing' | 'unreadable',
  accepts: readonly string[],
  terms: LicenseTerms
): LeafVerdict {
  const { value, by } = terms.at(`unknown.${cause}`)
  return { leaf, level: asLevel(value), raw: 'unknown', cause, by, accepts }
}
