import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { settleAccusation } from '#demo/accusations.ts';
import { settleActivities } from '#demo/activities.ts';
import { settleAffairs, settleRhythm } from '#demo/affairs.ts';
import { settleAid } from '#demo/aid.ts';
import { settleAssessments } from '#demo/assessments.ts';
import { settleBooks } from '#demo/books.ts';
import { settleBulletins } from '#demo/bulletins.ts';
import { settleCare } from '#demo/care.ts';
import { settleConsultations } from '#demo/consultations.ts';
import { settleDeliberations } from '#demo/deliberations.ts';
import { openDoors } from '#demo/doors.ts';
import { settleDuties } from '#demo/duties.ts';
import { settleEnrolments } from '#demo/enrolments.ts';
import { settleFacts } from '#demo/facts.ts';
import { settleFloating } from '#demo/floating.ts';
import { settleGallery } from '#demo/gallery.ts';
import { settleGate } from '#demo/gate.ts';
import { settleHours } from '#demo/hours.ts';
import { settleHouseholds } from '#demo/households.ts';
import { settleInspections, settleInspectors } from '#demo/inspections.ts';
import { settleLearning } from '#demo/learning.ts';
import { settleMandates } from '#demo/mandates.ts';
import { settleMeasures } from '#demo/measures.ts';
import { settleMediations } from '#demo/mediations.ts';
import { settleNorms } from '#demo/norms.ts';
import { settleServices } from '#demo/orders.ts';
import { settlePatrols } from '#demo/patrols.ts';
import { settlePlans } from '#demo/plans.ts';
import { settleProofs } from '#demo/proofs.ts';
import { settleReception } from '#demo/reception.ts';
import { settleRelief } from '#demo/relief.ts';
import { settleRights } from '#demo/rights.ts';
import { settleRooms } from '#demo/rooms.ts';
import { settleRosters } from '#demo/rosters.ts';
import { settleAccounts, settleOrganisations, settlePlaces } from '#demo/settle.ts';
import { settleStations } from '#demo/stations.ts';
import { settleCouriers, settleStructures } from '#demo/structures.ts';
import { settleTeams } from '#demo/teams.ts';
import { tellStories } from '#demo/tell.ts';
import { settleVenues } from '#demo/venues.ts';
import { settleVisits } from '#demo/visits.ts';
import { settleWalls } from '#demo/walls.ts';
import type { House } from '#platform/house.ts';
import { demoPasswordFile } from './demo-guide.ts';

const WORDS = [
  'qingshan',
  'lvshui',
  'baiyun',
  'caoyuan',
  'huanghe',
  'daqing',
  'xiaomi',
  'youmai',
  'shanyao',
  'mianhua',
];
/** Every installation gets a demo password of its own: one that stands in a README would be used in earnest somewhere. */
function newPassword(): string {
  const word = () => WORDS[randomInt(WORDS.length)];
  return `${word()}-${word()}-${randomInt(1000, 10_000)}`;
}

export type Settled = {
  figures: object;
  password: string;
  accounts: ReadonlyMap<string, string>;
  organisations: ReadonlyMap<string, string>;
};

/** The demo jurisdiction with its named cast. Returns how much there is of it, and who. */
export async function settleDemo(house: House): Promise<Settled> {
  const password = newPassword();
  await settlePlaces(house);
  const organisations = await settleOrganisations(house);
  const accounts = await settleAccounts(house, organisations, () => password);
  const lists = await settleMandates(house, organisations, accounts);
  const alive = await settleModules(house, accounts, organisations, password);
  writeFileSync(demoPasswordFile(house), `${password}\n`, { mode: 0o600 });
  const figures = { organisations: organisations.size, accounts: accounts.size, dutyLists: lists.size, ...alive };
  return { figures, password, accounts, organisations };
}

type Known = Map<string, string>;
/** Life in every module, once there are places, offices, people who sign in, and duty lists. Returns how much. */
export async function settleModules(house: House, accounts: Known, organisations: Known, password: string) {
  const services = await settleServices(house, organisations);
  const duties = await settleDuties(house, accounts, organisations);
  const rosters = await settleRosters(house, accounts, organisations);
  const households = await settleHouseholds(house, accounts, organisations);
  await settleFacts(house, accounts, organisations, households);
  const grants = await settleRelief(house, accounts, organisations, households);
  const benefits = await settleCare(house, accounts, organisations, households);
  const aid = await settleAid(house, accounts, organisations, households);
  const patrols = await settlePatrols(house, accounts, organisations);
  const visits = await settleVisits(house, accounts, organisations, households);
  const receptionPoints = await settleReception(house, organisations);
  const couriers = await settleCouriers(house, organisations);
  const stations = await settleStations(house, accounts, organisations, couriers);
  const branches = await settleActivities(house, accounts, organisations);
  await settleHours(house, accounts, organisations);
  await settleAssessments(house, accounts, organisations);
  await settleRights(house, accounts, organisations);
  const structures = 1 + (await settleStructures(house, organisations));
  const venues = await settleVenues(house, accounts, organisations);
  const away = await settleFloating(house, accounts, organisations);
  const measures = await settleMeasures(house, accounts, organisations);
  await settleRhythm(house, accounts, organisations);
  const seats = await settleRooms(house, accounts, organisations);
  const plans = await settlePlans(house, accounts, organisations);
  await settleInspectors(house, organisations, accounts, password);
  const findings = await settleInspections(house, accounts, organisations);
  const matters = await settleDeliberations(house, accounts, organisations);
  await settleNorms(house, accounts, organisations);
  const disclosed = await settleAffairs(house, accounts, organisations);
  const opinions = await settleConsultations(house, accounts, organisations);
  const proofs = await settleProofs(house, accounts, organisations);
  const mediations = await settleMediations(house, accounts, organisations);
  const books = await settleBooks(house, accounts, organisations);
  const works = await settleGallery(house, accounts, organisations);
  const volunteers = await settleTeams(house, accounts, organisations);
  const classes =
    (await settleLearning(house, accounts, organisations)) + (await settleEnrolments(house, accounts, organisations));
  const gate = await settleGate(house, accounts, organisations);
  await settleAccusation(house);
  const cases = await tellStories(house, accounts, organisations);
  const tickets = await openDoors(house, accounts, organisations);
  const bulletins = await settleBulletins(house, accounts, organisations);
  await settleWalls(house, accounts, organisations);
  return {
    services,
    duties,
    rosters,
    households: households.length,
    grants,
    benefits,
    aid,
    patrols,
    visits,
    receptionPoints,
    stations,
    branches,
    structures,
    venues,
    away,
    measures,
    seats,
    plans,
    findings,
    matters,
    disclosed,
    mediations,
    volunteers,
    books,
    works,
    proofs,
    opinions,
    classes,
    ...gate,
    cases,
    tickets,
    bulletins,
  };
}
