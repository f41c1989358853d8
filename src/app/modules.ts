import { join } from 'node:path';
import { access } from '#modules/access/access.module.ts';
import { accusations } from '#modules/accusations/accusations.module.ts';
import { activities } from '#modules/activities/activities.module.ts';
import { aid } from '#modules/aid/aid.module.ts';
import { assessments } from '#modules/assessments/assessments.module.ts';
import { books } from '#modules/books/books.module.ts';
import { bulletins } from '#modules/bulletins/bulletins.module.ts';
import { care } from '#modules/care/care.module.ts';
import { cases } from '#modules/cases/cases.module.ts';
import { classify } from '#modules/classify/classify.module.ts';
import { consultations } from '#modules/consultations/consultations.module.ts';
import { deliberations } from '#modules/deliberations/deliberations.module.ts';
import { duties } from '#modules/duties/duties.module.ts';
import { enrolments } from '#modules/enrolments/enrolments.module.ts';
import { errands } from '#modules/errands/errands.module.ts';
import { exports } from '#modules/exports/exports.module.ts';
import { facts } from '#modules/facts/facts.module.ts';
import { floating } from '#modules/floating/floating.module.ts';
import { gallery } from '#modules/gallery/gallery.module.ts';
import { handovers } from '#modules/handovers/handovers.module.ts';
import { hotline } from '#modules/hotline/hotline.module.ts';
import { inbox } from '#modules/inbox/inbox.module.ts';
import { incidents } from '#modules/incidents/incidents.module.ts';
import { insight } from '#modules/insight/insight.module.ts';
import { inspections } from '#modules/inspections/inspections.module.ts';
import { learning } from '#modules/learning/learning.module.ts';
import { mandates } from '#modules/mandates/mandates.module.ts';
import { measures } from '#modules/measures/measures.module.ts';
import { mediations } from '#modules/mediations/mediations.module.ts';
import { norms } from '#modules/norms/norms.module.ts';
import { open311 } from '#modules/open311/open311.module.ts';
import { operations } from '#modules/operations/operations.module.ts';
import { orders } from '#modules/orders/orders.module.ts';
import { organisations } from '#modules/organisations/organisations.module.ts';
import { papers } from '#modules/papers/papers.module.ts';
import { patrols } from '#modules/patrols/patrols.module.ts';
import { people } from '#modules/people/people.module.ts';
import { petitions } from '#modules/petitions/petitions.module.ts';
import { phones } from '#modules/phones/phones.module.ts';
import { places } from '#modules/places/places.module.ts';
import { plans } from '#modules/plans/plans.module.ts';
import { proofs } from '#modules/proofs/proofs.module.ts';
import { publication } from '#modules/publication/publication.module.ts';
import { relief } from '#modules/relief/relief.module.ts';
import { rights } from '#modules/rights/rights.module.ts';
import { rooms } from '#modules/rooms/rooms.module.ts';
import { rosters } from '#modules/rosters/rosters.module.ts';
import { stations } from '#modules/stations/stations.module.ts';
import { structures } from '#modules/structures/structures.module.ts';
import { subscribers } from '#modules/subscribers/subscribers.module.ts';
import { teams } from '#modules/teams/teams.module.ts';
import { venues } from '#modules/venues/venues.module.ts';
import { visits } from '#modules/visits/visits.module.ts';
import { whistles } from '#modules/whistles/whistles.module.ts';
import type { Module } from '#platform/module.ts';

/** The product, module by module. A module may need only modules above it: the order is the architecture diagram. */
export const modules: readonly Module[] = [
  places,
  organisations,
  people,
  access,
  exports,
  phones,
  papers,
  mandates,
  facts,
  accusations,
  cases,
  orders,
  petitions,
  whistles,
  errands,
  duties,
  rosters,
  patrols,
  visits,
  relief,
  care,
  aid,
  activities,
  assessments,
  floating,
  incidents,
  handovers,
  classify,
  inbox,
  hotline,
  publication,
  open311,
  subscribers,
  stations,
  structures,
  venues,
  rooms,
  measures,
  plans,
  inspections,
  deliberations,
  norms,
  teams,
  proofs,
  mediations,
  consultations,
  learning,
  books,
  gallery,
  enrolments,
  rights,
  insight,
  operations,
  bulletins,
];

const src = join(import.meta.dirname, '..');

/** Where migrations lie: the platform's own, then each module's. */
export const migrationFolders = (list: readonly { name: string }[] = modules): string[] => [
  join(src, 'platform/migrations'),
  ...list.map((m) => join(src, 'modules', m.name, 'migrations')),
];
