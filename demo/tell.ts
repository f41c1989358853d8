import { actorsOf } from '#demo/actors.ts';
import type { Actor } from '#kernel/actor.ts';
import { attach, type CaseVerbs, caseVerbs, type ReportInput, report, reportInput } from '#modules/cases/index.ts';
import { organisationNamed } from '#modules/organisations/index.ts';
import { preview, publish } from '#modules/publication/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { runErrand } from './errand.ts';
import { walkPetition } from './petition.ts';
import { drawnPhoto } from './photo.ts';
import { stories } from './stories.ts';
import type { Story } from './story.ts';
import { actTogether } from './together.ts';

const at = (ctx: Ctx, actor: Actor, now: Temporal.Instant, version: number | null = null): Ctx => ({
  ...ctx,
  actor,
  now,
  version,
  command: { id: ctx.house.newId(), fingerprint: new Uint8Array() },
});

const exchange = { ip: '', cookie: '', sendCookies: () => {} };

/** Lets the stories happen, by the product's own operations and at their own times. Returns how many cases there are then. */
export async function tellStories(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const base = systemCtx(house, 'demo');
  const marked = new Map<string, string[]>();
  for (const [i, story] of stories.entries()) {
    const id = await tell(base, story, actors, beganAt(base.now, story.ago, i));
    if (story.mark === 'petition')
      await walkPetition(base, actors, id, beganAt(base.now, story.ago, i).add({ hours: 12 }));
    if (story.mark === 'errand') await runErrand(base, actors, id, beganAt(base.now, story.ago, i));
    if (story.mark) marked.set(story.mark, [...(marked.get(story.mark) ?? []), id]);
  }
  await actTogether(base, { actors, organisations, marked });
  return stories.length;
}

/** What began days ago began in office hours; the newest stories stay as close to now as they are told. */
function beganAt(now: Temporal.Instant, ago: number, i: number): Temporal.Instant {
  const at = now.subtract({ seconds: Math.round(ago * 3600) });
  if (ago < 48) return at;
  return at
    .toZonedDateTimeISO('Asia/Shanghai')
    .with({ hour: 8 + (i % 3), minute: (i * 17) % 60 })
    .toInstant();
}

async function tell(
  base: Ctx,
  story: Story,
  actors: ReadonlyMap<string, Actor>,
  began: Temporal.Instant,
): Promise<string> {
  const { ago, by, steps, isShown, mark, ...said } = story;
  const input: ReportInput = reportInput.parse(said);
  const { id } = await report(at(base, actors.get(by)!, began), { input });
  let version = 1;
  for (const step of steps) {
    const when = began.add({ seconds: Math.round(step.after * 3600) });
    if (step.photo) {
      const files = [await drawnPhoto(base.house, step.photo)];
      await attach(at(base, actors.get(step.by)!, when), {
        params: { id },
        query: undefined,
        input: {},
        files,
        exchange,
      });
    }
    const ctx = at(base, actors.get(step.by)!, when, version);
    const organisationId = step.to ? (await organisationNamed({ ...ctx, actor: base.actor }, step.to))?.id : undefined;
    const verb = caseVerbs[step.verb as keyof CaseVerbs];
    const done = await verb(ctx, {
      params: { id },
      query: undefined,
      input: { ...step.input, ...(organisationId && { organisationId }) } as never,
    });
    version = done.version;
  }
  if (isShown) await show(at(base, { kind: 'receipt', caseId: id }, base.now));
  return id;
}

/** Its own person looks at how it would stand there for everybody, and lets it. */
async function show(ctx: Ctx): Promise<void> {
  const { seen } = await preview(ctx, {});
  await publish(ctx, { seen, isChecked: true });
}
