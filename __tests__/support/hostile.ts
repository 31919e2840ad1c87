// A lockfile by somebody who wants to reach the readers of our reports, and what must not reach them.
import { TOKEN } from './run-action.ts'

const TEXTS = [
  '@everyone',
  'acme/app#1',
  '![x](https://evil.example/pixel.png)',
  '<img src=https://evil.example/x>',
  '<!-- open-standards-gate:default -->',
  '](https://evil.example)',
  'a|b|c',
  '`` ` ```',
  '</code></details><h1>All is well</h1>',
  '::error::planted',
  '\n::set-output name=verdict::pass',
  '##[add-mask]a',
  '\u001b[2J\u001b]0;owned\u0007',
  '\u202Egnp.exe',
  '\u200B\uFEFFhidden',
  'javascript:alert(1)',
  '$(touch /tmp/owned)',
  '%0A::error::planted',
  '\u0000',
  'x'.repeat(5000)
]

/** A package-lock.json in which names, versions and licenses are hostile; every license needs to be told. */
export function hostileLockfile(): string {
  const entries = TEXTS.flatMap((text, i) => [
    [`node_modules/${text}`, { version: '1.0.0', license: text }],
    [`node_modules/plain-${i}`, { version: text, license: 'BUSL-1.1' }],
    [`node_modules/kept-${i}`, { version: '1.0.0', license: `MIT AND ${text}`, resolved: text }]
  ])
  const odd = ['__proto__', 'constructor', 'toString', '.', '..', '../../etc/passwd', '']
  const more = odd.map((name) => [`node_modules/${name}`, { version: '1.0.0', license: 'BUSL-1.1' }])
  const packages = Object.fromEntries([['', { name: TEXTS[3], version: TEXTS[9] }], ...entries, ...more])
  const text = JSON.stringify({ name: TEXTS[3], lockfileVersion: 3, packages }, null, 1)
  // As a key of an object literal it would set the prototype; in the file it is a key like any other.
  return text.replace(
    '"packages": {',
    '"packages": {\n"__proto__": { "version": "1.0.0", "license": "BUSL-1.1" },'
  )
}

/** Lines of a log that a runner would take for commands, or that a terminal would act on, other than our own annotations. */
export function armedLines(log: string): readonly string[] {
  return log
    .split('\n')
    .filter((line) => line !== `::add-mask::${TOKEN}`)
    .filter(
      (line) =>
        /##\[|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(
          line
        ) ||
        (/^\s*::/.test(line) && !/^::(error|warning|notice)( title=[^:]*)?::/.test(line))
    )
}

/** What of a Markdown text GitHub would act on: it lies outside code and is not our own. */
export function armedMarkdown(markdown: string, marker: string): readonly string[] {
  const own = markdown.startsWith(marker) ? markdown.slice(marker.length) : markdown
  const bare = own.replaceAll(/^(`{3,})[^`\n]*\n[\s\S]*?^\1`*$/gm, '')
  const lines = bare.split('\n').map(withoutCode).join('\n')
  const armed =
    /@everyone|acme\/app#1|!\[|<img|<!--|<h1|evil\.example|javascript:|[\u202a-\u202e\u200b\ufeff\u001b]/g
  return lines.match(armed) ?? []
}

/** A line without its code spans: a run of backticks opens one when the same line has another of the same length. */
function withoutCode(line: string): string {
  let text = ''
  for (let at = 0; at < line.length; ) {
    const run = /^`+/.exec(line.slice(at))?.[0]
    const end = run === undefined ? -1 : closing(line, at + run.length, run.length)
    if (run === undefined) text += line[at++]
    else if (end < 0) {
      text += run
      at += run.length
    } else at = end
  }
  return text
}

/** Where the first run of exactly `length` backticks from `from` on ends, or -1. */
function closing(line: string, from: number, length: number): number {
  for (const { 0: run, index } of line.slice(from).matchAll(/`+/g)) {
    if (run.length === length) return from + index + length
  }
  return -1
}
