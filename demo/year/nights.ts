import { systemCtx } from '#platform/context.ts';
import type { Job } from '#platform/jobs.ts';
import { type Day, YEAR } from './days.ts';
import type { Stage } from './stage.ts';

/* What the house does by itself, at its simulated times: the product's own jobs, once a night, in the order in which they stand. */

const NIGHTLY = [
  'cases.watchClocks',
  'cases.lapseWithdrawals',
  'petitions.beginMissed',
  'petitions.watchPetitions',
  'whistles.watchArrivals',
  'orders.passOnUntaken',
  'enrolments.keepMoving',
  'rooms.turnSeats',
  'duties.turnTheDay',
  'books.lapseReservations',
  'mandates.lapseAdmissions',
  'inspections.superviseOverdue',
  'venues.remindVisits',
] as const;
/** What nothing of the year waits for: the demo's own records, of the present. */
const WEEKLY = [
  'measures.remindLeads',
  'visits.climbCorrections',
  'deliberations.takeDownNotices',
  'mediations.nightly',
  'aid.nightly',
] as const;
/** What costs more than a night is worth, on the last of a month. */
const MONTHLY = ['incidents.gatherAll', 'publication.publishStatistics'] as const;

export async function passNight(stage: Stage, jobs: ReadonlyMap<string, Job>, day: Day): Promise<void> {
  const isLast = day.day === day.daysInMonth && day.year === YEAR;
  for (const name of [...NIGHTLY, ...(day.dayOfWeek === 7 ? WEEKLY : []), ...(isLast ? MONTHLY : [])]) {
    const job = jobs.get(name);
    if (!job) throw new Error(`${name} is no job of this house`);
    await job.run({ ...systemCtx(stage.house, name), now: stage.clock.now() }, {});
  }
}
