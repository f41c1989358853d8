import { type ReactNode, Suspense, useEffect } from 'react';
import { ChoosePostPage, NewPasswordPage, Resets } from '#modules/access/field/Before.pages.tsx';
import { MePage } from '#modules/access/field/Me.page.tsx';
import { SignInPage } from '#modules/access/field/SignIn.page.tsx';
import { findOut, type Session, signOut, useSession } from '#modules/access/field/session.ts';
import { ActivitiesToday, MyActivitiesPage } from '#modules/activities/field/Activities.page.tsx';
import { AidToday } from '#modules/aid/field/Aid.parts.tsx';
import { BooksLink } from '#modules/books/field/BooksLink.tsx';
import { CareListPage, CareToday } from '#modules/care/field/Care.parts.tsx';
import { reportsThings } from '#modules/cases/cases.parts.rules.ts';
import { ActPage } from '#modules/cases/field/Act.page.tsx';
import { AddPage } from '#modules/cases/field/Add.page.tsx';
import { isActVerb, isAddition } from '#modules/cases/field/acts.ts';
import { CasePage } from '#modules/cases/field/Case.page.tsx';
import { NotePage } from '#modules/cases/field/Note.page.tsx';
import { keptPlaces, placesBelow } from '#modules/cases/field/places.ts';
import { QueuesPage } from '#modules/cases/field/Queues.page.tsx';
import { TodayPage } from '#modules/cases/field/Today.page.tsx';
import { OpinionLink } from '#modules/consultations/field/OpinionLink.tsx';
import { MeetingPage, MeetingsToday } from '#modules/deliberations/field/Meeting.page.tsx';
import { DutiesToday } from '#modules/duties/field/DutiesToday.tsx';
import { DutyNotePage } from '#modules/duties/field/DutyNote.page.tsx';
import { isPhoneVerb as isErrandVerb } from '#modules/errands/field/acts.ts';
import { ErrandsToday } from '#modules/errands/field/Errand.parts.tsx';
import { FactsLink, FactsPage, HouseholdFactsPage } from '#modules/facts/field/Facts.pages.tsx';
import { FloatingContactPage, FloatingToday } from '#modules/floating/field/Contact.page.tsx';
import { WorkLink } from '#modules/gallery/field/WorkLink.tsx';
import { SheetsLink } from '#modules/inbox/field/SheetsLink.tsx';
import { FindingsToday, RectifyPage } from '#modules/inspections/field/Rectify.page.tsx';
import { LearningToday } from '#modules/learning/field/LearningToday.tsx';
import { MediationPage, MediationsToday } from '#modules/mediations/field/Mediation.pages.tsx';
import { isFieldVerb } from '#modules/orders/field/verbs.ts';
import { PatrolLink, PatrolsToday } from '#modules/patrols/field/Patrols.parts.tsx';
import { Entered } from '#modules/phones/field/Entered.tsx';
import { OutboxPage } from '#modules/phones/field/Outbox.page.tsx';
import { PhonePart } from '#modules/phones/field/Phone.parts.tsx';
import { SignedOut } from '#modules/phones/field/SignedOut.tsx';
import { ProofLink } from '#modules/proofs/field/ProofLink.tsx';
import { ReliefToday } from '#modules/relief/field/Relief.parts.tsx';
import { EveningsToday } from '#modules/rooms/field/Evenings.parts.tsx';
import { RostersPage, RosterToday } from '#modules/rosters/field/Rosters.page.tsx';
import { KeepOnePage, KeepPage, StationsToday } from '#modules/stations/field/Keep.page.tsx';
import { StationsLink, StationsPage } from '#modules/stations/field/Stations.page.tsx';
import { TeamsLink } from '#modules/teams/field/TeamsLink.tsx';
import { VisitorsToday } from '#modules/venues/field/VisitorsToday.tsx';
import { VisitLink, VisitsToday } from '#modules/visits/field/Visits.parts.tsx';
import { isPhoneVerb, WhistleActPage } from '#modules/whistles/field/WhistleAct.page.tsx';
import { CalledToUs } from '#modules/whistles/field/Whistles.parts.tsx';
import { onReached } from '#ui/field/connection.ts';
import { fieldWords } from '#ui/field/field.words.ts';
import { startLive } from '#ui/field/live.ts';
import { hashOf, type Spot } from '#ui/field/route.ts';
import { Head, Shell, type Tab } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { PanelsProvider } from '#ui/field/slots.tsx';
import { useSpot } from '#ui/field/useSpot.ts';
import { WhoContext } from '#ui/field/who.ts';
import {
  AttendancePage,
  BookAddPage,
  BooksPage,
  CertifyPage,
  ClockPage,
  ErrandActPage,
  HandOutPage,
  LookPage,
  OpinionPage,
  OrderPage,
  PatrolPage,
  PhotoPage,
  ProofPage,
  RegisterPage,
  RoomEveningPage,
  RosterNotePage,
  SheetsPage,
  ShelfPage,
  SurveyPage,
  TaskPage,
  TeamsPage,
  TrayPage,
  VisitPage,
  VisitsPage,
  WhistleClockPage,
  WhistlePage,
  WorkPage,
} from './later.ts';
import { panels } from './slots.ts';

type SignedIn = Extract<Session, { state: 'in' }>;

export function App() {
  const session = useSession();
  useEffect(() => {
    void findOut();
    const stop = onReached(() => void findOut());
    return () => {
      stop();
    };
  }, []);
  if (session.state === 'unknown') return null;
  if (session.state === 'signedOut')
    return (
      <SignedOut>
        <SignInPage ended={session.ended} />
      </SignedOut>
    );
  if (session.state === 'choosePost') return <ChoosePostPage me={session.me} />;
  if (session.state === 'mustChangePassword') return <NewPasswordPage resets={session.me.resets} />;
  return <Inside session={session} />;
}

function Inside({ session }: { session: SignedIn }) {
  const spot = useSpot();
  const { accountId, role, organisationId, area } = session.who;
  const post = [accountId, role, organisationId, area].join('/');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person or post hears other news
  useEffect(startLive, [post]);
  // The list of places is there before the valley without signal is.
  useEffect(() => {
    if (keptPlaces(area).length === 0) void placesBelow(area).catch(() => undefined);
  }, [area]);
  const isReporter = reportsThings(role);
  const { tab, page } = pageAt(isReporter ? forReporter(spot) : spot, session);
  return (
    <WhoContext value={session.who}>
      <Shell tab={tab} {...(isReporter && { only: reporterTabs })}>
        <Entered>
          <PanelsProvider panels={panels}>
            <Suspense fallback={null}>
              {tab === (isReporter ? 'note' : 'today') && <Resets resets={session.me?.resets ?? []} />}
              <Fresh key={`${post}/${spot.parts.join('/')}`}>{page}</Fresh>
            </Suspense>
          </PanelsProvider>
        </Entered>
      </Shell>
    </WhoContext>
  );
}

/** Who only reports things comes to that page first, and to what became of it; nothing else is theirs. */
const reporterTabs = ['note', 'cases', 'me'] as const satisfies readonly Tab[];
const reporterPages = [...reporterTabs, 'case', 'outbox', 'tray', 'teams', 'activities', 'stations'];
const forReporter = (spot: Spot): Spot => {
  const [page = 'note', id] = spot.parts;
  const isTheirs = reporterPages.includes(page) && (page !== 'case' || spot.parts.length === 2);
  return { ...spot, parts: isTheirs ? (id ? [page, id] : [page]) : ['note'] };
};

/** A page begins anew whenever the spot or the person changes: no state of one form may leak into another. */
const Fresh = ({ children }: { children: ReactNode }) => children;

function pageAt({ parts }: Spot, session: SignedIn): { tab: Tab | null; page: ReactNode } {
  const [page = 'today', id, verb, task] = parts;
  if (page === 'case' && id && verb && isAddition(verb)) return { tab: null, page: <AddPage id={id} verb={verb} /> };
  if (page === 'case' && id && verb && isActVerb(verb)) return { tab: null, page: <ActPage id={id} verb={verb} /> };
  if (page === 'case' && id && verb === 'clock' && task)
    return { tab: null, page: <ClockPage id={id} clockId={task} /> };
  if (page === 'case' && id && !verb) return { tab: null, page: <CasePage id={id} /> };
  if (page === 'order' && id && verb && isFieldVerb(verb))
    return { tab: null, page: <OrderPage id={id} verb={verb} /> };
  if (page === 'errand' && id && verb && isErrandVerb(verb))
    return { tab: null, page: <ErrandActPage id={id} verb={verb} /> };
  if (page === 'whistle' && id && verb && isPhoneVerb(verb))
    return { tab: null, page: <WhistleActPage id={id} verb={verb} taskId={task ?? null} /> };
  if (page === 'whistle' && id && verb === 'clock') return { tab: null, page: <WhistleClockPage id={id} /> };
  if (page === 'whistle' && id && !verb) return { tab: null, page: <WhistlePage id={id} /> };
  if (page === 'today')
    return {
      tab: 'today',
      page: (
        <>
          <TodayPage />
          <RosterToday />
          <PatrolsToday />
          <LearningToday />
          <ActivitiesToday />
          <MeetingsToday />
          <MediationsToday />
          <StationsToday />
          <FloatingToday />
          <VisitorsToday />
          <EveningsToday />
          <VisitsToday />
          <CareToday />
          <ReliefToday />
          <AidToday />
          <DutiesToday />
          <FindingsToday />
          <CalledToUs />
          <ErrandsToday />
        </>
      ),
    };
  if (page === 'finding' && id) return { tab: null, page: <RectifyPage id={id} /> };
  if (page === 'aidSurvey' && id) return { tab: null, page: <SurveyPage id={id} /> };
  if (page === 'duty' && id) return { tab: null, page: <DutyNotePage id={id} /> };
  if (page === 'activities') return { tab: null, page: <MyActivitiesPage /> };
  if (page === 'activityTask' && id) return { tab: null, page: <TaskPage id={id} /> };
  if (page === 'activityPhoto' && id) return { tab: null, page: <PhotoPage id={id} /> };
  if (page === 'activity' && id) return { tab: null, page: <AttendancePage id={id} /> };
  if (page === 'roomEvening' && id) return { tab: null, page: <RoomEveningPage id={id} /> };
  if (page === 'meeting' && id) return { tab: null, page: <MeetingPage id={id} /> };
  if (page === 'floating' && id) return { tab: null, page: <FloatingContactPage id={id} /> };
  if (page === 'class' && id) return { tab: null, page: <RegisterPage id={id} /> };
  if (page === 'rosters') return { tab: null, page: <RostersPage /> };
  if (page === 'roster' && id && verb) return { tab: null, page: <RosterNotePage id={id} day={verb} /> };
  if (page === 'patrol') return { tab: 'note', page: <PatrolPage area={id ?? null} /> };
  if (page === 'handout' && id) return { tab: null, page: <HandOutPage id={id} /> };
  if (page === 'opinion') return { tab: 'note', page: <OpinionPage /> };
  if (page === 'proof') return { tab: 'note', page: <ProofPage /> };
  if (page === 'mediation' && id) return { tab: null, page: <MediationPage id={id} /> };
  if (page === 'artwork') return { tab: 'note', page: <WorkPage /> };
  if (page === 'visits') return { tab: 'note', page: <VisitsPage /> };
  if (page === 'visit' && id) return { tab: null, page: <VisitPage id={id} /> };
  if (page === 'facts') return { tab: 'note', page: id ? <HouseholdFactsPage id={id} /> : <FactsPage /> };
  if (page === 'care') return { tab: null, page: <CareListPage /> };
  if (page === 'certify' && id) return { tab: null, page: <CertifyPage id={id} /> };
  if (page === 'look' && id) return { tab: null, page: <LookPage id={id} /> };
  if (page === 'note')
    return {
      tab: 'note',
      page: (
        <>
          <NotePage />
          <PatrolLink />
          <VisitLink />
          <FactsLink />
          <OpinionLink />
          <ProofLink />
          <WorkLink />
        </>
      ),
    };
  if (page === 'cases')
    return {
      tab: 'cases',
      page: (
        <>
          <QueuesPage />
          <SheetsLink />
        </>
      ),
    };
  if (page === 'sheets') return { tab: 'cases', page: <SheetsPage /> };
  if (page === 'me')
    return {
      tab: 'me',
      page: (
        <MePage me={session.me}>
          <TeamsLink />
          <StationsLink />
          <BooksLink />
          <PhonePart signOut={signOut} />
        </MePage>
      ),
    };
  if (page === 'keep') return { tab: 'me', page: id ? <KeepOnePage id={id} /> : <KeepPage /> };
  if (page === 'teams') return { tab: 'me', page: <TeamsPage /> };
  if (page === 'stations') return { tab: 'me', page: <StationsPage /> };
  if (page === 'books') return { tab: 'me', page: <BooksPage /> };
  if (page === 'bookAdd' && id) return { tab: 'me', page: <BookAddPage roomId={id} /> };
  if (page === 'shelf' && id && verb) return { tab: 'me', page: <ShelfPage roomId={id} shelf={verb} /> };
  if (page === 'outbox') return { tab: null, page: <OutboxPage /> };
  if (page === 'tray') return { tab: 'me', page: <TrayPage /> };
  return { tab: null, page: <Nowhere /> };
}

function Nowhere() {
  const say = useSay();
  return <Head title={say(fieldWords.nothingHere)} back={hashOf(['today'])} />;
}
