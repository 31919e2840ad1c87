import {
  ComponentScope,
  ComponentType,
  ExternalReferenceType,
  HashAlgorithm
} from '@cyclonedx/cyclonedx-library/Enums'
import {
  Component,
  ExternalReference,
  ExternalReferenceRepository,
  HashDictionary,
  Property,
  PropertyRepository
} from '@cyclonedx/cyclonedx-library/Models'
import { JSON as Json } from '@cyclonedx/cyclonedx-library/Serialize'
import { Spec1dot7 } from '@cyclonedx/cyclonedx-library/Spec'
import type { Location, Package, Report, Scope, Subject, Use } from '../../model.ts'
import { distinct, placeText } from '../content/said.ts'
import type { Node } from './graph.ts'
import { strongestScope } from './graph.ts'
import { iri } from './iri.ts'
import { licenses } from './licenses.ts'
import { standardProperty } from './standards.ts'

/** Makes the CycloneDX component of a node, as a plain object. */
export type ComponentWriter = (node: Node) => Record<string, unknown>

/** The library normalises one component at a time and drops what it does not know; that is added after it. */
export function componentWriter(report: Report): ComponentWriter {
  const normalizer = new Json.Normalize.Factory(Spec1dot7).makeForComponent()
  const subjects = new Map(report.subjects.map((subject) => [subject.package.id, subject]))
  return (node) => {
    const subject = subjects.get(node.package.id)
    return {
      ...normalizer.normalize(modelOf(node, subject), { sortLists: false }),
      licenses: subject && licenses(subject.fact),
      evidence: evidence(node.uses)
    }
  }
}

function modelOf({ package: pkg, uses }: Node, subject: Subject | undefined): Component {
  const { group, name } = groupAndName(pkg)
  const scope = scopes[strongestScope(uses)]
  return new Component(ComponentType.Library, name, {
    bomRef: pkg.id,
    hashes: hashes(pkg),
    externalReferences: references(pkg),
    properties: properties(pkg, subject),
    ...(group !== undefined && { group }),
    ...(pkg.version !== undefined && pkg.version.length <= 1024 && { version: pkg.version }),
    ...(pkg.purl !== undefined && { purl: pkg.purl }),
    ...(scope !== undefined && { scope })
  })
}

const scopes: Readonly<Record<Scope, ComponentScope | undefined>> = {
  runtime: ComponentScope.Required,
  optional: ComponentScope.Optional,
  development: ComponentScope.Excluded,
  unknown: undefined
}

/** npm's scope is CycloneDX's group. */
function groupAndName({ name, ecosystem }: Package): { group?: string; name: string } {
  const slash = ecosystem === 'npm' && name.startsWith('@') ? name.indexOf('/') : -1
  return slash < 0 ? { name } : { group: name.slice(0, slash), name: name.slice(slash + 1) }
}

function hashes(pkg: Package): HashDictionary {
  return new HashDictionary(pkg.hashes.map(({ alg, hex }) => [HashAlgorithm[alg], hex]))
}

/** Where the artifact or its source is, for packages of no registry. */
function references(pkg: Package): ExternalReferenceRepository {
  const url = pkg.source === undefined ? undefined : iri(pkg.source)
  if (url === undefined) return new ExternalReferenceRepository()
  const type = pkg.origin === 'git' ? ExternalReferenceType.VCS : ExternalReferenceType.Distribution
  return new ExternalReferenceRepository([
    new ExternalReference(url, type, pkg.origin === 'git' ? {} : { hashes: hashes(pkg) })
  ])
}

function properties(pkg: Package, subject: Subject | undefined): PropertyRepository {
  const found = new PropertyRepository([new Property('open-standards-gate:origin', pkg.origin)])
  const standards = new Set(subject?.flags.map(standardProperty))
  for (const value of [...standards].sort()) found.add(new Property('open-standards-gate:standard', value))
  return found
}

/** Where the package stands, file and line; a package has thousands of places at most in a contrived lockfile. */
const mostPlaces = 100

function evidence(uses: readonly Use[]): object | undefined {
  const all = uses.length === 1 ? uses[0]!.at : uses.flatMap((use) => use.at)
  const places = all.length < 2 ? all : distinct(all, placeText)
  const occurrences = places.slice(0, mostPlaces).map(occurrence)
  return occurrences.length > 0 ? { occurrences } : undefined
}

function occurrence({ path, line }: Location): object {
  return line === undefined ? { location: path } : { location: path, line }
}
