import { test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { load, told } from './support.ts'
test('play', async () => {
  const texts = readFileSync('/tmp/bad.txt', 'utf8').split('\n=====\n')
  const out: string[] = []
  for (const t of texts) {
    const r = await load(t.replaceAll('<TAB>', '\t').replaceAll('<CR>', '\r').replaceAll('<BOM>', '\uFEFF'))
    out.push('-----\n' + t, ...('errors' in r ? r.errors.map((e) => '>> ' + told(e)) : ['>> OK']))
  }
  process.stdout.write(out.join('\n') + '\n')
})
