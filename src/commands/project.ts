import type { Project, Snapshot } from '../model.ts'
import { decodeJson, decodeText } from '../text/decode.ts'
import { programName, version } from '../version.ts'

/** What the SBOM and the report call the project: as its own manifest names it, else `fallback`. */
export async function projectOf(
  head: Snapshot,
  base: string | undefined,
  fallback: string
): Promise<Project> {
  return {
    name: fallback,
    ...(await named(head)),
    head: head.id,
    ...(base === undefined ? {} : { base }),
    tool: { name: programName, version }
  }
}

/** A manifest that cannot be read names nothing: the lockfile beside it is what is judged. */
async function named(head: Snapshot): Promise<{ name?: string; version?: string }> {
  const manifest = (await head.list()).files.find(
    (f) => f.path === 'package.json' && f.mode.startsWith('100')
  )
  if (manifest === undefined) return {}
  const decoded = decodeText(await head.read(manifest).catch(() => new Uint8Array()))
  const json = 'text' in decoded ? decodeJson(decoded.text) : decoded
  const value = 'value' in json ? json.value : undefined
  return { ...textField(value, 'name'), ...textField(value, 'version') }
}

function textField(value: unknown, field: 'name' | 'version'): { name?: string; version?: string } {
  if (typeof value !== 'object' || value === null) return {}
  const text: unknown = Object.getOwnPropertyDescriptor(value, field)?.value
  return typeof text === 'string' && text !== '' && text.length <= 214 ? { [field]: text } : {}
}
