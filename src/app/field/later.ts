import { type ComponentType, lazy } from 'react';

/*
 * Pages nobody begins with: the app stands before they have come. They come as soon as it does, and the service worker keeps them with the rest, so
 * that a valley without signal lacks none of them.
 */

const waiting: (() => Promise<unknown>)[] = [];

function later<P extends object>(load: () => Promise<ComponentType<P>>) {
  waiting.push(load);
  return lazy(async () => ({ default: await load() }));
}

/** Fetches every page that was left for later; one that does not come now comes when it is opened. */
export const loadTheRest = (): Promise<unknown> => Promise.allSettled(waiting.map((load) => load()));

export const AttendancePage = later(() =>
  import('#modules/activities/field/Attendance.page.tsx').then((m) => m.AttendancePage),
);
export const PhotoPage = later(() => import('#modules/activities/field/Photo.page.tsx').then((m) => m.PhotoPage));
export const TaskPage = later(() => import('#modules/activities/field/Tasks.page.tsx').then((m) => m.TaskPage));
export const SurveyPage = later(() => import('#modules/aid/field/Survey.page.tsx').then((m) => m.SurveyPage));
export const BookAddPage = later(() => import('#modules/books/field/BookAdd.page.tsx').then((m) => m.BookAddPage));
export const CertifyPage = later(() => import('#modules/care/field/Certify.page.tsx').then((m) => m.CertifyPage));
export const ClockPage = later(() => import('#modules/cases/field/Clock.page.tsx').then((m) => m.ClockPage));
export const ErrandActPage = later(() =>
  import('#modules/errands/field/ErrandAct.page.tsx').then((m) => m.ErrandActPage),
);
export const RegisterPage = later(() =>
  import('#modules/learning/field/Register.page.tsx').then((m) => m.RegisterPage),
);
export const OrderPage = later(() => import('#modules/orders/field/Order.page.tsx').then((m) => m.OrderPage));
export const LookPage = later(() => import('#modules/patrols/field/Look.page.tsx').then((m) => m.LookPage));
export const PatrolPage = later(() => import('#modules/patrols/field/Patrol.page.tsx').then((m) => m.PatrolPage));
export const TrayPage = later(() => import('#modules/phones/field/Tray.page.tsx').then((m) => m.TrayPage));
export const HandOutPage = later(() => import('#modules/relief/field/HandOut.page.tsx').then((m) => m.HandOutPage));
export const RoomEveningPage = later(() =>
  import('#modules/rooms/field/Evening.page.tsx').then((m) => m.RoomEveningPage),
);
export const RosterNotePage = later(() =>
  import('#modules/rosters/field/RosterNote.page.tsx').then((m) => m.RosterNotePage),
);
export const VisitPage = later(() => import('#modules/visits/field/Visit.page.tsx').then((m) => m.VisitPage));
export const VisitsPage = later(() => import('#modules/visits/field/Visits.page.tsx').then((m) => m.VisitsPage));
export const WorkPage = later(() => import('#modules/gallery/field/Work.page.tsx').then((m) => m.WorkPage));
export const ProofPage = later(() => import('#modules/proofs/field/Proof.page.tsx').then((m) => m.ProofPage));
export const BooksPage = later(() => import('#modules/books/field/Books.page.tsx').then((m) => m.BooksPage));
export const ShelfPage = later(() => import('#modules/books/field/Books.page.tsx').then((m) => m.ShelfPage));
export const OpinionPage = later(() =>
  import('#modules/consultations/field/Opinion.page.tsx').then((m) => m.OpinionPage),
);
export const SheetsPage = later(() => import('#modules/inbox/field/Sheets.page.tsx').then((m) => m.SheetsPage));
export const TeamsPage = later(() => import('#modules/teams/field/Teams.page.tsx').then((m) => m.TeamsPage));
export const WhistleClockPage = later(() =>
  import('#modules/whistles/field/Whistle.page.tsx').then((m) => m.WhistleClockPage),
);
export const WhistlePage = later(() => import('#modules/whistles/field/Whistle.page.tsx').then((m) => m.WhistlePage));
