// Cuts GitHub's OpenAPI description down to the operations that the action uses, for __tests__/support/openapi.ts.
// The whole package is 385 MB, so it is not a dependency. To run this, with any empty folder for FOLDER:
//   npm install --no-save --prefix FOLDER @octokit/openapi@23.0.2
//   node scripts/prune-openapi.mjs FOLDER/node_modules/@octokit/openapi
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'

const SOURCE = process.argv[2] ?? 'node_modules/@octokit/openapi'
const TARGET = '__tests__/fixtures/github-openapi'

const WANTED = {
  '/rate_limit': ['get'],
  '/repos/{owner}/{repo}': ['get'],
  '/repos/{owner}/{repo}/check-runs': ['post'],
  '/repos/{owner}/{repo}/check-runs/{check_run_id}': ['get', 'patch'],
  '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': ['get'],
  '/repos/{owner}/{repo}/code-scanning/sarifs': ['post'],
  '/repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}': ['get'],
  '/repos/{owner}/{repo}/commits/{commit_sha}/pulls': ['get'],
  '/repos/{owner}/{repo}/compare/{basehead}': ['get'],
  '/repos/{owner}/{repo}/contents/{path}': ['get'],
  '/repos/{owner}/{repo}/dependency-graph/compare/{basehead}': ['get'],
  '/repos/{owner}/{repo}/dependency-graph/sbom': ['get'],
  '/repos/{owner}/{repo}/dependency-graph/snapshots': ['post'],
  '/repos/{owner}/{repo}/git/blobs/{file_sha}': ['get'],
  '/repos/{owner}/{repo}/git/commits/{commit_sha}': ['get'],
  '/repos/{owner}/{repo}/git/ref/{ref}': ['get'],
  '/repos/{owner}/{repo}/git/trees/{tree_sha}': ['get'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['get', 'patch', 'delete'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/license': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/files': ['get']
}

const all = JSON.parse(readFileSync(`${SOURCE}/generated/api.github.com.json`, 'utf8'))
const { openapi, info, servers } = all
const out = { openapi, info, servers, paths: {}, components: {} }

for (const [path, methods] of Object.entries(WANTED)) {
  out.paths[path] = {}
  for (const method of methods) {
    const operation = all.paths[path]?.[method]
    if (operation === undefined) throw new Error(`${method} ${path} is not in the description`)
    const { 'x-github': _github, externalDocs: _docs, ...kept } = structuredClone(operation)
    out.paths[path][method] = kept
  }
}
take(out.paths)
delete out.components.examples
strip(out.paths)
strip(out.components)
// `description` is the one text that OpenAPI demands: on every response.
for (const methods of Object.values(out.paths)) {
  for (const operation of Object.values(methods)) {
    for (const r of Object.values(operation.responses)) if (r.$ref === undefined) r.description = ''
  }
}
for (const r of Object.values(out.components.responses ?? {})) r.description = ''

const json = JSON.stringify(out)
writeFileSync(`${TARGET}.json`, `${json}\n`)
copyFileSync(`${SOURCE}/LICENSE`, `${TARGET}.LICENSE`)
const { paths, components } = out
console.log(
  `${Object.keys(paths).length} paths, ${Object.keys(components.schemas).length} schemas, ${json.length} bytes`
)

/** Copies every component that is referred to, and what those refer to. */
function take(node) {
  if (typeof node !== 'object' || node === null) return
  if (typeof node.$ref === 'string') {
    const [, , section, name] = node.$ref.split('/')
    out.components[section] ??= {}
    if (out.components[section][name] === undefined) {
      out.components[section][name] = structuredClone(all.components[section][name])
      take(out.components[section][name])
    }
  }
  for (const child of Object.values(node)) take(child)
}

/** Removes texts and examples. A property that is itself named `description` is an object, and stays. */
function strip(node) {
  if (typeof node !== 'object' || node === null) return
  if (typeof node.description === 'string') delete node.description
  delete node.example
  delete node.examples
  for (const child of Object.values(node)) strip(child)
}
