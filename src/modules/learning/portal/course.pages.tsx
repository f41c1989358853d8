import { Fragment, type ReactNode } from 'react';
import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Word } from '#kernel/words.ts';
import { elderFrameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText, momentText } from '#ui/portal/moments.ts';
import { Empty, Notice } from '#ui/portal/parts.tsx';
import { classById, type LearningClass, selectClasses } from '../classes.store.ts';
import { spanSays } from '../learning.time.ts';
import { modeWords, termStatusWords } from '../learning.words.ts';
import { ratingShown } from '../register.rules.ts';
import { ratingsOf } from '../register.store.ts';
import { type Session, selectSessions } from '../sessions.store.ts';
import { weekdayWords } from '../sheet.words.ts';
import { type LearningTerm, selectTerms, termById } from '../terms.store.ts';
import { clockSpan, slotsSay, UUID } from './parts.tsx';
import { learningPortalWords as w } from './portal.words.ts';

/** On public pages nobody is staff: what is announced, and nobody who learns. */
const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });
/** What modules below add to one of these pages. */
async function added(ctx: Ctx, page: string, id: string): Promise<ReactNode[]> {
  const parts = await Promise.all((ctx.house.additions.get(page) ?? []).map((a) => a(ctx, id)));
  return parts.filter((p) => p !== null);
}
const Added = ({ parts }: { parts: readonly ReactNode[] }) =>
  parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: drawn once on the server, never again
    <Fragment key={i}>{part}</Fragment>
  ));

function Ways() {
  const t = useSay();
  return (
    <p className="button-row no-print">
      <a className="button plain" href="/learning/mine">
        {t(w.mine)}
      </a>
      <a className="button plain" href="/learning/verify">
        {t(w.verify)}
      </a>
    </p>
  );
}

function Terms({ items }: { items: readonly LearningTerm[] }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p>{t(w.lead)}</p>
      {items.length === 0 ? (
        <Empty>{t(w.none)}</Empty>
      ) : (
        <ul className="plain-list card">
          {items.map((x) => (
            <li key={x.id}>
              <p>
                <a className="lead" href={`/learning/terms/${x.id}`}>
                  {x.unit} {x.name}
                </a>
              </p>
              <p>
                {[
                  t(termStatusWords[x.status]),
                  t(w.span, { from: dayText(x.fromDay, lang, now), to: dayText(x.toDay, lang, now) }),
                  t(w.classesN, { n: x.classes }),
                ].join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
      <Ways />
    </>
  );
}
async function drawTerms(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, items] = await Promise.all([elderFrameOf(ctx, given), selectTerms(asVisitor(ctx))]);
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <Terms items={items} /> }) };
}

/** The week as a table for the wall: a row a day, in order of time; where and who beside it. */
function Week({ classes }: { classes: readonly LearningClass[] }) {
  const t = useSay();
  const slots = classes.flatMap((c) => c.slots.map((s) => ({ ...s, c })));
  return (
    <section>
      <h2>{t(w.timetable)}</h2>
      <p>{t(w.timetableHow)}</p>
      <table className="hours-table week">
        <tbody>
          {weekdayWords.map((day, i) => {
            const here = slots.filter((s) => s.weekday === i + 1).toSorted((a, b) => a.from - b.from);
            return (
              <tr key={day[1]}>
                <th scope="row">{t(day)}</th>
                <td>
                  {here.length === 0
                    ? t(w.nothing)
                    : here.map(({ c, from, minutes }) => (
                        <p key={c.id + from}>
                          {clockSpan(from, minutes)} <a href={`/learning/classes/${c.id}`}>{c.name}</a>{' '}
                          {[c.room, ...c.teachers.map((x) => x.name)].join(' · ')}
                        </p>
                      ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
function Term({
  term,
  classes,
  more,
}: {
  term: LearningTerm;
  classes: readonly LearningClass[];
  more: readonly ReactNode[];
}) {
  const t = useSay();
  const { lang, now } = useFrame();
  const bySubject = Map.groupBy(classes, (c) => c.subject);
  return (
    <>
      <h1>
        {term.unit} {term.name}
      </h1>
      <p className="lead">
        {t(termStatusWords[term.status])} ·{' '}
        {t(w.span, { from: dayText(term.fromDay, lang, now), to: dayText(term.toDay, lang, now) })}
      </p>
      <Added parts={more} />
      <h2>{t(w.courses)}</h2>
      {[...bySubject].map(([subject, list]) => (
        <section key={subject} aria-label={subject}>
          <p className="lead">{subject}</p>
          <ul className="plain-list card">
            {list.map((c) => (
              <li key={c.id}>
                <p>
                  <a className="lead" href={`/learning/classes/${c.id}`}>
                    {c.name}
                  </a>
                </p>
                <p>
                  {c.cancelledReason
                    ? t(w.cancelledClass, { reason: c.cancelledReason })
                    : [slotsSay(c, lang), c.room, ...c.teachers.map((x) => x.name)].join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Week classes={classes.filter((c) => c.cancelledReason === null)} />
      <Ways />
    </>
  );
}
async function drawTerm(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const visitor = asVisitor(ctx);
  const [frame, term, classes, more] = await Promise.all([
    elderFrameOf(ctx, given),
    termById(visitor, id),
    selectClasses(visitor, { termId: id }),
    added(ctx, 'portal.learningTerm', id),
  ]);
  const children = <Term term={term} classes={classes} more={more} />;
  return { html: drawPage(frame, { title: `${term.unit} ${term.name}`, children }) };
}

type ClassProps = {
  c: LearningClass;
  sessions: readonly Session[];
  rating: { n: number; mean: number | null };
  more: readonly ReactNode[];
};
function Facts({ c }: { c: LearningClass }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const rows: (readonly [Word, string])[] = [
    [w.when, slotsSay(c, lang)],
    [w.room, `${c.room} · ${c.address}。${t(c.stepFree ? w.stepFree : w.withSteps)}`],
    [w.teacher, c.teachers.map((x) => x.name).join('、')],
    [w.seats, t(w.seatsOf, { n: c.seats, kept: c.keptSeats })],
    [w.mode, t(modeWords[c.mode])],
    [w.enrol, `${momentText(c.opensAt, lang, now)} – ${momentText(c.closesAt, lang, now)}`],
    [w.age, `${c.youngest ? t(w.ageFrom, { n: c.youngest }) : t(w.ageAny)}。${t(w.ageExtra, { n: c.extraStepFrom })}`],
    [w.fee, c.feeFen === 0 ? t(w.free) : t(w.feeOf, { yuan: c.feeFen / 100, basis: c.feeBasis ?? '' })],
    ...(c.needs ? ([[w.needs, c.needs]] as const) : []),
    ...(c.about ? ([[w.about, c.about]] as const) : []),
  ];
  return (
    <dl className="facts card grid">
      {rows.map(([head, says]) => (
        <Fragment key={head[1]}>
          <dt>{t(head)}</dt>
          <dd>{says}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
function One({ c, sessions, rating, more }: ClassProps) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <h1>{c.name}</h1>
      <p className="lead">
        {c.unit} · {c.subject} · {c.course}
      </p>
      {c.cancelledReason && (
        <Notice tone="now">
          <p>{t(w.cancelledClass, { reason: c.cancelledReason })}</p>
        </Notice>
      )}
      <Facts c={c} />
      {rating.mean !== null && <p>{t(w.rating, { n: rating.n, mean: rating.mean })}</p>}
      <Added parts={more} />
      {sessions.length > 0 && (
        <section>
          <h2>{t(w.sessions)}</h2>
          <ol>
            {sessions.map((s) => (
              <li key={s.id}>
                {spanSays(s.startsAt, s.endsAt, lang)}
                {s.roomId !== c.roomId && ` · ${s.room}`}
                {s.status === 'cancelled' && ` · ${t(w.cancelled, { reason: s.reason ?? '' })}`}
                {s.movedFrom && ` · ${t(w.movedFrom, { when: momentText(s.movedFrom, lang, now) })}`}
                {s.isMadeUp && ` · ${t(w.madeUp)}`}
                {s.insteadOf &&
                  ` · ${t(w.insteadOf, { day: spanSays(s.insteadOf, s.insteadOf, lang).split(' ')[0] ?? '' })}`}
              </li>
            ))}
          </ol>
        </section>
      )}
      <p className="no-print">
        <a className="button plain" href={`/learning/terms/${c.termId}`}>
          {t(w.back)}
        </a>
      </p>
    </>
  );
}
async function drawClass(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const visitor = asVisitor(ctx);
  const [frame, c, sessions, marks, more] = await Promise.all([
    elderFrameOf(ctx, given),
    classById(visitor, id),
    selectSessions(visitor, { classId: id }),
    ratingsOf(visitor, id),
    added(ctx, 'portal.learningClass', id),
  ]);
  const rating = ratingShown(marks.map((m) => m.mark));
  return { html: drawPage(frame, { title: c.name, children: <One {...{ c, sessions, rating, more }} /> }) };
}

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/learning">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once a term is announced. */
export const learningAtHome: Addition = async (ctx) =>
  (await selectTerms(asVisitor(ctx))).length === 0 ? null : <AtHome />;

export const coursePages: readonly Page[] = [
  { method: 'GET', path: '/learning', allow: 'anyone', run: drawTerms },
  { method: 'GET', path: '/learning/terms/:id', allow: 'anyone', run: drawTerm },
  { method: 'GET', path: '/learning/classes/:id', allow: 'anyone', run: drawClass },
];
