import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readActivitySearch, readPlanSearch, readYearSearch } from '#modules/activities/console/activities.search.ts';
import { readAidSearch } from '#modules/aid/console/aid.search.ts';
import { readAssessmentSearch } from '#modules/assessments/console/assessments.search.ts';
import { readCareSearch } from '#modules/care/console/care.search.ts';
import { readConsultationSearch } from '#modules/consultations/console/consultations.search.ts';
import { readDeliberationSearch } from '#modules/deliberations/console/deliberations.search.ts';
import { readFloatingSearch } from '#modules/floating/console/floating.search.ts';
import { readInspectionSearch } from '#modules/inspections/console/inspections.search.ts';
import { readMeasureSearch } from '#modules/measures/console/measures.search.ts';
import { readMediationSearch } from '#modules/mediations/console/mediations.search.ts';
import { readNormSearch } from '#modules/norms/console/norms.search.ts';
import { readPatrolSearch } from '#modules/patrols/console/patrols.search.ts';
import { readProofSearch } from '#modules/proofs/console/proofs.search.ts';
import { readReliefSearch } from '#modules/relief/console/relief.search.ts';
import { readStationSearch } from '#modules/stations/console/stations.search.ts';
import { readVenueSearch } from '#modules/venues/console/venues.search.ts';
import { readVisitSearch } from '#modules/visits/console/visits.search.ts';
import { root } from './root.tsx';

const patrols = createRoute({
  getParentRoute: () => root,
  path: '/patrols',
  validateSearch: readPatrolSearch,
  component: lazyRouteComponent(() => import('#modules/patrols/console/patrols.page.tsx'), 'PatrolsPage'),
});
const visits = createRoute({
  getParentRoute: () => root,
  path: '/visits',
  validateSearch: readVisitSearch,
  component: lazyRouteComponent(() => import('#modules/visits/console/visits.page.tsx'), 'VisitsPage'),
});
const oneVisit = createRoute({
  getParentRoute: () => root,
  path: '/visits/$id',
  component: lazyRouteComponent(() => import('#modules/visits/console/visit.page.tsx'), 'VisitPage'),
});
const oneStudy = createRoute({
  getParentRoute: () => root,
  path: '/visits/studies/$id',
  component: lazyRouteComponent(() => import('#modules/visits/console/study.page.tsx'), 'StudyPage'),
});
const care = createRoute({
  getParentRoute: () => root,
  path: '/care',
  validateSearch: readCareSearch,
  component: lazyRouteComponent(() => import('#modules/care/console/care.page.tsx'), 'CarePage'),
});
const careRegister = createRoute({
  getParentRoute: () => root,
  path: '/care/register',
  component: lazyRouteComponent(() => import('#modules/care/console/register.page.tsx'), 'RegisterPage'),
});
const stations = createRoute({
  getParentRoute: () => root,
  path: '/stations',
  validateSearch: readStationSearch,
  component: lazyRouteComponent(() => import('#modules/stations/console/stations.page.tsx'), 'StationsPage'),
});
const stationsImport = createRoute({
  getParentRoute: () => root,
  path: '/stations/import',
  component: lazyRouteComponent(() => import('#modules/stations/console/import.page.tsx'), 'StationsImportPage'),
});
const structures = createRoute({
  getParentRoute: () => root,
  path: '/structures',
  component: lazyRouteComponent(() => import('#modules/structures/console/structures.page.tsx'), 'StructuresPage'),
});
const oneStructure = createRoute({
  getParentRoute: () => root,
  path: '/structures/$id',
  component: lazyRouteComponent(() => import('#modules/structures/console/structure.page.tsx'), 'StructurePage'),
});
const venues = createRoute({
  getParentRoute: () => root,
  path: '/venues',
  validateSearch: readVenueSearch,
  component: lazyRouteComponent(() => import('#modules/venues/console/venues.page.tsx'), 'VenuesPage'),
});
const deliberations = createRoute({
  getParentRoute: () => root,
  path: '/deliberations',
  validateSearch: readDeliberationSearch,
  component: lazyRouteComponent(
    () => import('#modules/deliberations/console/deliberations.page.tsx'),
    'DeliberationsPage',
  ),
});
const affairsSettings = createRoute({
  getParentRoute: () => root,
  path: '/deliberations/settings',
  validateSearch: readDeliberationSearch,
  component: lazyRouteComponent(
    () => import('#modules/deliberations/console/settings.page.tsx'),
    'AffairsSettingsPage',
  ),
});
const oneMatter = createRoute({
  getParentRoute: () => root,
  path: '/deliberations/$id',
  component: lazyRouteComponent(() => import('#modules/deliberations/console/matter.page.tsx'), 'MatterPage'),
});
const oneMeeting = createRoute({
  getParentRoute: () => root,
  path: '/deliberations/meetings/$id',
  component: lazyRouteComponent(() => import('#modules/deliberations/console/meeting.page.tsx'), 'MeetingPage'),
});
const mediations = createRoute({
  getParentRoute: () => root,
  path: '/mediations',
  validateSearch: readMediationSearch,
  component: lazyRouteComponent(() => import('#modules/mediations/console/mediations.page.tsx'), 'MediationsPage'),
});
const mediationsImport = createRoute({
  getParentRoute: () => root,
  path: '/mediations/import',
  component: lazyRouteComponent(() => import('#modules/mediations/console/import.page.tsx'), 'MediationImportPage'),
});
const oneMediation = createRoute({
  getParentRoute: () => root,
  path: '/mediations/$id',
  component: lazyRouteComponent(() => import('#modules/mediations/console/mediation.page.tsx'), 'MediationPage'),
});
const mediationPrint = createRoute({
  getParentRoute: () => root,
  path: '/mediations/$id/print',
  component: lazyRouteComponent(() => import('#modules/mediations/console/print.page.tsx'), 'MediationPrintPage'),
});
const plans = createRoute({
  getParentRoute: () => root,
  path: '/plans',
  component: lazyRouteComponent(() => import('#modules/plans/console/plans.page.tsx'), 'PlansPage'),
});
const onePlan = createRoute({
  getParentRoute: () => root,
  path: '/plans/$id',
  component: lazyRouteComponent(() => import('#modules/plans/console/plan.page.tsx'), 'PlanPage'),
});
const measures = createRoute({
  getParentRoute: () => root,
  path: '/measures',
  validateSearch: readMeasureSearch,
  component: lazyRouteComponent(() => import('#modules/measures/console/measures.page.tsx'), 'MeasuresPage'),
});
const oneDocument = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id',
  validateSearch: readMeasureSearch,
  component: lazyRouteComponent(() => import('#modules/measures/console/document.page.tsx'), 'DocumentPage'),
});
const measuresImport = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/import',
  component: lazyRouteComponent(() => import('#modules/measures/console/import.page.tsx'), 'MeasuresImportPage'),
});
const inspections = createRoute({
  getParentRoute: () => root,
  path: '/inspections',
  validateSearch: readInspectionSearch,
  component: lazyRouteComponent(() => import('#modules/inspections/console/inspections.page.tsx'), 'InspectionsPage'),
});
const oneInspection = createRoute({
  getParentRoute: () => root,
  path: '/inspections/$id',
  validateSearch: readInspectionSearch,
  component: lazyRouteComponent(() => import('#modules/inspections/console/round.page.tsx'), 'RoundPage'),
});
const inspectionLedger = createRoute({
  getParentRoute: () => root,
  path: '/inspections/$id/ledger',
  component: lazyRouteComponent(() => import('#modules/inspections/console/round.page.tsx'), 'LedgerPage'),
});
const inspectionImport = createRoute({
  getParentRoute: () => root,
  path: '/inspections/$id/import',
  component: lazyRouteComponent(() => import('#modules/inspections/console/import.page.tsx'), 'InspectionImportPage'),
});
const oneFinding = createRoute({
  getParentRoute: () => root,
  path: '/inspections/findings/$id',
  component: lazyRouteComponent(() => import('#modules/inspections/console/finding.page.tsx'), 'FindingPage'),
});
const activities = createRoute({
  getParentRoute: () => root,
  path: '/activities',
  validateSearch: readActivitySearch,
  component: lazyRouteComponent(() => import('#modules/activities/console/activities.page.tsx'), 'ActivitiesPage'),
});
const planYear = createRoute({
  getParentRoute: () => root,
  path: '/activities/plan',
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import('#modules/activities/console/plan-year.page.tsx'), 'PlanYearPage'),
});
const unitYear = createRoute({
  getParentRoute: () => root,
  path: '/activities/units/$id',
  validateSearch: readYearSearch,
  component: lazyRouteComponent(() => import('#modules/activities/console/year.page.tsx'), 'YearPage'),
});
const oneActivity = createRoute({
  getParentRoute: () => root,
  path: '/activities/$id',
  component: lazyRouteComponent(() => import('#modules/activities/console/activity.page.tsx'), 'ActivityPage'),
});
const assessments = createRoute({
  getParentRoute: () => root,
  path: '/assessments',
  validateSearch: readAssessmentSearch,
  component: lazyRouteComponent(() => import('#modules/assessments/console/assessments.page.tsx'), 'AssessmentsPage'),
});
const oneScheme = createRoute({
  getParentRoute: () => root,
  path: '/assessments/schemes/$id',
  component: lazyRouteComponent(() => import('#modules/assessments/console/scheme.page.tsx'), 'SchemePage'),
});
const schemeImport = createRoute({
  getParentRoute: () => root,
  path: '/assessments/schemes/$id/import',
  component: lazyRouteComponent(() => import('#modules/assessments/console/import.page.tsx'), 'SchemeImportPage'),
});
const oneRound = createRoute({
  getParentRoute: () => root,
  path: '/assessments/rounds/$id',
  component: lazyRouteComponent(() => import('#modules/assessments/console/round.page.tsx'), 'RoundPage'),
});
const oneScored = createRoute({
  getParentRoute: () => root,
  path: '/assessments/entries/$id',
  component: lazyRouteComponent(() => import('#modules/assessments/console/entry.page.tsx'), 'EntryPage'),
});
const honours = createRoute({
  getParentRoute: () => root,
  path: '/honours',
  component: lazyRouteComponent(() => import('#modules/assessments/console/honours.page.tsx'), 'HonoursPage'),
});
const oneHonour = createRoute({
  getParentRoute: () => root,
  path: '/honours/$id',
  component: lazyRouteComponent(() => import('#modules/assessments/console/honour.page.tsx'), 'HonourPage'),
});
const norms = createRoute({
  getParentRoute: () => root,
  path: '/norms',
  validateSearch: readNormSearch,
  component: lazyRouteComponent(() => import('#modules/norms/console/norms.page.tsx'), 'NormsPage'),
});
const oneCharter = createRoute({
  getParentRoute: () => root,
  path: '/norms/$id',
  component: lazyRouteComponent(() => import('#modules/norms/console/charter.page.tsx'), 'CharterPage'),
});
const relief = createRoute({
  getParentRoute: () => root,
  path: '/relief',
  validateSearch: readReliefSearch,
  component: lazyRouteComponent(() => import('#modules/relief/console/relief.page.tsx'), 'ReliefPage'),
});
const reliefImport = createRoute({
  getParentRoute: () => root,
  path: '/relief/import',
  component: lazyRouteComponent(() => import('#modules/relief/console/distribution.page.tsx'), 'DistributionPage'),
});
const aid = createRoute({
  getParentRoute: () => root,
  path: '/aid',
  validateSearch: readAidSearch,
  component: lazyRouteComponent(() => import('#modules/aid/console/aid.page.tsx'), 'AidPage'),
});
const oneAid = createRoute({
  getParentRoute: () => root,
  path: '/aid/$id',
  component: lazyRouteComponent(() => import('#modules/aid/console/application.page.tsx'), 'ApplicationPage'),
});
const aidFreezes = createRoute({
  getParentRoute: () => root,
  path: '/aid-freezes',
  component: lazyRouteComponent(() => import('#modules/aid/console/freezes.page.tsx'), 'FreezesPage'),
});

const floating = createRoute({
  getParentRoute: () => root,
  path: '/floating',
  validateSearch: readFloatingSearch,
  component: lazyRouteComponent(() => import('#modules/floating/console/floating.page.tsx'), 'FloatingPage'),
});
const floatingImport = createRoute({
  getParentRoute: () => root,
  path: '/floating/import',
  component: lazyRouteComponent(() => import('#modules/floating/console/import.page.tsx'), 'FloatingImportPage'),
});
const teams = createRoute({
  getParentRoute: () => root,
  path: '/teams',
  component: lazyRouteComponent(() => import('#modules/teams/console/teams.page.tsx'), 'TeamsPage'),
});
const oneTeam = createRoute({
  getParentRoute: () => root,
  path: '/teams/$id',
  component: lazyRouteComponent(() => import('#modules/teams/console/team.page.tsx'), 'TeamPage'),
});
const oneFloating = createRoute({
  getParentRoute: () => root,
  path: '/floating/$id',
  component: lazyRouteComponent(() => import('#modules/floating/console/one.page.tsx'), 'OneFloatingPage'),
});
const proofs = createRoute({
  getParentRoute: () => root,
  path: '/proofs',
  validateSearch: readProofSearch,
  component: lazyRouteComponent(() => import('#modules/proofs/console/proofs.page.tsx'), 'ProofsPage'),
});
const proofsImport = createRoute({
  getParentRoute: () => root,
  path: '/proofs/lists/$id/import',
  component: lazyRouteComponent(() => import('#modules/proofs/console/import.page.tsx'), 'ProofsImportPage'),
});
const consultations = createRoute({
  getParentRoute: () => root,
  path: '/consultations',
  validateSearch: readConsultationSearch,
  component: lazyRouteComponent(
    () => import('#modules/consultations/console/consultations.page.tsx'),
    'ConsultationsPage',
  ),
});
const oneConsultation = createRoute({
  getParentRoute: () => root,
  path: '/consultations/$id',
  component: lazyRouteComponent(
    () => import('#modules/consultations/console/consultation.page.tsx'),
    'ConsultationPage',
  ),
});
/** The pages of what goes out to people: rounds, visits, help, stations, activities. */
export const helpRoutes = [
  patrols,
  visits,
  oneVisit,
  oneStudy,
  care,
  careRegister,
  stations,
  stationsImport,
  structures,
  oneStructure,
  venues,
  deliberations,
  affairsSettings,
  oneMatter,
  oneMeeting,
  mediations,
  mediationsImport,
  oneMediation,
  mediationPrint,
  plans,
  onePlan,
  measures,
  oneDocument,
  measuresImport,
  inspections,
  oneInspection,
  inspectionLedger,
  inspectionImport,
  oneFinding,
  activities,
  planYear,
  floating,
  floatingImport,
  oneFloating,
  teams,
  oneTeam,
  unitYear,
  oneActivity,
  assessments,
  oneScheme,
  schemeImport,
  oneRound,
  oneScored,
  honours,
  oneHonour,
  norms,
  oneCharter,
  relief,
  reliefImport,
  aid,
  oneAid,
  aidFreezes,
  proofs,
  proofsImport,
  consultations,
  oneConsultation,
] as const;
