import { notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { colon } from '#kernel/words.ts';
import { behind, doorPages, frameOf, receiptDoor } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { DangerLine, Empty } from '#ui/portal/parts.tsx';
import {
  actOwn,
  closeReceipt,
  enterByReceipt,
  noteOwnOpening,
  type Own as OwnKey,
  openedReceipt,
  ownFile,
  trackMediation,
} from '../mediations.track.ts';
import { type StoredCommittee, type StoredPerson, selectCommittees, selectPersons } from '../registers.store.ts';
import { drawApply, sendApply } from './apply.page.tsx';
import { mediationPortalWords as w } from './mediation.words.ts';
import { Own } from './own.view.tsx';

const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });

function Committee({ c, persons }: { c: StoredCommittee; persons: readonly StoredPerson[] }) {
  const t = useSay();
  const own = persons.filter((p) => p.committeeId === c.id);
  return (
    <li>
      <p>
        <b className="lead">{c.name}</b>
      </p>
      <p className="soft">{[c.placeName, c.address, c.hours].filter(Boolean).join(' · ')}</p>
      <p>
        {t(w.phone)}
        {t(colon)}
        <a href={`tel:${c.phone.replace(/[^\d+]/g, '')}`}>{c.phone}</a>
      </p>
      <p>
        {t(w.mediators)}
        {t(colon)}
        {own.map((p) => p.name).join('、') || <span className="soft">{t(w.noneNamed)}</span>}
      </p>
      <p className="no-print">
        <a className="button plain" href={`/mediation/apply/${c.id}`}>
          {t(w.apply)}
          <span className="hear"> {c.name}</span>
        </a>
      </p>
    </li>
  );
}

function List({ committees, persons }: { committees: readonly StoredCommittee[]; persons: readonly StoredPerson[] }) {
  const t = useSay();
  const guides = persons.filter((p) => p.kind === 'guide');
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p>{t(w.lead)}</p>
      <DangerLine title={t(w.danger)} />
      <p className="no-print">
        <a className="button" href="/mediation/mine">
          {t(w.mine)}
        </a>
      </p>
      <h2>{t(w.committees)}</h2>
      {committees.length === 0 ? (
        <Empty>{t(w.none)}</Empty>
      ) : (
        <ul className="plain-list card">
          {committees.map((c) => (
            <Committee key={c.id} c={c} persons={persons} />
          ))}
        </ul>
      )}
      {guides.length > 0 && (
        <>
          <h2>{t(w.guides)}</h2>
          <p className="soft">{t(w.guidesSays)}</p>
          <ul className="plain-list card">
            {guides.map((g) => (
              <li key={g.id}>
                {g.name} <span className="soft">{g.placeName}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const visitor = asVisitor(ctx);
  const [frame, committees, persons] = await Promise.all([
    frameOf(ctx, given),
    selectCommittees(visitor),
    selectPersons(visitor, {}),
  ]);
  const children = <List committees={committees} persons={persons} />;
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children }) };
}

const door = receiptDoor<OwnKey>(
  '/mediation/mine',
  w,
  { enter: enterByReceipt, opened: openedReceipt, close: closeReceipt },
  60,
);
const withReceipt = behind(door);

async function drawOwn(ctx: Ctx, given: PageGiven, own: OwnKey, refused: Refused | null = null): Promise<PageReply> {
  const [frame, m] = await Promise.all([frameOf(ctx, given), trackMediation(ctx, own)]);
  const isUnsure = given.query.sure === 'missing';
  const title = faultyTitle(tell(w.enterTitle, frame.lang), frame.lang, refused !== null);
  const children = <Own m={m} isUnsure={isUnsure} refused={refused} />;
  const html = drawPage({ ...frame, path: '/mediation/mine/read' }, { title, children });
  return { html, status: refused?.status ?? 200 };
}
const verbs = ['consent', 'refuse', 'stop', 'join', 'askAnother'] as const;
const act = withReceipt(async (ctx, given, own) => {
  const { verb = '', sure, closed } = given.form;
  const known = verbs.find((v) => v === verb);
  if (!known) throw notFound();
  if ((known === 'stop' || known === 'refuse') && sure !== 'yes')
    return { goTo: '/mediation/mine/read?sure=missing#acts' };
  try {
    await actOwn(ctx, own, known, closed === 'yes');
    return { goTo: '/mediation/mine/read' };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawOwn(ctx, given, own, refused);
  }
});

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/mediation">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once there is a committee. */
export const mediationsAtHome: Addition = async (ctx) =>
  (await selectCommittees(asVisitor(ctx))).length === 0 ? null : <AtHome />;

export const mediationPages: readonly Page[] = [
  { method: 'GET', path: '/mediation', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/mediation/apply/:id', allow: 'anyone', run: (ctx, given) => drawApply(ctx, given) },
  { method: 'POST', path: '/mediation/apply/:id', allow: 'anyone', perMinute: 20, run: sendApply },
  ...doorPages(door),
  {
    method: 'GET',
    path: '/mediation/mine/read',
    allow: 'anyone',
    run: withReceipt(async (ctx, given, own) => {
      await noteOwnOpening(ctx, own);
      return drawOwn(ctx, given, own);
    }),
  },
  { method: 'POST', path: '/mediation/mine/act', allow: 'anyone', perMinute: 30, run: act },
  {
    method: 'GET',
    path: '/mediation/mine/file/:id',
    allow: 'anyone',
    run: withReceipt(async (ctx, given, own) => {
      const file = await ownFile(ctx, own, given.params.id ?? '');
      if (!file) throw notFound();
      return { file };
    }),
  },
];
