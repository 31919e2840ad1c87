import { folderOf } from './compare.ts'
import { isLeftForItsFolder } from './inventory/discover.ts'
import { joinPath } from './inventory/paths.ts'
import { incomplete } from './inventory/problems.ts'
import type { Inventory, Lockfile, Problem, Skipped } from './model.ts'

/**
 * A problem for each lockfile of the base that the head lacks, whatever the manifest beside it says: that could be made to
 * say nothing. None where the whole project went, and none where another lockfile holds the project: one of its folder, or
 * one above that has the folder as a member of its workspace.
 */
export function goneLockfiles(base: Inventory, head: Inventory): readonly Problem[] {
  const paths = new Set(head.lockfiles.map(({ path }) => path))
  const hides = newlyLeftOut(base, head).length > 0
  const isHeld = holderIn(head)
  return base.lockfiles
    .filter(({ path }) => !paths.has(path))
    .filter(({ path }) => hides || !isRemoved(folderOf(path), head))
    .filter((lockfile) => !isHeld(folderOf(lockfile.path), isEmpty(lockfile, base)))
    .map(({ path }) => gone(path))
}

/** A problem for what is no longer, or never was, looked at because of a folder's name that this change gave it. */
export function hiddenLockfiles(base: Inventory, head: Inventory): readonly Problem[] {
  const hidden = newlyLeftOut(base, head)
  const [first] = hidden
  if (first === undefined) return []
  const others = hidden.length === 1 ? '' : `; ${hidden.length - 1} more new lockfiles are too`
  const what = [`This lockfile is new, and left out because of its folder's name${others}`]
  return [{ ...incomplete(first.path, what), fix: ['Look at it yourself, or move it where it is judged'] }]
}

function newlyLeftOut(base: Inventory, head: Inventory): readonly Skipped[] {
  const before = new Set(base.skipped.map(({ path }) => path))
  return head.skipped.filter((one) => !before.has(one.path) && isLeftForItsFolder(one))
}

/** Nothing of the project is left: no manifest, no lockfile, and no link or submodule in place of its folder. */
function isRemoved(folder: string, { standing, problems }: Inventory): boolean {
  if (standing === undefined || standing.projects.has(folder)) return false
  if (problems.some(({ code }) => code === 'listing-truncated')) return false
  return !foldersUpFrom(folder).some((path) => standing.links.has(path))
}

/** `a/b` and `a`. */
function foldersUpFrom(folder: string): readonly string[] {
  const parts = folder.split('/')
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('/'))
}

/** Whether a lockfile holds a folder; by one that has nothing for it, only what was empty before is held. */
function holderIn(head: Inventory): (folder: string, wasEmpty: boolean) => boolean {
  const filled = new Map<string, boolean>()
  const add = (folder: string, isFilled: boolean) =>
    filled.set(folder, isFilled || filled.get(folder) === true)
  for (const lockfile of head.lockfiles.filter(({ state }) => state === 'locked')) {
    add(folderOf(lockfile.path), !isEmpty(lockfile, head))
    for (const member of membersOf(lockfile)) add(member.folder, member.isFilled)
  }
  return (folder, wasEmpty) => {
    const isFilled = filled.get(folder)
    return isFilled !== undefined && (isFilled || wasEmpty)
  }
}

interface Held {
  readonly folder: string
  readonly isFilled: boolean
}

/** The members below a lockfile's folder. The id of a root ends in its folder. */
function membersOf({ path, roots, uses }: Lockfile): readonly Held[] {
  const top = folderOf(path)
  const calling = new Set(uses.filter((use) => use.dependsOn.length > 0).map((use) => use.package))
  return roots.flatMap((id) => {
    const folder = joinPath(top, id.slice(path.length + 1))
    const isBelow = folder !== undefined && folder !== top && (top === '' || folder.startsWith(`${top}/`))
    return isBelow ? [{ folder, isFilled: calling.has(id) }] : []
  })
}

/** Nobody else's package is in it, and that is known. */
function isEmpty({ state, uses }: Lockfile, { packages }: Inventory): boolean {
  return state === 'locked' && uses.every((use) => packages.get(use.package)?.origin === 'first-party')
}

function gone(path: string): Problem {
  return {
    code: 'lockfile-missing',
    what: ['The base has this lockfile and the change takes it away, while its project stays'],
    where: { path },
    fix: ['Bring it back, replace it by another lockfile that is read, or remove the whole project']
  }
}
