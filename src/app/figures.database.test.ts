import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { settleActivities } from '#demo/activities.ts';
import { settleCare } from '#demo/care.ts';
import { settleConsultations } from '#demo/consultations.ts';
import { settleDeliberations } from '#demo/deliberations.ts';
import { settleDuties } from '#demo/duties.ts';
import { settleFloating } from '#demo/floating.ts';
import { settleGallery } from '#demo/gallery.ts';
import { settleHouseholds } from '#demo/households.ts';
import { settleInspections, settleInspectors } from '#demo/inspections.ts';
import { settleLearning } from '#demo/learning.ts';
import { settleMediations } from '#demo/mediations.ts';
import { settlePatrols } from '#demo/patrols.ts';
import { settleProofs } from '#demo/proofs.ts';
import { settleRelief } from '#demo/relief.ts';
import { settleRosters } from '#demo/rosters.ts';
import { settleStations } from '#demo/stations.ts';
import { settleCouriers } from '#demo/structures.ts';
import { settleTeams } from '#demo/teams.ts';
import { settleVisits } from '#demo/visits.ts';
import { nameOf, toldFigures } from '#modules/insight/index.ts';
import { shortNames } from '#modules/insight/insight.names.rules.ts';
import { systemCtx } from '#platform/context.ts';
import { castIds } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';

/*
 * What modules state, against queries written apart from them: by somebody who knows the tables and not the code. `here` is the place by
 * its code, `then` the span of a moment, `days` the span of a day.
 */
const here = (table = '') => sql.raw(`${table}area like '150124201213%'`);
const then = (column: string) => sql.raw(`${column} >= '2026-01-01T00:00+08' and ${column} < '2027-01-01T00:00+08'`);
const days = (column: string) => sql.raw(`${column} between '2026-01-01' and '2026-12-31'`);
const village = {
  patrolsRounds: sql`select count(*) from patrol where ${here()} and ${days('day')}`,
  patrolsHazards: sql`select count(*) from patrol where ${here()} and case_id is not null and ${days('day')}`,
  visitsHouseholds: sql`select count(distinct household_id) from visit where ${here()} and result = 'talked' and ${days('day')}`,
  visitsNeeds: sql`select count(*) from visit_need where visit_id in (select id from visit where ${here()} and ${days('day')})`,
  reliefBags: sql`
    select coalesce(sum(l.quantity), 0) from relief_grant g join relief_grant_line l on l.grant_id = g.id join relief_batch b on b.id = l.batch_id
    where g.area like '150124201213%' and g.status = 'handed' and b.unit = '袋' and (b.item like '%米%' or b.item like '%面%')
      and ${days('g.handed_on')}`,
  reliefHouseholds: sql`
    select count(distinct g.household_id) from relief_grant g where g.area like '150124201213%' and g.status = 'handed' and ${days('g.handed_on')}
      and g.id in (select grant_id from relief_grant_line l join relief_batch b on b.id = l.batch_id where b.unit = '袋' and b.item ~ '[米面]')`,
  emergencyHouseholds: sql`
    select count(distinct household_id) from relief_grant where ${here()} and purpose = 'emergency' and status = 'handed' and ${days('handed_on')}`,
  emergencyYuan: sql`
    select coalesce(sum(l.quantity), 0) / 100.0 from relief_grant g join relief_grant_line l on l.grant_id = g.id
    where g.area like '150124201213%' and g.purpose = 'emergency' and g.status = 'handed' and ${days('g.handed_on')}`,
  certifications: sql`select count(*) from care_visit where ${here()} and outcome = 'confirmed' and standing in ('first', 'second') and ${days('day')}`,
  dutiesDone: sql`select count(*) from duty_occurrence where ${here()} and status = 'satisfied' and ${days('due_on')}`,
  dutiesMissed: sql`select count(*) from duty_occurrence where ${here()} and status = 'missed' and ${days('due_on')}`,
  rostersCovered: sql`
    select count(distinct (organisation_id, day)) from roster_day d join roster r on r.id = d.roster_id
    where r.area like '150124201213%' and published_at is not null and d.day <= '2026-03-03' and ${days('d.day')}`,
  volunteerActivities: sql`select count(*) from activity where ${here()} and status = 'held' and kind = 'volunteering' and ${then('starts_at')}`,
  volunteerMonths: sql`
    select count(distinct date_trunc('month', starts_at at time zone 'Asia/Shanghai')) from activity
    where ${here()} and status = 'held' and kind = 'volunteering' and ${then('starts_at')}`,
  meetings: sql`
    select count(*) from activity where ${here()} and status = 'held' and ${then('starts_at')}
      and kind in ('memberMeeting', 'committeeMeeting', 'groupMeeting', 'partyClass')`,
  activitiesParticipants: sql`select coalesce(sum(present), 0) from activity where ${here()} and status = 'held' and ${then('starts_at')}`,
  mediations: sql`select count(*) from mediation where ${here()} and ${then('accepted_at')}`,
  mediationsAgreed: sql`select count(*) from mediation where ${here()} and ${then('agreed_at')}`,
  proofs: sql`select count(*) from proof_certificate where ${here()} and revoked_at is null and ${days('issued_on')}`,
  inspectionsFindings: sql`
    select count(*) from inspection_finding where ${here()} and round_id in (select id from inspection_round where ${days('told_on')})`,
  findingsClosed: sql`select count(*) from inspection_finding where ${here()} and ${days('closed_on')}`,
  deliberationsMatters: sql`select count(*) from deliberation_matter where ${here()} and ${then('opened_at')}`,
  consultationsOpinions: sql`select count(*) from opinion where ${here()} and ${then('at')}`,
  floatingOut: sql`select count(*) from floating_member where ${here()} and registered_on < '2027-01-01' and ended_on is null`,
} as const;

describe('what is stated of a year', async () => {
  const open = await openTestHouse();
  const { house } = open;
  const ctx = () => systemCtx(house, 'recount');
  const year = { from: '2026-01-01', to: '2026-12-31' };
  const n = async (query: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ n: string }>`select (${query}) as n`.execute(house.db);
    return Number(rows[0]!.n);
  };
  let organisations: Map<string, string>;
  let couriers: string;

  beforeAll(async () => {
    const ids = await castIds(open);
    organisations = new Map(ids.organisations);
    const accounts = new Map(ids.accounts);
    await settleDuties(house, accounts, organisations);
    await settleRosters(house, accounts, organisations);
    const households = await settleHouseholds(house, accounts, organisations);
    for (const settle of [settleRelief, settleCare, settleVisits])
      await settle(house, accounts, organisations, households);
    await settlePatrols(house, accounts, organisations);
    couriers = await settleCouriers(house, organisations);
    await settleStations(house, accounts, organisations, couriers);
    await settleActivities(house, accounts, organisations);
    await settleFloating(house, accounts, organisations);
    await settleInspectors(house, organisations, accounts, 'x');
    for (const settle of [settleInspections, settleDeliberations, settleConsultations, settleProofs, settleMediations])
      await settle(house, accounts, organisations);
    for (const settle of [settleGallery, settleTeams, settleLearning]) await settle(house, accounts, organisations);
  });

  test('has one name each', () => {
    const names = [...house.figures.keys()].map(nameOf);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    for (const id of Object.values(shortNames)) expect(house.figures.has(id), id).toBe(true);
  });

  test('of a village is what its tables hold', async () => {
    const { figures } = await toldFigures(ctx(), { area: '150124201213', ...year });
    const counted = Object.fromEntries(
      await Promise.all(Object.entries(village).map(async ([name, query]) => [name, await n(query)] as const)),
    );
    const stated = Object.fromEntries(Object.keys(village).map((name) => [name, figures[name]]));
    expect(stated).toEqual(counted);
    // A count of nothing would agree with anything.
    const empty = Object.entries(counted).filter(([, value]) => value === 0);
    expect(empty.map(([name]) => name).length, JSON.stringify(empty)).toBeLessThan(6);
  });

  test('of an industry committee and of a university too', async () => {
    const committee = await toldFigures(ctx(), { area: '1501', organisationId: couriers, ...year });
    expect(committee.figures).toMatchObject({
      stations: await n(sql`select count(*) from station where state <> 'closed' and organisation_id in (
        select id from organisation where id = ${couriers}::uuid or superior_id = ${couriers}::uuid)`),
      teamMembers: await n(sql`select count(*) from team_member where left_at is null and team_id in (
        select id from team where organisation_id = ${organisations.get('couriers')}::uuid)`),
    });
    expect(committee.figures.stations).toBe(170);
    expect(committee.figures.structuresBranches).toBe(7);
    expect(committee.figures.teamMembers).toBeGreaterThan(0);
    const [area] = (await house.db.selectFrom('learning_class').select('area').limit(1).execute()).map((r) => r.area);
    const university = await toldFigures(ctx(), { area: area!, ...year });
    const own = sql.raw(`c.area like '${area}%'`);
    expect(university.figures).toMatchObject({
      subjects:
        await n(sql`select count(distinct k.subject_id) from learning_class c join learning_course k on k.id = c.course_id
        where ${own} and exists (select from learning_session s where s.class_id = c.id and s.status <> 'cancelled' and ${then('lower(s.during)')})`),
      classes: await n(sql`select count(*) from learning_class c where ${own} and exists (
        select from learning_session s where s.class_id = c.id and s.status <> 'cancelled' and ${then('lower(s.during)')})`),
      galleryShown: await n(
        sql`select count(*) from gallery_work c where ${own} and status = 'published' and ${then('published_at')}`,
      ),
    });
    expect(university.figures.subjects).toBeGreaterThan(3);
  });

  test('every row has a title that names nobody of the cast, and a day within the span', async () => {
    const scope = { area: '1501', from: '2026-01-01', before: '2027-01-01' };
    const accounts = await house.db.selectFrom('staff_account').select('name').execute();
    // A name of two signs is in many a name of a place (乌兰察布).
    const names = accounts.map((a) => a.name).filter((name) => name.length > 2);
    for (const [id, figure] of house.figures) {
      if (figure.of === 'unit') continue;
      const { rows } = await sql<{ title: string | null; path: string | null }>`
        select title, path from (${figure.rows(ctx(), scope)}) r limit 500`.execute(house.db);
      for (const { title, path } of rows) {
        expect(title, id).toBeTruthy();
        expect(
          names.filter((name) => title?.includes(name)),
          `${id}: ${title}`,
        ).toEqual([]);
        expect(path ?? '/', id).toMatch(/^\//);
      }
    }
  });
});
