import { actorsOf } from '#demo/actors.ts';
import {
  addSignUp,
  attendActivity,
  disputeHours,
  getActivity,
  giveHours,
  holdActivity,
  joinActivity,
  listSignUps,
  myActivities,
  openSignUp,
  planActivity,
} from '#modules/activities/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const DAYS_AGO = 10;
const MINUTES = 120;

/** Volunteers of last week: who signed up came, their hours are recorded, and one of them says that half an hour is missing. */
export async function settleHours(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<void> {
  const actors = actorsOf(accounts, organisations);
  const day = Temporal.PlainDate.from(dayOf(house.now())).subtract({ days: DAYS_AGO });
  const at = (hour: number, daysLater = 0) =>
    day.add({ days: daysLater }).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: { hour } }).toInstant();
  const as = (login: string, now: Temporal.Instant, version: number | null = null): Ctx => ({
    ...systemCtx(house, 'settle'),
    ...{ actor: actors.get(login)!, now, version, command: { id: house.newId(), fingerprint: new Uint8Array() } },
  });
  const early = at(9, -5);
  const { id } = await planActivity(as('liu', early), {
    ...given,
    params: undefined,
    input: {
      ...{ organisationId: organisations.get('laoxionggou')!, kind: 'volunteering', title: '给独居老人拉煤、劈柴' },
      ...{ where: '村部集合', startsAt: at(9).toString(), endsAt: at(11).toString() },
    },
  });
  const params = { id };
  const opening = { capacity: 8, closesAt: at(8).toString(), isPublic: true };
  await openSignUp(as('liu', early), { ...given, params, input: opening });
  await joinActivity(as('chen', at(18, -4)), { ...given, params, input: {} });
  for (const [i, name] of ['田桂芝', '乔三虎'].entries())
    await addSignUp(as('liu', at(18, -3)), {
      ...given,
      params,
      input: { name, phone: `1990000071${i}`, agreed: true },
    });
  const { attendees } = await getActivity(as('liu', at(9)), { ...given, params, input: undefined });
  const ticks = attendees.map((t) => ({ attendeeId: t.id, presence: 'present' as const }));
  const there = as('liu', at(9));
  const captured = { id: there.command!.id, madeAt: at(9).toString(), files: [] };
  const ticked = await attendActivity(there, {
    ...given,
    params,
    input: { captured, ticks, memberIds: [], guests: [] },
  });
  const minutes = '分两组，给六户老人拉了煤、劈了柴，炉筒也看了一遍。';
  const input = { host: '刘桂兰', recorder: '陈志强', minutes, decisions: [], tasks: [] };
  await holdActivity(as('liu', at(12), ticked.version), { ...given, params, input });
  const { items } = await listSignUps(as('liu', at(15, 1)), { ...given, params, input: undefined });
  const hours = items.map(({ number }) => ({ number, minutes: MINUTES }));
  await giveHours(as('liu', at(15, 1)), { ...given, params, input: { items: hours } });
  const { mine } = await myActivities(as('chen', at(19, 2)), { ...given, params: undefined, input: undefined });
  const hoursId = mine.find((a) => a.id === id)?.hoursId;
  if (!hoursId) throw new Error('no hours were recorded');
  const wrong = { minutes: MINUTES + 30, text: '最后一户干到十一点半。' };
  await disputeHours(as('chen', at(19, 2)), { ...given, params: { id: hoursId }, input: wrong });
}
