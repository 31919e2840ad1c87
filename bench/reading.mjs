import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { median } from './figures.mjs'

/** The first half warms up and does not count. */
const ROUNDS = 40

/** How fast each format reads the text of a large lockfile, in MB of text for a second of CPU time, in a process that has warmed up. */
export async function readingSpeed(folder, lockfile) {
  const { formats, registriesOf } = await inventory(folder)
  const registries = registriesOf([])
  return samples(lockfile).map(({ format, least, path, text }) => {
    const { parse } = formats.find(({ id }) => id === format)
    const seconds = Array.from({ length: ROUNDS }, () =>
      cpuSeconds(() => parse(path, new Map([[path, text]]), registries))
    )
    return { format, least, megabytes: text.length / 1e6 / median(seconds.slice(ROUNDS / 2)) }
  })
}

function cpuSeconds(work) {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

function samples(lockfile) {
  const text = readFileSync(lockfile, 'utf8')
  return [{ format: 'package-lock', least: 25, path: 'package-lock.json', text }]
}

/** The formats, bundled as the program has them. */
async function inventory(folder) {
  const outfile = resolve(folder, 'inventory.mjs')
  await build({
    entryPoints: [resolve(import.meta.dirname, '../src/inventory/index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning'
  })
  return import(pathToFileURL(outfile).href)
}
