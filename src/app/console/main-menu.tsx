import {
  ApartmentOutlined,
  ApiOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  BookOutlined,
  BulbOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  ClockCircleOutlined,
  ClusterOutlined,
  CoffeeOutlined,
  CommentOutlined,
  CompassOutlined,
  ContactsOutlined,
  DashboardOutlined,
  DownloadOutlined,
  EnvironmentOutlined,
  ExportOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  FireOutlined,
  FlagOutlined,
  FormOutlined,
  FundProjectionScreenOutlined,
  FunnelPlotOutlined,
  GiftOutlined,
  GlobalOutlined,
  HddOutlined,
  HeartOutlined,
  HighlightOutlined,
  HomeOutlined,
  IdcardOutlined,
  ImportOutlined,
  InboxOutlined,
  LaptopOutlined,
  LockOutlined,
  MailOutlined,
  MessageOutlined,
  MobileOutlined,
  NodeIndexOutlined,
  NotificationOutlined,
  OrderedListOutlined,
  PartitionOutlined,
  PauseCircleOutlined,
  PhoneOutlined,
  PictureOutlined,
  ProfileOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  ScanOutlined,
  ScheduleOutlined,
  SendOutlined,
  SolutionOutlined,
  StarOutlined,
  SwapOutlined,
  TableOutlined,
  TagsOutlined,
  TeamOutlined,
  ToolOutlined,
  TrophyOutlined,
  UserAddOutlined,
  UsergroupAddOutlined,
} from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Role } from '#kernel/actor.ts';
import type { Word } from '#kernel/words.ts';
import { emergencyWords } from '#modules/access/emergency.words.ts';
import { activityConsoleWords } from '#modules/activities/activities.console.words.ts';
import { activityRoles } from '#modules/activities/activities.rules.ts';
import { aidConsoleWords } from '#modules/aid/aid.console.words.ts';
import { aidRoles, freezeRoles } from '#modules/aid/aid.rules.ts';
import { aidWords } from '#modules/aid/aid.words.ts';
import { assessmentWords } from '#modules/assessments/assessments.words.ts';
import { honourRoles } from '#modules/assessments/honours.rules.ts';
import { assessmentRoles } from '#modules/assessments/scores.rules.ts';
import { deskRoles as bookRoles } from '#modules/books/books.rules.ts';
import { bookWords } from '#modules/books/books.words.ts';
import { bulletinWords } from '#modules/bulletins/bulletins.words.ts';
import { careBoardRoles } from '#modules/care/care.rules.ts';
import { careWords } from '#modules/care/care.words.ts';
import { caseRoles, intakeRoles } from '#modules/cases/cases.parts.rules.ts';
import { readerRoles as opinionRoles } from '#modules/consultations/consultations.rules.ts';
import { consultationWords } from '#modules/consultations/consultations.words.ts';
import { deliberationRoles } from '#modules/deliberations/deliberations.rules.ts';
import { deliberationWords } from '#modules/deliberations/deliberations.words.ts';
import { dutyRoles } from '#modules/duties/duties.rules.ts';
import { enrolmentRoles } from '#modules/enrolments/enrolments.rules.ts';
import { enrolmentWords } from '#modules/enrolments/enrolments.words.ts';
import { exportWords } from '#modules/exports/exports.words.ts';
import { factConsoleWords } from '#modules/facts/facts.console.words.ts';
import { factReaders } from '#modules/facts/facts.rules.ts';
import { returnRoles } from '#modules/facts/returns.rules.ts';
import { readerRoles as floatingRoles } from '#modules/floating/floating.rules.ts';
import { floatingWords } from '#modules/floating/floating.words.ts';
import { galleryRoles } from '#modules/gallery/gallery.rules.ts';
import { galleryWords } from '#modules/gallery/gallery.words.ts';
import { handoverRoles } from '#modules/handovers/handovers.rules.ts';
import { watchRoles } from '#modules/hotline/hotline.contract.ts';
import { InboxBadge } from '#modules/inbox/console/index.ts';
import { deskRoles, pasteRoles, sheetRoles } from '#modules/inbox/inbox.rules.ts';
import { incidentRoles, topicRoles } from '#modules/incidents/incidents.rules.ts';
import { insightConsoleWords } from '#modules/insight/insight.console.words.ts';
import { insightRoles } from '#modules/insight/insight.rules.ts';
import { wallRoles } from '#modules/insight/walls.rules.ts';
import { wallWords } from '#modules/insight/walls.words.ts';
import { inspectionRoles } from '#modules/inspections/inspections.rules.ts';
import { inspectionWords } from '#modules/inspections/inspections.words.ts';
import { timetableRoles } from '#modules/learning/learning.rules.ts';
import { learningWords } from '#modules/learning/learning.words.ts';
import { admissionRoles } from '#modules/mandates/mandates.admissions.rules.ts';
import { admissionWords } from '#modules/mandates/mandates.admissions.words.ts';
import { gateConsoleWords } from '#modules/mandates/mandates.gate.words.ts';
import { measureRoles } from '#modules/measures/measures.rules.ts';
import { measureWords } from '#modules/measures/measures.words.ts';
import { mediationRoles } from '#modules/mediations/mediations.rules.ts';
import { mediationWords } from '#modules/mediations/mediations.words.ts';
import { normConsoleWords } from '#modules/norms/norms.console.words.ts';
import { normRoles } from '#modules/norms/norms.rules.ts';
import { clientRoles } from '#modules/open311/open311.contract.ts';
import { watcherRoles } from '#modules/operations/operations.rules.ts';
import { operationWords } from '#modules/operations/operations.words.ts';
import { catalogueRoles } from '#modules/orders/orders.rules.ts';
import { patrolRoles } from '#modules/patrols/patrols.rules.ts';
import { patrolWords } from '#modules/patrols/patrols.words.ts';
import { readers } from '#modules/people/people.rules.ts';
import { petitionRoles } from '#modules/petitions/petitions.parts.rules.ts';
import { phoneConsoleWords } from '#modules/phones/phones.console.words.ts';
import { trayRoles } from '#modules/phones/tray.rules.ts';
import { planReaders } from '#modules/plans/plans.rules.ts';
import { planWords } from '#modules/plans/plans.words.ts';
import { proofRoles } from '#modules/proofs/proofs.rules.ts';
import { proofWords } from '#modules/proofs/proofs.words.ts';
import { figureRoles, receptionRoles } from '#modules/publication/publication.contract.ts';
import { reliefRoles } from '#modules/relief/relief.rules.ts';
import { reliefWords } from '#modules/relief/relief.words.ts';
import { rightsConsoleWords } from '#modules/rights/rights.console.words.ts';
import { rightRoles } from '#modules/rights/rights.rules.ts';
import { roomReaders } from '#modules/rooms/rooms.rules.ts';
import { roomWords } from '#modules/rooms/rooms.words.ts';
import { rosterRoles } from '#modules/rosters/rosters.rules.ts';
import { stationRoles } from '#modules/stations/stations.rules.ts';
import { stationWords } from '#modules/stations/stations.words.ts';
import { structureWords } from '#modules/structures/structures.words.ts';
import { subscriberRoles } from '#modules/subscribers/subscribers.contract.ts';
import { keeperRoles as teamRoles } from '#modules/teams/teams.rules.ts';
import { teamWords } from '#modules/teams/teams.words.ts';
import { venueRoles } from '#modules/venues/venues.rules.ts';
import { venueWords } from '#modules/venues/venues.words.ts';
import { CorrectionsBadge } from '#modules/visits/console/index.ts';
import { visitReaders } from '#modules/visits/visits.rules.ts';
import { visitWords } from '#modules/visits/visits.words.ts';
import { callRoles } from '#modules/whistles/whistles.rules.ts';
import { whistlesWords } from '#modules/whistles/whistles.words.ts';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { consoleWords as w } from './console.words.ts';

type Item = { to: string; says: Word; icon: ReactNode; roles: readonly Role[] | 'staff'; badge?: ReactNode };
/** Only what exists, and only what the post may open. */
const groups: readonly { says: Word | null; items: readonly Item[] }[] = [
  {
    says: null,
    items: [
      { to: '/desk', says: w.desk, icon: <AppstoreOutlined aria-hidden />, roles: 'staff' },
      { to: '/insight', says: insightConsoleWords.title, icon: <DashboardOutlined aria-hidden />, roles: insightRoles },
      { to: '/bulletins', says: bulletinWords.title, icon: <FileTextOutlined aria-hidden />, roles: insightRoles },
      { to: '/cases/new', says: w.intake, icon: <FormOutlined aria-hidden />, roles: intakeRoles },
      { to: '/cases', says: w.cases, icon: <InboxOutlined aria-hidden />, roles: caseRoles },
      {
        to: '/inbox',
        says: w.inboxDrafts,
        icon: <MailOutlined aria-hidden />,
        roles: deskRoles,
        badge: <InboxBadge />,
      },
      { to: '/inbox/chat', says: w.inboxChat, icon: <CommentOutlined aria-hidden />, roles: pasteRoles },
      { to: '/inbox/sheets', says: w.inboxSheets, icon: <ScanOutlined aria-hidden />, roles: sheetRoles },
    ],
  },
  {
    says: w.handlingGroup,
    items: [
      { to: '/petitions', says: w.petitions, icon: <SolutionOutlined aria-hidden />, roles: petitionRoles },
      {
        to: '/accusations',
        says: w.accusations,
        icon: <LockOutlined aria-hidden />,
        roles: ['discipline', 'disciplineLeader'],
      },
      { to: '/whistles', says: whistlesWords.title, icon: <NotificationOutlined aria-hidden />, roles: callRoles },
      { to: '/incidents', says: w.incidents, icon: <ClusterOutlined aria-hidden />, roles: incidentRoles },
      { to: '/hot-spots', says: w.hotSpots, icon: <FireOutlined aria-hidden />, roles: topicRoles },
      { to: '/handovers', says: w.handovers, icon: <SwapOutlined aria-hidden />, roles: handoverRoles },
      { to: '/tray', says: phoneConsoleWords.tray, icon: <DownloadOutlined aria-hidden />, roles: trayRoles },
      { to: '/hotline', says: w.hotline, icon: <PhoneOutlined aria-hidden />, roles: watchRoles },
      {
        to: '/publication',
        says: w.publication,
        icon: <GlobalOutlined aria-hidden />,
        roles: [...receptionRoles, ...figureRoles],
      },
    ],
  },
  {
    says: w.dailyGroup,
    items: [
      { to: '/duties', says: w.duties, icon: <CarryOutOutlined aria-hidden />, roles: dutyRoles },
      { to: '/rosters', says: w.rosters, icon: <CalendarOutlined aria-hidden />, roles: rosterRoles },
      { to: '/patrols', says: patrolWords.title, icon: <CompassOutlined aria-hidden />, roles: patrolRoles },
      {
        to: '/visits',
        says: visitWords.title,
        icon: <ContactsOutlined aria-hidden />,
        roles: visitReaders,
        badge: <CorrectionsBadge />,
      },
      { to: '/people', says: w.people, icon: <IdcardOutlined aria-hidden />, roles: readers },
      { to: '/facts', says: factConsoleWords.title, icon: <HomeOutlined aria-hidden />, roles: factReaders },
      { to: '/returns', says: factConsoleWords.returns, icon: <TableOutlined aria-hidden />, roles: returnRoles },
    ],
  },
  {
    says: w.welfareGroup,
    items: [
      { to: '/care', says: careWords.title, icon: <HeartOutlined aria-hidden />, roles: careBoardRoles },
      { to: '/aid', says: aidWords.title, icon: <SafetyCertificateOutlined aria-hidden />, roles: aidRoles },
      {
        to: '/aid-freezes',
        says: aidConsoleWords.freezes,
        icon: <PauseCircleOutlined aria-hidden />,
        roles: freezeRoles,
      },
      { to: '/relief', says: reliefWords.title, icon: <GiftOutlined aria-hidden />, roles: reliefRoles },
    ],
  },
  {
    says: w.villageGroup,
    items: [
      {
        to: '/deliberations',
        says: deliberationWords.title,
        icon: <AuditOutlined aria-hidden />,
        roles: deliberationRoles,
      },
      {
        to: '/consultations',
        says: consultationWords.title,
        icon: <BulbOutlined aria-hidden />,
        roles: opinionRoles,
      },
      { to: '/plans', says: planWords.title, icon: <FlagOutlined aria-hidden />, roles: planReaders },
      { to: '/proofs', says: proofWords.title, icon: <FileProtectOutlined aria-hidden />, roles: proofRoles },
      { to: '/mediations', says: mediationWords.title, icon: <MessageOutlined aria-hidden />, roles: mediationRoles },
      { to: '/norms', says: normConsoleWords.title, icon: <ReadOutlined aria-hidden />, roles: normRoles },
      { to: '/honours', says: assessmentWords.honours, icon: <TrophyOutlined aria-hidden />, roles: honourRoles },
    ],
  },
  {
    says: w.partyGroup,
    items: [
      {
        to: '/activities',
        says: activityConsoleWords.title,
        icon: <ScheduleOutlined aria-hidden />,
        roles: activityRoles,
      },
      { to: '/structures', says: structureWords.title, icon: <PartitionOutlined aria-hidden />, roles: 'staff' },
      { to: '/floating', says: floatingWords.title, icon: <NodeIndexOutlined aria-hidden />, roles: floatingRoles },
      { to: '/assessments', says: assessmentWords.title, icon: <StarOutlined aria-hidden />, roles: assessmentRoles },
      { to: '/teams', says: teamWords.title, icon: <UsergroupAddOutlined aria-hidden />, roles: teamRoles },
      { to: '/stations', says: stationWords.title, icon: <CoffeeOutlined aria-hidden />, roles: stationRoles },
      { to: '/rooms', says: roomWords.title, icon: <LaptopOutlined aria-hidden />, roles: roomReaders },
      { to: '/learning', says: learningWords.title, icon: <HighlightOutlined aria-hidden />, roles: timetableRoles },
      { to: '/enrolments', says: enrolmentWords.title, icon: <UserAddOutlined aria-hidden />, roles: enrolmentRoles },
      { to: '/venues', says: venueWords.title, icon: <BankOutlined aria-hidden />, roles: venueRoles },
      { to: '/books', says: bookWords.title, icon: <BookOutlined aria-hidden />, roles: bookRoles },
      { to: '/gallery', says: galleryWords.title, icon: <PictureOutlined aria-hidden />, roles: galleryRoles },
    ],
  },
  {
    says: w.mandateGroup,
    items: [
      { to: '/mandates', says: w.mandates, icon: <ProfileOutlined aria-hidden />, roles: 'staff' },
      { to: '/admissions', says: admissionWords.title, icon: <ImportOutlined aria-hidden />, roles: admissionRoles },
      { to: '/gate', says: gateConsoleWords.title, icon: <FunnelPlotOutlined aria-hidden />, roles: admissionRoles },
      { to: '/measures', says: measureWords.title, icon: <OrderedListOutlined aria-hidden />, roles: measureRoles },
      {
        to: '/inspections',
        says: inspectionWords.title,
        icon: <FileSearchOutlined aria-hidden />,
        roles: inspectionRoles,
      },
    ],
  },
  {
    says: w.houseGroup,
    items: [
      {
        to: '/rights',
        says: rightsConsoleWords.title,
        icon: <SafetyCertificateOutlined aria-hidden />,
        roles: rightRoles,
      },
      { to: '/emergencies', says: emergencyWords.title, icon: <FireOutlined aria-hidden />, roles: 'staff' },
      { to: '/organisations', says: w.organisations, icon: <ApartmentOutlined aria-hidden />, roles: 'staff' },
      { to: '/places', says: w.places, icon: <EnvironmentOutlined aria-hidden />, roles: 'staff' },
      {
        to: '/accounts',
        says: w.accounts,
        icon: <TeamOutlined aria-hidden />,
        roles: ['systemAdmin', 'securityAdmin', 'auditAdmin'],
      },
      { to: '/access-log', says: w.accessLog, icon: <AuditOutlined aria-hidden />, roles: ['auditAdmin'] },
      { to: '/exports', says: exportWords.title, icon: <ExportOutlined aria-hidden />, roles: 'staff' },
      { to: '/settings/phones', says: phoneConsoleWords.phones, icon: <MobileOutlined aria-hidden />, roles: 'staff' },
      { to: '/settings/categories', says: w.categories, icon: <TagsOutlined aria-hidden />, roles: 'staff' },
      { to: '/settings/services', says: w.services, icon: <ToolOutlined aria-hidden />, roles: catalogueRoles },
      { to: '/settings/time-limits', says: w.rules, icon: <ClockCircleOutlined aria-hidden />, roles: 'staff' },
      { to: '/settings/open311', says: w.open311, icon: <ApiOutlined aria-hidden />, roles: clientRoles },
      { to: '/settings/webhooks', says: w.subscribers, icon: <SendOutlined aria-hidden />, roles: subscriberRoles },
      {
        to: '/settings/walls',
        says: wallWords.title,
        icon: <FundProjectionScreenOutlined aria-hidden />,
        roles: wallRoles,
      },
      {
        to: '/settings/operations',
        says: operationWords.title,
        icon: <HddOutlined aria-hidden />,
        roles: watcherRoles,
      },
    ],
  },
];

const groupsOf = (role: Role) =>
  groups
    .map((g) => ({ ...g, items: g.items.filter((item) => item.roles === 'staff' || item.roles.includes(role)) }))
    .filter((g) => g.items.length > 0);

/** On a desk that nothing else stands on: the same ways as in the menu, which a telephone folds away. */
export function WaysIn() {
  const { say } = useSay();
  const { role } = useMe();
  const items = groupsOf(role).flatMap((g) => g.items.filter((item) => item.to !== '/desk'));
  return (
    <ul className="tiles ways">
      {items.map((item) => (
        <li key={item.to}>
          <Link to={item.to} className="tile">
            {item.icon}
            <span>{say(item.says)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function MainMenu() {
  const { say } = useSay();
  const me = useMe();
  const { pathname } = useLocation();
  const open = groupsOf(me.role);
  const current = open
    .flatMap((g) => g.items)
    .filter((item) => pathname === item.to || pathname.startsWith(`${item.to}/`))
    .sort((a, b) => b.to.length - a.to.length)[0];
  const menus = useRef<HTMLDivElement>(null);
  const at = current?.to;
  // biome-ignore lint/correctness/useExhaustiveDependencies: where one is comes into sight when one goes there, not while one looks for something else.
  useEffect(() => menus.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }), [at]);
  return (
    <div className="menus" ref={menus}>
      {open.map(({ says, items }) => (
        <ul key={items[0]?.to} className="menu" {...(says && { 'aria-label': say(says), 'data-head': say(says) })}>
          {items.map((item) => (
            <li key={item.to}>
              <Link to={item.to} activeOptions={{ exact: true }} aria-current={item === current ? 'page' : undefined}>
                {item.icon}
                {say(item.says)} {item.badge}
              </Link>
            </li>
          ))}
        </ul>
      ))}
    </div>
  );
}
