import { createHash } from 'node:crypto'
import type { Report } from '../../src/model.ts'
import type { Renderer, RenderOptions } from '../../src/render/render.ts'

export const options: RenderOptions = {
  color: false,
  key: 'default',
  timestamp: '2026-11-24T12:00:00.000Z',
  blobUrl: 'https://github.com/acme/demo-app/blob/0f3ac09bb6c8b4aef4f0c3d5f2a1b0c9d8e7f605/',
  runUrl: 'https://github.com/acme/demo-app/actions/runs/42',
  disputeUrl: 'https://github.com/acme/open-standards-gate/issues/new?template=flag.yml',
  hash: (text) => createHash('sha256').update(text).digest('hex')
}

/** The whole text of a rendering. */
export async function textOf(
  renderer: Renderer,
  report: Report,
  o: RenderOptions = options
): Promise<string> {
  const rendered = renderer.render(report, o)
  if (typeof rendered === 'string') return rendered
  const chunks: string[] = []
  for await (const chunk of rendered) chunks.push(chunk)
  return chunks.join('')
}

/** The text of a renderer that makes it at once. */
export function textNow(rendered: string | AsyncIterable<string>): string {
  if (typeof rendered !== 'string') throw new TypeError('This renderer streams')
  return rendered
}
