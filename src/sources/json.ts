import type { Reply } from '../model.ts'
import { decodeJson } from '../text/decode.ts'

/**
 * An object of parsed JSON. Fixed keys can be read as they are; foreign names must be asked for with Object.hasOwn.
 */
export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object that a reply with status 200 carries; undefined when it carries anything else. */
export function objectOf(reply: Reply): JsonObject | undefined {
  return reply.kind === 'answer' && reply.status === 200 ? objectIn(reply) : undefined
}

/** The object that a reply carries, whatever its status. */
export function objectIn(reply: Reply): JsonObject | undefined {
  if (reply.kind !== 'answer') return undefined
  const decoded = decodeJson(reply.body)
  return 'value' in decoded && isObject(decoded.value) ? decoded.value : undefined
}
