import type { Actor } from '#kernel/actor.ts';
import { openIncident } from '#modules/incidents/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { agreeTask, callUnits, reportIn } from '#modules/whistles/index.ts';
import type { Ctx } from '#platform/context.ts';

/* What several units or several callers have to do with: one whistle at the slope, one incident about a cold building. */

type Cast = {
  actors: ReadonlyMap<string, Actor>;
  organisations: ReadonlyMap<string, string>;
  /** Cases of the stories, by their mark. */
  marked: ReadonlyMap<string, readonly string[]>;
};
const exchange = { ip: '', cookie: '', sendCookies: () => {} };

export async function actTogether(base: Ctx, cast: Cast): Promise<void> {
  await whistleForTheSlope(base, cast);
  await oneColdBuilding(base, cast);
}

const as = (base: Ctx, cast: Cast, login: string, hoursAgo: number, version: number | null = null): Ctx => ({
  ...base,
  actor: cast.actors.get(login)!,
  now: base.now.subtract({ seconds: Math.round(hoursAgo * 3600) }),
  version,
  command: { id: base.house.newId(), fingerprint: new Uint8Array() },
});

/** The township calls two departments; one comes and takes a part, the other is late. */
async function whistleForTheSlope(base: Ctx, cast: Cast): Promise<void> {
  const [id = ''] = cast.marked.get('slope') ?? [];
  const [water, road] = [cast.organisations.get('qingshuiheWater')!, cast.organisations.get('qingshuiheTransport')!];
  const inDays = (days: number) => dayOf(base.now.add({ hours: days * 24 }));
  const rest = { query: undefined, files: [], exchange };
  const called = await callUnits(as(base, cast, 'zhao', 48), {
    ...rest,
    params: { id },
    input: {
      issue: '小学旧址后坡裂缝：请水利局看排水，交通局看坡下道路，定下排险办法。',
      unitIds: [water, road],
      due: inDays(5),
      reportHours: 24,
      plan: undefined,
      leadId: undefined,
    },
  });
  const came = await reportIn(as(base, cast, 'hao', 42, called.version), {
    ...rest,
    params: { id: called.id },
    input: { who: '郝建国，带两名技术员' },
  });
  await agreeTask(as(base, cast, 'zhao', 40, came.version), {
    ...rest,
    params: { id: called.id },
    input: { unitId: water, what: '坡顶开截水沟，把积水引开', due: inDays(2) },
  });
}

/** Three households, one pipe: one answer to all, and each says for themselves whether it is warm again. */
async function oneColdBuilding(base: Ctx, cast: Cast): Promise<void> {
  await openIncident(as(base, cast, 'li', 10), {
    params: undefined,
    query: undefined,
    files: [],
    exchange,
    input: {
      title: '7 号楼暖气不热',
      area: '150102401007',
      category: undefined,
      organisationId: cast.organisations.get('heating')!,
      topicId: undefined,
      caseIds: [...(cast.marked.get('cold') ?? [])],
    },
  });
}
