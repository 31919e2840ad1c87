// Checks requests and answers against an OpenAPI 3.0 description, with ajv alone. Stricter than the description in one
// thing: a query parameter or a top-level body property that it does not name is an error, so a typing error is found.
import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'

type Content = Record<string, { schema: { properties?: object } }>
interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: object
}
interface Reference {
  $ref: string
}
interface Operation {
  operationId: string
  parameters?: (Parameter | Reference)[]
  requestBody?: { required?: boolean; content: Content }
  responses: Record<string, { content?: Content } | Reference>
}
interface Description {
  paths: Record<string, Record<string, Operation>>
}

export interface Match {
  operation: Operation
  pointer: string
  params: Record<string, string>
}

const FORMATS = Object.fromEntries(
  ['date-time', 'email', 'hostname', 'int64', 'ip/cidr', 'repo', 'ssh', 'timestamp', 'uri'].map((f) => [
    f,
    true as const
  ])
)

export class OpenApi {
  readonly #description: Description
  readonly #json = new Ajv({ strict: false, allErrors: true, formats: FORMATS })
  /** Path and query values arrive as text and are turned into what the description asks for. Bodies never are. */
  readonly #text = new Ajv({ strict: false, allErrors: true, formats: FORMATS, coerceTypes: true })
  readonly #compiled = new Map<string, ValidateFunction>()
  readonly #routes: { method: string; template: string; path: RegExp; names: string[] }[] = []

  constructor(file: URL) {
    this.#description = JSON.parse(readFileSync(file, 'utf8'), orNull) as Description
    this.#json.addSchema(this.#description, 'd')
    this.#text.addSchema(this.#description, 'd')
    for (const [template, methods] of Object.entries(this.#description.paths)) {
      const names = [...template.matchAll(/\{([^}]+)\}/g)].map((m) => m[1] ?? '')
      const source = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '([^/]+)')
      for (const method of Object.keys(methods)) {
        this.#routes.push({ method, template, path: new RegExp(`^${source}$`), names })
      }
    }
  }

  match(method: string, path: string): Match | undefined {
    for (const route of this.#routes) {
      const found = route.method === method.toLowerCase() ? route.path.exec(path) : null
      const operation = this.#description.paths[route.template]?.[route.method]
      if (found === null || operation === undefined) continue
      const escaped = route.template.replaceAll('~', '~0').replaceAll('/', '~1')
      const params = Object.fromEntries(
        route.names.map((n, i) => [n, decodeURIComponent(found[i + 1] ?? '')])
      )
      return { operation, pointer: `/paths/${encodeURIComponent(escaped)}/${route.method}`, params }
    }
    return undefined
  }

  request(match: Match, query: URLSearchParams, body: unknown): string[] {
    return [...this.#parameters(match, query), ...this.#body(match, body)]
  }

  response(match: Match, status: number, body: unknown): string[] {
    const answer = match.operation.responses[String(status)]
    if (answer === undefined) return [`status ${status} is not in the description`]
    const resolved = this.#resolve<{ content?: Content }>(answer)
    if (resolved.content?.['application/json'] === undefined) return []
    const pointer = '$ref' in answer ? answer.$ref.slice(1) : `${match.pointer}/responses/${status}`
    return this.#check(`${pointer}/content/application~1json/schema`, body)
  }

  #parameters({ operation, params }: Match, query: URLSearchParams): string[] {
    const problems: string[] = []
    const known = new Set<string>()
    for (const item of operation.parameters ?? []) {
      const p = this.#resolve<Parameter>(item)
      if (p.in === 'header') continue
      if (p.in === 'query') known.add(p.name)
      const value = p.in === 'path' ? params[p.name] : (query.get(p.name) ?? undefined)
      if (value === undefined) {
        if (p.required === true) problems.push(`${p.in} ${p.name} is missing`)
        continue
      }
      const validate = this.#parameter(JSON.stringify(p.schema))
      if (!validate({ value }))
        problems.push(...(validate.errors ?? []).map((e) => `${p.in} ${p.name} ${e.message ?? ''}`))
    }
    for (const name of query.keys())
      if (!known.has(name)) problems.push(`query ${name} is not in the description`)
    return problems
  }

  #parameter(text: string): ValidateFunction {
    let validate = this.#compiled.get(text)
    if (validate === undefined) {
      const value = JSON.parse(text.replaceAll('"#/', '"d#/')) as object
      validate = this.#text.compile({ type: 'object', properties: { value } })
      this.#compiled.set(text, validate)
    }
    return validate
  }

  #body({ operation, pointer }: Match, body: unknown): string[] {
    const schema = operation.requestBody?.content['application/json']?.schema
    if (schema === undefined) return body === undefined ? [] : ['a body where the description has none']
    if (body === undefined) return operation.requestBody?.required === true ? ['the body is missing'] : []
    const problems = this.#check(
      `${pointer}/requestBody/content/application~1json/schema`,
      structuredClone(body)
    )
    for (const key of Object.keys(body as object)) {
      if (schema.properties !== undefined && !Object.hasOwn(schema.properties, key)) {
        problems.push(`body ${key} is not in the description`)
      }
    }
    return problems
  }

  #check(pointer: string, data: unknown): string[] {
    let validate = this.#compiled.get(pointer)
    if (validate === undefined) {
      validate = this.#json.compile({ $ref: `d#${pointer}` })
      this.#compiled.set(pointer, validate)
    }
    return validate(data) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ''}`)
  }

  #resolve<T extends object>(item: T | Reference): T {
    if (!('$ref' in item)) return item
    const keys = item.$ref.slice(2).split('/')
    return keys.reduce<unknown>((at, key) => {
      return (at as Record<string, unknown>)[key.replaceAll('~1', '/').replaceAll('~0', '~')]
    }, this.#description) as T
  }
}

/** ajv refuses `nullable` where there is no `type` beside it, as OpenAPI 3.0 has it on references and unions. */
function orNull(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value) || 'type' in value) return value
  const { nullable, ...schema } = value
  return nullable === true ? { anyOf: [{ const: null }, schema] } : schema
}
