import { Fragment } from 'react';
import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Empty } from '#ui/portal/parts.tsx';
import { documentFile, presentDocuments, rowOf } from '../measures.actions.ts';
import type { DocumentRow, MeasureRow } from '../measures.contract.ts';
import { documentById, selectDocuments, selectMeasures } from '../measures.store.ts';
import { portalMeasureWords as p, standingWords, measureWords as w } from '../measures.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** On public pages nobody is staff: only documents that were made public. */
const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });

const useCounted = () => {
  const t = useSay();
  return (d: DocumentRow): string =>
    [t(p.doneOf, { n: d.measures, done: d.done }), d.overdue > 0 && t(p.overdueOf, { n: d.overdue })]
      .filter(Boolean)
      .join(' · ');
};
function List({ items }: { items: readonly DocumentRow[] }) {
  const t = useSay();
  const counted = useCounted();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(p.lead)}</p>
      {items.length === 0 ? (
        <Empty>{t(p.none)}</Empty>
      ) : (
        <ul className="plain-list card">
          {items.map((d) => (
            <li key={d.id}>
              <p>
                <a className="lead" href={`/measures/${d.id}`}>
                  {d.title}
                </a>
              </p>
              <p className="soft">{[d.number, d.issuers.join('、'), d.issuedOn].filter(Boolean).join(' · ')}</p>
              <p>{counted(d)}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
function One({ d, items }: { d: DocumentRow; items: readonly MeasureRow[] }) {
  const t = useSay();
  const counted = useCounted();
  return (
    <>
      <h1>{d.title}</h1>
      <p className="soft">{[d.number, d.issuers.join('、'), d.issuedOn].filter(Boolean).join(' · ')}</p>
      <p>{counted(d)}</p>
      {d.fileName && (
        <p className="no-print">
          <a className="button plain" href={`/measures/${d.id}/files/document`}>
            {t(p.file)}
          </a>
        </p>
      )}
      <ol className="plain-list card">
        {items.map((m) => (
          <li key={m.id} value={m.nth}>
            <p>
              {m.nth}. {m.body}
            </p>
            <dl className="facts grid">
              {(
                [
                  [w.standing, t(standingWords[m.standing])],
                  [w.lead, m.lead.name],
                  ...(m.units.length > 0 ? [[w.units, m.units.map((u) => u.name).join('、')] as const] : []),
                  [w.due, m.dueOn],
                  [w.proof, m.proof],
                ] as const
              ).map(([head, says]) => (
                <Fragment key={head[1]}>
                  <dt>{t(head)}</dt>
                  <dd>{says}</dd>
                </Fragment>
              ))}
            </dl>
          </li>
        ))}
      </ol>
      <p className="no-print">
        <a className="button plain" href="/measures">
          {t(p.back)}
        </a>
      </p>
    </>
  );
}

async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const visitor = asVisitor(ctx);
  const [frame, documents] = await Promise.all([frameOf(ctx, given), selectDocuments(visitor)]);
  const items = await presentDocuments(visitor, documents);
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <List items={items} /> }) };
}
const idOf = ({ params: { id = '' } }: PageGiven): string => {
  if (!UUID.test(id)) throw notFound();
  return id;
};
async function drawOne(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const visitor = asVisitor(ctx);
  const document = await documentById(visitor, idOf(given));
  const [frame, [d], measures] = await Promise.all([
    frameOf(ctx, given),
    presentDocuments(visitor, [document]),
    selectMeasures(visitor, { documentIds: [document.id] }),
  ]);
  if (!d) throw notFound();
  const items = measures.map((m) => rowOf(visitor, m));
  return { html: drawPage(frame, { title: d.title, children: <One d={d} items={items} /> }) };
}
const sendFile = async (ctx: Ctx, given: PageGiven): Promise<PageReply> => ({
  file: await documentFile(asVisitor(ctx), {
    params: { id: idOf(given) },
    query: undefined,
    input: undefined,
    files: [],
    exchange: { ip: '', cookie: '', sendCookies: () => {} },
  }),
});

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/measures">
          <b>{t(w.title)}</b>
          <span>{t(p.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once a document is public. */
export const measuresAtHome: Addition = async (ctx) =>
  (await selectDocuments(asVisitor(ctx))).length === 0 ? null : <AtHome />;

export const measurePages: readonly Page[] = [
  { method: 'GET', path: '/measures', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/measures/:id', allow: 'anyone', run: drawOne },
  { method: 'GET', path: '/measures/:id/files/document', allow: 'anyone', run: sendFile },
];
