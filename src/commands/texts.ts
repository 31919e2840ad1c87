import type { Report } from '../model.ts'
import { json } from '../render/json.ts'
import type { RenderOptions } from '../render/render.ts'
import { sarif } from '../render/sarif.ts'
import type { Text } from '../shell/publication.ts'

/** report.json. */
export function jsonText(report: Report, options: RenderOptions): Text {
  return json.render(report, options)
}

/** The findings for code scanning. */
export function sarifText(report: Report, options: RenderOptions): Text {
  return sarif.render(report, options)
}

/** The SBOM. Its writer is loaded only here: most runs in a terminal ask for none. */
export async function sbomText(report: Report, options: RenderOptions): Promise<Text> {
  const { cyclonedx } = await import('../render/cyclonedx.ts')
  return cyclonedx.render(report, options)
}
