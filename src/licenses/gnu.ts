import { foldName } from './fold-text.ts'

const FAMILIES = [
  { short: 'gpl', long: 'gnu general public license', versions: ['2', '3'] },
  { short: 'lgpl', long: 'gnu lesser general public license', versions: ['2.1', '3'] },
  { short: 'agpl', long: 'gnu affero general public license', versions: ['3'] }
] as const

/**
 * The usual names of the GNU licenses with a version, folded, each with its id. A bare version means that version only, as
 * the SPDX names of the old ids say; `+` and "or later" mean what they say.
 */
export function gnuNames(): [name: string, id: string][] {
  return FAMILIES.flatMap(({ short, long, versions }) =>
    versions.flatMap((version) => names(short, long, version))
  )
}

function names(short: string, long: string, version: string): [string, string][] {
  const full = version.includes('.') ? version : `${version}.0`
  const id = `${short.toUpperCase()}-${full}`
  const spellings = [
    `${short}${version}`,
    `${short} ${version}`,
    `${short}-${version}`,
    `${short}v${version}`,
    `${short} ${full}`,
    `gnu ${short} ${version}`,
    `${long} ${version}`,
    `${long} ${full}`
  ].map(foldName)
  const only = spellings.map((name): [string, string] => [name, `${id}-only`])
  const later = [
    ...spellings.flatMap((name) => [`${name}+`, `${name} or later`]),
    // The old SPDX ids themselves and their plus are read as expressions; only the words are a name.
    `${short}-${full} or later`,
    foldName(`${long} ${version} or later (${short}v${version}+)`)
  ].map((name): [string, string] => [name, `${id}-or-later`])
  return [...only, ...later]
}

const ADDRESS =
  /^(?:gnu\.org|fsf\.org)\/(?:copyleft|licenses(?:\/old-licenses)?)\/(gpl|lgpl|agpl)-(\d\.\d)(?:-standalone)?(?:\.en)?$/

/** A GNU address names a version, but not whether later ones may be taken: the two ids that it leaves open. */
export function gnuAddress(folded: string): string | undefined {
  const [, family, version] = ADDRESS.exec(folded) ?? []
  if (family === undefined || version === undefined) return undefined
  const id = `${family.toUpperCase()}-${version}`
  return `${id}-only OR ${id}-or-later`
}
