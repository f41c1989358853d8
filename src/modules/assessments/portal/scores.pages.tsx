import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Empty } from '#ui/portal/parts.tsx';
import { starWords } from '../assessments.words.ts';
import { isHanging, type PublicRound, publicRound, shownRounds } from '../objections.actions.ts';
import type { StoredRound } from '../rounds.store.ts';
import { objectionPages } from './objection.pages.tsx';
import { scorePortalWords as w } from './scores.words.ts';

function Standing({ r }: { r: StoredRound }) {
  const t = useSay();
  const { lang, now } = useFrame();
  if (r.status === 'awarded') return <span className="soft">{t(w.awarded)}</span>;
  const isOver = r.publicTo === null || dayOf(now) > r.publicTo;
  return (
    <span className="soft">{isOver ? t(w.over) : t(w.hanging, { to: dayText(r.publicTo ?? '', lang, now) })}</span>
  );
}

function List({ items }: { items: readonly StoredRound[] }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      {items.length === 0 ? (
        <Empty>{t(w.none)}</Empty>
      ) : (
        <ul className="plain-list card">
          {items.map((r) => (
            <li key={r.id}>
              <a href={`/scores/${r.id}`}>{r.name}</a>
              {r.isExample && <span className="soft"> · {t(w.example)}</span>} · <Standing r={r} />
            </li>
          ))}
        </ul>
      )}
      <p className="no-print">
        <a className="button plain" href="/scores/answer">
          {t(w.read)}
        </a>
      </p>
    </>
  );
}

function About({ r }: { r: StoredRound }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const span = { from: dayText(r.publicFrom ?? '', lang, now), to: dayText(r.publicTo ?? '', lang, now) };
  return (
    <dl className="facts">
      <dt>{t(w.by)}</dt>
      <dd>{r.organisation}</dd>
      <dt>{t(w.scheme)}</dt>
      <dd>{t(w.edition, { name: r.scheme, n: r.edition })}</dd>
      <dt>{t(w.days)}</dt>
      <dd>{t(w.span, span)}</dd>
    </dl>
  );
}

function One({ shown, mayObject }: { shown: PublicRound; mayObject: boolean }) {
  const t = useSay();
  const { r, lines, objections } = shown;
  return (
    <>
      <h1>{r.name}</h1>
      <p className="lead soft">
        {t(w.year, { year: r.year })} · <Standing r={r} />
        {r.isExample && ` · ${t(w.example)}`}
      </p>
      <About r={r} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
      <section className="table-scroll" tabIndex={0} aria-label={t(w.total)}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t(w.organisation)}</th>
              <th scope="col">{t(w.total)}</th>
              <th scope="col">{t(r.status === 'awarded' ? w.stars : w.proposed)}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((e) => (
              <tr key={e.id}>
                <th scope="row">{e.organisation}</th>
                <td>{((e.total ?? 0) / 100).toFixed(2)}</td>
                <td>
                  {t(starWords[e.stars ?? 0])}
                  {e.status === 'downgraded' && <span className="soft"> {t(w.downgraded)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {objections.all > 0 && <p>{t(w.answered, { all: objections.all, done: objections.all - objections.open })}</p>}
      {mayObject && (
        <section>
          <h2>{t(w.howTitle)}</h2>
          <p>{t(w.how)}</p>
          <p className="no-print">
            <a className="button" href={`/scores/${r.id}/object`}>
              {t(w.object)}
            </a>
          </p>
        </section>
      )}
      <p className="no-print">
        <a href="/scores">{t(w.back)}</a>
      </p>
    </>
  );
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const roundIdOf = (page: PageGiven): string => {
  const id = page.params.id ?? '';
  if (!UUID.test(id)) throw notFound();
  return id;
};
async function drawList(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const [frame, items] = await Promise.all([frameOf(ctx, page), shownRounds(ctx)]);
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <List items={items} /> }) };
}
async function drawOne(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const [frame, shown] = await Promise.all([frameOf(ctx, page), publicRound(ctx, roundIdOf(page))]);
  const children = <One shown={shown} mayObject={isHanging(ctx, shown.r)} />;
  return { html: drawPage(frame, { title: shown.r.name, children }) };
}

function AtHome({ hanging }: { hanging: readonly StoredRound[] }) {
  const t = useSay();
  return (
    <section>
      <h2>
        <a href="/scores">{t(w.title)}</a>
      </h2>
      <p className="soft">{t(w.homeLead)}</p>
      {hanging.length > 0 && (
        <ul className="plain-list">
          {hanging.map((r) => (
            <li key={r.id}>
              <a href={`/scores/${r.id}`}>{r.name}</a> · <Standing r={r} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
/** On the home page once there was a round; nothing before. */
export const scoresAtHome: Addition = async (ctx) => {
  const items = await shownRounds(ctx);
  return items.length === 0 ? null : <AtHome hanging={items.filter((r) => isHanging(ctx, r))} />;
};

export const scorePages: readonly Page[] = [
  { method: 'GET', path: '/scores', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/scores/:id', allow: 'anyone', run: drawOne },
  ...objectionPages,
];
