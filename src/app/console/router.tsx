import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queueSearch } from '#modules/cases/console/queue.search.ts';
import { readAdmissionSearch } from '#modules/mandates/console/admissions.search.ts';
import { petitionSearch, petitionYearSearch } from '#modules/petitions/console/petition.search.ts';
import { Waiting } from '#ui/console/parts.tsx';
import { helpRoutes } from './help.routes.tsx';
import { insightRoutes } from './insight.routes.tsx';
import { learningRoutes } from './learning.routes.tsx';
import { BrokenPage } from './odd-pages.tsx';
import { rightsRoutes } from './rights.routes.tsx';
import { root } from './root.tsx';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/desk' });
  },
});
const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  component: lazyRouteComponent(() => import('#modules/cases/console/desk.page.tsx'), 'DeskPage'),
});
const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('#modules/cases/console/queue.page.tsx'), 'QueuePage'),
});
const intake = createRoute({
  getParentRoute: () => root,
  path: '/cases/new',
  component: lazyRouteComponent(() => import('#modules/cases/console/intake.page.tsx'), 'IntakePage'),
});
const importCases = createRoute({
  getParentRoute: () => root,
  path: '/cases/import',
  component: lazyRouteComponent(() => import('#modules/cases/console/import.page.tsx'), 'ImportPage'),
});
const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  component: lazyRouteComponent(() => import('#modules/inbox/console/inbox.page.tsx'), 'InboxPage'),
});
const inboxChat = createRoute({
  getParentRoute: () => root,
  path: '/inbox/chat',
  component: lazyRouteComponent(() => import('#modules/inbox/console/chat.page.tsx'), 'ChatPage'),
});
const inboxSheets = createRoute({
  getParentRoute: () => root,
  path: '/inbox/sheets',
  component: lazyRouteComponent(() => import('#modules/inbox/console/sheets.page.tsx'), 'SheetsPage'),
});
const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('#modules/cases/console/case.page.tsx'), 'CasePage'),
});
const accusations = createRoute({
  getParentRoute: () => root,
  path: '/accusations',
  component: lazyRouteComponent(() => import('#modules/accusations/console/accusations.page.tsx'), 'AccusationsPage'),
});
const organisations = createRoute({
  getParentRoute: () => root,
  path: '/organisations',
  component: lazyRouteComponent(
    () => import('#modules/organisations/console/organisations.page.tsx'),
    'OrganisationsPage',
  ),
});
const places = createRoute({
  getParentRoute: () => root,
  path: '/places',
  component: lazyRouteComponent(() => import('#modules/places/console/places.page.tsx'), 'PlacesPage'),
});
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => import('#modules/people/console/people.page.tsx'), 'PeoplePage'),
});
const households = createRoute({
  getParentRoute: () => root,
  path: '/people/households',
  component: lazyRouteComponent(() => import('#modules/people/console/households.page.tsx'), 'HouseholdsPage'),
});
const roll = createRoute({
  getParentRoute: () => root,
  path: '/people/roll',
  component: lazyRouteComponent(() => import('#modules/people/console/roll.page.tsx'), 'RollPage'),
});
const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  component: lazyRouteComponent(() => import('#modules/access/console/accounts.page.tsx'), 'AccountsPage'),
});
const accessLog = createRoute({
  getParentRoute: () => root,
  path: '/access-log',
  component: lazyRouteComponent(() => import('#modules/access/console/access-log.page.tsx'), 'AccessLogPage'),
});
const exportLog = createRoute({
  getParentRoute: () => root,
  path: '/exports',
  component: lazyRouteComponent(() => import('#modules/exports/console/exports.page.tsx'), 'ExportsPage'),
});
const categories = createRoute({
  getParentRoute: () => root,
  path: '/settings/categories',
  component: lazyRouteComponent(() => import('#modules/classify/console/categories.page.tsx'), 'CategoriesPage'),
});
const operations = createRoute({
  getParentRoute: () => root,
  path: '/settings/operations',
  component: lazyRouteComponent(() => import('#modules/operations/console/operations.page.tsx'), 'OperationsPage'),
});
const services = createRoute({
  getParentRoute: () => root,
  path: '/settings/services',
  component: lazyRouteComponent(() => import('#modules/orders/console/services.page.tsx'), 'ServicesPage'),
});
const clockRules = createRoute({
  getParentRoute: () => root,
  path: '/settings/time-limits',
  component: lazyRouteComponent(() => import('#modules/cases/console/clock-rules.page.tsx'), 'ClockRulesPage'),
});
const mandates = createRoute({
  getParentRoute: () => root,
  path: '/mandates',
  component: lazyRouteComponent(() => import('#modules/mandates/console/mandates.page.tsx'), 'MandatesPage'),
});
const oneMandate = createRoute({
  getParentRoute: () => root,
  path: '/mandates/$id',
  component: lazyRouteComponent(() => import('#modules/mandates/console/mandate.page.tsx'), 'MandatePage'),
});
const compareMandates = createRoute({
  getParentRoute: () => root,
  path: '/mandates/$id/compare/$otherId',
  component: lazyRouteComponent(() => import('#modules/mandates/console/compare.page.tsx'), 'ComparePage'),
});
const admissions = createRoute({
  getParentRoute: () => root,
  path: '/admissions',
  validateSearch: readAdmissionSearch,
  component: lazyRouteComponent(() => import('#modules/mandates/console/admissions.page.tsx'), 'AdmissionsPage'),
});
const oneAdmission = createRoute({
  getParentRoute: () => root,
  path: '/admissions/$id',
  component: lazyRouteComponent(() => import('#modules/mandates/console/admission.page.tsx'), 'AdmissionPage'),
});
const gateFigures = createRoute({
  getParentRoute: () => root,
  path: '/gate',
  component: lazyRouteComponent(() => import('#modules/mandates/console/gate.page.tsx'), 'GatePage'),
});
const petitionYear = createRoute({
  getParentRoute: () => root,
  path: '/petitions/year',
  validateSearch: petitionYearSearch,
  component: lazyRouteComponent(() => import('#modules/petitions/console/year.page.tsx'), 'PetitionYearPage'),
});
const petitions = createRoute({
  getParentRoute: () => root,
  path: '/petitions',
  validateSearch: petitionSearch,
  component: lazyRouteComponent(() => import('#modules/petitions/console/petitions.page.tsx'), 'PetitionsPage'),
});
const publication = createRoute({
  getParentRoute: () => root,
  path: '/publication',
  component: lazyRouteComponent(() => import('#modules/publication/console/publication.page.tsx'), 'PublicationPage'),
});
const open311 = createRoute({
  getParentRoute: () => root,
  path: '/settings/open311',
  component: lazyRouteComponent(() => import('#modules/open311/console/clients.page.tsx'), 'ClientsPage'),
});
const subscribers = createRoute({
  getParentRoute: () => root,
  path: '/settings/webhooks',
  component: lazyRouteComponent(() => import('#modules/subscribers/console/subscribers.page.tsx'), 'SubscribersPage'),
});
const hotline = createRoute({
  getParentRoute: () => root,
  path: '/hotline',
  component: lazyRouteComponent(() => import('#modules/hotline/console/hotline.page.tsx'), 'HotlinePage'),
});
const hotlineImport = createRoute({
  getParentRoute: () => root,
  path: '/hotline/$id/import',
  component: lazyRouteComponent(() => import('#modules/hotline/console/import.page.tsx'), 'HotlineImportPage'),
});
const hotSpots = createRoute({
  getParentRoute: () => root,
  path: '/hot-spots',
  component: lazyRouteComponent(() => import('#modules/incidents/console/hot-spots.page.tsx'), 'HotSpotsPage'),
});
const oneHotSpot = createRoute({
  getParentRoute: () => root,
  path: '/hot-spots/$id',
  component: lazyRouteComponent(() => import('#modules/incidents/console/topic.page.tsx'), 'TopicPage'),
});
const incidents = createRoute({
  getParentRoute: () => root,
  path: '/incidents',
  component: lazyRouteComponent(() => import('#modules/incidents/console/incidents.page.tsx'), 'IncidentsPage'),
});
const oneIncident = createRoute({
  getParentRoute: () => root,
  path: '/incidents/$id',
  component: lazyRouteComponent(() => import('#modules/incidents/console/incident.page.tsx'), 'IncidentPage'),
});
const phones = createRoute({
  getParentRoute: () => root,
  path: '/settings/phones',
  component: lazyRouteComponent(() => import('#modules/phones/console/phones.page.tsx'), 'PhonesPage'),
});
const tray = createRoute({
  getParentRoute: () => root,
  path: '/tray',
  component: lazyRouteComponent(() => import('#modules/phones/console/tray.page.tsx'), 'TrayPage'),
});
const handovers = createRoute({
  getParentRoute: () => root,
  path: '/handovers',
  component: lazyRouteComponent(() => import('#modules/handovers/console/handovers.page.tsx'), 'HandoversPage'),
});
const oneHandover = createRoute({
  getParentRoute: () => root,
  path: '/handovers/$id',
  component: lazyRouteComponent(() => import('#modules/handovers/console/handover.page.tsx'), 'HandoverPage'),
});
const whistles = createRoute({
  getParentRoute: () => root,
  path: '/whistles',
  component: lazyRouteComponent(() => import('#modules/whistles/console/whistles.page.tsx'), 'WhistlesPage'),
});
const oneWhistle = createRoute({
  getParentRoute: () => root,
  path: '/whistles/$id',
  component: lazyRouteComponent(() => import('#modules/whistles/console/whistle.page.tsx'), 'WhistlePage'),
});
const duties = createRoute({
  getParentRoute: () => root,
  path: '/duties',
  component: lazyRouteComponent(() => import('#modules/duties/console/duties.page.tsx'), 'DutiesPage'),
});
const rosters = createRoute({
  getParentRoute: () => root,
  path: '/rosters',
  component: lazyRouteComponent(() => import('#modules/rosters/console/rosters.page.tsx'), 'RostersPage'),
});
const facts = createRoute({
  getParentRoute: () => root,
  path: '/facts',
  component: lazyRouteComponent(() => import('#modules/facts/console/facts.page.tsx'), 'FactsPage'),
});
const returns = createRoute({
  getParentRoute: () => root,
  path: '/returns',
  component: lazyRouteComponent(() => import('#modules/facts/console/returns.page.tsx'), 'ReturnsPage'),
});
const oneFill = createRoute({
  getParentRoute: () => root,
  path: '/returns/$id/$area/$period',
  component: lazyRouteComponent(() => import('#modules/facts/console/fill.page.tsx'), 'FillPage'),
});
const burden = createRoute({
  getParentRoute: () => root,
  path: '/burden',
  component: lazyRouteComponent(() => import('#modules/facts/console/burden.page.tsx'), 'BurdenPage'),
});
const me = createRoute({
  getParentRoute: () => root,
  path: '/me',
  component: lazyRouteComponent(() => import('./my-account.page.tsx'), 'MyAccountPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    desk,
    cases,
    intake,
    importCases,
    oneCase,
    inbox,
    inboxChat,
    inboxSheets,
    people,
    roll,
    households,
    accusations,
    organisations,
    places,
    accounts,
    accessLog,
    exportLog,
    categories,
    services,
    operations,
    clockRules,
    mandates,
    oneMandate,
    compareMandates,
    admissions,
    oneAdmission,
    gateFigures,
    petitions,
    petitionYear,
    publication,
    open311,
    subscribers,
    hotline,
    hotlineImport,
    hotSpots,
    oneHotSpot,
    incidents,
    oneIncident,
    handovers,
    phones,
    tray,
    oneHandover,
    whistles,
    oneWhistle,
    duties,
    rosters,
    facts,
    returns,
    oneFill,
    burden,
    me,
    ...helpRoutes,
    ...learningRoutes,
    ...insightRoutes,
    ...rightsRoutes,
  ]),
  basepath: '/console',
  defaultPreload: 'intent',
  defaultPendingMs: 100,
  defaultPendingComponent: () => <Waiting rows={6} />,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
