import type { Standard, Verdict3, Words } from '../../model.ts'
import { listed, partsOf, type Sheet } from '../../text/sheet.ts'
import type { Standards } from '../data.ts'
import type { Definition, Predicate } from '../record.ts'
import { source } from './standard.ts'

/** One definition of "open standard": what it asks for, in which clause of its text, and what passes and fails. */
export function definitionSheet(definition: Definition, standards: Standards): Sheet {
  const records = standards.ids.map((id) => standards.record(id))
  const judged = records.map((record) => ({
    record,
    result: standards.judge(record.id, definition.id, ['patents']).result
  }))
  return {
    title: [`${definition.name} (${definition.id})`],
    lead: [
      `A definition of "open standard". On patents it asks for: ${definition.royalty_rule}. `,
      definition.binding === '' ? '' : `It binds: ${definition.binding}.`
    ].filter((text) => text !== ''),
    parts: partsOf({
      'On patents, the part that a policy enforces by default': asks(
        definition,
        (p) => p.aspect === 'patents'
      ),
      'What else it asks for': asks(definition, (p) => p.aspect !== 'patents'),
      'On patents alone': [
        [`${count(judged, 'pass')} standards of the data pass, ${count(judged, 'warn')} are not known to.`],
        verdicts(judged, 'fail', 'Fail'),
        verdicts(judged, 'warn', 'Not known to pass')
      ],
      'Name it in the policy': [[`standards: { definition: ${definition.id} }`]],
      'Who says so': definition.sources.map(source),
      Note: [definition.note === '' ? [] : [definition.note]],
      Data: [[standards.version]]
    })
  }
}

function asks({ predicates }: Definition, which: (p: Predicate) => boolean): readonly Words[] {
  return predicates.filter(which).map((p): Words => {
    const clause = p.clause ?? 'clause not checked'
    const unsure = p.machine_checkable === 'full' ? '' : '; a person should look too'
    const unknown = p.on_unknown === 'pass' ? 'passes' : p.on_unknown === 'fail' ? 'fails' : 'warns'
    return [`${p.text} (${clause}): ${p.aspect}; what is not known ${unknown}${unsure}`]
  })
}

interface Judged {
  readonly record: Standard
  readonly result: Verdict3['result']
}

function count(judged: readonly Judged[], result: Judged['result']): number {
  return judged.filter((j) => j.result === result).length
}

function verdicts(judged: readonly Judged[], result: Judged['result'], name: string): Words {
  const titles = judged.filter((j) => j.result === result).map((j) => j.record.title)
  return titles.length === 0 ? [] : [`${name}: ${listed(titles)}.`]
}
