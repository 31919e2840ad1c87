import { createHash } from 'node:crypto'

const LICENSES = ['MIT', 'MIT', 'MIT', 'MIT', 'MIT', 'ISC', 'Apache-2.0', 'BSD-3-Clause', '(MIT OR CC0-1.0)']
/** Cannot be read: it is a finding. */
const ODD = 'BSD'
const FAN_OUT = 4

/**
 * A package-lock.json of so many packages, the same for every run: each of them depends on up to four later ones, every tenth
 * is a second version inside the package before it, and one in a hundred has a license that cannot be read.
 */
export function syntheticLock(count) {
  const packages = { '': { name: 'synthetic', version: '1.0.0', dependencies: { [nameOf(0)]: '^1.0.0' } } }
  for (let i = 0; i < count; i++) packages[pathOf(i)] = entry(i, count)
  return JSON.stringify({ name: 'synthetic', version: '1.0.0', lockfileVersion: 3, packages }, null, 2)
}

function entry(i, count) {
  return {
    version: isNested(i) ? `2.0.${i % 7}` : `1.${i % 13}.${i % 7}`,
    integrity: `sha512-${createHash('sha512').update(String(i)).digest('base64')}`,
    ...(i % 3 === 0 && { dev: true }),
    license: i % 100 === 99 ? ODD : LICENSES[i % LICENSES.length],
    ...dependencies(i, count)
  }
}

/** The next one, so that all are reached, and others in growing steps. */
function dependencies(i, count) {
  const targets = Array.from({ length: FAN_OUT }, (_, k) => i + 1 + k * (k + 1) * ((i % 11) + 1))
  const names = targets.filter((to) => to < count).map((to) => [nameOf(to), `^${isNested(to) ? 2 : 1}.0.0`])
  return names.length === 0 ? {} : { dependencies: Object.fromEntries(names) }
}

function isNested(i) {
  return i % 10 === 9
}

function pathOf(i) {
  return isNested(i) ? `node_modules/${nameOf(i - 1)}/node_modules/${nameOf(i)}` : `node_modules/${nameOf(i)}`
}

/** Every fifth has a scope; the second version has the name of a package before it. */
function nameOf(i) {
  if (isNested(i)) return nameOf(i - 4)
  return i % 5 === 0 ? `@scope-${i % 97}/part-${i}` : `package-${i}`
}
