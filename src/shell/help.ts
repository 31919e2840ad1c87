import { COMMANDS, FLAGS } from './flags.ts'

/** What `--help` prints. */
export function helpText(): string {
  const commands = COMMANDS.map((c) => [`${c.name} ${c.takes}`, c.help] as const)
  const options = FLAGS.map(
    (f) => [f.value === undefined ? `--${f.name}` : `--${f.name} <${f.value}>`, f.help] as const
  )
  return `Open Standards Gate: licenses and standards of what a project depends on, judged by a policy.

Usage: node dist/cli.js <command> [folder or thing] [options]
The folder is the current one unless given. Nothing is installed, nothing of the folder is run.

Commands
${columns(commands)}

Options
${columns(options)}

Examples
  node dist/cli.js check                        everything that this folder depends on
  node dist/cli.js check --base origin/main     what this branch brings in
  node dist/cli.js check --base v1.0 --head v2.0 --report report.json
  node dist/cli.js check --pr https://HOST/OWNER/REPO/pull/1
  node dist/cli.js sbom > sbom.cdx.json
  node dist/cli.js explain h264                 or uk-osp, BUSL-1.1, pkg:npm/heic2any
  node dist/cli.js inspect heic2any-0.0.4.tgz   what its binaries hold

The policy is --policy, else .github/open-standards.yml of the base, else of the folder,
else the preset open@1.
Findings go to standard output, progress and problems to standard error.

Exit codes: 0 passed; 1 something has to be resolved first; 2 could not run.
`
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, help]) => `  ${name.padEnd(width)}  ${help}`).join('\n')
}
