/** 1214 as `1,214`, in every locale. */
export function digits(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** `1 package`, `1,214 packages`. `many` only where an s is not enough. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${digits(n)} ${n === 1 ? one : many}`
}
