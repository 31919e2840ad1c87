import { licenseKey } from '../../licenses/expression.ts'
import { type Fault, series, type Trouble } from '../fault.ts'
import { someText } from '../formats.ts'
import { type Names, readLicenseName } from '../names.ts'
import { type Content, faultAt, textsAt } from '../yaml/part.ts'

/** Entries that cannot be read, and licenses that one file both allows and denies. */
export function licenseFaults(content: Content, names: Names): Fault[] {
  const sides = new Map<string, 'allow' | 'deny'>()
  return (['allow', 'deny'] as const).flatMap((side) =>
    textsAt(content, ['licenses', side]).flatMap(({ text, path }) => {
      if (someText(text) !== undefined) return []
      const read = readLicenseName(text, names)
      if ('trouble' in read) return faultAt(content, path, read.trouble)
      const key = licenseKey(read.name)
      const other = sides.get(key) ?? side
      sides.set(key, other)
      return other === side ? [] : faultAt(content, path, contradiction(read.name))
    })
  )
}

function contradiction(name: string): Trouble {
  return {
    what: [
      { quote: name },
      ' is both in ',
      ...series(['licenses.allow', 'licenses.deny']),
      ', and it cannot be both.'
    ],
    fix: ['Take it out of one of the two.']
  }
}
