import { inFours } from '#kernel/fours.ts';
import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Lang } from '#kernel/words.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Module, Page, PageGiven } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { Qr } from '#ui/portal/qr.tsx';
import { signUpOfHours } from '../hours.actions.ts';
import { type Certificate, checkCertificate, ownCertificate } from '../signups.resident.ts';
import { certificateWords as w } from './certificate.words.ts';

/** A paper is kept for years: its days say which. */
function paperDay(at: Temporal.Instant, lang: Lang): string {
  const day = dayOf(at);
  const [year, month, date] = day.split('-').map(Number);
  return lang === 'zh' ? `${year}年${month}月${date}日` : day;
}
function Facts({ c }: { c: Certificate }) {
  const t = useSay();
  const { lang } = useFrame();
  return (
    <dl className="facts">
      <dt>{t(w.name)}</dt>
      <dd>{c.name}</dd>
      <dt>{t(w.activity)}</dt>
      <dd>{c.a.title}</dd>
      <dt>{t(w.when)}</dt>
      <dd>{paperDay(c.a.startsAt, lang)}</dd>
      <dt>{t(w.by)}</dt>
      <dd>{c.a.unit}</dd>
      <dt>{t(w.hours)}</dt>
      <dd>
        <b>{t(w.nHours, { n: c.minutes / 60 })}</b>
      </dd>
      <dt>{t(w.number)}</dt>
      <dd>{inFours(c.number)}</dd>
    </dl>
  );
}
/** What is seen is what is printed on A4; its number and code lead whoever is shown it to the same hours. */
function Sheet({ c, link, back }: { c: Certificate; link: string; back: string | null }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <div className="paper-code">
        <Qr text={link} label={t(w.qr)} />
      </div>
      <h1>{t(w.title)}</h1>
      <Facts c={c} />
      <p>{t(w.says)}</p>
      <p>{t(w.seal)}</p>
      <p className="soft">{t(w.printed, { day: paperDay(now, lang), unit: c.a.unit })}</p>
      <p className="soft no-print">{t(w.how)}</p>
      {back && (
        <p className="no-print">
          <a className="button plain" href={back}>
            {t(w.back)}
          </a>
        </p>
      )}
    </>
  );
}
export async function drawCertificate(
  ctx: Ctx,
  given: Pick<PageGiven, 'cookies' | 'path'>,
  c: Certificate,
  back: string | null = '/sign-up/read',
): Promise<{ html: string }> {
  const frame = await frameOf(ctx, given);
  const link = `${ctx.house.config.publicUrl}/sign-up/proof?n=${c.number}`;
  const children = <Sheet c={c} link={link} back={back} />;
  return {
    html: drawPage({ ...frame, path: back ?? '/sign-up/proof' }, { title: tell(w.title, frame.lang), children }),
  };
}

function Checking({ typed, c }: { typed: string; c: Certificate | null }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.checkTitle)}</h1>
      {typed !== '' &&
        (c ? (
          <>
            <Notice tone="good">
              <p>{t(w.isTrue)}</p>
            </Notice>
            <Facts c={c} />
          </>
        ) : (
          <Notice tone="now">
            <p>{t(w.isNot)}</p>
          </Notice>
        ))}
      <form method="get" action="/sign-up/proof" className="no-print">
        <div className="field">
          <label htmlFor="f-n">{t(w.number)}</label>
          <input
            id="f-n"
            name="n"
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            defaultValue={c ? '' : typed}
          />
        </div>
        <button type="submit" className="button main">
          {t(w.check)}
        </button>
      </form>
      <p className="soft">{t(w.checkHint)}</p>
    </>
  );
}
async function drawChecking(ctx: Ctx, given: PageGiven) {
  const typed = (given.query.n ?? '').slice(0, 20);
  const [frame, c] = await Promise.all([frameOf(ctx, given), typed ? checkCertificate(ctx, typed) : null]);
  const children = <Checking typed={typed} c={c} />;
  const html = drawPage({ ...frame, path: '/sign-up/proof' }, { title: tell(w.checkTitle, frame.lang), children });
  return { html, status: typed && !c ? 404 : 200 };
}
const HOURS_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/**
 * The certificate of somebody who signed up with their account, made on their phone; for nobody else. A route and no page: the portal knows nobody by
 * their post.
 */
export const certificateRoute: Module['routes'][number] = {
  method: ['GET'],
  path: '/sign-up/certificate/mine',
  allow: 'staff',
  async run(ctx, request, reply) {
    const { hours = '' } = request.query as { hours?: string };
    if (!HOURS_ID.test(hours)) throw notFound();
    const c = await ownCertificate(ctx, await signUpOfHours(ctx, hours));
    if (!c) throw notFound();
    const given = { cookies: (request.cookies ?? {}) as Record<string, string>, path: '/sign-up/certificate/mine' };
    const { html } = await drawCertificate(ctx, given, c, null);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
  },
};

/** Whoever is shown a certificate looks whether it is true, without an account. */
export const proofPages: readonly Page[] = [
  { method: 'GET', path: '/sign-up/proof', allow: 'anyone', run: drawChecking },
];
