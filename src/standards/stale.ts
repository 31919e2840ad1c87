import type { Standard } from '../model.ts'

/**
 * Last reviewed more than a year before `now` (UTC days; the anniversary itself still counts as fresh). Such a record
 * warns at most. A date that cannot be read is stale: nobody can say when it was looked at.
 */
export function isStale({ last_reviewed }: Pick<Standard, 'last_reviewed'>, now: Date): boolean {
  const [, year, rest] = /^(\d{4})(-\d{2}-\d{2})$/.exec(last_reviewed) ?? []
  if (year === undefined || rest === undefined || Number.isNaN(now.getTime())) return true
  return `${String(Number(year) + 1).padStart(4, '0')}${rest}` < now.toISOString().slice(0, 10)
}
