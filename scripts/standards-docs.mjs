// Writes docs/standards/: a page for each standard that is not clear and for each definition, and the tables of its README.
// `--check` writes nothing and fails when something differs or is left over.
import { build } from 'esbuild'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { standardsData } from './build-standards.mjs'

const FOLDER = 'docs/standards'
const PAGE = { packages: 25, sources: 20 }
const RESULTS = { pass: 'passes', warn: 'unknown', fail: 'fails' }

const { loadStandards, standardSheet, definitionSheet, hasPrimary, write, markdownPen, cellPen } =
  await readCode()
const data = new Map([...standardsData()].map(([name, value]) => [name, JSON.parse(JSON.stringify(value))]))
const standards = await loadStandards(async (name) => data.get(name))
const regimes = new Map(
  JSON.parse(readFileSync('src/standards/data/regimes.json', 'utf8')).map((r) => [r.id, r])
)
// The pages are as old as the data, whenever they are made.
const now = new Date(`${standards.version.replaceAll('.', '-')}T00:00:00Z`)
const records = standards.ids.map((id) => standards.record(id))
const asked = records.filter((r) => r.flag !== 'clear')
const definitions = standards.definitionIds.map((id) => standards.definition(id))

const pages = new Map([
  ...asked.map((r) => [`${r.id}.md`, page(withRegimes(standardSheet(r, standards, now, PAGE), r))]),
  ...definitions.map((d) => [`definition-${d.id}.md`, page(definitionSheet(d, standards))]),
  ['README.md', filled(join(FOLDER, 'README.md'))]
])

const there = readdirSync(FOLDER).filter((name) => name.endsWith('.md'))
const extra = there.filter((name) => !pages.has(name))
const stale = [...pages].filter(
  ([name, text]) => !there.includes(name) || readFileSync(join(FOLDER, name), 'utf8') !== text
)
if (process.argv.includes('--check')) {
  for (const name of [...stale.map(([n]) => n), ...extra]) {
    console.error(`${FOLDER}/${name} is not what the data says: run node scripts/standards-docs.mjs`)
  }
  process.exitCode = stale.length + extra.length > 0 ? 1 : 0
} else {
  for (const [name, text] of stale) writeFileSync(join(FOLDER, name), text)
  for (const name of extra) rmSync(join(FOLDER, name))
}

// ---- pages -----------------------------------------------------------------------------------------------------------

function page({ title, lead, parts }) {
  const sections = parts.map(({ name, lines }) => `## ${name}\n\n${lines.map(item).join('')}`)
  const head = `# ${write(title, markdownPen)}\n\n${write(lead, markdownPen)}\n`
  const foot =
    'Not legal advice. [What the words mean, and how to propose or dispute a record](README.md). This page is generated.\n'
  return [head, ...sections, foot].join('\n')
}

function item(line) {
  return `- ${write(line, markdownPen, 5000)}\n`
}

/** Whose promises hold, and for whom: the screen has no room for it. */
function withRegimes(sheet, record) {
  const lines = record.regimes.map((id) => {
    const { name, royalty_free_text, summary } = regimes.get(id)
    return [`${name}: ${royalty_free_text}. ${summary}`]
  })
  const at = sheet.parts.findIndex((p) => p.name === 'Terms') + 1
  const parts = [
    ...sheet.parts.slice(0, at),
    { name: 'Whose promises hold', lines },
    ...sheet.parts.slice(at)
  ]
  return { ...sheet, parts }
}

// ---- the README ------------------------------------------------------------------------------------------------------

function filled(file) {
  const parts = {
    standards: standardsTable(),
    definitions: definitionsTable(),
    verdicts: verdictsTable(),
    clear: clear()
  }
  return readFileSync(file, 'utf8').replace(
    /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, start, name, end) => {
      if (parts[name] === undefined) throw new Error(`${file} asks for '${name}', which is not made here`)
      return `${start}\n${parts[name]}\n${end}`
    }
  )
}

function standardsTable() {
  const rows = asked.map((r) => [
    link(r),
    r.flag,
    r.status.replaceAll('-', ' '),
    r.flag === 'encumbered' && r.confidence === 'high' && hasPrimary(r) ? 'yes' : 'no',
    String(standards.carriers(r.id).length),
    r.confidence,
    r.last_reviewed
  ])
  return table(['Standard', 'Flag', 'Terms', 'Can block', 'Package patterns', 'Confidence', 'Reviewed'], rows)
}

function definitionsTable() {
  const rows = definitions.map((d) => {
    const results = records.map((r) => standards.judge(r.id, d.id, ['patents']).result)
    const count = (result) => String(results.filter((found) => found === result).length)
    const name = `[${cell([d.name])}](definition-${d.id}.md)`
    return [name, `\`${d.id}\``, cell([d.royalty_rule]), count('pass'), count('warn'), count('fail')]
  })
  return table(['Definition', 'In a policy', 'On patents', 'Pass', 'Unknown', 'Fail'], rows)
}

function verdictsTable() {
  const rows = asked.map((r) => [
    link(r),
    ...definitions.map((d) => RESULTS[standards.judge(r.id, d.id, ['patents']).result])
  ])
  return table(['On patents alone', ...definitions.map((d) => d.id)], rows)
}

function clear() {
  const titles = records.filter((r) => r.flag === 'clear').map((r) => r.title)
  return `${cell([`${titles.join(', ')}.`])}\n`
}

function link(record) {
  return `[${cell([record.title])}](${record.id}.md)`
}

function cell(words) {
  return write(words, cellPen, 5000)
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

// ---- the code --------------------------------------------------------------------------------------------------------

/** The program's own sheets and pens; they are TypeScript, so esbuild makes them readable for this Node. */
async function readCode() {
  const bundle = await build({
    stdin: {
      contents: `export { loadStandards } from './src/standards/data.ts'
        export { standardSheet } from './src/standards/sheets/standard.ts'
        export { definitionSheet } from './src/standards/sheets/definition.ts'
        export { hasPrimary } from './src/standards/sources.ts'
        export { write, markdownPen, cellPen } from './src/text/words.ts'`,
      resolveDir: process.cwd()
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    write: false
  })
  const folder = mkdtempSync(join(tmpdir(), 'standards-docs-'))
  try {
    const file = join(folder, 'code.mjs')
    writeFileSync(file, bundle.outputFiles[0].contents)
    return await import(pathToFileURL(file).href)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
