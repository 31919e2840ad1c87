/** The content of dist/data/licenses.json; `makeCatalog` of src/licenses/catalog.ts reads it. */
export function licensesData(): unknown
