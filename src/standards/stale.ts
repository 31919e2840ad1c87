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

/** Programmes change their terms more often than standards change. */
const TERMS_DAYS = 180
const DAY = 86_400_000

/**
 * The day on which the terms of a standard's programmes were last read, when that is more than 180 days before `now`; nothing
 * while they are fresh, and for a standard without a programme. Said in reports; it changes no level.
 */
export function oldTerms(
  record: Pick<Standard, 'licensing_programmes' | 'last_reviewed'>,
  now: Date
): string | undefined {
  if (record.licensing_programmes.length === 0) return undefined
  const days = record.licensing_programmes.flatMap((p) => p.source.read ?? [])
  const read = days.reduce((a, b) => (a > b ? a : b), days.length === 0 ? record.last_reviewed : '')
  const age = now.getTime() - Date.parse(read)
  // The rest of the last day still counts, as it does for exceptions.
  return Number.isNaN(age) || age >= (TERMS_DAYS + 1) * DAY ? read : undefined
}
