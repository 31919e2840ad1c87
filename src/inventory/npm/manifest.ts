import { decodeJson } from '../../text/decode.ts'
import { walkJsonKeys } from '../../text/lines.ts'
import { type Call, callsOf, DEPENDENCY_FIELDS } from './calls.ts'
import { isObject, type JsonObject, licenseOf, textOf } from './values.ts'

/** A package.json: https://docs.npmjs.com/cli/v11/configuring-npm/package-json */
export interface Manifest {
  readonly value: JsonObject
  readonly name: string | undefined
  readonly version: string | undefined
  readonly license: unknown
  /** Patterns of the folders of its workspace members. */
  readonly workspaces: readonly string[]
  readonly calls: readonly Call[]
  /** The line that names a dependency. */
  lineOf(name: string): number | undefined
}

/** Undefined for a manifest that cannot be read: that is no problem of the lockfile beside it. */
export function readManifest(text: string | undefined): Manifest | undefined {
  if (text === undefined) return undefined
  const decoded = decodeJson(text)
  if ('problem' in decoded || !isObject(decoded.value)) return undefined
  const value = decoded.value
  const lines = dependencyLines(text)
  return {
    value,
    name: textOf(value['name']),
    version: textOf(value['version']),
    license: licenseOf(value),
    workspaces: workspacesOf(value['workspaces']),
    calls: callsOf(value, true).calls,
    lineOf: (name) => lines.find((field) => field.has(name))?.get(name)
  }
}

/** A list, or an object that has it as `packages`. */
export function workspacesOf(value: unknown): readonly string[] {
  const list = isObject(value) ? value['packages'] : value
  return Array.isArray(list) ? list.filter((pattern) => typeof pattern === 'string') : []
}

/** For each field, in the order in which they count, the line of each name. */
function dependencyLines(text: string): readonly Map<string, number>[] {
  const lines = DEPENDENCY_FIELDS.map(() => new Map<string, number>())
  let field: Map<string, number> | undefined
  walkJsonKeys(text, (key, depth, line) => {
    if (depth === 1) {
      field?.set(key, line)
      return false
    }
    field = lines[DEPENDENCY_FIELDS.findIndex((name) => name === key)]
    return field !== undefined
  })
  return lines
}
