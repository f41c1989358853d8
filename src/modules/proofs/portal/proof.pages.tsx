import { notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { ancestorsOf, childrenOf, frameOf, nothingShown, placeOf, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Form, faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { type Known, knownAt, localKey, matched } from '../items.ts';
import { itemsInForce } from '../lists.store.ts';
import { nationalOf } from '../national.rules.ts';
import { askAtHome, tellDemand } from '../proofs.resident.ts';
import { agencyKinds } from '../proofs.rules.ts';
import { ownPages } from './own.pages.tsx';
import {
  AgencyFields,
  Asked,
  AskForm,
  InsteadSays,
  IssueSays,
  PickPlace,
  type Places,
  pathOf,
  useName,
} from './proof.parts.tsx';
import { proofPortalWords as w } from './proof.words.ts';
import { verifyPages } from './verify.page.tsx';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });

function ItemList({ items }: { items: readonly Known[] }) {
  const nameOf = useName();
  return (
    <ul className="plain-list card">
      {items.map((k) => (
        <li key={pathOf(k)}>
          <a className="lead" href={pathOf(k)}>
            {nameOf(k, nationalOf(k.key)?.name)}
          </a>
        </li>
      ))}
    </ul>
  );
}
function Search({ q, found, known }: { q: string; found: readonly Known[]; known: readonly Known[] }) {
  const t = useSay();
  const may = known.filter((k) => k.kind === 'issue');
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p>{t(w.lead)}</p>
      <form method="get" action="/proofs" acceptCharset="utf-8" className="no-print">
        <div className="field">
          <label htmlFor="f-q">{t(w.search)}</label>
          <p className="hint" id="f-q-hint">
            {t(w.searchHint)}
          </p>
          <input id="f-q" name="q" defaultValue={q} maxLength={200} autoComplete="off" aria-describedby="f-q-hint" />
        </div>
        <Button>{t(w.look)}</Button>
      </form>
      {q !== '' && (
        <section aria-live="polite">
          <h2>{t(w.found)}</h2>
          {found.length === 0 ? <p>{t(w.notFound)}</p> : <ItemList items={found} />}
          <p className="no-print">
            <a className="button plain" href="/proofs/ask">
              {t(w.askAnyway)}
            </a>
          </p>
        </section>
      )}
      <h2>{t(w.nevers)}</h2>
      <p className="soft">{t(w.neversLead)}</p>
      <ItemList items={known.filter((k) => k.kind === 'never')} />
      <h2>{t(w.issues)}</h2>
      {may.length === 0 ? <p className="soft">{t(w.issuesNone)}</p> : <ItemList items={may} />}
      <p className="no-print">
        <a className="button plain" href="/proofs/own">
          {t(w.own)}
        </a>{' '}
        <a className="button plain" href="/proofs/verify">
          {t(w.verify)}
        </a>
      </p>
    </>
  );
}
async function drawSearch(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, items] = await Promise.all([frameOf(ctx, given), itemsInForce(ctx, null)]);
  const q = (given.query.q ?? '').trim().slice(0, 200);
  const children = <Search q={q} found={q ? matched(q, items) : []} known={knownAt(items)} />;
  return { html: drawPage({ ...frame, path: '/proofs' }, { title: tell(w.title, frame.lang), children }) };
}

/** The item an address names: `n10`, or `150124.CODE`; null when it is not in force. */
async function itemIn(ctx: Ctx, key: string): Promise<Known | null> {
  const [county, code] = key.split('.');
  const items = code === undefined ? [] : await itemsInForce(ctx, county ?? '0');
  return knownAt(items).find((k) => k.key === (code === undefined ? key : localKey(code))) ?? null;
}
/** Where somebody is on the way from the house's place down to a village. */
async function placesAt(
  ctx: Ctx,
  given: string | undefined,
): Promise<Places & { village: { code: string; name: string } | null }> {
  const top = ctx.house.config.jurisdiction;
  const place = given && /^\d{2,15}$/.test(given) && given.startsWith(top) ? await placeOf(ctx, given) : null;
  const code = place?.code ?? top;
  const names = await Promise.all(
    [...ancestorsOf(code), code].filter((c) => c.length > top.length).map((c) => placeOf(ctx, c)),
  );
  const chain = [
    ...new Map(names.flatMap((p) => (p ? [[p.code, { code: p.code, name: p.name }] as const] : []))).values(),
  ];
  if (place && code.length >= 12) return { chain, options: [], village: { code, name: place.fullName } };
  const below = await childrenOf(ctx, code);
  return { chain, options: below.map((p) => ({ code: p.code, name: p.name })), village: null };
}

function One({ k, param, isTold }: { k: Known; param: string; isTold: boolean }) {
  const t = useSay();
  const nameOf = useName();
  return (
    <>
      {isTold && (
        <Notice tone="good" title={t(w.told)}>
          <p>{t(w.toldMore)}</p>
        </Notice>
      )}
      <h1>{nameOf(k, nationalOf(k.key)?.name)}</h1>
      {k.instead ? (
        <>
          <InsteadSays instead={k.instead} />
          <Notice>
            <p>{t(w.showThem)}</p>
          </Notice>
          <section className="no-print">
            <h2>{t(w.tellTitle)}</h2>
            <p>{t(w.tellLead)}</p>
            <a className="button main" href={`/proofs/tell?item=${param}`}>
              {t(w.tell)}
            </a>
          </section>
        </>
      ) : (
        <>
          <IssueSays k={k} />
          <p className="no-print">
            <a className="button main" href={`/proofs/ask?item=${param}`}>
              {t(w.ask)}
            </a>
          </p>
        </>
      )}
      <p className="no-print">
        <a href="/proofs">{t(w.back)}</a>
      </p>
    </>
  );
}
async function drawItem(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const param = given.params.key ?? '';
  const [frame, k] = await Promise.all([frameOf(ctx, given), itemIn(ctx, param)]);
  if (!k) throw notFound();
  const children = <One k={k} param={param} isTold={given.query.told === '1'} />;
  return { html: drawPage({ ...frame, path: `/proofs/item/${param}` }, { title: k.name, children }) };
}

type Asks = { form: Readonly<Record<string, string>>; shown: Shown; instead?: Known | null };
async function drawAsk(ctx: Ctx, given: PageGiven, { form, shown, instead = null }: Asks): Promise<PageReply> {
  const itemParam = form.item ?? '';
  const [frame, places, item] = await Promise.all([
    frameOf(ctx, given),
    placesAt(ctx, form.area),
    itemParam ? itemIn(ctx, itemParam) : null,
  ]);
  const title = faultyTitle(tell(w.askTitle, frame.lang), frame.lang, shown.refused !== null);
  const link = (area: string) => `/proofs/ask?${new URLSearchParams({ ...(itemParam && { item: itemParam }), area })}`;
  const commandId = UUID.test(form.commandId ?? '') ? (form.commandId ?? '') : ctx.house.newId();
  const children = places.village ? (
    <AskForm area={places.village} {...{ item, itemParam, commandId, instead }} {...shown} />
  ) : (
    <AskWhere places={places} link={link} />
  );
  const status = shown.refused?.status ?? 200;
  return { html: drawPage({ ...frame, path: '/proofs/ask' }, { title, children }), status };
}
function AskWhere({ places, link }: { places: Places; link: (area: string) => string }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.askTitle)}</h1>
      <PickPlace places={places} link={link} />
    </>
  );
}
const kindIn = (text: string | undefined) => agencyKinds.find((k) => k === text) ?? 'unknown';
/** Sent: what is likely not to be issued is shown first, once; then it is filed. */
async function sendAsk(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { form } = given;
  const { area = '', said = '', agency, name = '', idNumber, phone, sure } = form;
  try {
    const item = form.item ? await itemIn(ctx, form.item) : null;
    const [likely] = item ? [] : matched(said, await itemsInForce(ctx, area || null));
    if (likely?.kind === 'never' && sure !== 'yes')
      return drawAsk(ctx, given, { form, shown: { ...nothingShown, values: form }, instead: likely });
    const fingerprint = digest('intl', 'proof request', canonicalJson({ ...form }));
    const command = { id: UUID.test(form.commandId ?? '') ? (form.commandId ?? '') : ctx.house.newId(), fingerprint };
    const asked = { area, said, agency, agencyKind: kindIn(form.agencyKind), name, idNumber, phone };
    const made = await askAtHome({ ...asVisitor(ctx), command }, { ...asked, itemKey: item?.key });
    const frame = await frameOf(ctx, given);
    const children = <Asked made={made} />;
    return { html: drawPage({ ...frame, path: '/proofs' }, { title: tell(w.doneTitle, frame.lang), children }) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawAsk(ctx, given, { form, shown: { values: form, faults: refused.faults, refused } });
  }
}

function TellForm({
  k,
  item,
  places,
  shown,
}: {
  k: Known;
  item: string;
  places: Awaited<ReturnType<typeof placesAt>>;
  shown: Shown;
}) {
  const t = useSay();
  const nameOf = useName();
  const { values, faults, refused } = shown;
  return (
    <>
      <h1>{t(w.tellTitle)}</h1>
      <p className="lead">{nameOf(k, nationalOf(k.key)?.name)}</p>
      <FaultSummary refused={refused} faults={faults} labels={{ agency: w.agency }} />
      <p>{t(w.tellLead)}</p>
      {places.village ? (
        <>
          <p>{places.village.name}</p>
          <Form id="tell" action="/proofs/tell" state={{ values, faults }} hidden={{ item, area: places.village.code }}>
            <AgencyFields />
            <Button>{t(w.tell)}</Button>
          </Form>
        </>
      ) : (
        <PickPlace places={places} link={(area) => `/proofs/tell?${new URLSearchParams({ item, area })}`} />
      )}
    </>
  );
}
async function drawTell(
  ctx: Ctx,
  given: PageGiven,
  form: Readonly<Record<string, string>>,
  shown: Shown,
): Promise<PageReply> {
  const item = form.item ?? '';
  const [frame, k, places] = await Promise.all([frameOf(ctx, given), itemIn(ctx, item), placesAt(ctx, form.area)]);
  if (k?.kind !== 'never') throw notFound();
  const title = faultyTitle(tell(w.tellTitle, frame.lang), frame.lang, shown.refused !== null);
  const children = <TellForm {...{ k, item, places, shown }} />;
  return { html: drawPage({ ...frame, path: '/proofs' }, { title, children }), status: shown.refused?.status ?? 200 };
}
async function sendTell(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { form } = given;
  const k = await itemIn(ctx, form.item ?? '');
  if (!k) throw notFound();
  try {
    const told = { area: form.area ?? '', key: k.key, agency: form.agency ?? '', agencyKind: kindIn(form.agencyKind) };
    await tellDemand(asVisitor(ctx), told);
    return { goTo: `${pathOf(k)}?told=1` };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawTell(ctx, given, form, { values: form, faults: refused.faults, refused });
  }
}

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/proofs">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page always: the national list holds everywhere. */
export const proofsAtHome: Addition = async () => <AtHome />;

export const proofPages: readonly Page[] = [
  { method: 'GET', path: '/proofs', allow: 'anyone', run: drawSearch },
  { method: 'GET', path: '/proofs/item/:key', allow: 'anyone', run: drawItem },
  {
    method: 'GET',
    path: '/proofs/ask',
    allow: 'anyone',
    run: (ctx, given) => drawAsk(ctx, given, { form: given.query, shown: nothingShown }),
  },
  { method: 'POST', path: '/proofs/ask', allow: 'anyone', perMinute: 20, run: sendAsk },
  {
    method: 'GET',
    path: '/proofs/tell',
    allow: 'anyone',
    run: (ctx, given) => drawTell(ctx, given, given.query, nothingShown),
  },
  { method: 'POST', path: '/proofs/tell', allow: 'anyone', perMinute: 10, run: sendTell },
  ...ownPages,
  ...verifyPages,
];
