const MS_OF_DAY = 86_400_000

/** Days since 1970-01-01 of a YYYY-MM-DD day; undefined when it is written otherwise or is no day of the calendar. */
export function dayNumber(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const number = Date.parse(`${text}T00:00:00Z`) / MS_OF_DAY
  // 30 February is read as a day of March: only a real day gives its own text back.
  return Number.isNaN(number) || dayText(number) !== text ? undefined : number
}

/** The day `count` days after `day`; `day` itself when it is no day or the years leave 0000 to 9999. */
export function addDays(day: string, count: number): string {
  const number = dayNumber(day)
  return (number === undefined ? undefined : dayText(number + count)) ?? day
}

/** From `from` to `to`, negative when `to` comes first; NaN when either is no day. */
export function daysBetween(from: string, to: string): number {
  return (dayNumber(to) ?? Number.NaN) - (dayNumber(from) ?? Number.NaN)
}

/** Days of a length such as `365d`; undefined when it is written otherwise. */
export function daysOf(length: string): number | undefined {
  return /^[1-9]\d{0,3}d$/.test(length) ? Number(length.slice(0, -1)) : undefined
}

/** Years beyond 9999 have a sign before them, and are none that a policy may hold. */
function dayText(number: number): string | undefined {
  const date = new Date(number * MS_OF_DAY)
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString()
  return /^\d{4}-/.test(text) ? text.slice(0, 10) : undefined
}
