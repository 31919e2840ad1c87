import type { World } from '../model.ts'
import { pipeline } from '../pipeline.ts'
import { policyErrors, type PolicyTrouble } from '../render/policy-errors.ts'
import { debug, hide, refuse, warn } from '../shell/action-log.ts'
import { type Event, readEvent } from '../shell/event.ts'
import { connect } from '../shell/github.ts'
import { addresses, type Inputs, type Runner, readInputs, readRunner } from '../shell/inputs.ts'
import { readPayload } from '../shell/local.ts'
import { publishAction } from '../shell/publish-action.ts'
import { resolveBase } from '../shell/sides.ts'
import { logPen, write } from '../text/words.ts'
import { apiCase } from './api-case.ts'
import { askingFor } from './asking.ts'
import { actionPublication } from './publication.ts'
import { renderOptions } from './render-options.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The action: judges what an event tells of, through GitHub's API, and publishes it. Gives the exit code. */
export async function gate(world: World, env: Environment): Promise<0 | 1 | 2> {
  const setup = await setUp(env)
  if ('problem' in setup) return stop(setup.problem)
  const { inputs, runner, event } = setup
  hide(inputs.token)
  const github = connect(runner, inputs.token, runner.debug ? { log: debug } : {})
  const sides = await resolveBase(github, event)
  for (const warning of sides.warnings) warn(warning)
  const about = await apiCase(github, sides)
  const asking = inputs.offline
    ? undefined
    : await askingFor(env, { judged: [runner.workspace], budget: github.budget })
  const outcome = await pipeline(asking === undefined ? about : { ...about, asking }, world)
  if ('errors' in outcome) return stopOnPolicy(outcome.errors)
  const options = renderOptions(world, env, {
    key: inputs.key,
    published: true,
    ...addresses(env, sides.head)
  })
  const pull = event.kind === 'pull-request' ? { number: event.number, baseBranch: sides.branch } : undefined
  const publication = await actionPublication(outcome.report, options, inputs, pull)
  await publishAction(publication, github, runner.workspace)
  return publication.exitCode
}

async function setUp(
  env: Environment
): Promise<{ inputs: Inputs; runner: Runner; event: Event } | { problem: string }> {
  const inputs = readInputs(env)
  if ('problem' in inputs) return inputs
  const runner = readRunner(env)
  if ('problem' in runner) return runner
  const event = readEvent(env, await readPayload(env['GITHUB_EVENT_PATH']))
  return 'problem' in event ? event : { ...inputs, ...runner, ...event }
}

function stop(problem: string): 2 {
  refuse(problem)
  return 2
}

function stopOnPolicy(errors: readonly PolicyTrouble[]): 2 {
  const marks = errors.slice(0, 9).map(({ what, where, fix }) => ({
    level: 'error' as const,
    title: 'Policy',
    message: `${write(what, logPen)} ${write(fix, logPen)}`,
    path: where.path,
    ...(where.line === undefined ? {} : { line: where.line })
  }))
  refuse('The policy cannot be used, so nothing was judged.', policyErrors(errors).split('\n'), marks)
  return 2
}
