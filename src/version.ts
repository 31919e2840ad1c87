/** The version of this program, equal to package.json's; a test compares them. */
export const version = '0.1.0'
export const programName = 'open-standards-gate'
