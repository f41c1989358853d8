import { inFours } from '#kernel/fours.ts';
import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { behind, type Door, dayOf, doorPages, elderFrameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { FaultSummary, faultyTitle, PostButton } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Empty, Notice } from '#ui/portal/parts.tsx';
import { cancelOwn, closeSlip, endOwn, enterBySlip, type Own, openedSlip, renewOwn } from '../books.resident.ts';
import { daysLate } from '../books.rules.ts';
import { bookWords, reservationStateWords } from '../books.words.ts';
import { bookPortalWords as w } from './book.words.ts';
import { Standing } from './one.tsx';

const door: Door<Own> = {
  isForElders: true,
  path: '/books/mine',
  formId: 'slip',
  hasLink: true,
  first: { name: 'number', label: w.receiptNumber, missing: w.noNumber, inputMode: 'numeric', maxLength: 20 },
  secret: {
    ...{ name: 'passphrase', label: w.passphrase, missing: w.noPassphrase },
    ...{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 20 },
  },
  words: { title: w.enterTitle, lead: w.enterLead, open: w.open, left: w.left, lost: w.lost },
  enter: enterBySlip,
  opened: openedSlip,
  close: closeSlip,
};

/** One press, one thing: the label says which, for whoever hears the buttons one after another. */
function Press({ to, id, says, about }: { to: string; id: string; says: string; about: string }) {
  return (
    <form method="post" action={`/books/mine/${to}`} className="no-print">
      <input type="hidden" name="id" value={id} />
      <button type="submit" className="button plain" aria-label={`${says}:${about}`}>
        {says}
      </button>
    </form>
  );
}
function Loans({ own, today }: { own: Own; today: string }) {
  const t = useSay();
  return (
    <section>
      <h2>{t(w.loans)}</h2>
      {own.loans.length === 0 && <Empty>{t(w.noLoans)}</Empty>}
      {own.loans.map((l) => {
        const late = daysLate(l.dueOn, today);
        return (
          <div className="card" key={l.id}>
            <p className="lead">{l.title}</p>
            <p>
              {t(bookWords.due, { day: l.dueOn })}
              {late > 0 && ` · ${t(bookWords.late, { n: late })}`}
            </p>
            <Press to="renew" id={l.id} says={t(w.renew)} about={l.title} />
          </div>
        );
      })}
      {own.loans.length > 0 && <p className="soft">{t(bookWords.noFine)}</p>}
    </section>
  );
}
function Reservations({ own }: { own: Own }) {
  const t = useSay();
  return (
    <section>
      <h2>{t(w.reservations)}</h2>
      {own.reservations.length === 0 && <Empty>{t(w.noReservations)}</Empty>}
      {own.reservations.map((v) => (
        <div className="card" key={v.id}>
          <p className="lead">{v.title}</p>
          <p>
            <b>{t(reservationStateWords[v.state])}</b>
            {v.state !== 'lapsed' && (
              <>
                {' · '}
                <Standing v={v} />
              </>
            )}
          </p>
          <p className="soft">
            {v.room} · {v.address} · {v.roomPhone} · {v.hours}
          </p>
          {v.state !== 'lapsed' && <Press to="cancel" id={v.id} says={t(w.cancel)} about={v.title} />}
        </div>
      ))}
    </section>
  );
}
function Mine({ own, today, done, faults, refused }: Shown & { own: Own; today: string; done: string }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.enterTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{}} />
      {(done === 'renewed' || done === 'cancelled') && (
        <Notice tone="good">
          <p>{t(w[done])}</p>
        </Notice>
      )}
      {own.reader && (
        <>
          <p>
            {own.reader.name} · {t(w.receiptNumber)} {inFours(own.reader.number)}
          </p>
          <Loans own={own} today={today} />
        </>
      )}
      <Reservations own={own} />
      <p className="soft">{t(bookWords.private)}</p>
      {own.reader && (
        <details className="no-print">
          <summary>{t(w.end)}</summary>
          <p>{t(w.endSays)}</p>
          <PostButton action="/books/mine/end" look="plain">
            {t(w.end)}
          </PostButton>
        </details>
      )}
      <PostButton action="/books/mine/leave">{t(w.leave)}</PostButton>
    </>
  );
}
async function drawMine(ctx: Ctx, given: PageGiven, own: Own, shown: Shown = nothingShown): Promise<PageReply> {
  const frame = await elderFrameOf(ctx, given);
  const title = faultyTitle(tell(w.enterTitle, frame.lang), frame.lang, shown.refused !== null);
  const children = <Mine own={own} today={dayOf(ctx.now)} done={given.query.done ?? ''} {...shown} />;
  const html = drawPage({ ...frame, path: '/books/mine/read' }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}
async function drawEnded(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const frame = await elderFrameOf(ctx, given);
  const title = tell(w.ended, frame.lang);
  const children = (
    <>
      <h1>{title}</h1>
      <p>
        <a href="/books">{tell(w.back, frame.lang)}</a>
      </p>
    </>
  );
  return { html: drawPage({ ...frame, path: '/books' }, { title, children }), cookies: [closeSlip()] };
}

type Run = (ctx: Ctx, given: PageGiven, own: Own) => Promise<PageReply>;
const orTold =
  (run: Run): Run =>
  async (ctx, given, own) => {
    try {
      return await run(ctx, given, own);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return drawMine(ctx, given, own, { values: {}, faults: refused.faults, refused });
    }
  };
const mine = behind(door);
const post = (path: string, run: Run): Page => ({
  ...{ method: 'POST', path: `/books/mine/${path}`, allow: 'anyone', perMinute: 30 },
  run: mine(orTold(run)),
});
/** By the slip, without an account, without script. */
export const minePages: readonly Page[] = [
  ...doorPages(door),
  {
    method: 'GET',
    path: '/books/mine/read',
    allow: 'anyone',
    run: mine((ctx, given, own) => drawMine(ctx, given, own)),
  },
  post('renew', async (ctx, { form }, own) => {
    await renewOwn(ctx, own, form.id ?? '');
    return { goTo: '/books/mine/read?done=renewed' };
  }),
  post('cancel', async (ctx, { form }, own) => {
    await cancelOwn(ctx, own, form.id ?? '');
    // The paper of one reservation opens nothing any more once it is cancelled.
    return own.reader
      ? { goTo: '/books/mine/read?done=cancelled' }
      : { goTo: '/books/mine?left=1', cookies: [closeSlip()] };
  }),
  post('end', async (ctx, given, own) => {
    await endOwn(ctx, own);
    return drawEnded(ctx, given);
  }),
];
