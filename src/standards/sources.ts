import type { SourceNote, Standard } from '../model.ts'

/** All that a record rests on, its programmes' sources included, each once. */
export function sourcesOf(record: Pick<Standard, 'sources' | 'licensing_programmes'>): readonly SourceNote[] {
  const all = [...record.sources, ...record.licensing_programmes.map((p) => p.source)]
  return [...new Map(all.map((s) => [`${s.title}\0${s.url}`, s])).values()]
}

/** Whether somebody read the body's, the programme's, a holder's or a court's own text. Without it a standard blocks nothing. */
export function hasPrimary(record: Pick<Standard, 'sources' | 'licensing_programmes'>): boolean {
  return sourcesOf(record).some((s) => s.primary === true && s.kind === 'found' && s.read !== undefined)
}
