import { drawnPhoto } from '#demo/photo.ts';
import type { House } from '#platform/house.ts';
import type { Job } from '#platform/jobs.ts';
import { putBulletins } from './bulletins.ts';
import { planCases } from './cases.plan.ts';
import { clockwork } from './clockwork.ts';
import { putCouriers } from './couriers.ts';
import { at, type Day, firstDay, lastDay } from './days.ts';
import { putGallery } from './gallery.ts';
import { putIncidents } from './incidents.ts';
import { putLives } from './lives.ts';
import { putCommunity } from './mahuaban/community.ts';
import { putMediations } from './mediations.ts';
import { passNight } from './nights.ts';
import { putPetitions } from './petitions.ts';
import { settleUnits } from './settle.ts';
import { contextFor, countOf, houseOfYear, type Stage } from './stage.ts';
import { putTickets } from './tickets.ts';
import { type County, counties, desksOf, unitsOfYear } from './units.ts';
import { putUniversity } from './university.ts';
import { endRules } from './village/care.ts';
import { putVillage } from './village/village.ts';
import { putVisitsToVenues } from './visits.ts';
import { putVoices } from './voices.ts';
import { putWuchuan } from './wuchuan.ts';

export type YearGiven = {
  seed: number;
  password: string;
  accounts: ReadonlyMap<string, string>;
  organisations: ReadonlyMap<string, string>;
  jobs: ReadonlyMap<string, Job>;
  progress: (text: string) => void;
};

const all = ['cases', 'village', 'community', 'university', 'couriers', 'wuchuan', 'venues', 'procedures'] as const;
type Part = (typeof all)[number];
/** Less than all of it: so many months, a share of the cases, some of the parts. */
export type Slice = { from?: Day; to?: Day; size?: number; only?: readonly Part[]; within?: readonly County[] };

export async function stageOf(house: House, given: YearGiven, within: readonly County[] = counties): Promise<Stage> {
  const clock = clockwork(at(firstDay, '00:00'));
  const inYear = houseOfYear(house, clock);
  const units = unitsOfYear(given.seed, within);
  const { actors, organisations } = await settleUnits(inYear, units, given.seed, given.password, given);
  return {
    ...{ house: inYear, seed: given.seed, clock, actors, organisations, units, counties: within },
    desks: new Map(within.map((c) => [c.code, desksOf(units, c.code)])),
    as: contextFor(inYear, actors),
    tally: { counts: new Map(), refused: new Map() },
  };
}

/** A simulated year at the real places, by the product's own operations, time running forward. The demo must have been settled before. */
export async function settleYear(
  house: House,
  given: YearGiven,
  { from = firstDay, to = lastDay, size = 1, only = all, within = counties }: Slice = {},
): Promise<Record<string, number>> {
  const began = performance.now();
  const stage = await stageOf(house, given, within);
  given.progress(`${stage.units.length} 个单位就位 units settled: ${seconds(began)} s\n`);
  const plan = planCases(given.seed, size, within);
  const photo = await drawnPhoto(house, '办完以后.jpg');
  const parts: Record<Part, () => void> = {
    cases: () => {
      putTickets(stage, plan);
      putLives(stage, plan, photo);
    },
    village: () => putVillage(stage, photo),
    community: () => putCommunity(stage, photo),
    university: () => {
      putUniversity(stage);
      putGallery(stage);
    },
    couriers: () => putCouriers(stage, photo),
    wuchuan: () => putWuchuan(stage, photo),
    venues: () => putVisitsToVenues(stage),
    procedures: () => {
      putPetitions(stage);
      putIncidents(stage);
      putMediations(stage);
      putVoices(stage);
      putBulletins(stage);
    },
  };
  for (const part of only) parts[part]();
  let month = performance.now();
  const night = async (day: Day) => {
    await passNight(stage, given.jobs, day);
    if (day.day !== day.daysInMonth) return;
    given.progress(monthLine(stage, day, month, began));
    month = performance.now();
  };
  await stage.clock.run(from, to, night);
  if (to.equals(lastDay)) await seeOut(stage, only, night);
  for (const [code, n] of stage.tally.refused) given.progress(`  refused ${code} ×${n}\n`);
  return Object.fromEntries(stage.tally.counts);
}

/** What began in the year comes to its end in the first months of the next; nothing new begins. */
async function seeOut(stage: Stage, only: readonly Part[], night: (day: Day) => Promise<void>): Promise<void> {
  if (only.includes('village')) await endRules(stage);
  for (let day = lastDay.add({ days: 1 }); stage.clock.left() > 0; day = day.add({ days: 1 }))
    await stage.clock.run(day, day, night);
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);
function monthLine(stage: Stage, day: Day, month: number, began: number): string {
  const cases = countOf(stage.tally, 'tickets') + countOf(stage.tally, 'lives');
  return `${day.toString().slice(0, 7)}  ${cases} 件 cases · ${countOf(stage.tally, 'acts')} 步 acts · ${seconds(month)} s (${seconds(began)} s)\n`;
}
