import { table, times } from './figures.mjs'

/** What is expected, what was found, and whether the one keeps within the other: a Markdown table. */
export function budgets({ real, synthetic, speed, bundle }) {
  return table(
    ['budget', 'limit', 'found', ''],
    [...ofLarge(real.at(-1)), ...ofLinear(synthetic), ...ofReading(speed), ofBundle(bundle)].map(
      ({ what, limit, found, met }) => [what, limit, found, met ? 'met' : '**not met**']
    )
  )
}

function ofLarge(large) {
  const [bottom, check, both] = large.rows
  const peers = large.rows.slice(4).filter((row) => row.failure === undefined)
  return [
    atMost('verdict, CPU against the floor', check.cpu / bottom.cpu, 2.5, times),
    atMost('verdict and SBOM, CPU against the floor', both.cpu / bottom.cpu, 4, times),
    atMost('verdict and SBOM, peak', both.memory, 120, mib),
    ...peers.map(({ name, cpu }) =>
      atLeast(`${name}, CPU against verdict and SBOM`, cpu / both.cpu, 5, times)
    )
  ]
}

/** Four times the packages may take little more than four times what they add to an almost empty run. */
function ofLinear([some, many]) {
  const growth = (many.rows[2].cpu - many.rows[0].cpu) / (some.rows[2].cpu - some.rows[0].cpu)
  const worst = Math.max(...many.rows.slice(1).map((row) => row.wall))
  const peak = Math.max(...many.rows.slice(1).map((row) => row.memory))
  return [
    atMost(`${many.packages} packages, time above the floor against ${some.packages}`, growth, 5, times),
    atMost(`${many.packages} packages, slowest command`, worst / 1000, 6, (s) => `${s.toFixed(1)} s`),
    atMost(`${many.packages} packages, peak`, peak, 600, mib)
  ]
}

function ofReading(speed) {
  return speed.map(({ format, least, megabytes }) =>
    atLeast(`reading ${format}`, megabytes, least, (n) => `${n.toFixed(0)} MB/s`)
  )
}

function ofBundle(size) {
  return atMost('dist/index.js', size / 1e6, 1.3, (n) => `${n.toFixed(2)} MB`)
}

function mib(n) {
  return `${n.toFixed(0)} MiB`
}

function atMost(what, value, limit, say) {
  return { what, limit: `at most ${say(limit)}`, found: say(value), met: value <= limit }
}

function atLeast(what, value, limit, say) {
  return { what, limit: `at least ${say(limit)}`, found: say(value), met: value >= limit }
}
