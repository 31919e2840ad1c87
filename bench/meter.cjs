// Loaded into every measured process and its Node children: says at the end what the process has used so far.
const { appendFileSync } = require('node:fs')

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage() // microseconds, KiB
  appendFileSync(process.env.BENCH_METER, `${process.pid} ${userCPUTime + systemCPUTime} ${maxRSS}\n`)
})
