import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { programName, version } from '../src/version.ts'

test('name and version are those of package.json', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string }
  expect({ name: programName, version }).toEqual({ name: manifest.name, version: manifest.version })
})
