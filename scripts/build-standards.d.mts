/** Files to write under dist/data, by name; the same bytes for the same source. */
export function standardsData(): Map<string, object>
