/** A value as YAML on one line: plain where that is safe, else in double quotes with everything unusual escaped. */
export function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value === 'string') return inlineText(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const pairs = Object.entries(value).map(([key, inner]) => `${inlineText(key)}: ${inline(inner)}`)
  return `{ ${pairs.join(', ')} }`
}

/** A word that no YAML reader takes for anything else: begins with a letter, and has a colon only before another sign. */
const PLAIN = /^[A-Za-z](?:[A-Za-z0-9._/@%+-]|:(?=[A-Za-z0-9._/@%+-])| (?=[A-Za-z0-9]))*$/
const OTHER_MEANING = /^(?:y|n|yes|no|on|off|true|false|null)$/i
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A text as YAML on one line, whatever it holds: what is not printable ASCII is escaped. */
export function inlineText(text: string): string {
  if ((PLAIN.test(text) && !OTHER_MEANING.test(text)) || DAY.test(text)) return text
  return JSON.stringify(text).replace(/[^ -~]/g, escaped)
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
