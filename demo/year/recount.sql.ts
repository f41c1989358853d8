/*
 * Every short name a report asks for (● in the product's list), counted by somebody who knows the tables and not the code. `$1` is the
 * place as a pattern (`150124201213%`), `$2` and `$3` the first day and the day after the last; moments are told by the clock of the place.
 */

const then = (column: string) =>
  `${column} at time zone 'Asia/Shanghai' >= $2::date and ${column} at time zone 'Asia/Shanghai' < $3::date`;
const days = (column: string) => `${column} >= $2::date and ${column} < $3::date`;
const here = (table = '') => `${table}area like $1`;
const held = (kinds: string) =>
  `select count(*) from activity where ${here()} and status = 'held' and ${then('starts_at')} and kind in (${kinds})`;
const bags = `from relief_handout h join relief_grant g on g.id = h.grant_id join relief_grant_line l on l.grant_id = g.id
  join relief_batch b on b.id = l.batch_id where ${here('h.')} and g.status = 'handed' and ${days('h.day')}`;
const food = `b.unit = '袋' and (b.item like '%米%' or b.item like '%面%')`;
const emergency = `from relief_grant g where ${here('g.')} and purpose = 'emergency' and status = 'handed' and ${days('handed_on')}`;
const onNow = `select c.id from learning_class c where ${here('c.')} and exists (select from learning_session s
  where s.class_id = c.id and s.status <> 'cancelled' and ${then('lower(s.during)')})`;
/** Stations do not keep since when they are there; the journal does. */
const station = (more = 'true') => `select count(*) from station s where ${here('s.')} and ${more}
  and exists (select from journal j where j.subject_kind = 'station' and j.subject_id = s.id and j.seq = 1 and j.at at time zone 'Asia/Shanghai' < $3::date)
  and not exists (select from journal j where s.state = 'closed' and j.subject_kind = 'station' and j.subject_id = s.id and j.verb = 'close'
    and j.at at time zone 'Asia/Shanghai' < $3::date)`;

export const recount: Readonly<Record<string, string>> = {
  errands: `select count(*) from cases c join errand e on e.case_id = c.id where ${here('e.')} and c.sealed_at is null and ${then('e.returned_at')}`,
  certifications: `select count(*) from care_visit where ${here()} and outcome = 'confirmed' and standing in ('first', 'second') and ${days('day')}`,
  homeCertifications: `select count(*) from care_visit where ${here()} and outcome = 'confirmed' and standing in ('first', 'second') and method = 'home' and ${days('day')}`,
  reliefBags: `select coalesce(sum(l.quantity), 0) ${bags} and ${food}`,
  reliefHouseholds: `select count(distinct g.household_id) ${bags} and ${food}`,
  emergencyHouseholds: `select count(distinct household_id) ${emergency}`,
  emergencyYuan: `select coalesce(sum(l.quantity), 0) / 100.0 from relief_grant_line l where l.grant_id in (select g.id ${emergency})`,
  stations: station(),
  redBeeStations: station(`s.kind = 'redBee'`),
  teamMembers: `select count(*) from team_member where ${here()} and joined_at at time zone 'Asia/Shanghai' < $3::date
    and (left_at is null or (left_at at time zone 'Asia/Shanghai')::date >= $3::date)`,
  teamReports: `select count(*) from cases x where x.sealed_at is null and (
    exists (select 1 from team_report t where t.case_id = x.id and ${here('t.')} and ${then('t.at')})
    or x.channel = 'courier' and ${then('x.received_at')} and exists (select 1 from team_member m where ${here('m.')}
      and m.account_id = x.first_receiver_id and m.joined_at <= x.received_at and coalesce(m.left_at, 'infinity') > x.received_at))`,
  floatingMembers: `select count(*) from floating_member where inflow_area like $1 and attached_on < $3::date and (ended_on is null or ended_on >= $3::date)`,
  subjects: `select count(distinct k.subject_id) from learning_course k where k.id in (select course_id from learning_class where id in (${onNow}))`,
  classes: `select count(*) from (${onNow}) c`,
  learners: `select count(distinct learner_id) from learning_seat r where r.class_id in (select id from learning_class c where ${here('c.')})
    and ${then(`(select min(lower(n.during)) from learning_session n where n.class_id = r.class_id and n.status <> 'cancelled'
      and lower(n.during) >= r.from_at and (r.to_at is null or lower(n.during) < r.to_at))`)}`,
  certificates: `select count(*) from learning_certificate where ${here()} and revoked_at is null and ${days('issued_on')}`,
  orders: `select count(*) from cases where ${here()} and sealed_at is null and ${then('received_at')} and id in (select case_id from service_order)`,
  heatingVisits: `select count(*) from visit where ${here()} and purpose = 'heatSupply' and ${days('day')}`,
  volunteerActivities: held(`'volunteering'`),
  volunteerMonths: `select count(distinct to_char(starts_at at time zone 'Asia/Shanghai', 'YYYYMM')) from activity
    where ${here()} and status = 'held' and kind = 'volunteering' and ${then('starts_at')}`,
  meetings: held(`'memberMeeting', 'committeeMeeting', 'groupMeeting', 'partyClass'`),
  themeDays: held(`'themeDay'`),
  homeworkEvenings: `select count(*) from room_evening where ${here()} and status = 'ended' and category = 'homework' and ${then('starts_at')}`,
  studyRoomVisits: `select count(*) from room_booking where ${here()} and ${then('arrived_at')}`,
  bookLoans: `select coalesce(sum(lent), 0) from book_month where ${here()} and (month || '-01')::date >= $2::date and (month || '-01')::date < $3::date`,
  venueVisits: `select count(*) from venue_booking where ${here()} and status = 'came' and ${then('starts_at')}`,
  admissions: `select count(*) from admission where ${here()} and ${then('proposed_at')}`,
  proofs: `select count(*) from proof_certificate where ${here()} and revoked_at is null and ${days('issued_on')}`,
  findingsClosed: `select count(*) from inspection_finding where ${here()} and ${days('closed_on')}`,
  cases: `select count(*) from cases where ${here()} and sealed_at is null and ${then('received_at')}`,
  petitions: `select count(*) from petition p where ${here('p.')} and ${then('p.began_at')} and (select sealed_at from cases where id = p.case_id) is null`,
  mediations: `select count(*) from mediation where ${here()} and ${then('accepted_at')}`,
};
