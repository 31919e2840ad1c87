// What SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/) asks of the objects that we write, together with what
// GitHub's code scanning asks beyond it (https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/
// sarif-support-for-code-scanning). Written for this test: stricter than either, since nothing unnamed may stand anywhere.
import { Ajv } from 'ajv'

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength })
const said = (maxLength: number) => object({ text: text(maxLength) })
const whole = { type: 'integer', minimum: 1 }

/** An object of exactly these properties; those whose names end in `?` may be left out. */
function object(properties: Record<string, object>): object {
  const names = Object.keys(properties)
  return {
    type: 'object',
    additionalProperties: false,
    required: names.filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(names.map((name) => [name.replace('?', ''), properties[name]]))
  }
}

function list(items: object, maxItems: number, minItems = 0): object {
  return { type: 'array', items, minItems, maxItems }
}

const location = object({
  physicalLocation: object({
    artifactLocation: object({
      // A relative reference: no scheme, no leading slash, no dot segments, nothing unescaped.
      uri: {
        type: 'string',
        pattern: "^(?!/)(?!.*(?:^|/)\\.{0,2}(?:/|$))(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$"
      },
      uriBaseId: { const: '%SRCROOT%' }
    }),
    region: object({ startLine: whole, startColumn: whole, endLine: whole, endColumn: whole })
  })
})

const rule = object({
  id: { type: 'string', pattern: '^[a-z]+(-[a-z]+)+$' },
  name: { type: 'string', pattern: '^([A-Z][a-z]+)+$', maxLength: 255 },
  shortDescription: said(1024),
  fullDescription: said(1024),
  help: said(1024),
  properties: object({ tags: list(text(40), 10, 1) })
})

const result = object({
  ruleId: text(40),
  'ruleIndex?': { type: 'integer', minimum: 0 },
  level: { enum: ['error', 'warning', 'note'] },
  message: said(5000),
  locations: list(location, 1, 1),
  'relatedLocations?': list(location, 10, 1),
  'partialFingerprints?': object({
    primaryLocationLineHash: { type: 'string', pattern: '^[0-9a-f]{32}:[1-9][0-9]*$' }
  }),
  'baselineState?': { enum: ['new', 'unchanged'] }
})

const log = object({
  $schema: { const: 'https://json.schemastore.org/sarif-2.1.0.json' },
  version: { const: '2.1.0' },
  runs: list(
    object({
      tool: object({
        driver: object({
          name: text(255),
          semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
          rules: list(rule, 25_000)
        })
      }),
      automationDetails: object({ id: { type: 'string', pattern: '^open-standards-gate/[\\w.-]+/$' } }),
      columnKind: { const: 'utf16CodeUnits' },
      invocations: list(
        object({
          executionSuccessful: { const: true },
          'toolExecutionNotifications?': list(
            object({ level: { const: 'warning' }, message: said(1024) }),
            1,
            1
          )
        }),
        1,
        1
      ),
      results: list(result, 5000)
    }),
    1,
    1
  )
})

const validate = new Ajv({ allErrors: true, strict: true }).compile(log)

/** Every way in which a document is not what is asked; none for a right one. */
export function sarifFaults(document: unknown): readonly string[] {
  return validate(document) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`)
}
