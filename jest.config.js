/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Whole processes run in the end-to-end tests: a busy machine is slow, and no test is about time.
  testTimeout: 120_000,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-transform.cjs' },
  // Manifests of examples and fixtures name the same projects more than once, and are no modules of ours.
  modulePathIgnorePatterns: ['<rootDir>/examples/', '<rootDir>/.cache/', '<rootDir>/__tests__/.*/fixtures/'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  collectCoverageFrom: ['src/**/*.ts', '!src/action.ts', '!src/cli.ts'],
  coverageProvider: 'v8'
}
