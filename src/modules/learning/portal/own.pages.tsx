import { inFours } from '#kernel/fours.ts';
import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { behind, type Door, doorPages, elderFrameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Form, faultyTitle, PostButton, Stars, TextArea } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { type Certificate, certificatesOfLearner } from '../certificates.store.ts';
import { classById, type LearningClass } from '../classes.store.ts';
import type { Learner } from '../learners.store.ts';
import { closeLearner, enterAsLearner, leaveAtHome, openedLearner, rate } from '../learning.resident.ts';
import { spanSays } from '../learning.time.ts';
import { learningRefusalWords } from '../learning.words.ts';
import { markFault } from '../register.rules.ts';
import { hasRated, isOver, type Line, linesOf } from '../register.store.ts';
import { type SeatedLearner, seatsOf } from '../seats.store.ts';
import { asHouse, classesOf } from '../seats.ts';
import { type Session, selectSessions } from '../sessions.store.ts';
import { leaderPages } from './leader.pages.tsx';
import { slotsSay, UUID } from './parts.tsx';
import { learningPortalWords as w } from './portal.words.ts';

export const learnerDoor: Door<Learner> = {
  path: '/learning/mine',
  formId: 'learner',
  hasLink: true,
  isForElders: true,
  first: { name: 'number', label: w.number, missing: w.noNumber, inputMode: 'numeric', maxLength: 20 },
  secret: {
    ...{ name: 'passphrase', label: w.passphrase, missing: w.noPassphrase },
    ...{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 20 },
  },
  words: { title: w.enterTitle, lead: w.enterLead, open: w.open, left: w.left, lost: w.lost },
  enter: enterAsLearner,
  opened: openedLearner,
  close: closeLearner,
};
const withLearner = behind(learnerDoor);

type OwnClass = { c: LearningClass; seat: SeatedLearner | undefined; over: boolean; rated: boolean };
type Own = {
  l: Learner;
  classes: readonly OwnClass[];
  coming: readonly Session[];
  lines: readonly Line[];
  certificates: readonly Certificate[];
  toKeep: readonly Session[];
};
const COMING = 20;
async function ownOf(ctx: Ctx, l: Learner): Promise<Own> {
  const house = asHouse(ctx);
  const seats = (await classesOf(ctx, l.id)).filter((s) => s.toAt === null);
  const classes: OwnClass[] = [];
  for (const { classId } of seats) {
    const [c, all, over, rated] = await Promise.all([
      classById(house, classId),
      seatsOf(house, classId),
      isOver(house, classId),
      hasRated(house, classId, l.id),
    ]);
    classes.push({ c, seat: all.find((s) => s.learnerId === l.id), over: over && c.drafted > 0, rated });
  }
  const from = ctx.now.subtract({ hours: 12 });
  const near = await selectSessions(house, { learnerId: l.id, from });
  const coming = near
    .filter((s) => s.status === 'planned' && Temporal.Instant.compare(s.startsAt, ctx.now) > 0)
    .slice(0, COMING);
  const toKeep = near.filter((s) => s.leaderId === l.id && markFault(s, ctx.now) === null);
  const lines = (
    await linesOf(
      house,
      coming.map((s) => s.id),
    )
  ).filter((x) => x.learnerId === l.id);
  return { l, classes, coming, lines, toKeep, certificates: await certificatesOfLearner(house, l.id) };
}

function Coming({ coming, lines }: Own) {
  const t = useSay();
  const { lang, now } = useFrame();
  if (coming.length === 0) return <p>{t(w.noComing)}</p>;
  return (
    <>
      <p>{t(w.leaveHow)}</p>
      <ul className="plain-list card">
        {coming.map((s) => {
          const isAway = lines.some((x) => x.sessionId === s.id && x.state === 'leave');
          return (
            <li key={s.id}>
              <p className="lead">{spanSays(s.startsAt, s.endsAt, lang)}</p>
              <p>
                {s.class} · {s.room}
                {s.movedFrom && <strong> · {t(w.movedFrom, { when: momentText(s.movedFrom, lang, now) })}</strong>}
                {isAway && <strong> · {t(w.onLeave)}</strong>}
              </p>
              <form method="post" action="/learning/mine/absence" className="no-print">
                <input type="hidden" name="session" value={s.id} />
                <input type="hidden" name="back" value={isAway ? '1' : ''} />
                <Button look="plain">{t(isAway ? w.comeAfterAll : w.askLeave)}</Button>
              </form>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Classes({ classes, shown, of }: { classes: readonly OwnClass[]; shown: Shown; of: string }) {
  const t = useSay();
  const { lang } = useFrame();
  return classes.map(({ c, seat, over, rated }) => (
    <section key={c.id} className="card" aria-label={c.name}>
      <p className="lead">
        <a href={`/learning/classes/${c.id}`}>{c.name}</a>
      </p>
      <p>{[slotsSay(c, lang), c.room, ...c.teachers.map((x) => x.name)].join(' · ')}</p>
      {seat && <p>{t(w.came, { present: seat.present, leave: seat.leave, absent: seat.absent })}</p>}
      {over && rated && <p>{t(w.rated)}</p>}
      {over && !rated && (
        <Form
          id={`rate-${c.id}`}
          action="/learning/mine/rate"
          hidden={{ class: c.id }}
          state={of === c.id ? shown : nothingShown}
        >
          <p className="lead">{t(w.rateTitle, { course: c.course })}</p>
          <p>{t(w.rateHow)}</p>
          <Stars name="mark" label={t(w.rateTitle, { course: '' }).replace(/[:\s]+$/, '')} />
          <TextArea name="words" label={t(w.rateWords)} optional rows={3} maxLength={500} />
          <Button>{t(w.rateSend)}</Button>
        </Form>
      )}
    </section>
  ));
}

function OwnPage({ own, shown, of }: { own: Own; shown: Shown; of: string }) {
  const t = useSay();
  const { lang } = useFrame();
  return (
    <>
      <h1>{t(w.enterTitle)}</h1>
      <p className="lead">
        {t(w.hello, { name: own.l.name ?? '' })} · {t(w.number)} {inFours(own.l.number)}
      </p>
      <FaultSummary faults={shown.faults} refused={shown.refused} labels={{ mark: w.rateTitle }} />
      {own.toKeep.map((s) => (
        <p key={s.id} className="no-print">
          <a className="button" href={`/learning/mine/register/${s.id}`}>
            {t(w.leaderOpen)} · {s.class} · {spanSays(s.startsAt, s.endsAt, lang)}
          </a>
        </p>
      ))}
      <h2>{t(w.coming)}</h2>
      <Coming {...own} />
      <h2>{t(w.current)}</h2>
      {own.classes.length === 0 ? <p>{t(w.noClasses)}</p> : <Classes classes={own.classes} shown={shown} of={of} />}
      {own.certificates.length > 0 && (
        <>
          <h2>{t(w.certificates)}</h2>
          <p>{t(w.certHow)}</p>
          <ul className="plain-list card">
            {own.certificates.map((c) => (
              <li key={c.id}>
                <p className="lead">{t(w.certLine, { course: c.course, term: c.term, hours: c.hours })}</p>
                <p>
                  {c.number} · {t(w.code)} {inFours(c.code)}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <PostButton action="/learning/mine/leave">{t(w.exit)}</PostButton>
    </>
  );
}
async function drawOwn(
  ctx: Ctx,
  given: PageGiven,
  l: Learner,
  shown: Shown = nothingShown,
  of = '',
): Promise<PageReply> {
  const [frame, own] = await Promise.all([elderFrameOf(ctx, given), ownOf(ctx, l)]);
  const title = faultyTitle(tell(w.enterTitle, frame.lang), frame.lang, shown.refused !== null);
  const html = drawPage(
    { ...frame, path: '/learning/mine/read' },
    { title, children: <OwnPage own={own} shown={shown} of={of} /> },
  );
  return { html, status: shown.refused?.status ?? 200 };
}

type Run = (ctx: Ctx, given: PageGiven, l: Learner) => Promise<PageReply>;
/** Carries out what was asked, or says on the page why not. */
const doing =
  (work: (ctx: Ctx, given: PageGiven, l: Learner) => Promise<void>): Run =>
  async (ctx, given, l) => {
    try {
      await work(ctx, given, l);
      return { goTo: '/learning/mine/read' };
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return drawOwn(ctx, given, l, { values: given.form, faults: refused.faults, refused }, given.form.class ?? '');
    }
  };
const idOf = (text: string | undefined): string => {
  if (text && UUID.test(text)) return text;
  throw new Refused('notNow', 409, learningRefusalWords.notNow);
};
const leave = doing((ctx, { form }, l) => leaveAtHome(ctx, l.id, idOf(form.session), form.back === '1'));
const sendRating = doing((ctx, { form }, l) => {
  const words = (form.words ?? '').trim().slice(0, 500);
  return rate(ctx, l.id, idOf(form.class), Number(form.mark || 0), words.length >= 2 ? words : null);
});

/** By number and passphrase, without an account, without script: sessions, leave, an opinion of a course, certificates. */
export const ownPages: readonly Page[] = [
  ...doorPages(learnerDoor),
  {
    method: 'GET',
    path: '/learning/mine/read',
    allow: 'anyone',
    run: withLearner((ctx, given, l) => drawOwn(ctx, given, l)),
  },
  { method: 'POST', path: '/learning/mine/absence', allow: 'anyone', perMinute: 30, run: withLearner(leave) },
  { method: 'POST', path: '/learning/mine/rate', allow: 'anyone', perMinute: 20, run: withLearner(sendRating) },
  ...leaderPages(withLearner),
];
