import * as core from '@actions/core'
import { disarmed, logSafe } from '../text/log-safe.ts'
import { postComment } from './comment.ts'
import { failure } from './failure.ts'
import { insideWorkspace, writeText } from './files.ts'
import type { GitHub } from './github.ts'
import type { ActionPublication, Annotation, OutputFile } from './publication.ts'

const MAX_SUMMARY = 1024 * 1024
/** The runner shows ten of each in a step and drops the rest silently; some are left for what we say ourselves. */
const SHOWN = { error: 9, warning: 7, notice: 10 }
const PRINT = { error: core.error, warning: core.warning, notice: core.notice }

/**
 * Shows a report: files, summary, outputs, annotations, comment, and at last the verdict. What cannot be shown is a warning
 * in the log: nothing here changes the verdict or rejects.
 */
export async function publishAction(
  publication: ActionPublication,
  github: GitHub,
  workspace: string
): Promise<void> {
  github.budget.publish()
  const written = await writeFiles(publication.files, workspace)
  await attempt('The summary could not be written', () => writeSummary(publication.summary))
  await attempt('The outputs could not be written', () => setOutputs(publication, written))
  annotate(publication.annotations)
  await comment(publication, github)
  if (publication.exitCode === 0) core.info(logSafe(publication.headline))
  else core.setFailed(logSafe(publication.headline))
}

/** The files that were written, by kind: their paths as the workflow names them. */
async function writeFiles(
  files: readonly OutputFile[],
  workspace: string
): Promise<ReadonlyMap<string, string>> {
  const written = new Map<string, string>()
  for (const { kind, path, text } of files) {
    await attempt(`The ${kind} could not be written`, async () => {
      await writeText(await insideWorkspace(workspace, path), text)
      written.set(kind, path)
    })
  }
  return written
}

async function writeSummary(summary: string): Promise<void> {
  if (Buffer.byteLength(summary) >= MAX_SUMMARY)
    throw new Error('it is over 1 MiB, and GitHub would show nothing')
  await core.summary.addRaw(summary).write()
}

/** Enums, counts and the workflow's own paths: an output may end up in somebody's shell. */
function setOutputs({ verdict, counts }: ActionPublication, written: ReadonlyMap<string, string>): void {
  core.setOutput('verdict', verdict)
  for (const [name, count] of Object.entries(counts)) core.setOutput(name, String(count))
  for (const kind of ['sbom', 'report', 'sarif']) core.setOutput(kind, written.get(kind) ?? '')
}

function annotate(annotations: readonly Annotation[]): void {
  for (const level of ['error', 'warning', 'notice'] as const) {
    const shown = annotations.filter((annotation) => annotation.level === level).slice(0, SHOWN[level])
    for (const { title, message, path, line } of shown) {
      PRINT[level](logSafe(message, 4000), {
        title: logSafe(title, 200),
        ...(path === undefined || logSafe(path, 1000) !== path ? {} : { file: path }),
        ...(line === undefined ? {} : { startLine: line })
      })
    }
  }
}

async function comment({ comment: wanted }: ActionPublication, github: GitHub): Promise<void> {
  if (wanted === undefined) return
  const posted = await postComment(github, wanted)
  if (posted.kind === 'failed') core.warning(disarmed(posted.why))
  else core.info(`Comment: ${posted.kind}`)
}

async function attempt(what: string, act: () => unknown): Promise<void> {
  try {
    await act()
  } catch (error) {
    core.warning(disarmed(`${what}: ${failure(error).message}`))
  }
}
