import type { Words } from '../../model.ts'
import type { Fault, Trouble } from '../fault.ts'
import type { Source } from './source.ts'

/** An error of the YAML reader, as far as it is used here. */
interface YamlError {
  readonly code: string
  readonly message: string
  readonly pos: readonly [number, number]
}

/** The reader's errors in words of ours, the first of each line: one slip makes it stumble several times. */
export function syntaxFaults(errors: readonly YamlError[], source: Source): Fault[] {
  const lines = new Set<number>()
  return errors.flatMap((error) => {
    // A second document and an empty alias are told by their signs.
    if (error.code === 'MULTIPLE_DOCS' || error.code === 'BAD_ALIAS') return []
    const scene = sceneOf(error, source)
    if (lines.has(scene.number)) return []
    lines.add(scene.number)
    const { what, fix } = CASES.find((c) => c.when(scene)) ?? anyOther(error)
    return [{ offset: scene.offset, what, fix }]
  })
}

/** Where the reader stopped, and what stands there. */
interface Scene {
  readonly error: YamlError
  readonly offset: number
  /** Its line, as a number and as text, and the text before and from the offset on. */
  readonly number: number
  readonly line: string
  readonly before: string
  readonly after: string
  /** The last line above that is not blank. */
  readonly above: string
}

function sceneOf(error: YamlError, source: Source): Scene {
  // What was never closed is shown at the end of the text, not in a line that is not there.
  const offset = Math.min(error.pos[0], Math.max(source.text.trimEnd().length - 1, 0))
  const place = source.place(offset)
  const line = source.line(place.line)
  let above = place.line - 1
  while (above > 0 && source.line(above).trim() === '') above--
  return {
    error,
    offset,
    number: place.line,
    line,
    before: line.slice(0, place.column - 1),
    after: line.slice(place.column - 1),
    above: source.line(above)
  }
}

interface Case extends Trouble {
  readonly when: (scene: Scene) => boolean
}

const CASES: readonly Case[] = [
  {
    when: ({ line, error }) => error.code === 'TAB_AS_INDENT' || /^ *\t/.test(line),
    what: ['This line is indented with a tab, and YAML counts spaces only.'],
    fix: ['Indent with spaces, two for each step.']
  },
  {
    when: ({ line, above }) => /^\s*- /.test(line) && /:\s*\[\s*\]\s*(?:#.*)?$/.test(above),
    what: ['The list above is finished by ', { quote: '[]' }, ', so nothing can follow in it.'],
    fix: ['Take ', { quote: '[]' }, ' out of the line above, and keep the entries below it.']
  },
  {
    when: ({ error }) => error.code === 'BAD_SCALAR_START',
    what: ['A text cannot begin with this sign unless it is in quotes.'],
    fix: quotes('owner: "@acme/legal"')
  },
  {
    when: ({ error }) => error.message.startsWith('Block scalar header'),
    what: ['A text that begins with > or | is read as the head of a longer text.'],
    fix: quotes('versions: ">=1.6.0 <2.0.0"')
  },
  {
    when: ({ error }) => error.code === 'BAD_DQ_ESCAPE',
    what: ['In double quotes a backslash begins an escape, and this one is unknown.'],
    fix: ['Use single quotes, or write the backslash twice.']
  },
  {
    when: ({ error }) => error.message.startsWith('Missing closing'),
    what: ['A text in quotes is not closed.'],
    fix: ['Add the closing quote.']
  },
  {
    when: ({ error }) => /must be sufficiently indented and end with/.test(error.message),
    what: ['A bracket that was opened is not closed before this place.'],
    fix: ['Add the closing bracket, or indent what stands inside of it further than the key.']
  },
  {
    when: ({ error }) => /Unexpected flow-(?:seq|map)-end/.test(error.message),
    what: ['This bracket closes nothing.'],
    fix: ['Take it out, or add the bracket that opens.']
  },
  {
    when: ({ error }) =>
      /Unexpected block-seq-ind on same line/.test(error.message) || / - /.test(error.message),
    what: ['A list cannot begin in the line of its key.'],
    fix: ['Write the entries in lines of their own, or in brackets: ', { quote: 'accept: [missing]' }, '.']
  },
  {
    when: ({ error }) => /at node end/.test(error.message),
    what: ['Something follows here after a text in quotes or a bracket that is already closed.'],
    fix: ['Put the whole text in one pair of quotes; double a single quote inside of single quotes.']
  },
  {
    when: ({ error }) => error.message.startsWith('Missing , or :'),
    what: ['Inside brackets a comma is missing before this place, or a text in quotes has ended too early.'],
    fix: ['Put a comma between entries; double a single quote inside of single quotes.']
  },
  {
    when: ({ error, after }) => error.code === 'BLOCK_AS_IMPLICIT_KEY' && /:(?:\s|$)/.test(after),
    what: ['A colon and a space inside a text make YAML see a key.'],
    fix: quotes('reason: "Build tool: not shipped"')
  },
  {
    when: ({ error }) => error.code === 'BLOCK_AS_IMPLICIT_KEY',
    what: ['The lines below are indented as if they belonged to this value, which cannot hold keys.'],
    fix: ['Begin keys of one mapping in the same column.']
  },
  {
    when: ({ error }) => error.code === 'BAD_INDENT',
    what: ['This line begins in another column than those that it belongs to.'],
    fix: ['Begin keys of one mapping, and the dashes of one list, in the same column.']
  },
  {
    when: ({ error }) =>
      error.code === 'MULTILINE_IMPLICIT_KEY' || error.message.startsWith('Implicit map keys'),
    what: ['Here is a text where a key and a colon are meant.'],
    fix: ['Write ', { quote: 'key: value' }, ' with a space after the colon, or take the line out.']
  }
]

function quotes(example: string): Words {
  return ['Put the text in quotes, such as ', { quote: example }, '.']
}

function anyOther({ message }: YamlError): Trouble {
  return {
    what: ['This is not YAML: ', { quote: message.slice(0, 200) }, '.'],
    fix: ['Put texts with special signs in quotes, and check brackets and indentation.']
  }
}
