import { inFours } from '#kernel/fours.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { dayOf, elderFrameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import type { PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, RadioCards } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { Qr } from '#ui/portal/qr.tsx';
import { reserveAtHome } from '../books.resident.ts';
import type { LoanRule } from '../books.rules.ts';
import { bookById, copiesOf, type StoredBook, type StoredCopy } from '../books.store.ts';
import { bookWords, copyStateWords } from '../books.words.ts';
import { bookClassWords } from '../classes.rules.ts';
import { isbnText } from '../isbn.rules.ts';
import { reservationById, type StoredReservation } from '../reservations.store.ts';
import { deskRule } from '../rooms.actions.ts';
import { roomById, type StoredRoom } from '../rooms.store.ts';
import { bookPortalWords as w } from './book.words.ts';
import { Availability, asVisitor, UUID } from './find.tsx';

type OneProps = Shown & {
  b: StoredBook;
  copies: readonly StoredCopy[];
  room: StoredRoom;
  rule: LoanRule;
  today: string;
  commandId: string;
};
function Copies({ copies }: { copies: readonly StoredCopy[] }) {
  const t = useSay();
  const now = (c: StoredCopy) =>
    c.dueOn
      ? t(w.lentUntil, { day: c.dueOn })
      : c.heldById
        ? t(w.held)
        : c.state === 'here'
          ? t(w.onShelf)
          : t(copyStateWords[c.state]);
  return (
    <section>
      <h2>{t(w.copies)}</h2>
      <ul className="plain-list card">
        {copies.map((c) => (
          <li key={c.id}>
            <p>
              {now(c)} · {t(w.shelf)} {c.shelf} · {c.number}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
function One({ b, copies, room, rule, today, commandId, values, faults, refused }: OneProps) {
  const t = useSay();
  const standing = copies.filter((c) => c.state !== 'withdrawn');
  return (
    <>
      <h1>{b.title}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ name: w.name, phone: w.namePhone }} />
      <p className="lead">{b.authors ?? t(bookWords.unknownAuthor)}</p>
      <p>
        <Availability b={b} today={today} />
      </p>
      <dl className="facts card">
        {b.publisher && (
          <>
            <dt>{t(w.publisher)}</dt>
            <dd>{[b.publisher, b.year].filter(Boolean).join(' ')}</dd>
          </>
        )}
        {b.isbn && (
          <>
            <dt>{t(w.isbn)}</dt>
            <dd>{isbnText(b.isbn)}</dd>
          </>
        )}
        <dt>{t(w.class)}</dt>
        <dd>
          {b.class} {t(bookClassWords[b.class])}
        </dd>
        <dt>{t(w.where)}</dt>
        <dd>
          {room.name} · {room.address}
        </dd>
        <dt>{t(w.hours)}</dt>
        <dd>{room.hours}</dd>
        <dt>{t(w.phone)}</dt>
        <dd>{room.phone}</dd>
      </dl>
      <Copies copies={standing} />
      {b.copies > 0 && (
        <section>
          <h2>{t(w.reserve)}</h2>
          <p>{b.free > 0 ? t(w.reserveFree, { n: rule.pickupDays }) : t(w.reserveWait)}</p>
          <Form id="reserve" action={`/books/${b.id}`} commandId={commandId} state={{ values, faults }}>
            <Field name="name" label={t(w.name)} autoComplete="name" maxLength={60} />
            <Field name="phone" label={t(w.namePhone)} type="tel" inputMode="tel" autoComplete="tel" maxLength={30} />
            <RadioCards
              name="who"
              label={t(w.who)}
              layout="row"
              choices={[
                { value: 'grownUp', title: t(w.grownUp) },
                { value: 'child', title: t(w.child) },
              ]}
            />
            <p className="soft">{t(bookWords.aboutReader)}</p>
            <Button>{t(w.send)}</Button>
          </Form>
        </section>
      )}
      <p className="no-print">
        <a href="/books">{t(w.back)}</a>
      </p>
    </>
  );
}
export async function drawOne(ctx: Ctx, given: PageGiven, shown: Shown = nothingShown): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const visitor = asVisitor(ctx);
  const b = await bookById(visitor, id);
  const [frame, copies, room, rule] = await Promise.all([
    elderFrameOf(ctx, given),
    copiesOf(visitor, id),
    roomById(visitor, b.roomId),
    deskRule(visitor, b.roomId),
  ]);
  const props = {
    ...{ b, copies, room, rule, today: dayOf(ctx.now), commandId: given.form.commandId || ctx.house.newId() },
    ...shown,
    values: { who: 'grownUp', ...shown.values },
  };
  const title = faultyTitle(b.title, frame.lang, shown.refused !== null);
  const html = drawPage({ ...frame, path: `/books/${id}` }, { title, children: <One {...props} /> });
  return { html, status: shown.refused?.status ?? 200 };
}

/** How far a reservation is, in a sentence. */
export function Standing({ v }: { v: StoredReservation }) {
  const t = useSay();
  if (v.state === 'ready') return <>{t(w.fetchBy, { day: v.readyUntil ?? '', shelf: v.room })}</>;
  return <>{t(w.waitingBefore, { n: v.before })}</>;
}
type Made = { v: StoredReservation; passphrase: string; link: string };
/** The passphrase exists nowhere but on this page. */
function Reserved({ v, passphrase, link }: Made) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.doneTitle)}</h1>
      <p className="lead">{v.title}</p>
      <p>
        <Standing v={v} />
      </p>
      <div className="card receipt">
        <dl className="facts">
          <dt>{t(w.receiptNumber)}</dt>
          <dd className="passphrase">{inFours(v.number)}</dd>
          <dt>{t(w.passphrase)}</dt>
          <dd className="passphrase">{inFours(passphrase)}</dd>
        </dl>
        <Qr text={link} label={t(w.mine)} />
      </div>
      <Notice tone="now">
        <p>{t(w.keep)}</p>
      </Notice>
      <p className="soft">
        {v.room} · {v.address} · {v.roomPhone}
      </p>
      <p className="no-print">
        <a className="button plain" href={`/books/mine?n=${v.number}`}>
          {t(w.mine)}
        </a>
      </p>
    </>
  );
}
export async function reserve(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { params, form } = given;
  const { id = '' } = params;
  if (!UUID.test(id)) throw notFound();
  const { name = '', phone = '', who = '', commandId = '' } = form;
  try {
    const fingerprint = digest('intl', 'book reservation', canonicalJson({ ...form, id }));
    const command = { id: UUID.test(commandId) ? commandId : ctx.house.newId(), fingerprint };
    const visitor = { ...asVisitor(ctx), command };
    const made = await reserveAtHome(visitor, { bookId: id, name, phone, isChild: who === 'child' });
    const [frame, v] = await Promise.all([elderFrameOf(ctx, given), reservationById(visitor, made.id)]);
    const link = `${ctx.house.config.publicUrl}/books/mine?n=${made.number}`;
    const children = <Reserved v={v} passphrase={made.passphrase} link={link} />;
    return { html: drawPage({ ...frame, path: '/books' }, { title: tell(w.doneTitle, frame.lang), children }) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawOne(ctx, given, { values: { name, phone, who }, faults: refused.faults, refused });
  }
}
