/** A part of a text that has to stay under a limit. */
export interface Section {
  /** 0 is kept whatever the limit; the highest number gives way first. */
  readonly importance: number
  readonly before: string
  readonly items: readonly string[]
  readonly after: string
  /** Items that were left out beforehand. */
  readonly beyond: number
  /** The line that says how many items are left out; without any item it stands for the whole section. */
  left(n: number): string
}

/**
 * The sections in their order, in at most `limit` by `size`. Sections give way from the least important one on, from
 * their end, and each says how many items it left out. Those of importance 0 have to fit by themselves.
 */
export function fit(sections: readonly Section[], limit: number, size: (text: string) => number): string {
  const shown = sections.filter((section) => section.items.length + section.beyond > 0)
  const kept = new Map<Section, number>()
  let room = limit
  for (const section of shown) room -= reserve(section, size)
  for (const section of byImportance(shown)) {
    const n = keep(section, room, size)
    kept.set(section, n)
    room = n < section.items.length ? 0 : room - weight(section, size)
  }
  return shown.map((section) => written(section, kept.get(section) ?? section.items.length)).join('')
}

function byImportance(sections: readonly Section[]): Section[] {
  return sections.filter((section) => section.importance > 0).sort((a, b) => a.importance - b.importance)
}

/** What a section takes even when all its items give way. */
function reserve(section: Section, size: (text: string) => number): number {
  return section.importance === 0
    ? weight(section, size)
    : size(section.left(section.items.length + section.beyond))
}

/** How many of the items have room, from the first one on. */
function keep(section: Section, room: number, size: (text: string) => number): number {
  let left = room - size(section.before + section.after)
  const end = section.items.findIndex((item) => (left -= size(item)) < 0)
  return end < 0 ? section.items.length : end
}

function weight(section: Section, size: (text: string) => number): number {
  return section.items.reduce((sum, item) => sum + size(item), size(section.before + section.after))
}

function written(section: Section, kept: number): string {
  const missing = section.items.length - kept + section.beyond
  const left = missing > 0 ? section.left(missing) : ''
  return kept === 0 ? left : section.before + section.items.slice(0, kept).join('') + left + section.after
}

/** Bytes of a text as UTF-8, or a little more: a surrogate pair counts six instead of four. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    bytes += unit >= 0x800 ? 2 : unit >= 0x80 ? 1 : 0
  }
  return bytes
}
