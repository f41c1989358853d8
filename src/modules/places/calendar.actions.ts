import { isWithin } from '#kernel/area.ts';
import { type WorkCalendar, type WorkCalendarData, workCalendar } from '#kernel/calendar.ts';
import type { Given, Output } from '#kernel/endpoint.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { record } from '#platform/journal.ts';
import { once } from '#platform/once.ts';
import type { calendarApi } from './calendar.contract.ts';
import { type Cover, checkNotice, joinCover } from './calendar.rules.ts';
import { lockCover, putCover, replaceDays, selectCover, selectDays } from './calendar.store.ts';
import { ancestorsOf, placeSubject } from './places.rules.ts';
import { noticeFaultWords, placeRefusalWords } from './places.words.ts';

const regionsOf = (house: House) => [...ancestorsOf(house.config.jurisdiction), house.config.jurisdiction];
const yearOf = (year: number): Cover => ({ coveredFrom: `${year}-01-01`, coveredUntil: `${year}-12-31` });

const kept = new WeakMap<House, { edition: string; calendar: WorkCalendar }>();

/**
 * The working days this house counts by. Every call asks for the edition (one row by key), so that all processes count by a new
 * notice from the moment its import commits; the days themselves are read once per edition. Without any notice every answer is
 * provisional.
 */
export async function calendarOf(ctx: Ctx): Promise<WorkCalendar> {
  const cover = await selectCover(ctx, regionsOf(ctx.house));
  if (!cover)
    return {
      region: ctx.house.config.jurisdiction,
      coveredFrom: '9999-12-31',
      coveredUntil: '0001-01-01',
      days: new Map(),
    };
  const known = kept.get(ctx.house);
  if (known?.edition === cover.edition) return known.calendar;
  const { region, coveredFrom, coveredUntil, edition } = cover;
  const days = await selectDays(ctx, region);
  const calendar = workCalendar({ region, coveredFrom, coveredUntil, days });
  kept.set(ctx.house, { edition, calendar });
  return calendar;
}

function refuseFaults(data: WorkCalendarData): void {
  const faults = checkNotice(data).map(({ row, fault }) => ({
    field: `days.${row}.date`,
    rule: fault,
    says: noticeFaultWords[fault],
  }));
  if (faults.length > 0) throw new Refused('noticeFaulty', 422, placeRefusalWords.noticeFaulty, { faults });
}

/** Takes over the days of a notice; the rest of the calendar stays. Whoever keeps provisional dates listens to `calendar.import`. */
export async function importCalendar(tx: TxCtx, data: WorkCalendarData): Promise<void> {
  refuseFaults(data);
  const { region, coveredFrom, coveredUntil, days } = data;
  const before = await lockCover(tx, region);
  const cover = joinCover(before, data);
  if (!cover)
    throw new Refused('yearMissing', 409, placeRefusalWords.yearMissing, {
      values: { until: before?.coveredUntil ?? '' },
    });
  await putCover(tx, { region, ...cover, edition: tx.house.newId() });
  await replaceDays(tx, region, data, days);
  const sources = [...new Set(days.map((d) => d.sourceDoc))];
  await record(tx, {
    kind: 'calendar',
    id: placeSubject(region),
    area: region,
    verb: 'import',
    shows: 'public',
    data: { coveredFrom, coveredUntil, days: days.length, sources },
  });
}

type YearView = Output<typeof calendarApi.getCalendar>;

async function presentYear(ctx: Ctx, year: number): Promise<YearView> {
  const { coveredFrom, coveredUntil } = yearOf(year);
  const cover = await selectCover(ctx, regionsOf(ctx.house));
  return {
    region: cover?.region ?? ctx.house.config.jurisdiction,
    coveredFrom: cover?.coveredFrom ?? null,
    coveredUntil: cover?.coveredUntil ?? null,
    covered: cover !== null && cover.coveredFrom <= coveredFrom && coveredUntil <= cover.coveredUntil,
    days: cover ? await selectDays(ctx, cover.region, coveredFrom, coveredUntil) : [],
  };
}

export const getCalendar = (ctx: Ctx, { params }: Given<typeof calendarApi.getCalendar>) =>
  presentYear(ctx, params.year);

/** One year's notice for the whole house: only an administrator of the whole jurisdiction may change how everybody's days count. */
export function importNotice(ctx: Ctx, { input }: Given<typeof calendarApi.importNotice>): Promise<YearView> {
  return once(ctx, async (tx) => {
    const { jurisdiction } = tx.house.config;
    if (tx.actor.kind === 'staff' && !isWithin(jurisdiction, tx.actor.area)) throw notFound();
    const cover = await selectCover(tx, regionsOf(tx.house));
    const days = input.days.map((d) => ({ ...d, sourceDoc: input.sourceDoc }));
    await importCalendar(tx, { region: cover?.region ?? jurisdiction, ...yearOf(input.year), days });
    return presentYear(tx, input.year);
  });
}
