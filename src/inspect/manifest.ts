import { npmPurl, purl } from '../purl.ts'
import { decodeJson, decodeText } from '../text/decode.ts'

/** What the package says of itself. */
export interface PackageName {
  /** Without version, as the standards data has it. */
  readonly purl: string
  readonly name: string
  readonly version: string
}

/** A manifest is not longer than this. */
const LONGEST = 1024 * 1024

const NPM = /^package\.json$/
const PACKED = /^[^/]+\/package\.json$/
const WHEEL = /^[^/]+\.dist-info\/METADATA$/
const NAME = /^(?:@[^\s/@]{1,100}\/)?[^\s/@]{1,214}$/

/** Whether a path is that of the package's own manifest, and none of something inside it. */
export function isManifest(path: string, of: 'folder' | 'archive' | 'file'): boolean {
  if (of === 'file') return false
  return WHEEL.test(path) || (of === 'folder' ? NPM : PACKED).test(path)
}

/**
 * The package's own name and version: package.json of npm (https://docs.npmjs.com/cli/configuring-npm/package-json), METADATA
 * of a wheel (https://packaging.python.org/specifications/core-metadata/). Undefined for a text without both.
 */
export async function readManifest(
  path: string,
  chunks: AsyncIterable<Uint8Array>
): Promise<PackageName | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    if (length > LONGEST) return undefined
  }
  const bytes = new Uint8Array(length)
  for (const part of parts.toReversed()) bytes.set(part, (length -= part.length))
  return packageNameOf(path, bytes)
}

/** The one package that all manifests name; undefined when they name several, as a folder of installed packages does. */
export function oneName(names: readonly PackageName[]): PackageName | undefined {
  const [first] = names
  return names.every((n) => n.purl === first?.purl && n.version === first.version) ? first : undefined
}

function packageNameOf(path: string, bytes: Uint8Array): PackageName | undefined {
  const decoded = decodeText(bytes)
  if (!('text' in decoded)) return undefined
  const { name, version } = WHEEL.test(path) ? fromMetadata(decoded.text) : fromJson(decoded.text)
  if (!isName(name) || !isName(version)) return undefined
  return { purl: WHEEL.test(path) ? purl({ type: 'pypi', name }) : npmPurl(name), name, version }
}

function fromJson(text: string): { name?: unknown; version?: unknown } {
  const json = decodeJson(text)
  const value = 'value' in json ? json.value : undefined
  if (typeof value !== 'object' || value === null) return {}
  return { name: own(value, 'name'), version: own(value, 'version') }
}

function own(value: object, field: string): unknown {
  return Object.getOwnPropertyDescriptor(value, field)?.value
}

/** Headers of the first paragraph, before the description. */
function fromMetadata(text: string): { name?: unknown; version?: unknown } {
  const head = text.replaceAll('\r\n', '\n').split('\n\n', 1)[0] ?? ''
  return { name: /^Name: *(\S+)$/m.exec(head)?.[1], version: /^Version: *(\S+)$/m.exec(head)?.[1] }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && NAME.test(value)
}
