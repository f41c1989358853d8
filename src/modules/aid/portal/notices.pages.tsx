import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { dayOf, frameOf, placeOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, TextArea } from '#ui/portal/form.tsx';
import { drawPage, type Frame, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Empty, Notice } from '#ui/portal/parts.tsx';
import { yuan } from '../aid.means.words.ts';
import { villagesWithNotices } from '../aid.notices.store.ts';
import { aidNotices, objectTo, oneNotice } from '../aid.notices.ts';
import { isMonthly } from '../aid.rules.ts';
import type { AidNoticeView } from '../aid.views.contract.ts';
import { aidKindWords, noticeKindWords } from '../aid.words.ts';
import { aidPortalWords as w } from './aid.words.ts';

type Village = { area: string; place: string; n: number };

function Ways() {
  const t = useSay();
  return (
    <ul className="ways">
      <li>
        <a className="way" href="/aid/track">
          <b>{t(w.trackTitle)}</b>
          <span>{t(w.trackLead)}</span>
        </a>
      </li>
    </ul>
  );
}

function Start({ villages }: { villages: readonly Village[] }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="lead soft">{t(w.lead)}</p>
      <Ways />
      <h2>{t(w.noticesTitle)}</h2>
      <p className="soft">{t(w.noticesLead)}</p>
      {villages.length === 0 ? (
        <Empty>{t(w.noneAnywhere)}</Empty>
      ) : (
        <ul className="plain-list card">
          {villages.map((v) => (
            <li key={v.area}>
              <a href={`/aid/notices/${v.area}`}>{v.place}</a> <span className="soft">{t(w.nNotices, { n: v.n })}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export const amountOf = (n: AidNoticeView, t: ReturnType<typeof useSay>) =>
  isMonthly(n.aid) ? t(w.perMonth, { sum: yuan(n.cents) }) : yuan(n.cents);

function OfVillage({ place, items }: { place: string; items: readonly AidNoticeView[] }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <h1>{place}</h1>
      <p className="soft">{t(w.noticesTitle)}</p>
      {items.length === 0 && <Empty>{t(w.none)}</Empty>}
      {items.map((n) => (
        <section key={n.id} className="card" aria-label={n.name}>
          <p className="lead">
            <b>{n.name}</b> <span className="soft">{t(noticeKindWords[n.kind])}</span>
          </p>
          <dl className="facts">
            <dt>{t(w.kind)}</dt>
            <dd>{t(aidKindWords[n.aid])}</dd>
            <dt>{t(w.size)}</dt>
            <dd>{t(w.nPersons, { n: n.size })}</dd>
            <dt>{t(w.cents)}</dt>
            <dd>{amountOf(n, t)}</dd>
            <dt>{t(w.days)}</dt>
            <dd>{t(w.span, { from: dayText(n.from, lang, now), to: dayText(n.to, lang, now) })}</dd>
          </dl>
          {n.kind !== 'stopping' && (
            <p className="no-print">
              <a className="button plain" href={`/aid/object/${n.id}`}>
                {t(w.objectLink)}
              </a>
            </p>
          )}
        </section>
      ))}
      <Notice>
        <p>{t(w.wrong)}</p>
      </Notice>
      <p className="no-print">
        <a href="/aid">{t(w.back)}</a>
      </p>
    </>
  );
}

async function drawStart(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const [frame, villages] = await Promise.all([frameOf(ctx, page), villagesWithNotices(ctx, dayOf(ctx.now))]);
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <Start villages={villages} /> }) };
}

async function drawVillage(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const village = page.params.village ?? '';
  const place = /^\d{12}$/.test(village) ? await placeOf(ctx, village) : null;
  if (!place) throw notFound();
  const frame = await frameOf(ctx, page);
  const { items } = await aidNotices(ctx, {
    params: undefined,
    input: undefined,
    query: { village },
    files: [],
    exchange: { ip: '', cookie: '', sendCookies: () => undefined },
  });
  const children = <OfVillage place={place.fullName} items={items} />;
  return { html: drawPage(frame, { title: tell(w.noticesTitle, frame.lang), children }) };
}

function Objecting({
  n,
  values,
  faults,
  refused,
  commandId,
}: {
  n: AidNoticeView;
  values: Readonly<Record<string, string>>;
  faults: readonly FieldFault[];
  refused: Refused | null;
  commandId: string;
}) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.objectTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ text: w.objectText, name: w.objectName }} />
      <p className="lead">
        {n.place} · {n.name} · {t(w.nPersons, { n: n.size })} · {amountOf(n, t)}
      </p>
      <p className="soft">{t(w.objectLead)}</p>
      <Form id="object" action={`/aid/object/${n.id}`} state={{ values, faults }} commandId={commandId}>
        <TextArea name="text" label={t(w.objectText)} maxLength={1000} />
        <Field name="name" label={t(w.objectName)} maxLength={60} />
        <Button>{t(w.send)}</Button>
      </Form>
    </>
  );
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idOf = (page: PageGiven) => {
  const id = page.params.id ?? '';
  if (!UUID.test(id)) throw notFound();
  return id;
};
async function drawObjecting(
  ctx: Ctx,
  frame: Frame,
  page: PageGiven,
  faults: readonly FieldFault[] = [],
  refused: Refused | null = null,
): Promise<PageReply> {
  const n = await oneNotice(ctx, idOf(page));
  const isFaulty = faults.length > 0 || refused !== null;
  const title = faultyTitle(tell(w.objectTitle, frame.lang), frame.lang, isFaulty);
  const children = (
    <Objecting {...{ n, faults, refused }} values={page.form} commandId={page.form.commandId ?? ctx.house.newId()} />
  );
  return { html: drawPage(frame, { title, children }), status: isFaulty ? (refused?.status ?? 422) : 200 };
}

function Sent() {
  const t = useSay();
  return (
    <>
      <h1>{t(w.sent)}</h1>
      <p className="lead">{t(w.sentSays)}</p>
      <p>
        <a href="/aid">{t(w.back)}</a>
      </p>
    </>
  );
}

const LEAST = 4;
async function object(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const frame = await frameOf(ctx, page);
  const text = (page.form.text ?? '').trim();
  if (text.length < LEAST)
    return drawObjecting(ctx, frame, page, [{ field: 'text', rule: 'required', says: w.textMissing }]);
  const name = (page.form.name ?? '').trim().slice(0, 60) || null;
  try {
    await objectTo(ctx, idOf(page), { text: text.slice(0, 1000), name });
  } catch (refused) {
    if (!(refused instanceof Refused) || refused.code !== 'tooManyObjections') throw refused;
    return drawObjecting(ctx, frame, page, [], refused);
  }
  return { html: drawPage({ ...frame, path: '/aid' }, { title: tell(w.sent, frame.lang), children: <Sent /> }) };
}

function AtHome() {
  const t = useSay();
  return (
    <section>
      <h2>
        <a href="/aid">{t(w.title)}</a>
      </h2>
      <p className="soft">{t(w.lead)}</p>
    </section>
  );
}
export const aidAtHome: Addition = async () => <AtHome />;

export const noticePages: readonly Page[] = [
  { method: 'GET', path: '/aid', allow: 'anyone', run: drawStart },
  { method: 'GET', path: '/aid/notices/:village', allow: 'anyone', run: drawVillage },
  {
    method: 'GET',
    path: '/aid/object/:id',
    allow: 'anyone',
    run: async (ctx, page) => drawObjecting(ctx, await frameOf(ctx, page), page),
  },
  { method: 'POST', path: '/aid/object/:id', allow: 'anyone', perMinute: 10, run: object },
];
