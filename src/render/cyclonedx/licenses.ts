import { isSupportedSpdxId } from '@cyclonedx/cyclonedx-library/SPDX'
import type { Fact } from '../../model.ts'

type Acknowledgement = 'declared' | 'concluded'

/**
 * `component.licenses`: what is declared and what was concluded from it, each said to be so. CycloneDX 1.7 lets ids,
 * expressions and names stand side by side; the library's own normaliser does not. What nobody gave or could read as a
 * license is left out of the conclusion, never written as NONE or NOASSERTION.
 */
export function licenses({ declared, concluded, form }: Fact): readonly object[] | undefined {
  // UNLICENSED and the like are concluded too, and are no SPDX expression.
  const isSpdx = form !== 'name'
  const said = [
    ...(declared === undefined ? [] : [written(declared, declared === concluded && isSpdx, 'declared')]),
    ...(concluded === undefined || hollow(concluded) ? [] : [written(concluded, isSpdx, 'concluded')])
  ]
  return said.length > 0 ? said : undefined
}

/** `expression`: the text is known to be an SPDX expression. Else it is a name, whatever it looks like. */
function written(text: string, expression: boolean, acknowledgement: Acknowledgement): object {
  if (isSupportedSpdxId(text)) return { license: { id: text, acknowledgement } }
  return expression ? { expression: text, acknowledgement } : { license: { name: text, acknowledgement } }
}

function hollow(expression: string): boolean {
  return /\b(?:NONE|NOASSERTION)\b/.test(expression)
}
