import type { World } from '../model.ts'
import type { RenderOptions } from '../render/render.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What all renderers share. SOURCE_DATE_EPOCH (seconds) takes the clock's place: https://reproducible-builds.org/specs/source-date-epoch/ */
export function renderOptions(world: World, env: Environment, more: Partial<RenderOptions>): RenderOptions {
  const encoder = new TextEncoder()
  return {
    color: false,
    key: 'default',
    timestamp: epoch(env['SOURCE_DATE_EPOCH']) ?? world.now.toISOString(),
    hash: (text) => world.hash('sha256', encoder.encode(text)),
    ...more
  }
}

function epoch(seconds: string | undefined): string | undefined {
  if (seconds === undefined || !/^\d{1,11}$/.test(seconds)) return undefined
  return new Date(Number(seconds) * 1000).toISOString()
}
