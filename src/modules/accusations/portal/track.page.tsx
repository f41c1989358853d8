import { parseCaseNumber } from '#kernel/numbering.ts';
import { type FieldFault, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Word } from '#kernel/words.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { badInput } from '#platform/problem.ts';
import { Button, FaultSummary, Field, Form, faultyTitle } from '#ui/portal/form.tsx';
import { CHOICE_LASTS_SECONDS, choiceOf, chosen, drawPage, type Frame, useSay } from '#ui/portal/frame.tsx';
import { DangerLine } from '#ui/portal/parts.tsx';
import { asideRequest } from '../accusations.contract.ts';
import { type Tracked, trackAccusation } from '../accusations.track.actions.ts';
import { askRecusal } from '../recusal.ask.actions.ts';
import { receiptWords, trackWords as w } from './accuse.words.ts';
import { type Asking, nothingAsked, TrackedView } from './tracked.view.tsx';

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

const drawFound = (frame: Frame, tracked: Tracked, passphrase: string, asking: Asking) => {
  const isFaulty = asking.faults.length > 0 || asking.refused !== null;
  const html = drawPage(
    { ...frame, path: '/accuse/track' },
    {
      title: faultyTitle(tell(w.title, frame.lang), frame.lang, isFaulty),
      switchForm: 'track',
      children: <TrackedView tracked={tracked} passphrase={passphrase} asking={asking} />,
    },
  );
  return { html, status: isFaulty ? (asking.refused?.status ?? 422) : 200 };
};

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
    return { ...drawFound(frame, tracked, passphrase, nothingAsked(ctx.house.newId())), cookies };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return { ...drawAsk(frame, number, refused.faults, refused), cookies };
  }
}

/** 请求回避: asked with the receipt in hand, and the same page comes back with what became of it. */
async function ask(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { number = '', passphrase = '', about = '', whom = '', text = '' } = given.form;
  const wrong = faultsIn(number, passphrase);
  const frame = await frameOf(ctx, given);
  if (wrong.length > 0) return drawAsk(frame, number, wrong);
  const values = { about, whom, text };
  const parsed = asideRequest.safeParse(values);
  const faults = parsed.success ? [] : badInput(parsed.error).faults;
  try {
    const refused = parsed.success ? await refusalOf(askRecusal(ctx, { number, passphrase }, parsed.data)) : null;
    if (parsed.success && !refused) return await look(ctx, given);
    const tracked = await trackAccusation(ctx, number, passphrase);
    const commandId = refused ? ctx.house.newId() : ctx.command.id;
    return drawFound(frame, tracked, passphrase, { values, faults, refused, commandId });
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawAsk(frame, number, refused.faults, refused);
  }
}

/** A refusal that the page can say beside what was typed; a wrong receipt shows no page to say it on. */
async function refusalOf(asking: Promise<void>): Promise<Refused | null> {
  try {
    await asking;
    return null;
  } catch (refused) {
    if (!(refused instanceof Refused) || ['wrongReceipt', 'tooManyTries'].includes(refused.code)) throw refused;
    return refused;
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
  { method: 'POST', path: '/accuse/recusal', allow: 'anyone', run: ask },
  // Loaded anew by its address: back to where number and passphrase are asked for.
  { method: 'GET', path: '/accuse/recusal', allow: 'anyone', run: async () => ({ goTo: '/accuse/track' }) },
];
