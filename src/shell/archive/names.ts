import type { Words } from '../../model.ts'

/** What an archive says of one of its members. */
export interface Entry {
  readonly path: string
  readonly type: 'file' | 'folder' | 'link' | 'other'
}

/**
 * Why a member is not looked into; undefined for one that is. Nothing is ever written, but a name that leaves its archive
 * was made by somebody who means harm, and a link would show another file under its name.
 */
export function refusal({
  path,
  type
}: Entry): { readonly serious: boolean; readonly why: Words } | undefined {
  if (leaves(path)) return { serious: true, why: [' has a name that leads out of its archive.'] }
  if (type === 'link') return { serious: false, why: [' is a link and was not followed.'] }
  if (type === 'other') return { serious: false, why: [' is neither a file nor a folder.'] }
  return undefined
}

function leaves(path: string): boolean {
  const parts = path.split(/[/\\]/)
  return (
    path === '' || parts[0] === '' || /^[a-z]:/i.test(path) || parts.includes('..') || path.includes('\0')
  )
}
