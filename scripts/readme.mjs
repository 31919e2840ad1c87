// Writes what README.md and docs/ repeat of the code: tables of inputs, outputs, formats and rules, the reference of the policy,
// and its JSON Schema for editors. `--check` writes nothing and fails when something differs.
import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse, stringify } from 'yaml'

const { formats, ruleWords, policySchema, PRESETS } = await readCode()
const action = parse(readFileSync('action.yml', 'utf8'))
const preset = parse(readFileSync('src/policy/presets/open@1.yml', 'utf8'))

const parts = {
  inputs: table(['Input', 'What', 'Default'], Object.entries(action.inputs).map(input)),
  outputs: table(['Output', 'What'], Object.entries(action.outputs).map(output)),
  formats: table(
    ['Format', 'Files'],
    formats.map(({ id, files }) => [id, files.map(tick).join(', ')])
  ),
  rules: table(
    ['Rule', 'What it says'],
    ruleWords.map(({ code, title }) => [`[${code}](docs/rules.md#${code})`, title])
  ),
  'rules-in-full': ruleWords.map(rule).join('\n'),
  presets: table(['Preset', 'What it is'], PRESETS.map(presetRow)),
  'policy-keys': policyKeys()
}
const written = new Map([
  ...['README.md', 'docs/rules.md', 'docs/policy.md'].map((file) => [file, filled(file)]),
  ['docs/policy.schema.json', formatted('docs/policy.schema.json', forEditors(policySchema))]
])
const stale = [...written].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is not what the code says: run node scripts/readme.mjs`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const [file, text] of stale) writeFileSync(file, text)
}

/** The text of a file with everything between its markers made anew. */
function filled(file) {
  return readFileSync(file, 'utf8').replace(
    /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, start, name, end) => {
      if (parts[name] === undefined) throw new Error(`${file} asks for '${name}', which is not made here`)
      return `${start}\n${parts[name]}\n${end}`
    }
  )
}

// ---- tables ----------------------------------------------------------------------------------------------------------

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(cell).join(' | ')} |\n`)
    .join('')
}

function cell(text) {
  return text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim()
}

function tick(text) {
  return `\`${text}\``
}

function input([name, { description, default: value }]) {
  return [tick(name), description, value === '' ? 'none' : tick(value)]
}

function output([name, { description }]) {
  return [tick(name), description]
}

function rule({ code, title, why, fix }) {
  return `## ${code}\n\n**${title}.** ${why}\n\nWhat to do: ${fix}\n`
}

// ---- the policy ------------------------------------------------------------------------------------------------------

/** A preset begins with a comment that says what it is. */
function presetRow(name) {
  const text = readFileSync(`src/policy/presets/${name}.yml`, 'utf8')
  const words = text.slice(0, text.indexOf('\nversion:')).replace(/^# ?/gm, '').replace(/\s+/g, ' ')
  const said = words.replace(`${name}: `, '').replace(' Every line says why.', '')
  return [tick(name), said.charAt(0).toUpperCase() + said.slice(1)]
}

function works([, schema]) {
  return schema.later !== true
}

/** One table of the keys that have a value of their own, then one for each key that has others below it. */
function policyKeys() {
  const keys = Object.entries(policySchema.properties).filter(works)
  const single = keys.filter(([, schema]) => below(schema) === undefined)
  const first = keyTable(single.map(([name, schema]) => row(name, schema, preset[name])))
  const sections = keys
    .filter(([, schema]) => below(schema) !== undefined)
    .map(
      ([name, schema]) =>
        `### ${name}\n\n${schema.description}.\n\n${keyTable(rowsOf(name, schema, preset[name]))}`
    )
  return [first, ...sections].join('\n')
}

function keyTable(rows) {
  return table(['Key', 'What', 'Values', 'In `open@1`', 'Example'], rows)
}

/** The keys of a mapping, or of the mappings in a list. */
function below(schema) {
  return schema.properties ?? schema.items?.properties
}

function rowsOf(path, schema, value) {
  const keys = below(schema)
  if (keys === undefined) return [row(path, schema, value)]
  // Below a list, levels come once more that have rows of their own already.
  if (path.includes('[]') && Object.values(keys).every(isLevel)) return [again(path, schema)]
  const [base, values] = schema.items === undefined ? [path, value] : [`${path}[]`, undefined]
  return Object.entries(keys)
    .filter(works)
    .flatMap(([key, child]) => rowsOf(`${base}.${key}`, child, values?.[key]))
}

function isLevel(schema) {
  return schema.later === true || schema.enum?.includes('allow') === true
}

function again(path, { description }) {
  const there = path.replace(/^.*\[\]\./, '')
  return [tick(path), description, `levels, as under \`${there}\``, '', '']
}

function row(path, schema, value) {
  const key = path.split('.').at(-1)
  const [example] = schema.examples ?? []
  const shown = example === undefined ? '' : tick(flow({ [key]: example }))
  return [
    tick(path),
    schema.description,
    valuesOf(schema),
    value === undefined ? '' : tick(flow(value)),
    shown
  ]
}

function valuesOf({ enum: words, const: only, type, items }) {
  if (words !== undefined) return words.map(tick).join(', ')
  if (only !== undefined) return tick(flow(only))
  return type === 'array' ? `list of ${items?.enum === undefined ? 'texts' : valuesOf(items)}` : 'text'
}

/** YAML on one line, without the braces around it. */
function flow(value) {
  const text = stringify(value, {
    collectionStyle: 'flow',
    lineWidth: 0,
    flowCollectionPadding: false
  }).trim()
  return typeof value === 'object' && !Array.isArray(value) ? text.slice(1, -1) : text
}

/** Keys that do not work yet are refused, as the program refuses them. */
function forEditors(schema) {
  if (typeof schema !== 'object' || schema === null) return schema
  if (Array.isArray(schema)) return schema.map(forEditors)
  const { later, ...rest } = schema
  if (later === true) return { not: {}, description: `${rest.description}; not in this version` }
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, forEditors(value)]))
}

/** JSON as the formatter wants it to be. */
function formatted(file, value) {
  const args = ['node_modules/@biomejs/biome/bin/biome', 'format', `--stdin-file-path=${file}`]
  return execFileSync(process.execPath, args, { input: JSON.stringify(value), encoding: 'utf8' })
}

// ---- the code --------------------------------------------------------------------------------------------------------

/** What the code knows of itself; it is TypeScript, so esbuild makes it readable for this Node. */
async function readCode() {
  const bundle = await build({
    stdin: {
      contents: `import { toJSONSchema } from 'zod/mini'
        import { policyFile } from './src/policy/schema.ts'
        import { notes } from './src/policy/schema/note.ts'
        export { formats } from './src/inventory/index.ts'
        export { PRESETS } from './src/policy/presets.ts'
        export { ruleWords } from './src/rules/index.ts'
        export const policySchema = toJSONSchema(policyFile, { metadata: notes })`,
      resolveDir: process.cwd()
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    write: false
  })
  const folder = mkdtempSync(join(tmpdir(), 'readme-'))
  try {
    const file = join(folder, 'code.mjs')
    writeFileSync(file, bundle.outputFiles[0].contents)
    return await import(pathToFileURL(file).href)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
