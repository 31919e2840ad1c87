// Makes docs/comment.png: the comment that examples/pull-request gets, as GitHub shows it. Needs cmark-gfm, chromium and a
// font with emoji (Debian: apt-get install cmark-gfm chromium fonts-noto-color-emoji). `node scripts/picture.mjs [FILE.md]`
// shows another comment.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const STYLE = 'github-markdown-css@5.9.0'
const FOLDER = resolve('.cache/picture')
const OUT = resolve('docs/comment.png')
const WIDTH = 900
const PARSER = process.env.CMARK ?? 'cmark-gfm'
const BROWSER = process.env.CHROMIUM ?? 'chromium'

const work = mkdtempSync(join(tmpdir(), 'picture-'))
try {
  const page = join(work, 'page.html')
  writeFileSync(page, html(process.argv[2] === undefined ? comment() : readFileSync(process.argv[2], 'utf8')))
  const height = Number(/data-height="(\d+)"/.exec(chromium('--dump-dom', page))?.[1])
  chromium(`--screenshot=${OUT}`, `--window-size=${WIDTH},${height}`, '--force-device-scale-factor=1.4', page)
  console.log(`${OUT}: ${readFileSync(OUT).length} bytes`)
} finally {
  rmSync(work, { recursive: true })
}

/** Two commits of one repository, and what the gate says of the second. The dates make the ids the same each time. */
function comment() {
  const repository = join(work, 'gallery')
  mkdirSync(join(repository, '.github'), { recursive: true })
  const policy = 'version: 1\nextends: [{ preset: open@1 }]\nexceptions: []\n'
  writeFileSync(join(repository, '.github/open-standards.yml'), policy)
  git(repository, 'init', '--quiet', '--initial-branch=main')
  commit(repository, 'before')
  commit(repository, 'after')
  const file = join(work, 'comment.md')
  const args = ['check', repository, '--base', 'HEAD~1', '--head', 'HEAD', '--offline', '--comment', file]
  try {
    execFileSync(process.execPath, ['dist/cli.js', ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  } catch (error) {
    if (error.status !== 1) throw error
  }
  return readFileSync(file, 'utf8')
}

function commit(repository, name) {
  cpSync(`examples/pull-request/${name}`, repository, { recursive: true })
  git(repository, 'add', '--all')
  git(repository, 'commit', '--quiet', '--message', name)
}

function git(folder, ...args) {
  const who = { NAME: 'example', EMAIL: 'example@example.com', DATE: '2026-11-24T12:00:00Z' }
  const env = Object.entries(who).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value]
  ])
  execFileSync('git', ['-C', folder, ...args], { env: { ...process.env, ...Object.fromEntries(env) } })
}

/** The text as GitHub's own parser reads it, in GitHub's style and the frame of a comment. */
function html(markdown) {
  const extensions = ['table', 'autolink', 'strikethrough', 'tagfilter', 'tasklist']
  const options = ['--unsafe', ...extensions.flatMap((name) => ['-e', name])]
  const body = execFileSync(PARSER, options, { input: markdown, encoding: 'utf8' })
  return `<!doctype html><meta charset="utf-8">
<style>${style()}
body { margin: 0; padding: 12px; background: #fff; width: ${WIDTH - 24}px }
.frame { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden }
.head { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; color: #59636e;
  font: 14px/21px 'Liberation Sans', Arial, sans-serif }
.head b { color: #1f2328 }
.head i { font-style: normal; font-size: 12px; border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 7px }
.markdown-body { padding: 16px; font-size: 14px; font-family: 'Liberation Sans', Arial, sans-serif }
</style>
<div class="frame"><div class="head"><b>github-actions</b> <i>bot</i> commented</div>
<article class="markdown-body">${body}</article></div>
<script>document.body.dataset.height = document.documentElement.scrollHeight</script>`
}

function style() {
  if (!existsSync(join(FOLDER, 'node_modules'))) {
    const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', FOLDER]
    execFileSync('npm', [...args, STYLE], { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  return readFileSync(join(FOLDER, 'node_modules/github-markdown-css/github-markdown-light.css'), 'utf8')
}

function chromium(...args) {
  const page = pathToFileURL(args.pop()).href
  const quiet = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--disable-lcd-text',
    `--user-data-dir=${work}/profile`
  ]
  const size = args.some((arg) => arg.startsWith('--window-size')) ? [] : [`--window-size=${WIDTH},100`]
  return execFileSync(BROWSER, [...quiet, ...size, ...args, page], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore']
  })
}
