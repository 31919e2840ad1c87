import type { Flag, Words } from '../../model.ts'
import { parsePurl } from '../../purl.ts'
import { listed, partsOf, type Sheet, unlinked } from '../../text/sheet.ts'
import { adviceFor } from '../advice.ts'
import type { Standards } from '../data.ts'
import { evidenceWords } from '../evidence.ts'
import { CAPTION, DENIAL, relationWords, termsWords } from '../words.ts'

/** One package, by its purl: which standards the data knows it to carry, how we know, and what can be done. */
export function packageSheet(purl: string, standards: Standards): Sheet {
  const flags = standards.match({ purl, origin: 'public-registry' })
  const [first] = flags
  if (first === undefined) return unknown(purl, standards)
  const sure = flags.filter((f) => f.severity === 'high')
  const maybe = flags.filter((f) => f.severity === 'medium' || f.severity === 'low')
  const none = flags.filter((f) => f.severity === 'none')
  const cases = [...sure, ...maybe].map((flag) => {
    const record = standards.record(flag.standard)
    return { flag, record, alternatives: standards.alternatives(record.id, DEFINITION, ['patents']) }
  })
  return {
    title: [{ quote: purl }],
    lead: [
      `${CAPTION} What the data knows of packages by this name. ${cases.length === 0 ? '' : DENIAL}`.trim()
    ],
    parts: partsOf({
      'Strong enough to refuse': sure.map((f) => line(f, standards)),
      'To look at': maybe.map((f) => line(f, standards)),
      'Nothing to ask about': [titles(none, standards)],
      'How we know': [evidenceWords(first, standards.record(first.standard), 'public-registry')],
      'What to do': adviceFor(cases),
      Record: [[`pattern ${first.pattern}, data ${standards.version}`]]
    })
  }
}

/** Which others could take its place is told by the definition of the preset open@1. */
const DEFINITION = 'osi-osr'

function line(flag: Flag, standards: Standards): Words {
  const record = standards.record(flag.standard)
  return [...relationWords(flag, record), ': a standard ', ...unlinked(termsWords(record))]
}

function titles(flags: readonly Flag[], standards: Standards): Words {
  const all = flags.map((f) => standards.record(f.standard).title)
  return all.length === 0 ? [] : [`${listed(all)}.`]
}

function unknown(purl: string, standards: Standards): Sheet {
  const version = parsePurl(purl)?.version
  return {
    title: [{ quote: purl }],
    lead: ['The standards data does not know this package: unknown, not clear.'],
    parts: partsOf({
      'What that means': [
        [
          'Nobody has looked at it, or nobody has noted that it carries a standard on which royalties are asked for.'
        ],
        version === undefined ? [] : ['The data knows packages by name; a version makes no difference here.']
      ],
      'Its license': [['check and sbom read licenses from lockfiles and, unless offline, ask outside.']],
      Data: [[standards.version]]
    })
  }
}
