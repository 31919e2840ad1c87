/** https://docs.deps.dev/api/v3alpha/: VersionKey */
export interface Coordinate {
  /** `NPM` */
  readonly system: string
  readonly name: string
  readonly version: string
}

/** One text for each coordinate, and only for it. */
export function keyOf({ system, name, version }: Coordinate): string {
  return JSON.stringify([system, name, version])
}

/** The page that people can read. */
export function pageOf({ system, name, version }: Coordinate): string {
  const path = [system.toLowerCase(), name, version].map(encodeURIComponent)
  return `https://deps.dev/${path.join('/')}`
}
