// Measures whole processes side by side and prints Markdown. README.md beside this file says how to read it.
import { mkdirSync, statSync } from 'node:fs'
import { cpus } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { budgets } from './budgets.mjs'
import { medians, table, times } from './figures.mjs'
import { realProjects, syntheticProject } from './lockfiles.mjs'
import { interleaved } from './measure.mjs'
import { readingSpeed } from './reading.mjs'
import { floor, installedPeers, ours } from './tools.mjs'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, 'no-peers': { type: 'boolean', default: false } }
})
const rounds = Number(values.rounds)
const folder = resolve('.cache/bench')
// Folders of this name are left out when somebody checks the whole working tree.
const projects = join(folder, 'testdata')
mkdirSync(projects, { recursive: true })

console.log(
  `Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, medians of ${rounds} runs\n`
)
const peers = values['no-peers'] ? [] : installedPeers(join(folder, 'peers'))
const real = []
for (const project of realProjects(projects)) real.push(await compare(project, peers))
const synthetic = []
for (const count of [25_000, 100_000]) synthetic.push(await compare(syntheticProject(projects, count), []))
const speed = await readingSpeed(folder, join(projects, 'large/package-lock.json'))
console.log(budgets({ real, synthetic, speed, bundle: statSync('dist/index.js').size }))

/** Measures the floor, this program and the others on one project, and prints the table. */
async function compare(project, others) {
  const tools = [floor(project.project), ...ours(project.project)]
  const able = others.filter((peer) => peer.failure === undefined)
  const places = { cwd: project.project, scratch: folder }
  const results = await interleaved([...tools, ...able], rounds, places)
  const rows = [...tools, ...others].map((tool) => {
    const { failure, runs } = results.get(tool) ?? tool
    return failure === undefined ? { name: tool.name, ...medians(runs) } : { name: tool.name, failure }
  })
  print(project, rows)
  return { ...project, rows }
}

function print({ project, packages, megabytes }, rows) {
  const head = ['', 'CPU ms', 'wall ms', 'peak MiB', 'CPU / floor', 'CPU / check --sbom']
  const [bottom, mine] = [rows[0], rows.find((row) => row.name === 'check --sbom')]
  console.log(`${basename(project)}: ${packages} packages, ${megabytes.toFixed(1)} MB\n`)
  console.log(
    table(
      head,
      rows.map(({ name, failure, cpu, wall, memory }) =>
        failure === undefined
          ? [
              name,
              ...[cpu, wall, memory].map((n) => n.toFixed(0)),
              times(cpu / bottom.cpu),
              times(cpu / mine.cpu)
            ]
          : [name, failure, '', '', '', '']
      )
    )
  )
  console.log('')
}
