import type { Word } from '#kernel/words.ts';
import { dayOf } from '#ui/field/time.ts';
import type { Finished } from '#ui/field/useCapture.ts';
import type { Answer } from '#ui/web/call.ts';
import type { CarriedHousehold, CarriedLine, factsApi } from '../facts.contract.ts';
import { type FactValues, givenOf } from '../facts.given.rules.ts';
import { type FactSource, readFact } from '../facts.rules.ts';
import { factsFieldWords as w } from './field.words.ts';

export type Carried = Answer<(typeof factsApi)['factsToCarry']>;
export type Kind = Carried['kinds'][number];
const DAY_MS = 86_400_000;
/** How old a value is, as a neighbour would say it. */
export function ageOf(on: string, now: number): readonly [Word, number] {
  const days = Math.round((Date.parse(dayOf(now)) - Date.parse(on)) / DAY_MS);
  if (days < 1) return [w.today, 0];
  if (days < 60) return [w.days, days];
  return days < 730 ? [w.months, Math.floor(days / 30)] : [w.years, Math.floor(days / 365)];
}

export const dueIn = (h: Pick<CarriedHousehold, 'lines'>) => ({
  stale: h.lines.filter((l) => l.state === 'stale').length,
  missing: h.lines.filter((l) => l.state === 'missing').length,
});

/** The first value that would be refused: said here too, since it may be days until the server is asked. */
export function wrongIn(kinds: readonly Kind[], lines: readonly CarriedLine[], values: FactValues): Word | null {
  for (const given of givenOf(lines, values)) {
    const kind = kinds.find((k) => k.key === given.kind);
    if (kind && readFact(kind, given.value) === null)
      return [w.wrong[0].replace('{name}', kind.zh), w.wrong[1].replace('{name}', kind.en)];
  }
  return null;
}

export type FactsForm = { values: FactValues; source: FactSource };
export const noFacts: FactsForm = { values: {}, source: 'visit' };

/** Facts of a household as they go into the outbox. */
export function factsOf(h: CarriedHousehold, form: FactsForm): Omit<Finished, 'endpoint'> {
  const values = givenOf(h.lines, form.values);
  const told = { head: h.head ?? h.address, n: values.length };
  const fill = (text: string) => text.replace('{head}', told.head).replace('{n}', String(told.n));
  return {
    params: { id: h.id },
    about: h.id,
    input: { source: form.source, values },
    area: h.area,
    says: [fill(w.noted[0]), fill(w.noted[1])],
  };
}
