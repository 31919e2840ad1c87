/**
 * A copy, sorted by code unit as everything here: that is what sort does with text when it is given no comparison, and many
 * times faster than with one.
 */
export function sortedText(texts: Iterable<string>): string[] {
  return [...texts].sort()
}
