import { Refused } from '#kernel/refusal.ts';
import {
  attach,
  type CaseVerbs,
  caseVerbs,
  report,
  reportInput,
  residentVerbs,
  versionOf,
} from '#modules/cases/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { callUnits, reportIn } from '#modules/whistles/index.ts';
import type { Upload } from '#platform/module.ts';
import type { CasesPlan, Life } from './cases.plan.ts';
import { at, awake, inOffice, laterBy } from './days.ts';
import { type LifePlan, type Step, stepsOf } from './lives.steps.ts';
import { callbackOf } from './run.ts';
import { count, given, type Stage } from './stage.ts';

/* The lives of the year's own cases, each act by its desk at its time. */

/** `version`: as the last act left it; a night's job may have counted it up since. */
type Running = { id: string; life: Life; photo: Upload; version: number };

/** Puts every life of the plan on its county's line. */
export function putLives(stage: Stage, { lives }: Pick<CasesPlan, 'lives'>, photo: Upload): void {
  for (const life of lives) {
    const plan = stepsOf(life, stage.desks.get(life.county)!, stage.seed);
    stage.clock.line(life.county).put(at(life.day, life.clock), (now) => begin(stage, life, plan, photo, now));
  }
}

async function begin(stage: Stage, life: Life, plan: LifePlan, photo: Upload, now: Temporal.Instant): Promise<void> {
  const { kind, channel, area, body, placeNote, topic, name, phone } = life;
  const input = reportInput.parse({
    ...{ kind, channel, area, body, placeNote, category: topic.category },
    ...(life.by || (channel === 'web' && life.nth % 9 === 0)
      ? { disclosure: 'anonymous' }
      : { reporter: { name, phone }, disclosure: life.nth % 7 === 0 ? 'hidden' : 'named' }),
  });
  const { id } = await report(stage.as(life.by ?? (plan.isVisitor ? { kind: 'visitor' } : plan.intake), now), {
    input,
  });
  count(stage.tally, life.by ? 'courierReports' : 'lives');
  next(stage, { id, life, photo, version: 1 }, plan.steps, now);
}

function next(stage: Stage, c: Running, steps: readonly Step[], last: Temporal.Instant): void {
  const [step, ...rest] = steps;
  if (!step) return;
  const wished = laterBy(last, step.after);
  const when = step.by === 'person' ? wished : step.urgent ? awake(wished) : inOffice(wished);
  stage.clock.line(c.life.county).put(when, async (now) => {
    try {
      const isProven = await inItsVersion(stage, c, now, () => take(stage, c, step, now));
      count(stage.tally, 'acts');
      if (!isProven) callbackOf(stage, c.life.county, callerOf(stage, c), c.id, now);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // The gate said no, or it is not theirs: as in life, the county's desk does it itself.
      const code = `${step.verb}: ${error.code}`;
      stage.tally.refused.set(code, (stage.tally.refused.get(code) ?? 0) + 1);
      next(stage, c, instead(stage, c, step, rest), now);
      return;
    }
    next(stage, c, rest, now);
  });
}

/** What could not be answered or sent as it was meant to, the county takes and answers. */
function instead(stage: Stage, c: Running, step: Step, rest: readonly Step[]): Step[] {
  const told = step.verb === 'answer' ? step : rest.find((s) => s.verb === 'reply');
  if (!told || (step.verb !== 'answer' && step.verb !== 'dispatch')) return [];
  const by = stage.desks.get(c.life.county)!.find((k) => k.unit === 'clerk')!.login;
  const call = rest.find((s) => s.verb === 'callback');
  return [
    { after: 2, by, verb: 'take', input: {} },
    { ...told, after: 20, by, verb: 'reply' },
    ...(call ? [{ ...call, input: { result: 'explained', stars: 4, text: '说清楚了。' } }] : []),
  ];
}

/** Acts on the version known; when that has passed, once more on the one there is. */
async function inItsVersion<T>(stage: Stage, c: Running, now: Temporal.Instant, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'stale') throw error;
    c.version = await versionOf(stage.as({ kind: 'system', what: 'year' }, now), c.id);
    return act();
  }
}

const callerOf = (stage: Stage, { life }: Running): string =>
  stage.desks.get(life.county)!.find((k) => k.unit === 'caller')!.login;

/** Does one act. A person's word that came from within the handler's reach proves nothing: then somebody calls as well. */
async function take(stage: Stage, c: Running, step: Step, now: Temporal.Instant): Promise<boolean> {
  const params = { id: c.id };
  if (step.by === 'person') {
    const act = residentVerbs[step.verb as 'confirm'] as (
      ctx: unknown,
      input: unknown,
    ) => Promise<{ status: string; version: number }>;
    const person = { kind: 'receipt', caseId: c.id } as const;
    const after = await act(stage.as(person, now, c.version), step.input);
    c.version = after.version;
    return step.verb !== 'confirm' || after.status !== 'replied';
  }
  if (step.whistle) {
    await whistle(stage, c, step, now);
    return true;
  }
  if (step.verb === 'reply' && (c.life.kind === 'hazard' || c.life.kind === 'order'))
    await showDone(stage, c, step.by, now);
  const verb = caseVerbs[step.verb as keyof CaseVerbs];
  const organisationId = step.to && stage.organisations.get(step.to);
  const nextReview = step.reviewIn && dayOf(now.add({ hours: 24 * step.reviewIn }));
  const input = { ...step.input, ...(organisationId && { organisationId }), ...(nextReview && { nextReview }) };
  ({ version: c.version } = await verb(stage.as(step.by, now, c.version), {
    params,
    query: undefined,
    input: input as never,
  }));
  return true;
}

async function showDone(stage: Stage, c: Running, by: string, now: Temporal.Instant): Promise<void> {
  await attach(stage.as(by, now), { ...given, params: { id: c.id }, input: {}, files: [c.photo] });
  c.version = await versionOf(stage.as(by, now), c.id);
}

/** The township calls the departments whose matter it also is; they report in within the day. */
async function whistle(stage: Stage, c: Running, step: Step, now: Temporal.Instant): Promise<void> {
  const desks = stage.desks.get(c.life.county)!;
  const called = desks.filter((k) => k.unit === 'water' || k.unit === 'road');
  const view = await callUnits(stage.as(step.by, now, c.version), {
    ...given,
    params: { id: c.id },
    input: {
      issue: `${c.life.placeName}这件事牵涉几家，请到现场一起定怎么办、谁来办。`,
      unitIds: called.map((k) => stage.organisations.get(k.key)!),
      due: dayOf(now.add({ hours: 24 * 6 })),
      reportHours: 24,
      plan: undefined,
      leadId: undefined,
    },
  });
  count(stage.tally, 'whistles');
  let { version } = view;
  for (const [i, k] of called.entries())
    stage.clock.line(c.life.county).put(inOffice(laterBy(now, 3 + i * 4)), async (then) => {
      const input = { who: '带班领导和一名技术员' };
      ({ version } = await reportIn(stage.as(k.login, then, version), { ...given, params: { id: view.id }, input }));
    });
}
