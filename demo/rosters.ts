import { actorsOf } from '#demo/actors.ts';
import type { Actor } from '#kernel/actor.ts';
import { dayOf } from '#modules/places/index.ts';
import { draftRoster, noteDay, publishRoster } from '#modules/rosters/index.ts';
import { systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/* Who is on duty this month and the next at the village of the cast and at 麻花板. */
const units = [
  { by: 'liu', unit: 'laoxionggou', people: ['liu', 'chen', 'wang'] },
  { by: 'li', unit: 'mahuaban', people: ['li', 'zhang'] },
] as const;

const given = {
  params: undefined,
  query: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};

/** Drafts and publishes the rosters of the cast. Returns how many. */
export async function settleRosters(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const today = Temporal.PlainDate.from(dayOf(house.now()));
  const months = [today, today.add({ months: 1 })].map((d) => d.toString().slice(0, 7));
  for (const { by, unit, people } of units)
    for (const month of months) {
      const as = () => ({ ...systemCtx(house, 'settle'), actor: actors.get(by)! });
      const accountIds = people.map((login) => accounts.get(login)!);
      const input = { organisationId: organisations.get(unit)!, month, accountIds, perDay: 1 };
      const { id, version } = await draftRoster(as(), { ...given, input });
      const roster = await publishRoster({ ...as(), version }, { ...given, params: { id }, input: {} });
      await noteDays(house, actors, people, roster);
    }
  return units.length * months.length;
}

const notes = [
  '接待两户，一户问低保材料，一户问新农合补缴，都告知了。',
  '没有人来。下午去村东头看了机井，水泵正常。',
  '来电一个，问取暖煤几时到，已问乡里，回了电话。',
  '一户为院墙边界来说事，约了后天一起去看。',
];

/** What was written on the days of this month that are over; one in seven nobody wrote up. */
async function noteDays(
  house: House,
  actors: ReadonlyMap<string, Actor>,
  people: readonly string[],
  roster: { id: string; days: readonly { day: string; people: readonly { id: string }[] }[] },
): Promise<void> {
  const logins = new Map(
    people.flatMap((login) => {
      const actor = actors.get(login);
      return actor?.kind === 'staff' ? [[actor.accountId, actor] as const] : [];
    }),
  );
  const today = dayOf(house.now());
  for (const [i, { day, people: onDuty }] of roster.days.entries()) {
    const actor = logins.get(onDuty[0]?.id ?? '');
    if (!actor || day >= today || i % 7 === 3) continue;
    const at = Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '17:40' })
      .toInstant();
    const id = house.newId();
    await noteDay(
      { ...systemCtx(house, 'settle'), actor, now: at, command: { id, fingerprint: new Uint8Array() } },
      {
        ...given,
        params: { id: roster.id },
        input: { captured: { id, madeAt: at.toString(), files: [] }, day, text: notes[i % notes.length]! },
      },
    );
  }
}
