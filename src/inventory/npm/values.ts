/**
 * An object of parsed JSON. Fixed keys such as `version` can be read as they are: no object inherits them. Foreign names
 * (`constructor`, `__proto__`) must come from Object.keys or be asked for with Object.hasOwn.
 */
export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Text that says something. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The license field as it was written, old-style lists and objects too; undefined where there is none. */
export function licenseOf(object: JsonObject): unknown {
  return object['license'] ?? object['licenses'] ?? undefined
}
