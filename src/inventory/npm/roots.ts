import type { Problem } from '../../model.ts'
import { incomplete, quote } from '../problems.ts'
import { type Call, united } from './calls.ts'
import type { FoundManifest, Manifests } from './manifests.ts'
import { workspacesOf } from './manifest.ts'
import type { Place } from './places.ts'
import { isObject } from './values.ts'
import { workspaceMatcher } from './workspaces.ts'

/**
 * The project and the folders that its `workspaces` names, in the lockfile or in its manifest; a folder behind a `file:`
 * range is a dependency like others.
 */
export function rootsAmong(places: readonly Place[], manifest: Manifests): Set<Place> {
  const project = places.find((p) => p.kind === 'root')
  const isLocked = workspaceMatcher(workspacesOf(project?.workspaces))
  const isDeclared = workspaceMatcher(manifest('')?.manifest.workspaces ?? [])
  const isMember = (path: string) => isLocked(path) || isDeclared(path)
  return new Set(places.filter((p) => p.kind === 'root' || (p.kind === 'folder' && isMember(p.path))))
}

/** What a root calls for by the lockfile and by its manifest, which a package manager reads too: the strongest kind counts. */
export function callsOfRoot(locked: readonly Call[], found: FoundManifest | undefined): readonly Call[] {
  return found === undefined ? locked : united(locked, found.manifest.calls)
}

const MOST_OVERRIDES = 200

/** The aliases that the `overrides` of a manifest put in the place of other packages, at any depth; the first 200. */
export function overridesOf(found: FoundManifest | undefined): readonly string[] {
  const ranges: string[] = []
  const open: unknown[] = [found?.manifest.value['overrides']]
  for (let next = open.pop(); next !== undefined && ranges.length < MOST_OVERRIDES; next = open.pop()) {
    if (isObject(next)) for (const value of Object.values(next)) open.push(value)
    else if (typeof next === 'string' && next.startsWith('npm:')) ranges.push(next)
  }
  return ranges
}

/**
 * Tells where the lockfile holds less than the manifest: a name that it does not have, or has for development only.
 * `isHeld` says whether the name leads to anything. Undefined where both agree.
 */
export function shortfall(
  call: Call,
  locked: Call | undefined,
  found: FoundManifest,
  isHeld: boolean
): Problem | undefined {
  const how = lackOf(call, locked, isHeld)
  if (how === undefined) return undefined
  const what = [quote(found.path), ' names ', quote(call.name), `, which the lockfile ${how}`]
  return incomplete(found.path, what, found.manifest.lineOf(call.name))
}

const JUDGED = {
  runtime: 'a dependency of the project',
  optional: 'an optional dependency of the project',
  development: 'a development dependency of the project'
}

function lackOf(call: Call, locked: Call | undefined, isHeld: boolean): string | undefined {
  if (locked === undefined) {
    if (!isHeld) return 'does not hold: an install would add it, and it is not judged'
    return `does not name there: it is judged as ${JUDGED[call.kind]}`
  }
  if (locked.kind !== 'development' || call.kind === 'development') return undefined
  return `holds as a development dependency only: it is judged as ${JUDGED[call.kind]}`
}
