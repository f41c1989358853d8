import { parseCaseNumber } from '#kernel/numbering.ts';
import type { FieldFault } from '#kernel/refusal.ts';
import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Word } from '#kernel/words.ts';
import { receiptCookie } from '#modules/access/index.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { enter } from '../cases.resident.ts';
import { trackWords as w } from './case.words.ts';

type Typed = { number: string; passphrase: string };
type Shown = { typed: Typed; faults: readonly FieldFault[]; refused?: Refused; hasLeft?: boolean };

const labels: Readonly<Record<string, Word | undefined>> = { number: w.number, passphrase: w.passphrase };

function Track({ typed, faults, refused, hasLeft }: Shown) {
  const t = useSay();
  return (
    <>
      {hasLeft && (
        <Notice tone="good">
          <p>{t(w.left)}</p>
        </Notice>
      )}
      <h1>{t(w.title)}</h1>
      <FaultSummary faults={faults} refused={refused ?? null} labels={labels} />
      <p>{t(w.lead)}</p>
      <Form id="track" action="/track" state={{ values: { ...typed }, faults }}>
        <Field name="number" label={t(w.number)} hint={t(w.numberHint)} maxLength={60} capitals />
        <Field
          name="passphrase"
          label={t(w.passphrase)}
          hint={t(w.passphraseHint)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={40}
        />
        <Button>{t(w.open)}</Button>
      </Form>
      <p className="soft">{t(w.lost)}</p>
    </>
  );
}

/** What can be seen to be wrong without asking whether such a case exists. */
function trackFaults({ number, passphrase }: Typed): FieldFault[] {
  const parsed = parseCaseNumber(number);
  const faults: FieldFault[] = [];
  if (typeof parsed === 'string') faults.push({ field: 'number', rule: parsed, says: w[parsed] });
  if (!/\d/.test(passphrase.normalize('NFKC')))
    faults.push({ field: 'passphrase', rule: 'required', says: w.noPassphrase });
  return faults;
}

async function drawTrack(ctx: Ctx, given: PageGiven, shown: Shown): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const isRefused = shown.faults.length > 0 || Boolean(shown.refused);
  const html = drawPage(
    { ...frame, path: '/track' },
    { title: faultyTitle(tell(w.title, frame.lang), frame.lang, isRefused), children: <Track {...shown} /> },
  );
  return { html, status: isRefused ? (shown.refused?.status ?? 422) : 200 };
}

/** The passphrase is not put back into the page: who looks over a shoulder sees one less thing. */
async function open(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { number = '', passphrase = '' } = given.form;
  const typed = { number, passphrase: '' };
  const faults = trackFaults({ number, passphrase });
  if (faults.length > 0) return drawTrack(ctx, given, { typed, faults });
  try {
    const { caseId, delegateId } = await enter(ctx, number, passphrase);
    return { goTo: '/case', cookies: [receiptCookie(ctx.house, caseId, ctx.now, delegateId)] };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawTrack(ctx, given, { typed, faults: refused.faults, refused });
  }
}

export const trackPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/track',
    allow: 'anyone',
    run: (ctx, given) =>
      drawTrack(ctx, given, {
        typed: { number: given.query.n ?? '', passphrase: '' },
        faults: [],
        hasLeft: given.query.left === '1',
      }),
  },
  { method: 'POST', path: '/track', allow: 'anyone', run: open },
];
