/** Colours by role. Without colour every function gives its text back. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly green: (text: string) => string
  readonly cyan: (text: string) => string
}

/** ANSI colours (ECMA-48, SGR), each closed by its own end so that they nest. */
export function painter(color: boolean): Paint {
  const by = (start: number, end: number) => (text: string) =>
    color && text !== '' ? `\u001b[${start}m${text}\u001b[${end}m` : text
  return {
    bold: by(1, 22),
    dim: by(2, 22),
    red: by(31, 39),
    yellow: by(33, 39),
    green: by(32, 39),
    cyan: by(36, 39)
  }
}
