import { issueBulletin, showBulletin } from '#modules/bulletins/index.ts';
import { at, dayIn, lastDay } from './days.ts';
import { count, given, type Stage } from './stage.ts';

/* 公报: each quarter of the county's hotline, and the year of the village and the community, on the portal. */

const county = { by: 'sun', area: '150124', kind: 'hotline' } as const;
const ofYear = [
  { by: 'liu', area: '150124201213', kind: 'village' },
  { by: 'li', area: '150102401007', kind: 'community' },
  county,
] as const;

export function putBulletins(stage: Stage): void {
  const line = stage.clock.line('bulletins');
  for (let quarter = 1; quarter <= 3; quarter += 1) {
    const from = dayIn(quarter * 3 - 2, 1);
    const to = from.add({ months: 3 }).subtract({ days: 1 });
    line.put(at(to.add({ days: 9 }), '15:00'), (now) => issue(stage, county, from.toString(), to.toString(), now));
  }
  for (const of of ofYear)
    line.put(at(lastDay.add({ days: 8 }), '15:00'), (now) =>
      issue(stage, of, dayIn(1, 1).toString(), lastDay.toString(), now),
    );
}

async function issue(
  stage: Stage,
  { by, area, kind }: (typeof ofYear)[number],
  from: string,
  to: string,
  now: Temporal.Instant,
): Promise<void> {
  const { id } = await issueBulletin(stage.as(by, now), { ...given, input: { area, kind, from, to } });
  await showBulletin(stage.as(by, now.add({ hours: 1 })), { ...given, params: { id }, input: {} });
  count(stage.tally, 'bulletins');
}
