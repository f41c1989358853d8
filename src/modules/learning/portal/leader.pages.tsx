import { notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { elderFrameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Form, faultyTitle, RadioCards } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import type { Learner } from '../learners.store.ts';
import { keepAsLeader, leaderSession } from '../learning.resident.ts';
import { spanSays } from '../learning.time.ts';
import { markWords } from '../learning.words.ts';
import { type Mark, marks } from '../register.rules.ts';
import { type Line, linesOf, type NewMark } from '../register.store.ts';
import { asHouse } from '../seats.ts';
import type { Session } from '../sessions.store.ts';
import { UUID } from './parts.tsx';
import { learningPortalWords as w } from './portal.words.ts';

/* The class leader keeps the register of their own class from their telephone: names, and who is there. */

function Register({ s, lines, shown }: { s: Session; lines: readonly Line[]; shown: Shown }) {
  const t = useSay();
  const { lang } = useFrame();
  const values = Object.fromEntries(lines.map((l) => [`m_${l.learnerId}`, l.state ?? 'present']));
  return (
    <>
      <h1>{t(w.leaderTitle)}</h1>
      <p className="lead">
        {s.class} · {spanSays(s.startsAt, s.endsAt, lang)}
      </p>
      <FaultSummary faults={[]} refused={shown.refused} labels={{}} />
      <p>{t(w.leaderHow)}</p>
      <Form
        id="register"
        action={`/learning/mine/register/${s.id}`}
        state={{ values: { ...values, ...shown.values }, faults: [] }}
      >
        {lines.map((l) => (
          <RadioCards
            key={l.learnerId}
            name={`m_${l.learnerId}`}
            label={l.name}
            choices={marks.map((m) => ({ value: m, title: t(markWords[m]) }))}
            layout="row"
          />
        ))}
        <Button>{t(w.keep)}</Button>
      </Form>
      <p>
        <a className="button plain" href="/learning/mine/read">
          {t(w.enterTitle)}
        </a>
      </p>
    </>
  );
}
async function draw(ctx: Ctx, given: PageGiven, l: Learner, shown: Shown = nothingShown): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const s = await leaderSession(ctx, l.id, id);
  const [frame, lines] = await Promise.all([elderFrameOf(ctx, given), linesOf(asHouse(ctx), [id])]);
  const title = faultyTitle(tell(w.leaderTitle, frame.lang), frame.lang, shown.refused !== null);
  const html = drawPage(
    { ...frame, path: `/learning/mine/register/${id}` },
    { title, children: <Register s={s} lines={lines} shown={shown} /> },
  );
  return { html, status: shown.refused?.status ?? 200 };
}
const isMark = (text: string): text is Mark => marks.some((m) => m === text);
const marksIn = (form: Readonly<Record<string, string>>): NewMark[] =>
  Object.entries(form).flatMap(([name, state]) => {
    const learnerId = name.startsWith('m_') ? name.slice(2) : '';
    return UUID.test(learnerId) && isMark(state) ? [{ learnerId, state }] : [];
  });
async function send(ctx: Ctx, given: PageGiven, l: Learner): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  try {
    await keepAsLeader(ctx, l.id, id, marksIn(given.form));
    return { goTo: '/learning/mine/read' };
  } catch (refused) {
    if (!(refused instanceof Refused) || refused.status === 404) throw refused;
    return draw(ctx, given, l, { values: given.form, faults: refused.faults, refused });
  }
}
type Within = (run: (ctx: Ctx, given: PageGiven, l: Learner) => Promise<PageReply>) => Page['run'];
export const leaderPages = (within: Within): Page[] => [
  { method: 'GET', path: '/learning/mine/register/:id', allow: 'anyone', run: within((c, g, l) => draw(c, g, l)) },
  { method: 'POST', path: '/learning/mine/register/:id', allow: 'anyone', perMinute: 30, run: within(send) },
];
