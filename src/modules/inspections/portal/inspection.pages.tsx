import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Word } from '#kernel/words.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Empty } from '#ui/portal/parts.tsx';
import type { PublishedRound } from '../inspections.contract.ts';
import { categoryWords, inspectionWords, portalInspectionWords as w } from '../inspections.words.ts';
import { published } from '../rounds.actions.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** On public pages nobody is staff: only what was published to everybody. */
const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });

const useCounted = () => {
  const t = useSay();
  return (r: PublishedRound): string =>
    [t(w.counted, { n: r.total, done: r.closed }), r.overdue > 0 && t(w.overdueOf, { n: r.overdue })]
      .filter(Boolean)
      .join(' · ');
};

function List({ items }: { items: readonly PublishedRound[] }) {
  const t = useSay();
  const counted = useCounted();
  return (
    <>
      <h1>{t(inspectionWords.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      {items.length === 0 ? (
        <Empty>{t(w.none)}</Empty>
      ) : (
        <ul className="plain-list card">
          {items.map((r) => (
            <li key={r.id}>
              <p>
                <a className="lead" href={`/inspections/${r.id}`}>
                  {r.title}
                </a>
              </p>
              <p className="soft">
                {r.office} · {t(w.publishedOn, { day: r.publishedOn })}
              </p>
              <p>{counted(r)}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type Line = { key: string; name: string; figures: readonly number[] };
function Table({ title, heads, lines }: { title: string; heads: readonly Word[]; lines: readonly Line[] }) {
  const t = useSay();
  return (
    <section>
      <h2>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
      <section className="table-scroll" tabIndex={0} aria-label={title}>
        <table className="figures">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head[1]} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((l) => (
              <tr key={l.key}>
                <th scope="row">{l.name}</th>
                {l.figures.map((n, i) => (
                  <td key={heads[i + 1]?.[1]}>{n}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function One({ r }: { r: PublishedRound }) {
  const t = useSay();
  const counted = useCounted();
  const units = r.units.map((u) => ({
    ...{ key: u.name, name: u.name },
    figures: [u.total, u.closed, u.overdue, u.lasting],
  }));
  const kinds = r.categories.map((c) => ({
    ...{ key: c.category, name: t(categoryWords[c.category]) },
    figures: [c.total, c.closed, c.overdue],
  }));
  return (
    <>
      <h1>{r.title}</h1>
      <p className="soft">
        {r.office} · {t(w.toldOn, { day: r.toldOn })} · {t(w.publishedOn, { day: r.publishedOn })}
      </p>
      <p>{counted(r)}</p>
      {r.statement && <p className="lead card">{r.statement}</p>}
      <Table title={t(w.byUnit)} heads={[w.unit, w.all, w.done, w.late, w.lasting]} lines={units} />
      <Table title={t(w.byKind)} heads={[w.kind, w.all, w.done, w.late]} lines={kinds} />
      <p className="soft">{t(w.lead)}</p>
      <h2>{t(w.false)}</h2>
      <p>{t(w.falseHow)}</p>
      <p className="no-print">
        <a className="button" href="/report">
          {t(w.say)}
        </a>{' '}
        <a className="button plain" href="/inspections">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, items] = await Promise.all([frameOf(ctx, given), published(asVisitor(ctx))]);
  return {
    html: drawPage(frame, { title: tell(inspectionWords.title, frame.lang), children: <List items={items} /> }),
  };
}
async function drawOne(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const [frame, items] = await Promise.all([frameOf(ctx, given), published(asVisitor(ctx))]);
  const r = items.find((x) => x.id === id);
  if (!r) throw notFound();
  return { html: drawPage(frame, { title: r.title, children: <One r={r} /> }) };
}

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/inspections">
          <b>{t(inspectionWords.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once something was published to everybody. */
export const inspectionsAtHome: Addition = async (ctx) =>
  (await published(asVisitor(ctx))).length === 0 ? null : <AtHome />;

export const inspectionPages: readonly Page[] = [
  { method: 'GET', path: '/inspections', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/inspections/:id', allow: 'anyone', run: drawOne },
];
