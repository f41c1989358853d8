import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { DateText, Empty, Notice } from '#ui/portal/parts.tsx';
import type { PublishedFigures } from '../publication.contract.ts';
import { breakdownWords, measureWords } from '../publication.words.ts';
import { figuresOf } from '../statistics.actions.ts';
import { csvOf } from '../statistics.csv.ts';
import { measures } from '../statistics.rules.ts';
import { selectRuns } from '../statistics.store.ts';
import { figureFeed } from './figures.feed.ts';
import { fileOf, monthText } from './month.ts';
import { figureWords as w } from './public.words.ts';

type Row = PublishedFigures['tables'][number]['rows'][number];
type Month = { area: string; placeName: string; month: string };

/** As long as what was received; a withheld number has none. */
function Bar({ n, most }: { n: number | null; most: number }) {
  if (n === null) return null;
  return (
    <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width={most > 0 ? (100 * n) / most : 0} height="10" />
    </svg>
  );
}

function Figures({ row, label, most }: { row: Row['shown']; label: string; most: number }) {
  const t = useSay();
  return (
    <tr>
      <th scope="row">
        {label}
        <Bar n={row.received} most={most} />
      </th>
      {measures.map((m) => (
        <td key={m}>{row[m] ?? <span className="soft">{t(w.withheld)}</span>}</td>
      ))}
    </tr>
  );
}

function Table({ title, rows, total }: { title: string; rows: readonly Row[]; total: Row['shown'] }) {
  const t = useSay();
  const { lang } = useFrame();
  const most = Math.max(1, ...rows.map((r) => r.shown.received ?? 0));
  return (
    <section>
      <h2>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
      <section className="table-scroll" tabIndex={0} aria-label={title}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t(w.row)}</th>
              {measures.map((m) => (
                <th key={m} scope="col">
                  {t(measureWords[m])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <Figures key={r.key} row={r.shown} label={tell(r.label, lang)} most={most} />
            ))}
          </tbody>
          <tfoot>
            <Figures row={total} label={t(w.total)} most={0} />
          </tfoot>
        </table>
      </section>
    </section>
  );
}

function Figure({ n, label }: { n: number | null; label: string }) {
  const t = useSay();
  return (
    <div>
      <dt>{label}</dt>
      <dd>{n ?? t(w.withheld)}</dd>
    </div>
  );
}

function MonthPage({ f, others }: { f: PublishedFigures; others: readonly Month[] }) {
  const t = useSay();
  const { lang } = useFrame();
  const file = fileOf(f);
  return (
    <>
      <h1>{t(w.of, { place: f.placeName, month: monthText(f.month, lang) })}</h1>
      <p className="soft">{t(w.lead)}</p>
      <dl className="tiles">
        {measures.map((m) => (
          <Figure key={m} n={f.total[m]} label={t(measureWords[m])} />
        ))}
      </dl>
      {f.notes.length > 0 && (
        <Notice tone="now" title={t(w.notesTitle)}>
          {f.notes.map((n) => (
            <p key={n.at + n.text}>
              <DateText at={Temporal.Instant.from(n.at)} /> · {n.text}
            </p>
          ))}
        </Notice>
      )}
      {f.tables
        .filter((table) => table.rows.length > 0)
        .map((table) => (
          <Table key={table.by} title={t(breakdownWords[table.by])} rows={table.rows} total={f.total} />
        ))}
      <p className="soft small">{t(w.withheldHint)}</p>
      <p className="soft small">{t(w.defined)}</p>
      <p className="soft small">
        {t(w.made)} <DateText at={Temporal.Instant.from(f.madeAt)} />
      </p>
      <p className="pair no-print">
        <a className="button plain" href={`/public/figures/${file}.csv`}>
          {t(w.csv)}
        </a>
        <a className="button plain" href={`/public/figures/${file}.json`}>
          {t(w.json)}
        </a>
      </p>
      <Subscribe />
      <Months title={t(w.other)} months={others} />
    </>
  );
}

/** A month a line, and in it the places that have one. */
function Months({ title, months }: { title?: string; months: readonly Month[] }) {
  const t = useSay();
  const { lang } = useFrame();
  if (months.length === 0) return null;
  const byMonth = Map.groupBy(months, (m) => m.month);
  return (
    <section className="no-print">
      {title && <h2>{title}</h2>}
      <dl className="months card">
        {[...byMonth].map(([month, of]) => (
          <div key={month}>
            <dt>{monthText(month, lang)}</dt>
            <dd>
              {of.map((m) => (
                <a
                  key={m.area}
                  href={`/public/figures/${fileOf(m)}`}
                  aria-label={t(w.of, { place: m.placeName, month: monthText(month, lang) })}
                >
                  {m.placeName}
                </a>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Subscribe() {
  const t = useSay();
  return (
    <p className="no-print">
      <a href="/public/figures/feed.atom" type="application/atom+xml">
        {t(w.feed)}
      </a>
    </p>
  );
}

function NoFigures() {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      <Empty>{t(w.none)}</Empty>
    </>
  );
}

async function drawAll(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, months] = await Promise.all([frameOf(ctx, given), selectRuns(ctx)]);
  const [newest, ...others] = months;
  if (newest && others.length === 0) return { goTo: `/public/figures/${fileOf(newest)}` };
  const children = newest ? (
    <>
      <h1>{tell(w.title, frame.lang)}</h1>
      <p className="soft">{tell(w.lead, frame.lang)}</p>
      <Months months={months} />
      <Subscribe />
    </>
  ) : (
    <NoFigures />
  );
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children }) };
}

async function drawMonth(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [, area, month, ending] =
    /^(\d{4,6})-(\d{4}-(?:0[1-9]|1[0-2]))(?:\.(csv|json))?$/.exec(given.params.file ?? '') ?? [];
  if (!area || !month) throw notFound();
  const f = await figuresOf(ctx, area, month);
  const name = `baodao-${area}-${month}.${ending}`;
  if (ending === 'csv')
    return { file: { mediaType: 'text/csv; charset=utf-8', name, content: Buffer.from(csvOf(f), 'utf8') } };
  if (ending === 'json')
    return {
      file: { mediaType: 'application/json; charset=utf-8', name, content: Buffer.from(JSON.stringify(f, null, 1)) },
    };
  const [frame, months] = await Promise.all([frameOf(ctx, given), selectRuns(ctx)]);
  const others = months.filter((m) => m.id !== f.id).slice(0, 24);
  const title = tell(w.of, frame.lang, { place: f.placeName, month: monthText(f.month, frame.lang) });
  return { html: drawPage(frame, { title, broad: true, children: <MonthPage f={f} others={others} /> }) };
}

export const figurePages: readonly Page[] = [
  figureFeed,
  { method: 'GET', path: '/public/figures', allow: 'anyone', run: drawAll },
  { method: 'GET', path: '/public/figures/:file', allow: 'anyone', run: drawMonth },
];
