import { Fragment } from 'react';
import { notFound, Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import type { PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Form, type FormState, faultyTitle, RadioCards, TextArea } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import { Qr } from '#ui/portal/qr.tsx';
import { hoursLines } from '../hours.rules.ts';
import { report } from '../reports.actions.ts';
import { reportsShown, type StoredReport } from '../reports.store.ts';
import { ANSWER_SHOWN_DAYS, REPORT_SHOWN_HOURS, reportKinds } from '../stations.rules.ts';
import { publicById, type StoredStation } from '../stations.store.ts';
import { amenityWords, lacksWord, reportKindWords, stationKindWords, stationWords } from '../stations.words.ts';
import { momentOf } from './list.page.tsx';
import { type Moment, OpenLine, Stale } from './parts.tsx';
import { portalStationWords as w } from './station.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FORM = 'tell-form';
const pathOf = (s: { id: string }) => `/stations/${s.id}`;

async function stationOf(ctx: Ctx, { params: { id = '' } }: PageGiven): Promise<StoredStation> {
  if (!UUID.test(id)) throw notFound();
  return publicById(ctx, id);
}

function HoursTable({ s }: { s: StoredStation }) {
  const t = useSay();
  const { lang } = useFrame();
  return (
    <>
      <table className="hours-table">
        <tbody>
          {hoursLines(s.hours, lang).map((l) => (
            <tr key={l.days}>
              <th scope="row">{l.days}</th>
              <td>{l.times}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!s.hours.holiday && <p className="soft">{t(w.holidayAsUsual)}</p>}
    </>
  );
}

export function Offers({ s }: { s: StoredStation }) {
  const t = useSay();
  return (
    <ul className="amenities">
      {s.amenities.map((a) => (
        <li key={a}>{t(amenityWords[a])}</li>
      ))}
      {s.seats !== null && <li>{t(w.seats, { n: s.seats })}</li>}
    </ul>
  );
}

function WayThere({ s }: { s: StoredStation }) {
  const t = useSay();
  const [lat, long] = [s.lat.toFixed(6), s.long.toFixed(6)];
  const rows: (readonly [Word, string])[] = [
    [w.address, `${s.placeName} ${s.address}`],
    ...(s.way ? ([[w.way, s.way]] as const) : []),
    [w.host, s.host],
    [w.unit, s.unit],
    [w.position, t(w.positionSays, { lat, long })],
  ];
  return (
    <section>
      <h2>{t(w.where)}</h2>
      <dl className="facts card grid">
        {rows.map(([head, says]) => (
          <Fragment key={head[1]}>
            <dt>{t(head)}</dt>
            <dd>{says}</dd>
          </Fragment>
        ))}
        <dt>{t(w.phone)}</dt>
        <dd>
          <a href={`tel:${s.phone.replace(/[^\d+]/g, '')}`}>{s.phone}</a>
        </dd>
      </dl>
      <p className="no-print">
        <a className="button plain" href={`geo:${lat},${long}?q=${lat},${long}`}>
          {t(w.openMap)}
        </a>
      </p>
    </section>
  );
}

const useWhat = () => {
  const t = useSay();
  return (r: Pick<StoredReport, 'kind' | 'amenity'>) =>
    r.amenity ? t(lacksWord, { amenity: t(amenityWords[r.amenity]) }) : t(reportKindWords[r.kind]);
};

/** What others found lately, in the words of the form only; and what came of it. */
function Said({ reports }: { reports: readonly StoredReport[] }) {
  const t = useSay();
  const what = useWhat();
  const { lang, now } = useFrame();
  if (reports.length === 0) return null;
  return (
    <section>
      <h2>{t(w.said)}</h2>
      <ul className="plain-list card">
        {reports.map((r) => (
          <li key={r.id}>
            <p>{r.times > 1 ? t(w.saidTimes, { what: what(r), n: r.times }) : what(r)}</p>
            <p className="soft">
              {momentText(r.lastAt, lang, now)} · {r.answer ?? t(w.saidWaiting)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

type TellProps = { s: StoredStation; state: FormState; commandId: string; refused: Refused | null };
function Tell({ s, state, commandId, refused }: TellProps) {
  const t = useSay();
  const what = useWhat();
  const choices = reportKinds.flatMap((kind) =>
    kind === 'lacks'
      ? s.amenities.map((amenity) => ({ value: `lacks.${amenity}`, title: what({ kind, amenity }) }))
      : [{ value: kind, title: what({ kind, amenity: null }) }],
  );
  return (
    <section id="tell" className="no-print">
      <h2>{t(w.tell)}</h2>
      <p className="soft">{t(w.tellHow)}</p>
      <FaultSummary refused={refused} faults={state.faults} labels={{ what: w.what, note: w.note }} />
      <Form id={FORM} action={`${pathOf(s)}/report`} state={state} commandId={commandId}>
        <RadioCards name="what" label={t(w.what)} choices={choices} layout="columns" />
        <TextArea name="note" label={t(w.note)} hint={t(w.noteHint)} optional rows={2} maxLength={200} />
        <Button>{t(w.send)}</Button>
      </Form>
    </section>
  );
}

type OneProps = TellProps & { at: Moment; reports: readonly StoredReport[]; isThanked: boolean };
function One(props: OneProps) {
  const { s, at, reports, isThanked } = props;
  const t = useSay();
  return (
    <>
      <h1>{s.name}</h1>
      {isThanked && (
        <Notice tone="good">
          <p>{t(w.thanks)}</p>
        </Notice>
      )}
      <p className="lead">
        <OpenLine s={s} at={at} />
      </p>
      {s.stateReason && (
        <Notice tone="now">
          <p>{s.stateReason}</p>
        </Notice>
      )}
      <p className="soft">
        {t(stationKindWords[s.kind])} · {s.districtName} · {t(stationWords.confirmed, { day: s.confirmedOn })}
      </p>
      <Stale s={s} at={at} />
      <h2>{t(w.offers)}</h2>
      <Offers s={s} />
      <p className="soft">{t(w.free)}</p>
      <h2>{t(w.hours)}</h2>
      <HoursTable s={s} />
      <WayThere s={s} />
      <Said reports={reports} />
      <Tell {...props} />
      <p className="pair no-print">
        <a className="button plain" href="/stations">
          {t(w.back)}
        </a>
        <a className="button plain" href={`${pathOf(s)}/poster`}>
          {t(w.poster)}
        </a>
      </p>
    </>
  );
}

async function draw(ctx: Ctx, page: PageGiven, told: Pick<TellProps, 'state' | 'refused'>): Promise<PageReply> {
  const s = await stationOf(ctx, page);
  const since = {
    waiting: ctx.now.subtract({ hours: REPORT_SHOWN_HOURS }),
    answered: ctx.now.subtract({ hours: 24 * ANSWER_SHOWN_DAYS }),
  };
  const [frame, at, reports] = await Promise.all([
    frameOf(ctx, { ...page, path: pathOf(s) }),
    momentOf(ctx),
    reportsShown(ctx, s.id, since),
  ]);
  const commandId = page.form.commandId || ctx.house.newId();
  const isThanked = page.query.told === '1';
  const children = <One s={s} at={at} reports={reports} commandId={commandId} isThanked={isThanked} {...told} />;
  const title = faultyTitle(s.name, frame.lang, told.refused !== null);
  return { html: drawPage(frame, { title, children }), status: told.refused ? told.refused.status : 200 };
}

export const drawOne = (ctx: Ctx, page: PageGiven): Promise<PageReply> =>
  draw(ctx, page, { state: { values: {}, faults: [] }, refused: null });

/** What somebody at the door tells; sent twice, it is told once. */
export async function sendReport(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const s = await stationOf(ctx, page);
  const { what = '', note = '' } = page.form;
  const fingerprint = digest('intl', 'station report', canonicalJson({ id: s.id, what, note }));
  const id = UUID.test(page.form.commandId ?? '') ? (page.form.commandId ?? '') : ctx.house.newId();
  try {
    await report({ ...ctx, command: { id, fingerprint } }, s.id, what, note.trim().slice(0, 200));
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return draw(ctx, page, { state: { values: { what, note }, faults: refused.faults }, refused });
  }
  return { goTo: `${pathOf(s)}?told=1` };
}

function Poster({ s, link }: { s: StoredStation; link: string }) {
  const t = useSay();
  const { lang } = useFrame();
  return (
    <>
      <p className="soft no-print">{t(w.posterHow)}</p>
      <article className="poster">
        <p className="poster-unit">{t(stationKindWords[s.kind])}</p>
        <h1>{s.name}</h1>
        <p className="poster-scan">{t(w.posterFree)}</p>
        <Offers s={s} />
        <div className="poster-code">
          <Qr text={link} label={t(w.posterScan)} />
        </div>
        <p className="poster-scan">{t(w.posterScan)}</p>
        <dl>
          <dt>{t(w.hours)}</dt>
          <dd>
            {hoursLines(s.hours, lang).map((l) => (
              <div key={l.days}>
                {l.days} {l.times}
              </div>
            ))}
          </dd>
          <dt>{t(w.phone)}</dt>
          <dd>{s.phone}</dd>
        </dl>
      </article>
    </>
  );
}

/** One sheet of A4 for the door. */
export async function drawPoster(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const [s, frame] = await Promise.all([stationOf(ctx, page), frameOf(ctx, page)]);
  const children = <Poster s={s} link={`${ctx.house.config.publicUrl}${pathOf(s)}`} />;
  return { html: drawPage(frame, { title: s.name, children }) };
}
