import type { Catalog } from '../licenses/catalog.ts'
import { type Expression, formatExpression, type Leaf, parseExpression } from '../licenses/expression.ts'
import type { Words, World } from '../model.ts'
import { loadPolicy } from '../policy/load.ts'
import { type Policy, type SettingKey, setting } from '../policy/policy.ts'
import type { Standards } from '../standards/data.ts'
import { listed, partsOf, type Sheet } from '../text/sheet.ts'

/** The preset that holds without a policy: levels are told by it. */
export async function openPolicy(world: World, catalog: Catalog, standards: Standards): Promise<Policy> {
  const loaded = await loadPolicy(undefined, {
    preset: (name) => world.text(`presets/${name}.yml`),
    catalog,
    definitions: standards.definitionIds,
    standards: standards.ids,
    today: world.now.toISOString().slice(0, 10)
  })
  if ('errors' in loaded) throw new Error('The installation is broken: the preset open@1 cannot be used.')
  return loaded.policy
}

/** A license, or an expression of several: kind, how it is known, who calls it open, and what `open@1` makes of it. */
export function licenseSheet(text: string, catalog: Catalog, policy: Policy): Sheet | undefined {
  const parsed = parseExpression(text, catalog)
  if ('problem' in parsed) return undefined
  const { expression } = parsed
  const leaves = leavesOf(expression)
  const [only] = leaves
  const one = leaves.length === 1 && only !== undefined ? catalog.license(only.license) : undefined
  return {
    title: [
      one === undefined ? formatExpression(expression) : `${one.name} (${formatExpression(expression)})`
    ],
    lead: [one === undefined ? leadOf(expression) : 'A license of the SPDX list.'],
    parts: partsOf(
      Object.fromEntries([
        ...leaves.map((leaf): [string, readonly Words[]] => [leaf.text, about(leaf, catalog, policy)]),
        ['Data', [[`SPDX ${catalog.spdx}, readings ${catalog.version}`]]]
      ])
    )
  }
}

function leavesOf(expression: Expression): readonly Leaf[] {
  return expression.type === 'leaf' ? [expression] : expression.parts.flatMap(leavesOf)
}

function leadOf(expression: Expression): string {
  if (expression.type === 'or') return 'A choice: one way through it that the policy allows is enough.'
  return expression.type === 'and' ? 'All of these hold together.' : 'A license that is not on the SPDX list.'
}

function about(leaf: Leaf, catalog: Catalog, policy: Policy): readonly Words[] {
  const record = catalog.license(leaf.license)
  if (record === undefined) {
    return [['No license of the SPDX list: a person has to read its text.'], level(policy, 'unknown.custom')]
  }
  const { kind, basis, osi, fsf, blueOak, url } = record
  const exception = leaf.exception === undefined ? undefined : catalog.exception(leaf.exception)
  const says = [
    osi ? 'Approved by the OSI' : 'Not approved by the OSI',
    ...(fsf === undefined ? [] : [fsf ? 'free software to the FSF' : 'non-free to the FSF']),
    ...(blueOak === undefined ? [] : [`rated ${blueOak} by the Blue Oak Council`])
  ]
  return [
    [`${MEANS[kind]} (${kind}: ${basis})`],
    [`${listed(says)}.`],
    exception?.permits === undefined ? [] : [`With ${exception.id}: ${exception.permits}`],
    kind === 'unclassified' ? level(policy, 'unknown.custom') : level(policy, `licenses.kinds.${kind}`),
    url === undefined ? [] : [{ text: 'Text', url }]
  ]
}

function level(policy: Policy, key: SettingKey): Words {
  return [`Under the preset open@1: ${String(setting(policy, key, '').value)} (${key}).`]
}

const MEANS: Readonly<Record<string, string>> = {
  permissive: 'Do nearly anything; keep the notices',
  'public-domain': 'No conditions, as far as the law lets the author say so',
  'weak-copyleft': 'Changes to its own files stay under it; what uses it need not',
  'strong-copyleft': 'What is passed on together with it comes under it, with its source',
  'network-copyleft': 'As strong copyleft, and use over a network counts as passing on',
  'source-available': 'The source can be read; some uses are kept back, often for a time',
  'non-commercial': 'No commercial use',
  'restricted-use': 'Some uses or users are ruled out',
  'no-derivatives': 'No changed versions may be passed on',
  proprietary: 'No general permission: an agreement with the owner decides',
  unclassified: 'Nobody has classed it yet'
}
