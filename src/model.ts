// Every noun of the program. Types only: they import each other and nothing else, and everything may import them from here.
// A newcomer reads these after pipeline.ts, in this order.
export type * from './model/words.ts' // levels, places and sentences: what every other noun is made of.
export type * from './model/reading.ts' // what is read: two trees of files, and what could not be read of them.
export type * from './model/packages.ts' // packages and how lockfiles use them.
export type * from './model/licenses.ts' // what is said of a license, and the one answer.
export type * from './model/standards.ts' // standards, their terms, and what ties packages to them.
export type * from './model/judgement.ts' // what rules look at, and what they say.
export type * from './model/report.ts' // everything that a reader may be told.
export type * from './model/world.ts' // effects, handed in.
