/** Makes a table when it is first asked for: most runs read no license by its name. */
export function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
