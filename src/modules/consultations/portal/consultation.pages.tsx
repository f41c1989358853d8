import { notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { childrenOf, frameOf, nothingShown, placeOf, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Empty, Notice } from '#ui/portal/parts.tsx';
import { isTaking } from '../consultations.actions.ts';
import { giveAtHome } from '../consultations.resident.ts';
import { callById, type StoredCall, selectCalls } from '../consultations.store.ts';
import { groupsOf, type StoredGroup } from '../groups.store.ts';
import { shownWords } from '../opinions.store.ts';
import { answersFeed } from './answers.feed.ts';
import { GiveForm, Given, Groups } from './consultation.parts.tsx';
import { consultationPortalWords as w } from './consultation.words.ts';
import { ownPages } from './own.pages.tsx';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** On public pages nobody is staff: what is published, and groups that are answered. */
const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });

function CallList({ items }: { items: readonly StoredCall[] }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <ul className="plain-list card">
      {items.map((c) => (
        <li key={c.id}>
          <a className="lead" href={`/consultations/${c.id}`}>
            {c.title}
          </a>
          <p className="soft">
            {c.unit} · {t(w.until, { day: dayText(c.untilDay, lang, now) })}
          </p>
        </li>
      ))}
    </ul>
  );
}
function List({
  calls,
  taking,
  standing,
}: {
  calls: readonly StoredCall[];
  taking: ReadonlySet<string>;
  standing: readonly StoredGroup[];
}) {
  const t = useSay();
  const open = calls.filter((c) => taking.has(c.id));
  const rest = calls.filter((c) => !taking.has(c.id));
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p>{t(w.lead)}</p>
      <h2>{t(w.openCalls)}</h2>
      {open.length === 0 ? <Empty>{t(w.noneOpen)}</Empty> : <CallList items={open} />}
      <p className="no-print">
        <a className="button main" href="/consultations/suggest">
          {t(w.suggest)}
        </a>{' '}
        <a className="button plain" href="/consultations/own">
          {t(w.own)}
        </a>
      </p>
      <p className="soft">{t(w.suggestSays)}</p>
      <h2>{t(w.results)}</h2>
      {rest.length === 0 ? <p className="soft">{t(w.noneResults)}</p> : <CallList items={rest} />}
      {standing.length > 0 && (
        <>
          <h2>{t(w.suggested)}</h2>
          <Groups groups={standing} words={[]} />
        </>
      )}
      <p className="no-print">
        <a href="/consultations/answers.atom" type="application/atom+xml">
          {t(w.feed)}
        </a>
      </p>
    </>
  );
}
async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const visitor = asVisitor(ctx);
  const [frame, calls, standing] = await Promise.all([
    frameOf(ctx, given),
    selectCalls(visitor),
    groupsOf(visitor, null),
  ]);
  const taking = new Set(calls.filter((c) => isTaking(ctx, c)).map((c) => c.id));
  const children = <List calls={calls} taking={taking} standing={standing} />;
  return { html: drawPage({ ...frame, path: '/consultations' }, { title: tell(w.title, frame.lang), children }) };
}

type OneProps = Shown & {
  c: StoredCall;
  isOpen: boolean;
  groups: readonly StoredGroup[];
  words: readonly { id: string; groupId: string; said: string }[];
  commandId: string;
};
function One({ c, isOpen, groups, words, commandId, ...shown }: OneProps) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <h1>{c.title}</h1>
      <p className="lead">{c.question}</p>
      <p className="soft">{t(w.until, { day: dayText(c.untilDay, lang, now) })}</p>
      <dl className="facts card grid">
        <dt>{t(w.by)}</dt>
        <dd>{c.unit}</dd>
        <dt>{t(w.who)}</dt>
        <dd>{c.who}</dd>
        {c.places && (
          <>
            <dt>{t(w.places)}</dt>
            <dd>{c.places}</dd>
          </>
        )}
      </dl>
      {c.background && (
        <>
          <h2>{t(w.background)}</h2>
          <p className="as-written">{c.background}</p>
        </>
      )}
      {isOpen && <GiveForm action={`/consultations/${c.id}`} commandId={commandId} hidden={{}} {...shown} />}
      {!isOpen && c.status === 'open' && (
        <Notice>
          <p>{t(w.over)}</p>
        </Notice>
      )}
      {c.status === 'closed' && (
        <>
          <h2>{t(w.summary)}</h2>
          <p className="as-written">{c.summary}</p>
          <Groups groups={groups} words={words} />
        </>
      )}
      <p className="no-print">
        <a href="/consultations">{t(w.back)}</a>
      </p>
    </>
  );
}
async function drawOne(ctx: Ctx, given: PageGiven, shown: Shown = nothingShown): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const visitor = asVisitor(ctx);
  const [frame, c] = await Promise.all([frameOf(ctx, given), callById(visitor, id)]);
  const isClosed = c.status === 'closed';
  const groups = isClosed ? await groupsOf(visitor, c.id) : [];
  const words = isClosed ? await shownWords(ctx, c.id) : [];
  const title = faultyTitle(c.title, frame.lang, shown.refused !== null);
  const commandId = given.form.commandId || ctx.house.newId();
  const children = <One {...{ c, groups, words, commandId }} isOpen={isTaking(ctx, c)} {...shown} />;
  const html = drawPage({ ...frame, path: `/consultations/${c.id}` }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}

/** What was typed, kept: to a call at its own place, or a suggestion for the place that was chosen. */
async function keep(ctx: Ctx, form: PageGiven['form'], consultationId: string | null, area: string) {
  const fingerprint = digest('intl', 'opinion', canonicalJson({ ...form, consultationId }));
  const command = { id: UUID.test(form.commandId ?? '') ? (form.commandId ?? '') : ctx.house.newId(), fingerprint };
  return giveAtHome(
    { ...asVisitor(ctx), command },
    {
      ...{ consultationId, area, said: (form.said ?? '').slice(0, 2000), name: form.name, phone: form.phone },
      voice: form.voice === 'cadre' ? 'cadre' : 'resident',
      mayPublish: form.mayPublish === 'yes',
    },
  );
}
async function drawGiven(ctx: Ctx, given: PageGiven, made: { number: string; passphrase: string }): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const children = <Given made={made} />;
  return { html: drawPage({ ...frame, path: '/consultations' }, { title: tell(w.doneTitle, frame.lang), children }) };
}
async function send(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  try {
    const c = await callById(asVisitor(ctx), id);
    return await drawGiven(ctx, given, await keep(ctx, given.form, c.id, c.area));
  } catch (refused) {
    if (!(refused instanceof Refused) || refused.code === 'notFound') throw refused;
    return drawOne(ctx, given, { values: given.form, faults: refused.faults, refused });
  }
}

type SuggestProps = Shown & {
  place: { code: string; name: string };
  below: readonly { code: string; name: string }[];
  commandId: string;
};
function Suggest({ place, below, commandId, ...shown }: SuggestProps) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.suggest)}</h1>
      <p>{t(w.suggestSays)}</p>
      <section className="no-print">
        <h2>{t(w.whichPlace)}</h2>
        <p className="lead">
          {place.name} <a href="/consultations/suggest">{t(w.changePlace)}</a>
        </p>
        <div className="places">
          {below.map((p) => (
            <a key={p.code} className="button plain" href={`/consultations/suggest?area=${p.code}`}>
              {p.name}
            </a>
          ))}
        </div>
      </section>
      <GiveForm action="/consultations/suggest" commandId={commandId} hidden={{ area: place.code }} {...shown} />
    </>
  );
}
async function drawSuggest(
  ctx: Ctx,
  given: PageGiven,
  area: string | undefined,
  shown: Shown = nothingShown,
): Promise<PageReply> {
  const top = ctx.house.config.jurisdiction;
  const isWell = area !== undefined && /^\d{2,15}$/.test(area) && area.startsWith(top);
  const [frame, place] = await Promise.all([frameOf(ctx, given), placeOf(ctx, isWell ? area : top)]);
  if (!place) throw notFound();
  const below =
    place.code.length >= 12 ? [] : (await childrenOf(ctx, place.code)).map((p) => ({ code: p.code, name: p.name }));
  const title = faultyTitle(tell(w.suggest, frame.lang), frame.lang, shown.refused !== null);
  const commandId = given.form.commandId || ctx.house.newId();
  const children = <Suggest place={{ code: place.code, name: place.fullName }} {...{ below, commandId }} {...shown} />;
  const html = drawPage({ ...frame, path: '/consultations/suggest' }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}
async function sendSuggestion(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { area = '' } = given.form;
  try {
    return await drawGiven(ctx, given, await keep(ctx, given.form, null, area));
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawSuggest(ctx, given, area, { values: given.form, faults: refused.faults, refused });
  }
}

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/consultations">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page always: a suggestion needs no call. */
export const consultationsAtHome: Addition = async () => <AtHome />;

export const consultationPages: readonly Page[] = [
  { method: 'GET', path: '/consultations', allow: 'anyone', run: drawList },
  ...ownPages,
  {
    method: 'GET',
    path: '/consultations/suggest',
    allow: 'anyone',
    run: (ctx, given) => drawSuggest(ctx, given, given.query.area),
  },
  { method: 'POST', path: '/consultations/suggest', allow: 'anyone', perMinute: 20, run: sendSuggestion },
  answersFeed,
  { method: 'GET', path: '/consultations/:id', allow: 'anyone', run: (ctx, given) => drawOne(ctx, given) },
  { method: 'POST', path: '/consultations/:id', allow: 'anyone', perMinute: 20, run: send },
];
