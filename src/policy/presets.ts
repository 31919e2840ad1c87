/** The presets of this version, a file of `presets/` each. One never changes under its number: a new number is a new file. */
export const PRESETS = ['open@1', 'library@1', 'shipped-product@1', 'hosted-service@1', 'internal@1'] as const

/** What a policy without `extends` starts from. */
export const DEFAULT_PRESET = 'open@1'
