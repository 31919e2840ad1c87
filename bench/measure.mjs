import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

const METER = join(import.meta.dirname, 'meter.cjs')
const LONGEST = 10 * 60_000

/**
 * Runs each tool once without counting it, then `rounds` times, all tools in turn: what disturbs one disturbs all. Comes back
 * with the runs of each tool, or with why it failed. A tool that failed once is not run again. They run in the folder
 * `cwd`, and `scratch` takes what they say.
 */
export async function interleaved(tools, rounds, places) {
  const results = new Map(tools.map((tool) => [tool, { runs: [] }]))
  for (let round = 0; round <= rounds; round++) {
    for (const [tool, result] of results) {
      if (result.failure !== undefined) continue
      const run = await measure(tool, places)
      if (run.failure !== undefined) results.set(tool, run)
      else if (round > 0) result.runs.push(run)
    }
  }
  return results
}

/**
 * One run: wall and CPU time in milliseconds, CPU of all Node processes together, and the peak in MiB of the largest of them.
 * `ok` holds the exit codes of success. Standard output goes to a file, as it would for an SBOM.
 */
async function measure({ command, ok = [0] }, { cwd, scratch }) {
  const [said, metered] = [join(scratch, 'output'), join(scratch, 'meter')]
  rmSync(metered, { force: true })
  const output = openSync(said, 'w')
  const start = performance.now()
  const { code, why } = await exitOf(command, { cwd, output, metered })
  const wall = performance.now() - start
  closeSync(output)
  if (!ok.includes(code)) return { failure: why ?? `exit code ${code}` }
  return { wall, ...readMeter(readFileSync(metered, 'utf8')) }
}

function exitOf([program, ...args], { cwd, output, metered }) {
  const env = { ...process.env, NODE_OPTIONS: `--require "${METER}"`, BENCH_METER: metered }
  return new Promise((done) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', output, 'ignore'], timeout: LONGEST })
    child.on('error', (error) => done({ code: undefined, why: error.message }))
    child.on('close', (code, signal) => done({ code, ...(signal !== null && { why: `ended by ${signal}` }) }))
  })
}

/** One line for each process; a process with worker threads writes several, and the last counts. */
function readMeter(text) {
  const processes = new Map(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(' ').map(Number))
      .map(([pid, cpu, memory]) => [pid, { cpu: cpu / 1000, memory: memory / 1024 }])
  )
  const all = [...processes.values()]
  return { cpu: all.reduce((sum, p) => sum + p.cpu, 0), memory: Math.max(...all.map((p) => p.memory)) }
}
