import { type FieldFault, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import { type Verified, verifyCertificate } from '../proofs.resident.ts';
import { standingWords } from '../proofs.words.ts';
import { proofPortalWords as w } from './proof.words.ts';

function Ask({ values, faults, refused }: Shown) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.verifyTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ number: w.certNumber, code: w.code }} />
      <p>{t(w.verifyLead)}</p>
      <Form id="verify" action="/proofs/verify" state={{ values, faults }}>
        <Field name="number" label={t(w.certNumber)} maxLength={60} capitals />
        <Field name="code" label={t(w.code)} inputMode="numeric" maxLength={20} />
        <Button>{t(w.check)}</Button>
      </Form>
    </>
  );
}
function Answer({ v }: { v: Verified }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <h1>{t(w.verifyTitle)}</h1>
      <Notice tone={v.standing === 'valid' ? 'good' : 'danger'}>
        <p className="lead">{t(standingWords[v.standing])}</p>
      </Notice>
      <dl className="facts card grid">
        <dt>{t(w.kind)}</dt>
        <dd>{v.itemName}</dd>
        <dt>{t(w.unit)}</dt>
        <dd>{v.unit}</dd>
        <dt>{t(w.who2)}</dt>
        <dd>{v.name}</dd>
        <dt>{t(w.issuedOn)}</dt>
        <dd>{dayText(v.issuedOn, lang, now)}</dd>
        <dt>{t(w.validUntil)}</dt>
        <dd>{dayText(v.expiresOn, lang, now)}</dd>
        <dt>{t(w.certNumber)}</dt>
        <dd>{v.number}</dd>
      </dl>
      <p className="no-print">
        <a className="button plain" href="/proofs/verify">
          {t(w.again)}
        </a>
      </p>
    </>
  );
}
async function draw(ctx: Ctx, given: PageGiven, shown: Shown): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const isFaulty = shown.faults.length > 0 || shown.refused !== null;
  const title = faultyTitle(tell(w.verifyTitle, frame.lang), frame.lang, isFaulty);
  const html = drawPage({ ...frame, path: '/proofs/verify' }, { title, children: <Ask {...shown} /> });
  return { html, status: isFaulty ? (shown.refused?.status ?? 422) : 200 };
}
async function verify(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { number = '', code = '' } = given.form;
  const values = { number, code };
  const faults: FieldFault[] = [];
  if (!number.trim()) faults.push({ field: 'number', rule: 'required', says: w.noNumber });
  if (!/\d/.test(code.normalize('NFKC'))) faults.push({ field: 'code', rule: 'required', says: w.noCode });
  if (faults.length > 0) return draw(ctx, given, { values, faults, refused: null });
  try {
    const v = await verifyCertificate(ctx, number, code);
    if (!v)
      return draw(ctx, given, { values, faults: [{ field: 'number', rule: 'wrong', says: w.wrong }], refused: null });
    const frame = await frameOf(ctx, given);
    const title = tell(w.verifyTitle, frame.lang);
    return { html: drawPage({ ...frame, path: '/proofs/verify' }, { title, children: <Answer v={v} /> }) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return draw(ctx, given, { values, faults: refused.faults, refused });
  }
}
/** A link only fills the form in: it is looked up when somebody presses the button, so often and no oftener. */
export const verifyPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/proofs/verify',
    allow: 'anyone',
    run: (ctx, given) =>
      draw(ctx, given, { ...nothingShown, values: { number: given.query.n ?? '', code: given.query.c ?? '' } }),
  },
  { method: 'POST', path: '/proofs/verify', allow: 'anyone', perMinute: 20, run: verify },
];
