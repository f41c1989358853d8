import type { Word } from '#kernel/words.ts';
import type { Finished } from '#ui/field/useCapture.ts';
import { type FindCategory, type PatrolResult, walkFault } from '../patrols.rules.ts';
import { patrolResultWords, walkFaultWords } from '../patrols.words.ts';
import { patrols } from './wire.ts';

/** What is written down on a round where something was found. */
export type FindValues = {
  area: string;
  result: Exclude<PatrolResult, 'nothing'>;
  category: FindCategory | null;
  what: string;
  placeNote: string;
  /** The ids of the files that show it after it was mended. */
  after: readonly string[];
};
export const noFind = (area: string): FindValues => ({
  area,
  result: 'hazard',
  category: null,
  what: '',
  placeNote: '',
  after: [],
});

const WHAT_MIN = 4;
const LINE_MAX = 24;

/** What the server would refuse at once: said here too, since it may be days until the server is asked. */
export function missingIn(v: FindValues, files: readonly string[]): Partial<Record<'what' | 'before' | 'after', Word>> {
  const after = files.filter((id) => v.after.includes(id)).length;
  const what = v.what.trim().length < WHAT_MIN ? null : v.what;
  const fault = walkFault({ result: v.result, what, before: files.length - after, after });
  if (fault === 'whatMissing') return { what: walkFaultWords.whatMissing };
  if (fault === 'beforeMissing') return { before: walkFaultWords.beforeMissing };
  return fault === 'afterMissing' ? { after: walkFaultWords.afterMissing } : {};
}

const about = (what: string): Word => [`巡查:${what}`, `Patrol: ${what}`];

/** A round with something found, as it goes into the outbox. */
export const findOf = (v: FindValues, files: readonly string[]): Finished => ({
  endpoint: patrols.walk,
  input: {
    area: v.area,
    result: v.result,
    what: v.what,
    ...(v.category && { category: v.category }),
    ...(v.placeNote && { placeNote: v.placeNote }),
    after: v.result === 'mended' ? files.filter((id) => v.after.includes(id)) : [],
  },
  area: v.area,
  says: about(v.what.trim().slice(0, LINE_MAX)),
});

/** A round with nothing found: one tap. */
export const nothingIn = (area: string): Finished => ({
  endpoint: patrols.walk,
  input: { area, result: 'nothing' },
  area,
  says: about(patrolResultWords.nothing[0]),
});
