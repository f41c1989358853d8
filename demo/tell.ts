import { members } from '#demo/cast.ts';
import type { Actor } from '#kernel/actor.ts';
import { type CaseVerbs, caseVerbs, type ReportInput, report, reportInput } from '#modules/cases/index.ts';
import { organisationNamed } from '#modules/organisations/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { type Story, stories } from './stories.ts';

/** The cast's actors by log-in; `portal` is somebody at home. */
function actorsOf(
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Map<string, Actor> {
  const actors = new Map<string, Actor>([['portal', { kind: 'visitor' }]]);
  for (const m of members)
    actors.set(m.login, {
      kind: 'staff',
      accountId: accounts.get(m.login)!,
      name: m.name,
      role: m.role,
      organisationId: organisations.get(m.organisation)!,
      area: m.area,
    });
  return actors;
}

const at = (ctx: Ctx, actor: Actor, now: Temporal.Instant, version: number | null = null): Ctx => ({
  ...ctx,
  actor,
  now,
  version,
  command: { id: ctx.house.newId(), fingerprint: new Uint8Array() },
});

/** Lets the stories happen, by the product's own operations and at their own times. Returns how many cases there are then. */
export async function tellStories(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const base = systemCtx(house, 'demo');
  for (const story of stories) await tell(base, story, actors);
  return stories.length;
}

async function tell(base: Ctx, story: Story, actors: ReadonlyMap<string, Actor>): Promise<void> {
  const began = base.now.subtract({ seconds: Math.round(story.ago * 3600) });
  const { ago, by, steps, ...said } = story;
  const input: ReportInput = reportInput.parse(said);
  const { id } = await report(at(base, actors.get(by)!, began), { input });
  let version = 1;
  for (const step of steps) {
    const ctx = at(base, actors.get(step.by)!, began.add({ seconds: Math.round(step.after * 3600) }), version);
    const organisationId = step.to ? (await organisationNamed({ ...ctx, actor: base.actor }, step.to))?.id : undefined;
    const verb = caseVerbs[step.verb as keyof CaseVerbs];
    const done = await verb(ctx, {
      params: { id },
      query: undefined,
      input: { ...step.input, ...(organisationId && { organisationId }) } as never,
    });
    version = done.version;
  }
}
