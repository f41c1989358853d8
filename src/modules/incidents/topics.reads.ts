import { notFound } from '#kernel/refusal.ts';
import { isWide } from '#modules/cases/index.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { asBrief } from './cases.brief.store.ts';
import type { incidentsApi, TopicPeriod, TopicRow } from './incidents.contract.ts';
import { selectIncidentsOf } from './incidents.store.ts';
import { dayNumber, HEAT_VERSION, heatOf } from './topics.heat.rules.ts';
import {
  type HeardTopic,
  selectCasesOfTopic,
  selectDays,
  selectLikely,
  selectPlaceNames,
  selectProactive,
  selectTopics,
} from './topics.list.store.ts';
import { commonArea } from './topics.rules.ts';

const MAX_TOPICS = 200;
const TREND_PARTS = 12;

/** The day up to which is counted: the end of the period asked for, or today. */
export const asOfDay = (ctx: Ctx, { to }: TopicPeriod) => {
  const today = dayOf(ctx.now);
  return to && to < today ? to : today;
};

/** Of one topic only what the actor may see is counted: two townships may know a different heat of one matter. */
function inputsFor(t: HeardTopic, asOf: string) {
  return {
    voices: t.voices,
    days: dayNumber(t.lastDay) - dayNumber(t.firstDay) + 1,
    supporters: 0,
    quiet: Math.max(0, dayNumber(asOf) - dayNumber(t.lastDay)),
  };
}

function trendOf(t: HeardTopic, days: readonly { day: string; n: number }[]): number[] {
  const first = dayNumber(t.firstDay);
  const span = dayNumber(t.lastDay) - first + 1;
  const parts = Math.min(TREND_PARTS, span);
  const trend = Array.from({ length: parts }, () => 0);
  for (const { day, n } of days) trend[Math.floor(((dayNumber(day) - first) * parts) / span)]! += n;
  return trend;
}

/** Place and matter in one line, out of the topic's own words. */
export const topicName = (place: string, words: readonly string[]) =>
  words.length > 0 ? `${place}:${words.join('、')}` : place;

async function present(ctx: Ctx, period: TopicPeriod, heard: readonly HeardTopic[]): Promise<TopicRow[]> {
  const asOf = asOfDay(ctx, period);
  const hottest = heard
    .map((t) => ({ t, inputs: inputsFor(t, asOf), area: commonArea(t.lowest, t.highest) ?? t.lowest }))
    .map((row) => ({ ...row, heat: heatOf(row.inputs) }))
    .sort((a, b) => b.heat - a.heat || (a.t.id < b.t.id ? -1 : 1))
    .slice(0, MAX_TOPICS);
  const ids = hottest.map(({ t }) => t.id);
  const [days, proactive, incidents, names] = await Promise.all([
    selectDays(ctx, period, ids),
    selectProactive(ctx, ids),
    selectIncidentsOf(ctx, ids),
    selectPlaceNames(ctx, [...new Set(hottest.map((row) => row.area))]),
  ]);
  return hottest.map(({ t, inputs, heat, area }) => {
    const place = t.place ?? names.get(area) ?? area;
    const opened = proactive.find((p) => p.topicId === t.id);
    const incident = incidents.find((i) => i.topicId === t.id);
    return {
      id: t.id,
      name: topicName(place, t.words),
      place,
      words: t.words,
      area,
      heat,
      inputs,
      firstDay: t.firstDay,
      lastDay: t.lastDay,
      open: t.open,
      closed: t.closed,
      trend: trendOf(
        t,
        days.filter((d) => d.id === t.id),
      ),
      incident: incident ? { id: incident.id, number: incident.number, status: incident.status } : null,
      proactive: opened
        ? {
            caseId: opened.caseId,
            number: opened.number,
            status: opened.status,
            unit: opened.unit,
            dueAt: opened.dueAt?.toString() ?? null,
            overdue: opened.dueAt !== null && !opened.closedAt && Temporal.Instant.compare(opened.dueAt, ctx.now) <= 0,
          }
        : null,
    };
  });
}

export async function hotSpots(ctx: Ctx, period: TopicPeriod): Promise<TopicRow[]> {
  return present(ctx, period, isWide(ctx) ? await hottest(ctx, period) : await selectTopics(ctx, period));
}

const AT_ONCE = 400;
/** Of very many topics only those are counted that may be among the hottest: until none of the others can be. */
async function hottest(ctx: Ctx, period: TopicPeriod): Promise<HeardTopic[]> {
  const asOf = asOfDay(ctx, period);
  const heard: HeardTopic[] = [];
  for (let from = 0; ; from += AT_ONCE) {
    const likely = await selectLikely(ctx, period, asOf, AT_ONCE, from);
    const ids = likely.map((t) => t.id);
    heard.push(...(await selectTopics(ctx, period, ids)));
    const heats = heard.map((t) => heatOf(inputsFor(t, asOf))).sort((a, b) => b - a);
    if (likely.length < AT_ONCE || heats[MAX_TOPICS - 1]! > likely.at(-1)!.heat) return heard;
  }
}

export const topics: Handler<(typeof incidentsApi)['topics']> = async (ctx, { query }) => ({
  items: await hotSpots(ctx, query),
  asOf: asOfDay(ctx, query),
  version: HEAT_VERSION,
});

/** The topic as the actor sees it; null when fewer than two of its cases are theirs to see. */
export async function findTopicRow(ctx: Ctx, id: string, period: TopicPeriod = {}): Promise<TopicRow | null> {
  const [row] = await present(ctx, period, await selectTopics(ctx, period, [id]));
  return row ?? null;
}

/** The same, else 404. */
export async function oneTopic(ctx: Ctx, id: string, period: TopicPeriod = {}): Promise<TopicRow> {
  const row = await findTopicRow(ctx, id, period);
  if (!row) throw notFound();
  return row;
}

export const topic: Handler<(typeof incidentsApi)['topic']> = async (ctx, { params, query }) => {
  const row = await oneTopic(ctx, params.id, query);
  const cases = await selectCasesOfTopic(ctx, query, params.id);
  return {
    ...row,
    cases: cases.map(asBrief),
    asOf: asOfDay(ctx, query),
    version: HEAT_VERSION,
  };
};
