// Builds dist/: the two doors as bundles, the data they read on demand, and the license texts of everything bundled.
// `--check` builds in memory and fails when dist/ differs. The bytes depend on neither folder nor Node version.
import { build } from 'esbuild'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { licensesData } from './build-licenses.mjs'
import { standardsData } from './build-standards.mjs'

// CommonJS packages in an ES module bundle ask for all three of these names. With `require` alone, Node 24 stops
// with ERR_AMBIGUOUS_MODULE_SYNTAX; without any, every Node version stops at the first require of a built-in.
const banner = [
  "import { createRequire as __createRequire } from 'node:module'",
  "import { dirname as __pathDirname } from 'node:path'",
  "import { fileURLToPath as __urlToPath } from 'node:url'",
  'const require = __createRequire(import.meta.url)',
  'const __filename = __urlToPath(import.meta.url)',
  'const __dirname = __pathDirname(__filename)'
].join(';')

const files = new Map([...(await bundles()), ...data(), ['package.json', '{ "type": "module" }\n']])
if (process.argv.includes('--check')) check()
else write()

async function bundles() {
  const made = new Map()
  const inputs = new Set()
  for (const [entry, name] of [
    ['src/action.ts', 'index.js'],
    ['src/cli.ts', 'cli.js']
  ]) {
    const result = await bundle(entry, name)
    for (const file of result.outputFiles)
      made.set(file.path.slice(join(process.cwd(), 'dist').length + 1), file.text)
    for (const input of Object.keys(result.metafile.inputs)) inputs.add(input)
  }
  made.set('licenses.txt', licenseTexts(inputs))
  return made
}

function bundle(entry, name) {
  return build({
    entryPoints: [{ in: entry, out: name.replace(/\.js$/, '') }],
    outdir: 'dist',
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20', // the action runs on node24; the tests run the same bundle on Node 20 too
    external: ['libxmljs2', 'xmlbuilder2'], // optional peers of @cyclonedx/cyclonedx-library
    splitting: true, // the terminal loads the SBOM writer only when an SBOM is asked for
    chunkNames: `${name.replace(/\.js$/, '')}-[name]-[hash]`,
    banner: { js: banner },
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    write: false
  })
}

/** dist/data: read on demand, so that a run parses only what it asks about. */
function data() {
  const made = new Map([['data/licenses.json', json(licensesData())]])
  for (const [name, value] of standardsData()) made.set(`data/${name}`, json(value))
  for (const name of readdirSync('src/policy/presets')) {
    made.set(`data/presets/${name}`, readFileSync(join('src/policy/presets', name), 'utf8'))
  }
  return made
}

function json(value) {
  return `${JSON.stringify(value)}\n`
}

function check() {
  const there = existsSync('dist') ? readdirSync('dist', { recursive: true, withFileTypes: true }) : []
  const names = there
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath ?? f.path, f.name).slice('dist/'.length))
  const stale = [...files].filter(
    ([n, text]) => !names.includes(n) || readFileSync(join('dist', n), 'utf8') !== text
  )
  const extra = names.filter((n) => !files.has(n))
  for (const [n] of stale) console.error(`dist/${n} is not what the source builds to: run npm run build`)
  for (const n of extra) console.error(`dist/${n} is not made by the build`)
  process.exitCode = stale.length + extra.length > 0 ? 1 : 0
}

function write() {
  rmSync('dist', { recursive: true, force: true })
  for (const [name, text] of files) {
    mkdirSync(dirname(join('dist', name)), { recursive: true })
    writeFileSync(join('dist', name), text)
  }
}

/** One section for each package in the bundles: name, version, license id, license text and NOTICE. */
function licenseTexts(inputs) {
  const folders = new Set()
  for (const file of inputs) {
    const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]
    if (folder !== undefined) folders.add(folder)
  }
  return [...folders]
    .sort((a, b) => (a < b ? -1 : 1))
    .map(section)
    .join(`\n${'-'.repeat(72)}\n\n`)
}

function section(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const texts = readdirSync(folder)
    .filter((f) => /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i.test(f))
    .sort()
    .map((f) => readFileSync(join(folder, f), 'utf8').replaceAll('\r\n', '\n').trim())
  if (texts.length === 0) throw new Error(`${name}@${version} is in the bundle but has no license file`)
  return `${name}@${version} (${license})\n\n${texts.join('\n\n')}\n`
}
