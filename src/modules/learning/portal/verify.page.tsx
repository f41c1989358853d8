import { type FieldFault, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { elderFrameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import type { Certificate } from '../certificates.store.ts';
import { verifyCertificate } from '../learning.resident.ts';
import { learningPortalWords as w } from './portal.words.ts';

function Ask({ values, faults, refused }: Shown) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.verifyTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ number: w.certNumber, code: w.code }} />
      <p>{t(w.verifyLead)}</p>
      <Form id="verify" action="/learning/verify" state={{ values, faults }}>
        <Field name="number" label={t(w.certNumber)} maxLength={60} capitals />
        <Field name="code" label={t(w.code)} inputMode="numeric" maxLength={20} />
        <Button>{t(w.check)}</Button>
      </Form>
    </>
  );
}
function Answer({ c }: { c: Certificate }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const rows = [
    [w.who, c.name],
    [w.course, c.course],
    [w.term, c.term],
    [w.hours, String(c.hours)],
    [w.unit, c.unit],
    [w.issuedOn, dayText(c.issuedOn, lang, now)],
    [w.certNumber, c.number],
  ] as const;
  return (
    <>
      <h1>{t(w.verifyTitle)}</h1>
      <Notice tone={c.revokedAt ? 'danger' : 'good'}>
        <p className="lead">{t(c.revokedAt ? w.revoked : w.valid)}</p>
      </Notice>
      <dl className="facts card grid">
        {rows.flatMap(([head, says]) => [<dt key={`${head[1]}t`}>{t(head)}</dt>, <dd key={head[1]}>{says}</dd>])}
      </dl>
      <p className="no-print">
        <a className="button plain" href="/learning/verify">
          {t(w.again)}
        </a>
      </p>
    </>
  );
}
async function draw(ctx: Ctx, given: PageGiven, shown: Shown): Promise<PageReply> {
  const frame = await elderFrameOf(ctx, given);
  const isFaulty = shown.faults.length > 0 || shown.refused !== null;
  const title = faultyTitle(tell(w.verifyTitle, frame.lang), frame.lang, isFaulty);
  const html = drawPage({ ...frame, path: '/learning/verify' }, { title, children: <Ask {...shown} /> });
  return { html, status: isFaulty ? (shown.refused?.status ?? 422) : 200 };
}
async function verify(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { number = '', code = '' } = given.form;
  const values = { number, code };
  const faults: FieldFault[] = [];
  if (!number.trim()) faults.push({ field: 'number', rule: 'required', says: w.noCertNumber });
  if (!/\d/.test(code.normalize('NFKC'))) faults.push({ field: 'code', rule: 'required', says: w.noCode });
  if (faults.length > 0) return draw(ctx, given, { values, faults, refused: null });
  try {
    const c = await verifyCertificate(ctx, number, code);
    const frame = await elderFrameOf(ctx, given);
    const title = tell(w.verifyTitle, frame.lang);
    return { html: drawPage({ ...frame, path: '/learning/verify' }, { title, children: <Answer c={c} /> }) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return draw(ctx, given, { values, faults: refused.faults, refused });
  }
}
/** A link only fills the form in: it is looked up when somebody presses the button. */
export const verifyPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/learning/verify',
    allow: 'anyone',
    run: (ctx, given) =>
      draw(ctx, given, { ...nothingShown, values: { number: given.query.n ?? '', code: given.query.c ?? '' } }),
  },
  { method: 'POST', path: '/learning/verify', allow: 'anyone', perMinute: 20, run: verify },
];
