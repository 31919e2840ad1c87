import type { Claim, Package, PackageId, Reach, Words } from '../model.ts'

/** What a source says of one package. Not known there is not the same as could not be asked. */
export type Answer =
  | { readonly state: 'answered'; readonly claims: readonly Claim[] }
  | { readonly state: 'nothing' }
  | { readonly state: 'failed'; readonly why: Words }

export const NOTHING: Answer = { state: 'nothing' }

/** Somebody outside who can be asked what a package's license is. */
export interface Source {
  /** Its name for readers, in reports and as the source of its claims. */
  readonly id: string
  /** Whether it can know the package at all. */
  covers(p: Package): boolean
  /** One answer for each package. Rejects never: what goes wrong is an answer too. */
  ask(packages: readonly Package[], reach: Reach): Promise<ReadonlyMap<PackageId, Answer>>
}

/** Why there was no answer, as part of a sentence. */
export function failed(...why: Words): Answer {
  return { state: 'failed', why }
}
