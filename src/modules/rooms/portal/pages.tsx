import { inFours } from '#kernel/fours.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { dayOf, elderFrameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { Empty, Notice } from '#ui/portal/parts.tsx';
import { Qr } from '#ui/portal/qr.tsx';
import { presentEvenings } from '../evenings.actions.ts';
import { selectEvenings } from '../evenings.store.ts';
import { presentRooms } from '../rooms.actions.ts';
import type { MadeBooking, RoomRow } from '../rooms.contract.ts';
import { bookSeatAtHome } from '../rooms.resident.ts';
import { roomById, seatsOf, selectRooms } from '../rooms.store.ts';
import { no, roomStateWords } from '../rooms.words.ts';
import { bookableDays, freeSeats } from '../slots.ts';
import { childPages } from './child.pages.tsx';
import { UUID } from './clock.ts';
import { familyPages } from './family.pages.tsx';
import { kioskPages } from './kiosk.pages.tsx';
import { minePages } from './mine.pages.tsx';
import { type DayShown, One } from './one.tsx';
import { portalRoomWords as w } from './room.words.ts';

/** On public pages nobody is staff: what is open, and nothing of who sits there. */
export const asVisitor = <C extends Ctx>(ctx: C): C => ({ ...ctx, actor: { kind: 'visitor' } });

function List({ items }: { items: readonly RoomRow[] }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      {items.length === 0 ? (
        <Empty>{t(w.none)}</Empty>
      ) : (
        <ul className="plain-list card">
          {items.map((r) => (
            <li key={r.id}>
              <p>
                <a className="lead" href={`/rooms/${r.id}`}>
                  {r.name}
                </a>
              </p>
              <p className="soft">{[r.placeName, r.address].join(' · ')}</p>
              <p>
                {r.state !== 'open'
                  ? t(roomStateWords[r.state])
                  : r.freeNow === null
                    ? t(w.shutNow, { all: r.seats })
                    : t(w.freeNow, { n: r.freeNow, all: r.seats })}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p className="pair no-print">
        <a className="button plain" href="/rooms/mine">
          {t(w.mine)}
        </a>
        <a className="button plain" href="/rooms/family">
          {t(w.family)}
        </a>
      </p>
    </>
  );
}
async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const visitor = asVisitor(ctx);
  const [frame, items] = [await elderFrameOf(ctx, given), await presentRooms(visitor, await selectRooms(visitor))];
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <List items={items} /> }) };
}

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const EVENING_DAYS = 21;
async function drawOne(ctx: Ctx, given: PageGiven, shown: Shown = nothingShown): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const visitor = asVisitor(ctx);
  const stored = await roomById(visitor, id);
  const [r] = await presentRooms(visitor, [stored]);
  if (!r) throw notFound();
  const seats = await seatsOf(visitor, [id]);
  const days: DayShown[] = [];
  for (const day of await bookableDays(visitor, stored))
    days.push({ day, slots: await freeSeats(visitor, stored, seats, day) });
  const slots = days.flatMap((d) => d.slots);
  const at = shown.values.startsAt ?? given.query.at;
  const slot = slots.find((s) => s.startsAt === at) ?? slots.find((s) => s.free.length > 0) ?? null;
  const soon = { roomId: id, from: ctx.now, to: ctx.now.add({ hours: 24 * EVENING_DAYS }) };
  const planned = (await selectEvenings(visitor, soon)).filter((e) => e.status === 'planned');
  const evenings = await presentEvenings(visitor, planned);
  const frame = await elderFrameOf(ctx, given);
  const values = { ...(given.query.seat && { seatId: given.query.seat }), ...shown.values };
  const commandId = given.form.commandId || ctx.house.newId();
  const children = (
    <One {...{ r, days, seats, slot, evenings, today: dayOf(ctx.now), commandId }} {...shown} values={values} />
  );
  const title = faultyTitle(r.name, frame.lang, shown.refused !== null);
  const html = drawPage({ ...frame, path: `/rooms/${r.id}` }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}

function Booked({ r, made, link }: { r: { name: string; address: string }; made: MadeBooking; link: string }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <h1>{t(w.doneTitle)}</h1>
      <p className="lead">
        {r.name} · {made.seat} · {momentText(Temporal.Instant.from(made.from), lang, now)}
      </p>
      <p className="soft">{r.address}</p>
      <div className="card receipt">
        <dl className="facts">
          <dt>{t(w.number)}</dt>
          <dd className="number">{inFours(made.number)}</dd>
          <dt>{t(w.passphrase)}</dt>
          <dd className="passphrase">{made.passphrase}</dd>
        </dl>
        <div className="qr">
          <Qr text={`${link}/rooms/mine?n=${made.number}`} label={t(w.qr)} />
        </div>
      </div>
      <Notice tone="now">
        <p>{t(w.keep)}</p>
      </Notice>
      <p className="no-print">
        <a className="button plain" href="/rooms/mine">
          {t(w.mine)}
        </a>
      </p>
    </>
  );
}
async function send(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const { startsAt = '', seatId = '', name = '', phone = '', whose = '' } = given.form;
  try {
    if (!MOMENT.test(startsAt)) throw no('slotMissing', 'startsAt');
    const isChild = whose === 'child';
    if (!isChild && !UUID.test(seatId)) throw no('seatMissing', 'seatId');
    const form = { seatId, startsAt: Temporal.Instant.from(startsAt), name, phone, isChild };
    const made = await bookSeatAtHome(asVisitor(ctx), id, form);
    const [frame, r] = [await elderFrameOf(ctx, given), await roomById(asVisitor(ctx), id)];
    const children = <Booked r={r} made={made} link={ctx.house.config.publicUrl} />;
    return { html: drawPage({ ...frame, path: '/rooms' }, { title: tell(w.doneTitle, frame.lang), children }) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawOne(ctx, given, { values: given.form, faults: refused.faults, refused });
  }
}

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/rooms">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once there is a room. */
export const roomsAtHome: Addition = async (ctx) =>
  (await selectRooms(asVisitor(ctx))).length === 0 ? null : <AtHome />;

export const roomPages: readonly Page[] = [
  { method: 'GET', path: '/rooms', allow: 'anyone', run: drawList },
  ...minePages,
  ...familyPages,
  ...kioskPages,
  ...childPages,
  { method: 'GET', path: '/rooms/:id', allow: 'anyone', run: (ctx, given) => drawOne(ctx, given) },
  { method: 'POST', path: '/rooms/:id', allow: 'anyone', perMinute: 20, run: send },
];
