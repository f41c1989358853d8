import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf, type Place, placeOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Empty } from '#ui/portal/parts.tsx';
import { type StoredCharter, selectCharters } from '../charter.store.ts';
import { behaviourWords, meetingBaseWords } from '../norms.words.ts';
import { type Figures, figuresOf } from '../seen.actions.ts';
import { normPortalWords as w } from './norm.words.ts';

const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });

/** When it was adopted, by how many, and that it was filed. */
function Standing({ c }: { c: StoredCharter }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const day = (d: string | null) => (d ? dayText(d, lang, now) : '');
  const said = [
    t(w.edition, { n: c.edition }),
    t(w.adopted, { day: day(c.heldOn) }),
    c.status === 'filed' && lang === 'zh' && t(w.filed, { day: day(c.filedOn), office: c.filedBy ?? '' }),
    c.status === 'filed' && lang === 'en' && `${t(w.filed, { day: day(c.filedOn) })} ${c.filedBy ?? ''}`,
    c.status === 'sent' && t(w.sent, { day: day(c.sentOn) }),
  ];
  return <p className="soft">{said.filter(Boolean).join(' · ')}</p>;
}
function List({ items }: { items: readonly StoredCharter[] }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      {items.length === 0 ? (
        <Empty>{t(w.none)}</Empty>
      ) : (
        <ul className="plain-list card">
          {items.map((c) => (
            <li key={c.id}>
              <p>
                <a className="lead" href={`/norms/${c.area}`}>
                  {c.placeName} {c.name}
                </a>
              </p>
              <Standing c={c} />
            </li>
          ))}
        </ul>
      )}
      <p className="no-print">
        <a className="button plain" href="/reminders">
          {t(w.reminder)}
        </a>
      </p>
    </>
  );
}

function Counts({ figures }: { figures: Figures }) {
  const t = useSay();
  return (
    <section>
      <h2>{t(w.counts)}</h2>
      <p className="soft">{t(w.countsLead)}</p>
      {figures.length === 0 && <Empty>{t(w.countsNone)}</Empty>}
      {figures.map(({ quarter, cells, total }) => {
        const [year = '', n = ''] = quarter.split('-Q');
        return (
          <table key={quarter} className="figures">
            <caption>{t(w.quarter, { year, n })}</caption>
            <tbody>
              {cells.map((c) => (
                <tr key={c.behaviour}>
                  <th scope="row">{t(behaviourWords[c.behaviour])}</th>
                  <td className="figure">{c.n ?? t(w.few)}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">{t(w.total)}</th>
                <td className="figure">{total ?? t(w.few)}</td>
              </tr>
            </tbody>
          </table>
        );
      })}
    </section>
  );
}
function One({ place, c, figures }: { place: Place; c: StoredCharter | undefined; figures: Figures }) {
  const t = useSay();
  return (
    <>
      <h1>{c ? c.name : t(w.title)}</h1>
      <p className="lead">{place.fullName}</p>
      {c ? (
        <>
          <Standing c={c} />
          {c.meeting && (
            <p className="soft">
              {t(w.meeting, { ...c.meeting, base: t(meetingBaseWords[c.meeting.base]) })}
              {c.byHand && ` · ${t(w.byHand)}`}
            </p>
          )}
          <section>
            <h2>{t(w.clauses)}</h2>
            <div className="card">
              <ol>
                {c.clauses.map((clause) => (
                  <li key={clause}>{clause}</li>
                ))}
              </ol>
            </div>
          </section>
        </>
      ) : (
        <Empty>{t(w.noCharter)}</Empty>
      )}
      <p className="soft">
        {t(w.wrong)} <a href="/report">{t(w.wrongLink)}</a>
      </p>
      <section className="no-print">
        <h2>{t(w.red)}</h2>
        <p className="soft">
          {t(w.redLead)} <a href="/honours">{t(w.redLink)}</a>
        </p>
      </section>
      <Counts figures={figures} />
      <p className="no-print button-row">
        <a className="button plain" href="/norms">
          {t(w.back)}
        </a>
        <a className="button plain" href="/reminders">
          {t(w.reminder)}
        </a>
      </p>
    </>
  );
}

async function drawList(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const [frame, items] = await Promise.all([frameOf(ctx, page), selectCharters(asVisitor(ctx))]);
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <List items={items} /> }) };
}
async function drawOne(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const area = page.params.area ?? '';
  const place = /^\d{12}$/.test(area) ? await placeOf(ctx, area) : null;
  if (!place) throw notFound();
  const [frame, [c], figures] = await Promise.all([
    frameOf(ctx, page),
    selectCharters(asVisitor(ctx), { area }),
    figuresOf(ctx, area),
  ]);
  const title = c ? `${c.placeName} ${c.name}` : tell(w.title, frame.lang);
  return { html: drawPage(frame, { title, children: <One place={place} c={c} figures={figures} /> }) };
}

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/norms">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once a charter is public. */
export const normsAtHome: Addition = async (ctx) =>
  (await selectCharters(asVisitor(ctx))).length === 0 ? null : <AtHome />;

export const normPages: readonly Page[] = [
  { method: 'GET', path: '/norms', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/norms/:area', allow: 'anyone', run: drawOne },
];
