import { notFound } from '#kernel/refusal.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import { onDutyOn } from '#modules/rosters/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, HELP_PHONE, useSay } from '#ui/portal/frame.tsx';
import { Qr } from '#ui/portal/qr.tsx';
import type { ReceptionPoint } from '../publication.contract.ts';
import { selectReceptionPoints } from '../reception.store.ts';
import { Phones, Point } from './point.parts.tsx';
import { pointWords as w } from './point.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const pathOf = (p: ReceptionPoint) => `/public/points/${p.organisationId}`;

async function pointOf(ctx: Ctx, { params: { id = '' } }: PageGiven): Promise<ReceptionPoint> {
  const point = UUID.test(id) && (await selectReceptionPoints(ctx)).find((p) => p.organisationId === id);
  if (!point) throw notFound();
  return point;
}

function OnePoint({ p, onDuty }: { p: ReceptionPoint; onDuty: readonly string[] }) {
  const t = useSay();
  return (
    <>
      <h1>{p.organisation}</h1>
      <section className="card duty-now">
        <h2>{t(w.onDuty)}</h2>
        <p className="duty-names">{onDuty.length > 0 ? onDuty.join('、') : t(w.nobodyTold)}</p>
        <p>
          <Phones text={p.phone} />
        </p>
      </section>
      <Point p={p} onDuty={[]} titled={false} />
      <p className="pair no-print">
        <a className="button main" href="/report">
          {t(w.report)}
        </a>
        <a className="button plain" href="/public/channels">
          {t(w.others)}
        </a>
      </p>
      <p className="no-print">
        <a href={`${pathOf(p)}/poster`}>{t(w.poster)}</a>
      </p>
    </>
  );
}

/** The page behind the code on the wall: who is on duty here today, and how to reach the office. */
async function drawPoint(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const p = await pointOf(ctx, page);
  const [frame, onDuty] = await Promise.all([frameOf(ctx, page), onDutyOn(ctx, [p.organisationId], dayOf(ctx.now))]);
  const children = <OnePoint p={p} onDuty={onDuty.get(p.organisationId) ?? []} />;
  return { html: drawPage(frame, { title: p.organisation, children }) };
}

function Poster({ p, link }: { p: ReceptionPoint; link: string }) {
  const t = useSay();
  return (
    <>
      <p className="soft no-print">{t(w.posterHow)}</p>
      <article className="poster">
        <p className="poster-unit">{p.organisation}</p>
        <h1>{t(w.posterTitle)}</h1>
        <div className="poster-code">
          <Qr text={link} label={t(w.posterScan)} />
        </div>
        <p className="poster-scan">{t(w.posterScan)}</p>
        <dl>
          <dt>{t(w.phone)}</dt>
          <dd>{p.phone}</dd>
          <dt>{t(w.hours)}</dt>
          <dd>{p.hours}</dd>
          <dt>{t(w.address)}</dt>
          <dd>{p.address}</dd>
        </dl>
        <p>{t(w.posterElse, { phone: HELP_PHONE })}</p>
      </article>
    </>
  );
}

/** One sheet of A4 for the door: the names change every day, the code does not. */
async function drawPoster(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const [p, frame] = await Promise.all([pointOf(ctx, page), frameOf(ctx, page)]);
  const children = <Poster p={p} link={`${ctx.house.config.publicUrl}${pathOf(p)}`} />;
  return { html: drawPage(frame, { title: `${p.organisation} · ${w.posterTitle[0]}`, children }) };
}

export const pointPages: readonly Page[] = [
  { method: 'GET', path: '/public/points/:id', allow: 'anyone', run: drawPoint },
  { method: 'GET', path: '/public/points/:id/poster', allow: 'anyone', run: drawPoster },
];

const AT_HOME = 4;
function AtHome({ points, onDuty }: { points: readonly ReceptionPoint[]; onDuty: ReadonlyMap<string, string[]> }) {
  const t = useSay();
  return (
    <section>
      <h2>{t(w.onDuty)}</h2>
      <ul className="plain-list card">
        {points.map((p) => (
          <li key={p.organisationId}>
            <a href={pathOf(p)}>{p.organisation}</a>
            <br />
            {onDuty.get(p.organisationId)?.join('、')} <Phones text={p.phone} />
          </li>
        ))}
      </ul>
      <p>
        <a href="/public/channels#places">{t(w.allPoints)}</a>
      </p>
    </section>
  );
}

/** Who is on duty today, on the home page: the first few places that say so, and the way to all. */
export const dutyAtHome: Addition = async (ctx) => {
  const all = await selectReceptionPoints(ctx);
  const onDuty = await onDutyOn(
    ctx,
    all.map((p) => p.organisationId),
    dayOf(ctx.now),
  );
  const points = all.filter((p) => onDuty.has(p.organisationId)).slice(0, AT_HOME);
  return points.length === 0 ? null : <AtHome points={points} onDuty={onDuty} />;
};
