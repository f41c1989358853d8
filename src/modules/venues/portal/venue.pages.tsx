import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { Empty } from '#ui/portal/parts.tsx';
import { daysShown } from '../slots.ts';
import { presentAll } from '../venues.actions.ts';
import type { SlotDay, VenueRow } from '../venues.contract.ts';
import { bookAtHome } from '../venues.resident.ts';
import { SLOT_DAYS } from '../venues.rules.ts';
import { selectVenues, venueById } from '../venues.store.ts';
import { no, venueKindWords, venueStateWords } from '../venues.words.ts';
import { Booked } from './booked.tsx';
import { One } from './one.tsx';
import { receiptPages } from './receipt.pages.tsx';
import { portalVenueWords as w } from './venue.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** On public pages nobody is staff: what is open, and nothing of who booked. */
const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });

type Listed = VenueRow & { next: string | null };
function List({ items }: { items: readonly Listed[] }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      {items.length === 0 ? (
        <Empty>{t(w.none)}</Empty>
      ) : (
        <ul className="plain-list card">
          {items.map((v) => (
            <li key={v.id}>
              <p>
                <a className="lead" href={`/venues/${v.id}`}>
                  {v.name}
                </a>
              </p>
              <p className="soft">{[t(venueKindWords[v.kind]), v.address, v.host].join(' · ')}</p>
              <p>
                {v.state !== 'open'
                  ? t(venueStateWords[v.state])
                  : v.next
                    ? t(w.next, { at: momentText(Temporal.Instant.from(v.next), lang, now) })
                    : t(w.nothingFree)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p className="no-print">
        <a className="button plain" href="/venues/booked">
          {t(w.look)}
        </a>
      </p>
    </>
  );
}
const firstFree = (days: readonly SlotDay[]): string | null =>
  days.flatMap((d) => d.slots).find((s) => s.free > 0)?.startsAt ?? null;

async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const visitor = asVisitor(ctx);
  const [frame, stored] = await Promise.all([frameOf(ctx, given), selectVenues(visitor)]);
  const rows = await presentAll(visitor, stored);
  const items: Listed[] = [];
  for (const [i, v] of stored.entries()) {
    const row = rows[i];
    if (row) items.push({ ...row, next: firstFree(await daysShown(visitor, v, dayOf(ctx.now), SLOT_DAYS)) });
  }
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <List items={items} /> }) };
}

type Shown = { values: Readonly<Record<string, string>>; faults: readonly FieldFault[]; refused: Refused | null };
const nothing: Shown = { values: {}, faults: [], refused: null };
async function drawOne(ctx: Ctx, given: PageGiven, shown: Shown = nothing): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const visitor = asVisitor(ctx);
  const stored = await venueById(visitor, id);
  const [frame, [v], days] = await Promise.all([
    frameOf(ctx, given),
    presentAll(visitor, [stored]),
    daysShown(visitor, stored, dayOf(ctx.now), SLOT_DAYS),
  ]);
  if (!v) throw notFound();
  const title = faultyTitle(v.name, frame.lang, shown.refused !== null);
  const commandId = given.form.commandId || ctx.house.newId();
  const children = <One v={v} days={days} commandId={commandId} {...shown} />;
  const html = drawPage({ ...frame, path: `/venues/${v.id}` }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}

/** What was typed, read; the first thing that is missing is said on its field. */
function readForm(form: Readonly<Record<string, string>>) {
  const { startsAt = '', group = '', people = '', contact = '', phone = '', note = '' } = form;
  const name = group.trim();
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(startsAt)) throw no('slotMissing', 'startsAt');
  if (name.length < 2 || name.length > 60) throw no('groupMissing', 'group');
  const n = Number(people.normalize('NFKC').trim() || 'x');
  if (!Number.isInteger(n) || n < 1 || n > 2000) throw no('peopleWrong', 'people');
  return {
    startsAt: Temporal.Instant.from(startsAt),
    group: name,
    people: n,
    contact,
    phone,
    note: note.trim().slice(0, 500) || null,
  };
}
async function send(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const { form } = given;
  try {
    const asked = { venueId: id, ...readForm(form) };
    const fingerprint = digest('intl', 'venue booking', canonicalJson({ ...form, id }));
    const command = { id: UUID.test(form.commandId ?? '') ? (form.commandId ?? '') : ctx.house.newId(), fingerprint };
    const made = await bookAtHome({ ...asVisitor(ctx), command }, asked);
    const [frame, v] = await Promise.all([frameOf(ctx, given), venueById(asVisitor(ctx), id)]);
    const children = <Booked venue={v} asked={asked} made={made} />;
    return { html: drawPage({ ...frame, path: '/venues' }, { title: tell(w.doneTitle, frame.lang), children }) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawOne(ctx, given, { values: form, faults: refused.faults, refused });
  }
}

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/venues">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once there is a place to visit. */
export const venuesAtHome: Addition = async (ctx) =>
  (await selectVenues(asVisitor(ctx))).length === 0 ? null : <AtHome />;

export const venuePages: readonly Page[] = [
  { method: 'GET', path: '/venues', allow: 'anyone', run: drawList },
  ...receiptPages,
  { method: 'GET', path: '/venues/:id', allow: 'anyone', run: (ctx, given) => drawOne(ctx, given) },
  { method: 'POST', path: '/venues/:id', allow: 'anyone', perMinute: 20, run: send },
];
