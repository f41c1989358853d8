import { addAllowanceRule, addCareRule, type CareClass, enrol, nextChecks, visitCheck } from '#modules/care/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { inTransaction } from '#platform/context.ts';
import { at, dayIn, laterBy, workdayFrom } from '../days.ts';
import { diceFor } from '../dice.ts';
import { captured, count, given, type Stage } from '../stage.ts';
import { type Home, type PlannedHome, planHomes, VILLAGE } from './homes.ts';

/* 上门认证: the very old and those who cannot move are certified at home, each quarter of this year. */

const BORN_80 = 1945;
const QUARTERS = 4;
/** A hand that signs nobody's name. */
export const strokes: [number, number][][] = [
  [
    [20, 55],
    [60, 24],
    [96, 66],
    [150, 30],
  ],
];

type Benefit = { careClass: CareClass; who: number | null; since: string };
/** What a household receives: 高龄津贴 for each who is eighty, 低保 or 特困 for some. */
export function benefitsOf(home: PlannedHome, i: number): Benefit[] {
  const old = home.members.flatMap((m, who) =>
    Number(m.born.slice(0, 4)) <= BORN_80 ? [{ careClass: 'elderAllowance' as const, who, since: '2023-06-01' }] : [],
  );
  if (i % 12 === 4) return [...old, { careClass: 'needyHome', who: 0, since: '2021-04-10' }];
  return i % 4 === 2 ? [...old, { careClass: 'minimumLiving', who: null, since: '2022-03-15' }] : old;
}
/** How many are certified in the year when everybody is met each quarter. */
export const certificationsOf = (seed: number): number =>
  planHomes(seed).reduce((n, home, i) => n + benefitsOf(home, i).length * QUARTERS, 0);

const source = '老熊沟村试行：行动不便人员每季度上门认证一次';
const rule = { leadDays: 40, secondDays: 10, needsWitness: false, validFrom: '2025-01-01', source };
/** Of this year only: next year it is once a year again, as in the whole county. */
async function setRules(stage: Stage, now: Temporal.Instant, months: number, validFrom: string): Promise<void> {
  const common = { ...rule, area: VILLAGE, validFrom, months, source: months === 3 ? source : '按旗县统一周期' };
  for (const [ageFrom, ageTo, amountCents] of [
    [80, 90, 10_000],
    [90, 100, 20_000],
    [100, null, 60_000],
  ] as const)
    await addAllowanceRule(stage.as('bai', now), { ...given, input: { ...common, ageFrom, ageTo, amountCents } });
  for (const careClass of ['needyHome', 'minimumLiving'] as const)
    await addCareRule(stage.as('bai', now), {
      ...given,
      input: { ...common, careClass, circumstance: 'steady', kind: 'certification' },
    });
}
export function putRules(stage: Stage): void {
  stage.clock.line('laoxionggou').put(at(dayIn(1, 1), '09:00'), (now) => setRules(stage, now, 3, '2025-01-01'));
}
export const endRules = (stage: Stage): Promise<void> =>
  setRules(stage, at(dayIn(12, 31).add({ days: 1 }), '00:10'), 12, '2026-01-01');

/** Enrols what a household receives and puts its four certifications on the line. */
export async function careFor(stage: Stage, home: Home, i: number, now: Temporal.Instant): Promise<void> {
  const d = diceFor(stage.seed, `care ${i}`);
  for (const [k, b] of benefitsOf(home, i).entries()) {
    const last = dayIn(1, 1).subtract({ days: 24 - ((i + k) % 22) });
    const { memberId } = await inTransaction(stage.as('zhao', now), (tx) =>
      enrol(tx, {
        ...{ householdId: home.id, personId: b.who === null ? null : home.people[b.who]!, careClass: b.careClass },
        ...{ since: b.since, basis: { kind: 'register', number: '民政台账' }, lastCheckedOn: last.toString() },
      }),
    );
    for (let q = 0; q < QUARTERS; q += 1) {
      const due = workdayFrom(dayIn(3, 1).add({ days: ((i * 5 + k) % 18) + q * 91 }));
      const by = i % 3 === 0 ? 'liu' : 'chen';
      const missed = d.chance(0.06);
      const clock = `${String(9 + ((i + q) % 8)).padStart(2, '0')}:${String((i * 11) % 60).padStart(2, '0')}`;
      const hour = at(due, clock);
      if (missed) stage.clock.line('laoxionggou').put(hour, (then) => certify(stage, memberId, by, then, false));
      stage.clock
        .line('laoxionggou')
        .put(laterBy(hour, missed ? 72 : 0), (then) => certify(stage, memberId, by, then, true));
    }
  }
}

async function certify(stage: Stage, memberId: string, by: string, now: Temporal.Instant, met: boolean): Promise<void> {
  const open = await nextChecks(stage.as('zhao', now), memberId);
  const today = dayOf(now);
  const is = (kind: 'recheck' | 'certification') => open.find((c) => c.kind === kind && c.opensOn <= today);
  // Whoever is met at a re-check has been certified as well: nobody goes there twice.
  const check = is('recheck') ?? is('certification');
  if (!check) return;
  const ctx = stage.as(by, now);
  const said = met
    ? { outcome: 'confirmed' as const, proof: 'signature' as const, strokes }
    : { outcome: 'notFound' as const, whyMissed: 'nobodyHome' as const, strokes: [] };
  const input = {
    captured: captured(ctx),
    method: 'home' as const,
    hasPhotoConsent: false,
    witness: '高满喜',
    ...said,
  };
  await visitCheck(ctx, { ...given, params: { id: check.id }, input });
  count(stage.tally, met ? 'certifications' : 'certificationsMissed');
}
