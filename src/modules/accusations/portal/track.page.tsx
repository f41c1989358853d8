import { parseCaseNumber } from '#kernel/numbering.ts';
import { type FieldFault, Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle } from '#ui/portal/form.tsx';
import { CHOICE_LASTS_SECONDS, choiceOf, chosen, drawPage, type Frame, useSay } from '#ui/portal/frame.tsx';
import { DangerLine, DateText, Said, Timeline } from '#ui/portal/parts.tsx';
import { tell } from '#ui/portal/tell.ts';
import { type Tracked, trackAccusation } from '../accusations.track.actions.ts';
import { receiptWords, stepWords, trackWords as w } from './accuse.words.ts';

const labels: Readonly<Record<string, Word | undefined>> = {
  number: receiptWords.number,
  passphrase: receiptWords.passphrase,
};

function Ask({ number, faults, refused }: { number: string; faults: readonly FieldFault[]; refused: Refused | null }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={labels} />
      <p>{t(w.lead)}</p>
      <DangerLine />
      <Form id="track" action="/accuse/track" state={{ values: { number }, faults }}>
        <Field name="number" label={t(receiptWords.number)} hint={t(w.numberHint)} maxLength={60} capitals />
        <Field
          name="passphrase"
          label={t(receiptWords.passphrase)}
          hint={t(w.passphraseHint)}
          inputMode="numeric"
          maxLength={40}
        />
        <Button>{t(w.open)}</Button>
      </Form>
      <p className="soft">{t(w.lost)}</p>
    </>
  );
}

function Found({ tracked, passphrase }: { tracked: Tracked; passphrase: string }) {
  const t = useSay();
  const steps = [...tracked.steps].reverse().map((s, i) => ({
    key: `${s.verb}-${i}`,
    at: s.at,
    title: t(stepWords[s.verb]),
  }));
  return (
    <>
      <h1>{tracked.number}</h1>
      <p className="lead">{t(w.organ, { organ: tracked.organ })}</p>
      <h2>{t(w.replies)}</h2>
      {tracked.replies.length === 0 && <p className="soft">{t(w.noReply)}</p>}
      {[...tracked.replies].reverse().map((r) => (
        <div key={r.at.toString()} className="card">
          <p className="soft small">
            {r.organ} · <DateText at={r.at} />
          </p>
          <Said>{r.text}</Said>
        </div>
      ))}
      <h2>{t(w.steps)}</h2>
      <Timeline items={steps} />
      <DangerLine />
      <form id="track" method="post" action="/accuse/track" hidden>
        <input type="hidden" name="number" value={tracked.number} />
        <input type="hidden" name="passphrase" value={passphrase} />
      </form>
      <p className="no-print">
        <a href="/accuse/track">{t(w.again)}</a>
      </p>
    </>
  );
}

function drawAsk(frame: Frame, number: string, faults: readonly FieldFault[] = [], refused: Refused | null = null) {
  const isRefused = faults.length > 0 || refused !== null;
  const title = faultyTitle(tell(w.title, frame.lang), frame.lang, isRefused);
  return {
    html: drawPage({ ...frame, path: '/accuse/track' }, { title, children: <Ask {...{ number, faults, refused }} /> }),
    status: isRefused ? (refused?.status ?? 422) : 200,
  };
}

/** What can be seen to be wrong without asking whether there is such a number. */
function faultsIn(number: string, passphrase: string): FieldFault[] {
  const parsed = parseCaseNumber(number);
  const faults: FieldFault[] = [];
  if (typeof parsed === 'string') faults.push({ field: 'number', rule: parsed, says: w[parsed] });
  if (!/\d/.test(passphrase.normalize('NFKC')))
    faults.push({ field: 'passphrase', rule: 'required', says: w.noPassphrase });
  return faults;
}

/** Answered at once, without a cookie: the next person at this device is nobody's reporter. */
async function look(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { number = '', passphrase = '' } = given.form;
  const choice = choiceOf(given.form.set);
  const frame = chosen(await frameOf(ctx, given), choice);
  const cookies = choice ? [{ ...choice, maxAge: CHOICE_LASTS_SECONDS }] : [];
  const faults = faultsIn(number, passphrase);
  if (faults.length > 0) return { ...drawAsk(frame, number, faults), cookies };
  try {
    const tracked = await trackAccusation(ctx, number, passphrase);
    const html = drawPage(frame, {
      title: tell(w.title, frame.lang),
      switchForm: 'track',
      children: <Found tracked={tracked} passphrase={passphrase} />,
    });
    return { html, cookies };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return { ...drawAsk(frame, number, refused.faults, refused), cookies };
  }
}

export const trackPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/accuse/track',
    allow: 'anyone',
    run: async (ctx, given) => drawAsk(await frameOf(ctx, given), ''),
  },
  { method: 'POST', path: '/accuse/track', allow: 'anyone', run: look },
];
