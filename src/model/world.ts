// Effects, handed in.

/** What the pure part needs from outside, as arguments. */
export interface World {
  readonly now: Date
  /** A file of dist/data, parsed. Rejects when it is not there: that is a broken installation. */
  data(name: string): Promise<unknown>
  /** Text of a file of dist/data. */
  text(name: string): Promise<string>
  /** Lower-case hex. */
  hash(alg: 'sha1' | 'sha256', bytes: Uint8Array): string
}

/** How the license sources reach the network. Never rejects. */
export interface Reach {
  get(url: string): Promise<Reply>
  /** Posts JSON. */
  post(url: string, json: string): Promise<Reply>
  /** Waits, in milliseconds; false when the time for asking would be over by then: it did not wait. */
  wait(milliseconds: number): Promise<boolean>
}

/** What came back, or why nothing did; 'spent': the time, calls or bytes of the run are used up. */
export type Reply =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body: string
      /** In seconds, where the server asks to wait. */
      readonly retryAfter?: number
    }
  | {
      readonly kind: 'failure'
      readonly cause: 'timeout' | 'connection' | 'unreachable' | 'too-big' | 'spent'
    }
