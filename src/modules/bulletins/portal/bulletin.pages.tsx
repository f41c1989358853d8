import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Lang } from '#kernel/words.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText, momentText } from '#ui/portal/moments.ts';
import { Empty, Notice } from '#ui/portal/parts.tsx';
import { changesOf } from '../bulletins.actions.ts';
import type { ChartView, CorrectionView } from '../bulletins.contract.ts';
import { mayTellChange } from '../bulletins.rules.ts';
import { restatementOf } from '../bulletins.store.ts';
import { bulletinPortalWords as w } from '../bulletins.words.ts';
import { toldNumber } from '../document.ts';
import { headingText, type Para } from '../prose.rules.ts';
import { type PublicBulletin, publicBulletin, publicBulletins } from '../public.store.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const at = (word: readonly [string, string], lang: Lang) => (lang === 'zh' ? word[0] : word[1]);

function Items({ items }: { items: readonly PublicBulletin[] }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <ul className="plain-list card">
      {items.map((b) => (
        <li key={b.id}>
          <p>
            <a className="lead" href={`/bulletins/${b.id}`}>
              {b.body[lang].title}
            </a>
          </p>
          <p className="soft">{t(w.by, { number: b.number, day: dayText(dayOf(b.publishedAt), lang, now) })}</p>
        </li>
      ))}
    </ul>
  );
}
function List({ items }: { items: readonly PublicBulletin[] }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p>{t(w.lead)}</p>
      {items.length === 0 ? <Empty>{t(w.none)}</Empty> : <Items items={items} />}
    </>
  );
}
async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, items] = await Promise.all([frameOf(ctx, given), publicBulletins(ctx)]);
  const children = <List items={items} />;
  return { html: drawPage({ ...frame, path: '/bulletins' }, { title: tell(w.title, frame.lang), children }) };
}

/** Bars for the eye; the same as a table for whoever listens or has no pictures. */
function Chart({ chart }: { chart: ChartView }) {
  const { lang } = useFrame();
  const most = Math.max(1, ...chart.points.map((p) => p.n));
  return (
    <table className="figures">
      <caption>{tell(w.chart, lang, { title: at(chart.title, lang), unit: at(chart.unit, lang) })}</caption>
      <tbody>
        {chart.points.map((p) => (
          <tr key={p.label[0]}>
            <th scope="row">
              {at(p.label, lang)}
              <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(100 * p.n) / most} height="10" />
              </svg>
            </th>
            <td>{p.n}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Changes({ b, changed }: { b: PublicBulletin; changed: readonly CorrectionView[] }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const told = changed.filter(
    (c) =>
      !b.body.zh.left.some((l) => l.figure === c.number.figure) && mayTellChange(c.number.figure, c, c.number.isPart),
  );
  if (told.length === 0) return null;
  return (
    <Notice tone="now" title={t(w.changedTitle)}>
      <ul>
        {told.map((c) => (
          <li key={c.id}>
            {t(w.changed, {
              says: at(c.number.says, lang),
              was: toldNumber(c.wasValue, c.number.isShare, lang),
              now: toldNumber(c.value, c.number.isShare, lang),
              at: momentText(Temporal.Instant.from(c.at), lang, now),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
const Text = ({ para }: { para: Para }) => <p>{para.map((part) => part.text).join('')}</p>;

type OneProps = { b: PublicBulletin; changed: readonly CorrectionView[]; isRestated: boolean };
function One({ b, changed, isRestated }: OneProps) {
  const t = useSay();
  const { lang, now } = useFrame();
  const prose = b.body[lang];
  return (
    <article>
      <h1>{prose.title}</h1>
      <p className="soft">{t(w.by, { number: b.number, day: dayText(dayOf(b.publishedAt), lang, now) })}</p>
      {isRestated && <Notice>{t(w.restatedBy)}</Notice>}
      <Changes b={b} changed={changed} />
      <Text para={prose.lead} />
      {prose.sections.map((s, i) => (
        <section key={s.nth}>
          <h2>{headingText(s.heading, i, lang)}</h2>
          {s.paras.map((p) => (
            <Text key={p.map((x) => x.text).join('')} para={p} />
          ))}
          {b.body.charts
            .filter((c) => c.section === s.nth && c.points.length > 0)
            .map((c) => (
              <Chart key={c.title[0]} chart={c} />
            ))}
        </section>
      ))}
      {prose.left.length > 0 && (
        <section>
          <h2>{t(w.left)}</h2>
          <ul>
            {prose.left.map((l) => (
              <li key={l.figure}>{lang === 'zh' ? `${l.says}\uff08${l.why}\uff09` : `${l.says} (${l.why})`}</li>
            ))}
          </ul>
        </section>
      )}
      <p className="soft">{t(w.asOf, { at: momentText(b.asOf, lang, now) })}</p>
      {b.root && <p className="soft digest">{t(w.root, { root: b.root })}</p>}
    </article>
  );
}
async function drawOne(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const [frame, b] = await Promise.all([frameOf(ctx, given), publicBulletin(ctx, id)]);
  const [changed, restated] = await Promise.all([changesOf(ctx, id), restatementOf(ctx, id)]);
  const children = <One b={b} changed={changed} isRestated={restated !== null} />;
  return { html: drawPage({ ...frame, path: `/bulletins/${id}` }, { title: b.body[frame.lang].title, children }) };
}

function AtHome({ items }: { items: readonly PublicBulletin[] }) {
  const t = useSay();
  return (
    <section>
      <h2>{t(w.homeTitle)}</h2>
      <Items items={items} />
      <p>
        <a className="button plain" href="/bulletins">
          {t(w.all)}
        </a>
      </p>
    </section>
  );
}
export const bulletinsAtHome: Addition = async (ctx) => {
  const items = await publicBulletins(ctx, 3);
  return items.length === 0 ? null : <AtHome items={items} />;
};

export const bulletinPages: readonly Page[] = [
  { method: 'GET', path: '/bulletins', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/bulletins/:id', allow: 'anyone', run: drawOne },
];
