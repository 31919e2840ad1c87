import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { World } from '../model.ts'

const NAME = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._@-]*)*$/i

/** The world as it is: data files below `dataFolder`, each read once, and a clock that stands at `now`. */
export function makeWorld(dataFolder: string, now: Date): World {
  const texts = new Map<string, Promise<string>>()
  const values = new Map<string, Promise<unknown>>()
  const read = (name: string) => readData(dataFolder, name)
  return {
    now,
    text: (name) => once(texts, name, () => read(name)),
    data: (name) => once(values, name, async () => JSON.parse(await read(name)) as unknown),
    hash: (alg, bytes) => createHash(alg).update(bytes).digest('hex')
  }
}

async function readData(folder: string, name: string): Promise<string> {
  if (!NAME.test(name)) throw new Error(`'${name}' is not the name of a data file`)
  return readFile(join(folder, name), 'utf8').catch(() => {
    throw new Error(`The data file ${name} cannot be read: the installation is incomplete.`)
  })
}

function once<T>(kept: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const there = kept.get(name) ?? make()
  kept.set(name, there)
  return there
}
