import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONTACT_DAYS as SIGNUP_DAYS } from '#modules/activities/signups.rules.ts';
import { FORM_DAYS } from '#modules/aid/aid.rules.ts';
import { LAPSED_DAYS, READER_DAYS } from '#modules/books/books.rules.ts';
import { PHOTO_DAYS } from '#modules/care/checks.rules.ts';
import { REOPEN_WINDOW_DAYS } from '#modules/cases/cases.rules.ts';
import { CONTACT_DAYS as OPINION_DAYS } from '#modules/consultations/consultations.rules.ts';
import { RITE_KEPT_DAYS } from '#modules/deliberations/affairs.rules.ts';
import { FORGET_DAYS } from '#modules/enrolments/enrolments.rules.ts';
import { KEPT_YEARS } from '#modules/floating/floating.rules.ts';
import { ENDED_DAYS } from '#modules/gallery/gallery.rules.ts';
import { KEEP_YEARS as LEARNER_YEARS } from '#modules/learning/learning.rules.ts';
import { keepYears } from '#modules/mediations/mediations.rules.ts';
import { MOST_DAYS } from '#modules/norms/norms.rules.ts';
import { KEEP_UNUSED_DAYS } from '#modules/phones/phones.rules.ts';
import { REGISTER_YEARS } from '#modules/proofs/proofs.rules.ts';
import { KEPT_YEARS as RIGHT_YEARS } from '#modules/rights/rights.rules.ts';
import { CHILD_DAYS, CONTACT_DAYS as SEAT_DAYS, VETTING_YEARS } from '#modules/rooms/rooms.rules.ts';
import { REPORT_KEPT_DAYS } from '#modules/stations/stations.rules.ts';
import { CONTACT_DAYS as TEAM_DAYS } from '#modules/teams/teams.rules.ts';
import { CONTACT_DAYS as VENUE_DAYS } from '#modules/venues/venues.rules.ts';
import { WAITING_DAYS } from '#modules/visits/visits.rules.ts';
import { systemCtx } from '#platform/context.ts';
import { EXPORT_YEARS } from '#platform/export.store.ts';
import { ANSWERS_KEPT_DAYS, platformJobs } from '#platform/platform.jobs.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { gatherJobs } from './jobs.ts';
import { modules } from './modules.ts';

/* docs/privacy.md says what is kept and for how long: each line that names a term is held against the job that keeps it, and against its proof. */

const root = join(import.meta.dirname, '../..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const lines = text('docs/privacy.md')
  .split('\n')
  .filter((l) => /^\| .* \| .* \| .* \|$/.test(l) && !l.startsWith('| what |'))
  .map((l) => l.slice(2, -2).split(' | '))
  .map(([what = '', , how = '']) => ({ what, how }));
const jobs = gatherJobs(modules);
const TERM = /\b(\d+|a|two|three) (days|year|years)\b/;

/** First words of a line → its job, the term in the code, and the test in which that job is seen to do it. */
const kept: Readonly<Record<string, { job: string; term: string; proof: string; runs: string }>> = {
  'network addresses': {
    job: 'cases.forgetOrigins',
    term: `${REOPEN_WINDOW_DAYS} days`,
    ...{ proof: 'src/modules/cases/cases.proof.api.test.ts', runs: 'forgetOrigins' },
  },
  'an answer to a repeated command': {
    job: 'platform.forgetAnswers',
    term: `${ANSWERS_KEPT_DAYS} days`,
    ...{ proof: 'src/app/retention.database.test.ts', runs: 'forgetAnswers.run' },
  },
  'what staff took out': {
    job: 'exports.forgetExports',
    term: EXPORT_YEARS === 3 ? 'three years' : `${EXPORT_YEARS} years`,
    ...{ proof: 'src/modules/exports/exports.api.test.ts', runs: 'forgetExports' },
  },
  'scans of filled visit sheets': {
    job: 'visits.dropWaitingScans',
    term: WAITING_DAYS === 365 ? 'a year' : `${WAITING_DAYS} days`,
    ...{ proof: 'src/modules/visits/corrections.api.test.ts', runs: 'dropWaitingScans' },
  },
  'pictures of a certification': {
    job: 'care.dropPhotos',
    term: `${PHOTO_DAYS} days`,
    ...{ proof: 'src/modules/care/checks.api.test.ts', runs: 'dropPhotos' },
  },
  'reports at stations': {
    job: 'stations.forgetReports',
    term: `${REPORT_KEPT_DAYS} days`,
    ...{ proof: 'src/modules/stations/stations.api.test.ts', runs: 'forgetReports' },
  },
  'visits booked at venues': {
    job: 'venues.forgetVisitors',
    term: `${VENUE_DAYS} days`,
    ...{ proof: 'src/modules/venues/venues.api.test.ts', runs: 'forgetVisitors' },
  },
  'seats taken in study rooms': {
    job: 'rooms.forgetRooms',
    term: `${SEAT_DAYS} days`,
    ...{ proof: 'src/modules/rooms/rooms.api.test.ts', runs: 'forgetRooms' },
  },
  'children in study rooms': {
    job: 'rooms.forgetRooms',
    term: `${CHILD_DAYS} days`,
    ...{ proof: 'src/modules/rooms/rooms.api.test.ts', runs: 'forgetRooms' },
  },
  'checks of adults who work with children': {
    job: 'rooms.forgetRooms',
    term: VETTING_YEARS === 3 ? 'three years' : `${VETTING_YEARS} years`,
    ...{ proof: 'src/modules/rooms/evenings.api.test.ts', runs: 'forgetRooms' },
  },
  'learners of the university': {
    job: 'learning.forgetLearners',
    term: LEARNER_YEARS === 2 ? 'two years' : `${LEARNER_YEARS} years`,
    ...{ proof: 'src/modules/learning/learning.portal.api.test.ts', runs: 'forgetLearners' },
  },
  'filled application forms that wait': {
    job: 'aid.nightly',
    term: FORM_DAYS === 365 ? 'a year' : `${FORM_DAYS} days`,
    ...{ proof: 'src/modules/aid/aid.paper.api.test.ts', runs: 'dropForms' },
  },
  'who enrols in a class': {
    job: 'enrolments.forgetEnrolments',
    term: `${FORGET_DAYS} days`,
    ...{ proof: 'src/modules/enrolments/enrolments.api.test.ts', runs: 'forgetEnrolments' },
  },
  'who signed up and who waits': {
    job: 'activities.forgetActivityContacts',
    term: `${SIGNUP_DAYS} days`,
    ...{ proof: 'src/modules/activities/signups.api.test.ts', runs: 'forgetContacts' },
  },
  'members on the move': {
    job: 'floating.forgetFloating',
    term: KEPT_YEARS === 3 ? 'three years' : `${KEPT_YEARS} years`,
    ...{ proof: 'src/modules/floating/floating.api.test.ts', runs: 'forgetFloating' },
  },
  'requests about personal data': {
    job: 'rights.forgetRights',
    term: RIGHT_YEARS === 3 ? 'three years' : `${RIGHT_YEARS} years`,
    ...{ proof: 'src/modules/rights/rights.api.test.ts', runs: 'forgetRights' },
  },
  'who is in a volunteer team': {
    job: 'teams.forgetTeamMembers',
    term: `${TEAM_DAYS} days`,
    ...{ proof: 'src/modules/teams/teams.api.test.ts', runs: 'forgetMembers' },
  },
  'readers of a reading room': {
    job: 'books.forgetReaders',
    term: `${READER_DAYS} days`,
    ...{ proof: 'src/modules/books/books.api.test.ts', runs: 'forgetReaders' },
  },
  'who reserved a book': {
    job: 'books.forgetReaders',
    term: `${LAPSED_DAYS} days`,
    ...{ proof: 'src/modules/books/books.api.test.ts', runs: 'forgetReaders' },
  },
  'works in the gallery': {
    job: 'gallery.forgetWithdrawn',
    term: `${ENDED_DAYS} days`,
    ...{ proof: 'src/modules/gallery/gallery.api.test.ts', runs: 'forgetWithdrawn' },
  },
  'files that came before their record': {
    job: 'phones.dropUnusedFiles',
    term: `${KEEP_UNUSED_DAYS} days`,
    ...{ proof: 'src/modules/phones/tray.api.test.ts', runs: 'dropUnusedFiles' },
  },
  // The limit is data of the place; what it is where nobody set one is looked at below.
  'an application for relief': {
    job: 'aid.nightly',
    term: '5 years',
    ...{ proof: 'src/modules/aid/aid.after.api.test.ts', runs: 'erasedOn' },
  },
  'opinions and suggestions': {
    job: 'consultations.forgetOpinions',
    term: `${OPINION_DAYS} days`,
    ...{ proof: 'src/modules/consultations/consultations.api.test.ts', runs: 'forgetOpinions' },
  },
  'certificates issued': {
    job: 'proofs.forgetProofs',
    term: REGISTER_YEARS === 3 ? 'three years' : `${REGISTER_YEARS} years`,
    ...{ proof: 'src/modules/proofs/proofs.api.test.ts', runs: 'forgetProofs' },
  },
  'mediations (': {
    job: 'mediations.nightly',
    term: `${keepYears[0]} years`,
    ...{ proof: 'src/modules/mediations/mediations.api.test.ts', runs: 'nightly' },
  },
  'private reminders': {
    job: 'norms.forgetReminders',
    term: `${MOST_DAYS} days`,
    ...{ proof: 'src/modules/norms/norms.api.test.ts', runs: 'forgetReminders' },
  },
  'families that ask the council': {
    job: 'deliberations.forgetRites',
    term: `${RITE_KEPT_DAYS} days`,
    ...{ proof: 'src/modules/deliberations/deliberations.api.test.ts', runs: 'forgetRites' },
  },
};
/** Jobs that remove what no line of the table speaks of: sessions, matters that got no place, files that no record names, signatures of calls (see WeCom there), old backups. */
const others = [
  'access.sweep',
  'platform.sweepFiles',
  'incidents.sweepUnplaced',
  'inbox.forgetCalls',
  'operations.nightlyBackup',
];

describe('what docs/privacy.md says is kept for a term', () => {
  const timed = lines.filter((l) => TERM.test(l.how));

  test('has a job, and every line with a term is in this table', () => {
    expect(lines.length).toBeGreaterThan(50);
    expect(timed.map((l) => Object.keys(kept).find((k) => l.what.startsWith(k)) ?? l.what).sort()).toEqual(
      Object.keys(kept).sort(),
    );
  });

  test.each(Object.entries(kept))('%s', (start, { job, term, proof, runs }) => {
    const line = timed.find((l) => l.what.startsWith(start));
    expect(line?.how).toContain(term);
    expect(jobs.get(job)?.every, `${job} recurs`).toBeDefined();
    expect(text(proof), `${proof} runs it`).toContain(runs);
  });

  test('leaves no forgetting job without a line', () => {
    const forgetting = [...jobs].filter(
      ([name, j]) => j.every && /\.(forget|drop|sweep|nightly|empty|erase)/.test(name),
    );
    const named = new Set([...Object.values(kept).map((k) => k.job), ...others]);
    expect(forgetting.map(([name]) => name).filter((name) => !named.has(name))).toEqual([]);
    expect(
      lines.map((l) => l.what).filter((what, i, all) => all.indexOf(what) !== i),
      'said twice',
    ).toEqual([]);
  });
});

test('answers to repeated commands go after their days; the limit of relief where no place set one is five years', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const add = (age: number) =>
    open.owner.query('insert into command (id, fingerprint, at) values (gen_random_uuid(), $1, $2)', [
      Buffer.from(`kept ${age}`),
      open.house
        .now()
        .subtract({ hours: age * 24 + 1 })
        .toString(),
    ]);
  for (const age of [ANSWERS_KEPT_DAYS - 1, ANSWERS_KEPT_DAYS]) await add(age);
  await platformJobs.forgetAnswers?.run(systemCtx(open.house, 'test'), {});
  const { rows } = await open.owner.query("select convert_from(fingerprint, 'UTF8') as kept from command");
  expect(rows).toEqual([{ kept: `kept ${ANSWERS_KEPT_DAYS - 1}` }]);
  const { rows: limits } = await open.owner.query(
    "select unit, amount from aid_limit where area = '' and step = 'keep'",
  );
  expect(limits).toEqual([{ unit: 'month', amount: 60 }]);
});
