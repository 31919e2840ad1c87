import type { Snapshot } from '../model.ts'
import type { Case, PolicyFile } from '../pipeline.ts'
import { folderName, readBytes } from '../shell/local.ts'
import type { CheckOptions, SbomOptions } from '../shell/options.ts'
import { folderSnapshot } from '../shell/snapshot-folder.ts'
import { gitSnapshot, mergeBase } from '../shell/snapshot-git.ts'
import { askingFor } from './asking.ts'
import { policyFile, policyIn } from './policy-file.ts'
import { projectOf } from './project.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What a terminal command is about: the folder or a commit of it, compared with where it left `--base`. */
export async function terminalCase(options: CheckOptions | SbomOptions, env: Environment): Promise<Case> {
  const { folder, head: ref } = options
  const head = ref === undefined ? folderSnapshot(folder) : await gitSnapshot(folder, ref)
  const against = 'base' in options ? options.base : undefined
  const base =
    against === undefined
      ? undefined
      : await gitSnapshot(folder, await mergeBase(folder, against, ref ?? 'HEAD'))
  const policy = await terminalPolicy(
    options.policy,
    against === undefined ? [head] : [await gitSnapshot(folder, against), head]
  )
  const project = await projectOf(head, base?.id, folderName(folder))
  const asking = options.offline ? undefined : await askingFor(env, { judged: [folder] })
  return {
    head,
    withoutPolicy: 'enforce',
    project,
    ...(asking === undefined ? {} : { asking }),
    ...(base === undefined ? {} : { base }),
    ...(policy === undefined ? {} : { policy }),
    ...('judge' in options && options.judge !== undefined ? { judge: options.judge } : {})
  }
}

/** The file that is named, else the first that one of the snapshots has. */
async function terminalPolicy(
  path: string | undefined,
  snapshots: readonly Snapshot[]
): Promise<PolicyFile | undefined> {
  if (path !== undefined) return policyFile(await readBytes(path), path)
  for (const snapshot of snapshots) {
    const found = await policyIn(snapshot)
    if (found !== undefined) return found
  }
  return undefined
}
