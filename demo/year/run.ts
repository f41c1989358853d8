import { attach, caseVerbs, versionOf } from '#modules/cases/index.ts';
import type { Upload } from '#platform/module.ts';
import { inOffice, laterBy } from './days.ts';
import { count, given, type Stage } from './stage.ts';

/* Small runs that several parts have in common. */

const good = { result: 'solved' as const, stars: 5, text: '办好了，谢谢。' };
export const understood = { result: 'explained' as const, stars: 3, text: '没办成，道理讲清楚了。' };
/** The call by somebody who had no part in it, a day or two later. */
export function callbackOf(
  stage: Stage,
  line: string,
  caller: string,
  id: string,
  last: Temporal.Instant,
  input: typeof good | typeof understood = good,
): void {
  stage.clock.line(line).put(inOffice(laterBy(last, 26)), async (now) => {
    const ctx = stage.as(caller, now, await versionOf(stage.as(caller, now), id));
    await caseVerbs.callback(ctx, { ...given, params: { id }, input });
    count(stage.tally, 'acts');
  });
}

/** What was found or needed in passing: taken in the own unit, mended, shown on a photo, called about. */
export function mendHere(
  stage: Stage,
  {
    line,
    by,
    caller,
    id,
    photo,
    text,
    after,
  }: { line: string; by: string; caller: string; id: string; photo: Upload; text: string; after: number },
  last: Temporal.Instant,
): void {
  const rest = { ...given, params: { id } };
  const version = async (now: Temporal.Instant) => stage.as(by, now, await versionOf(stage.as(by, now), id));
  stage.clock.line(line).put(inOffice(laterBy(last, 1)), async (now) => {
    await caseVerbs.take(await version(now), { ...rest, input: {} });
    await caseVerbs.contact(await version(now), { ...rest, input: { text: '到现场看过，说好怎么办、哪天办。' } });
    stage.clock.line(line).put(inOffice(laterBy(now, after)), async (then) => {
      await attach(stage.as(by, then), { ...rest, input: {}, files: [photo] });
      await caseVerbs.reply(await version(then), { ...rest, input: { text, outcome: 'solved' } });
      callbackOf(stage, line, caller, id, then);
    });
  });
}
