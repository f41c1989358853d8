import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Empty, Notice } from '#ui/portal/parts.tsx';
import type { NoticeView } from '../grants.contract.ts';
import { amountText } from '../ledger.words.ts';
import { publicRelief, publicReliefOne } from '../notices.actions.ts';
import { purposeWords, sourceWords } from '../relief.words.ts';
import { noticeWords as w } from './notice.words.ts';

type Line = Omit<NoticeView, 'list'>;
const given = { input: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => undefined } } as const;

const useAmount = (n: Line) => (quantity: number) => amountText(quantity, { unit: n.unit, money: n.kind === 'money' });

function Items({ items }: { items: readonly Line[] }) {
  return (
    <ul className="plain-list card">
      {items.map((n) => (
        <Item key={n.id} n={n} />
      ))}
    </ul>
  );
}

function Item({ n }: { n: Line }) {
  const t = useSay();
  const amount = useAmount(n);
  return (
    <li>
      <p>
        <a className="lead" href={`/relief/${n.id}`}>
          {n.item} · {n.place}
        </a>
      </p>
      <p>{t(w.line, { households: n.households, handed: amount(n.handed), stock: amount(n.stock) })}</p>
      <p className="soft">
        {n.number} · {t(w.span, { from: n.from, to: n.to })}
      </p>
    </li>
  );
}

async function drawList(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const [frame, { items }] = await Promise.all([
    frameOf(ctx, page),
    publicRelief(ctx, { ...given, params: undefined, query: {} }),
  ]);
  const t = (word: readonly [string, string]) => tell(word, frame.lang);
  const children = (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      {items.length === 0 ? <Empty>{t(w.none)}</Empty> : <Items items={items} />}
    </>
  );
  return { html: drawPage(frame, { title: t(w.title), children }) };
}

function Facts({ n }: { n: NoticeView }) {
  const t = useSay();
  const amount = useAmount(n);
  const source = t(sourceWords[n.source]);
  const facts: [string, string][] = [
    [t(w.source), n.donor ? t(w.donor, { source, donor: n.donor }) : t(w.donorHidden, { source })],
    [t(w.purpose), t(purposeWords[n.purpose])],
    [t(w.received), amount(n.received)],
    [t(w.handed), amount(n.handed)],
    [t(w.stock), amount(n.stock)],
    [t(w.households), t(w.nHouseholds, { n: n.households })],
    [t(w.number), n.number],
    [t(w.days), t(w.span, { from: n.from, to: n.to })],
  ];
  return (
    <dl className="facts card">
      {facts.map(([head, text]) => (
        <div key={head}>
          <dt>{head}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Families({ n }: { n: NoticeView }) {
  const t = useSay();
  const amount = useAmount(n);
  if (!n.list) return <p className="soft">{t(w.noList)}</p>;
  return (
    <section>
      <h2>{t(w.listTitle)}</h2>
      <p className="soft">{t(w.listNote)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
      <section className="table-scroll" tabIndex={0} aria-label={t(w.listTitle)}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t(w.name)}</th>
              <th scope="col">{t(w.size)}</th>
              <th scope="col">{t(w.quantity)}</th>
            </tr>
          </thead>
          <tbody>
            {n.list.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: surnames repeat, and the page is drawn once
              <tr key={i}>
                <th scope="row">{row.name}</th>
                <td>{t(w.nPersons, { n: row.size })}</td>
                <td>{amount(row.quantity)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function One({ n }: { n: NoticeView }) {
  const t = useSay();
  return (
    <>
      <h1>
        {n.item} · {n.place}
      </h1>
      <Facts n={n} />
      <Families n={n} />
      <Notice>
        <p>{t(w.wrong)}</p>
        <p className="no-print">
          <a href="/report">{t(w.report)}</a>
        </p>
      </Notice>
      <p className="no-print">
        <a className="button plain" href="/relief">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
async function drawOne(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const id = page.params.id ?? '';
  if (!UUID.test(id)) throw notFound();
  const [frame, n] = await Promise.all([
    frameOf(ctx, page),
    publicReliefOne(ctx, { ...given, params: { id }, query: undefined }),
  ]);
  return { html: drawPage(frame, { title: `${n.item} · ${n.place}`, children: <One n={n} /> }) };
}

function AtHome({ items }: { items: readonly Line[] }) {
  const t = useSay();
  return (
    <section>
      <h2>
        <a href="/relief">{t(w.homeTitle)}</a>
      </h2>
      <Items items={items} />
    </section>
  );
}

const AT_HOME = 3;
/** What hangs out today, on the home page; nothing when nothing does. */
export const noticesAtHome: Addition = async (ctx) => {
  const { items } = await publicRelief(ctx, { ...given, params: undefined, query: {} });
  return items.length === 0 ? null : <AtHome items={items.slice(0, AT_HOME)} />;
};

export const noticePages: readonly Page[] = [
  { method: 'GET', path: '/relief', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/relief/:id', allow: 'anyone', run: drawOne },
];
