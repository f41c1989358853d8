import type pg from 'pg';

/* Where each page of the console and the phone finds a record, and whose desk it is looked at from. */

const DESK = 'sun';
/** Who sees a page with something on it, where that is not the clerk of 清水河. */
const whose: Readonly<Record<string, readonly string[]>> = {
  liu: [
    ...['/people', '/people/households', '/people/roll', '/facts', '/aid', '/aid/$id', '/rosters', '/returns'],
    ...['/mediations', '/mediations/$id', '/mediations/$id/print', '/mediations/import', '/returns/$id/$area/$period'],
    ...['/handovers', '/handovers/$id', '/tray'],
  ],
  li: ['/inbox', '/books', '/books/$id/import', '/rooms'],
  dai: [
    ...[
      '/hot-spots',
      '/hot-spots/$id',
      '/incidents',
      '/incidents/$id',
      '/teams',
      '/teams/$id',
      '/gallery',
      '/gallery/$id',
    ],
    ...['/assessments', '/assessments/schemes/$id', '/assessments/schemes/$id/import', '/assessments/rounds/$id'],
    ...['/assessments/entries/$id', '/settings/services', '/venues'],
  ],
  nie: ['/floating', '/floating/import', '/floating/$id'],
  ning: ['/learning', '/learning/$id/import', '/enrolments', '/enrolments/$id'],
  wu: ['/hotline', '/hotline/$id/import'],
  bao: ['/accusations', '/aid-freezes'],
  admin: ['/accounts', '/settings/operations', '/settings/open311', '/settings/webhooks', '/settings/walls'],
  audit: ['/access-log'],
  he: ['/insight/jurisdictions'],
};
export const deskOf = (route: string): string =>
  Object.entries(whose).find(([, routes]) => routes.includes(route))?.[0] ?? DESK;

const one = (table: string, more = '') => `select id from ${table} ${more} order by id limit 1`;
/** A record for each page that is about one: a page that is new stands here, or the test says that it does not. */
const records: Readonly<Record<string, string>> = {
  '/activities/$id': one('activity'),
  '/activities/units/$id': 'select organisation_id as id from activity order by id limit 1',
  '/admissions/$id': one('admission'),
  '/aid/$id': one('aid_application'),
  '/assessments/entries/$id': one('score_entry'),
  '/assessments/rounds/$id': one('score_round'),
  '/assessments/schemes/$id': one('score_scheme'),
  '/assessments/schemes/$id/import': one('score_scheme'),
  '/books/$id/import': one('reading_room'),
  '/bulletins/$id': one('bulletin'),
  '/cases/$id': one('cases', "where area like '150124%' and status = 'handling'"),
  '/consultations/$id': one('consultation'),
  '/deliberations/$id': one('deliberation_matter'),
  '/deliberations/meetings/$id': one('deliberation_meeting'),
  '/enrolments/$id': 'select class_id as id from enrolment_class order by 1 limit 1',
  '/floating/$id': one('floating_member'),
  '/gallery/$id': one('gallery_work', "where area like '150102%'"),
  '/handovers/$id': one('handover'),
  '/honours/$id': one('honour_call'),
  '/hot-spots/$id': one('topic'),
  '/hotline/$id/import': one('hotline_source'),
  '/incidents/$id': one('incident'),
  '/inspections/$id': one('inspection_round'),
  '/inspections/$id/import': one('inspection_round'),
  '/inspections/$id/ledger': one('inspection_round'),
  '/inspections/findings/$id': one('inspection_finding'),
  '/insight/figures/$name': "select 'cases.received' as name",
  '/learning/$id/import': one('learning_term'),
  '/mandates/$id': one('mandate_list'),
  '/mandates/$id/compare/$otherId':
    'select a.id, b.id as "otherId" from mandate_list a, mandate_list b where a.id <> b.id order by 1, 2 limit 1',
  '/measures/$id': one('measure_document'),
  '/measures/$id/import': one('measure_document'),
  '/mediations/$id': one('mediation', "where area like '150124%'"),
  '/mediations/$id/print': one('mediation', "where area like '150124%'"),
  '/norms/$id': one('norm_charter'),
  '/plans/$id': one('village_plan'),
  '/proofs/lists/$id/import': one('proof_edition'),
  '/returns/$id/$area/$period': `select id, '150124201213' as area, '2026-10' as period from return_form limit 1`,
  '/structures/$id': one('organisation', "where kind = 'government' and area like '150124%'"),
  '/teams/$id': one('team'),
  '/visits/$id': one('visit'),
  '/visits/studies/$id': one('visit_study'),
  '/whistles/$id': one('whistle'),
};
/** The address of a page of the route tree, with a record in it where it is about one. */
export async function addressOf(owner: pg.Pool, route: string): Promise<string> {
  if (!route.includes('$')) return route;
  const { rows } = records[route] ? await owner.query<Record<string, string>>(records[route]) : { rows: [] };
  const [row] = rows;
  if (!row) throw new Error(`no record for ${route}: name one in test/everywhere.ts`);
  return route.replace(/\$(\w+)/g, (_, name: string) => row[name] ?? '');
}
/** Lists that stay empty in the demonstration, and why. */
export const EMPTY: Readonly<Record<string, string>> = {
  '/aid-freezes': 'no discipline organ asked for a payment to be held',
  '/insight/jurisdictions': 'there is one jurisdiction',
  '/settings/categories': 'what is suggested is learnt from more cases than there are',
  '/settings/phones': 'a phone is known once somebody has signed in on it by hand',
  '/settings/operations': 'nothing was backed up here',
  '/structures/$id': 'what is done how is written by each unit itself',
  '/tray': 'no phone has left anything unsent',
};

const VILLAGE = '150124201213';
/** Pages of the phone that no link leads to on this day, for whose phone they are. */
const onPhones: Readonly<Record<string, readonly (readonly [string, string?])[]>> = {
  chen: [['#/look/$id', one('patrol', `where area = '${VILLAGE}'`)]],
  wang: [
    ['#/errand/$id/trip', 'select case_id as id from errand limit 1'],
    ['#/errand/$id/collect', 'select case_id as id from errand limit 1'],
  ],
  mo: [['#/class/$id', one('learning_session')]],
  liu: [
    ['#/care'],
    ['#/roster/$id/2026-11-24', one('roster', `where area = '${VILLAGE}'`)],
    ['#/activity/$id', one('activity', `where area = '${VILLAGE}'`)],
    ['#/activityPhoto/$id', one('activity', `where area = '${VILLAGE}'`)],
    ['#/meeting/$id', one('deliberation_meeting')],
  ],
  zhao: [['#/whistle/$id', one('whistle')]],
  li: [
    ['#/roomEvening/$id', one('room_evening')],
    ['#/bookAdd/$id', one('reading_room')],
    ['#/shelf/$id/C-1', one('reading_room')],
    ['#/order/$id/take', one('cases', "where area like '150102%'")],
  ],
};
export async function hashesFor(owner: pg.Pool, login: string): Promise<string[]> {
  const first = ['today', 'note', 'cases', 'me', 'outbox'].map((page) => `#/${page}`);
  const more = await Promise.all(
    (onPhones[login] ?? []).map(async ([hash, query]) => {
      const [row] = query ? (await owner.query<{ id: string }>(query)).rows : [];
      return hash.replace('$id', row?.id ?? '');
    }),
  );
  return [...first, ...more];
}
