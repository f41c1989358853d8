import { parseCaseNumber } from '#kernel/numbering.ts';
import { type FieldFault, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Word } from '#kernel/words.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle } from '#ui/portal/form.tsx';
import { CHOICE_LASTS_SECONDS, choiceOf, chosen, drawPage, type Frame, useSay } from '#ui/portal/frame.tsx';
import { trackAid, withdrawOwn } from '../aid.track.ts';
import { aidPortalWords as w } from './aid.words.ts';
import { Found } from './found.view.tsx';

const labels: Readonly<Record<string, Word | undefined>> = { number: w.number, passphrase: w.passphrase };

function Ask({ number, faults, refused }: { number: string; faults: readonly FieldFault[]; refused: Refused | null }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.trackTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={labels} />
      <p>{t(w.trackLead)}</p>
      <Form id="track" action="/aid/track" state={{ values: { number }, faults }}>
        <Field name="number" label={t(w.number)} maxLength={60} capitals />
        <Field
          name="passphrase"
          label={t(w.passphrase)}
          hint={t(w.passphraseHint)}
          inputMode="numeric"
          maxLength={40}
        />
        <Button>{t(w.look)}</Button>
      </Form>
      <p className="soft">{t(w.lost)}</p>
      <p className="no-print">
        <a href="/aid">{t(w.back)}</a>
      </p>
    </>
  );
}

function drawAsk(frame: Frame, number: string, faults: readonly FieldFault[] = [], refused: Refused | null = null) {
  const isRefused = faults.length > 0 || refused !== null;
  const title = faultyTitle(tell(w.trackTitle, frame.lang), frame.lang, isRefused);
  return {
    html: drawPage({ ...frame, path: '/aid/track' }, { title, children: <Ask {...{ number, faults, refused }} /> }),
    status: isRefused ? (refused?.status ?? 422) : 200,
  };
}

const wrongNumber: Word = [
  '编号不完整或抄错了一位,请照受理单再看一遍。',
  'The number is not complete or mistyped: look at the receipt.',
];
const noPassphrase: Word = ['请输入查询密码。', 'Type the passphrase.'];
function faultsIn(number: string, passphrase: string): FieldFault[] {
  const parsed = parseCaseNumber(number);
  const faults: FieldFault[] = [];
  if (typeof parsed === 'string') faults.push({ field: 'number', rule: parsed, says: wrongNumber });
  if (!/\d/.test(passphrase.normalize('NFKC')))
    faults.push({ field: 'passphrase', rule: 'required', says: noPassphrase });
  return faults;
}

/** Answered at once and without a cookie: the next person at this device sees nothing. */
async function look(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { number = '', passphrase = '', sure, act } = given.form;
  const choice = choiceOf(given.form.set);
  const frame = chosen(await frameOf(ctx, given), choice);
  const cookies = choice ? [{ ...choice, maxAge: CHOICE_LASTS_SECONDS }] : [];
  const faults = faultsIn(number, passphrase);
  if (faults.length > 0) return { ...drawAsk(frame, number, faults), cookies };
  try {
    const isUnsure = act === 'withdraw' && sure !== 'yes';
    if (act === 'withdraw' && !choice && !isUnsure) await withdrawOwn(ctx, number, passphrase);
    const a = await trackAid(ctx, number, passphrase);
    const html = drawPage(
      { ...frame, path: '/aid/track' },
      {
        title: tell(w.trackTitle, frame.lang),
        switchForm: 'track',
        children: <Found a={a} passphrase={passphrase} isUnsure={isUnsure} commandId={ctx.house.newId()} />,
      },
    );
    return { html, status: isUnsure ? 422 : 200, cookies };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return { ...drawAsk(frame, number, refused.faults, refused), cookies };
  }
}

export const trackPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/aid/track',
    allow: 'anyone',
    run: async (ctx, given) => drawAsk(await frameOf(ctx, given), given.query.number ?? ''),
  },
  { method: 'POST', path: '/aid/track', allow: 'anyone', run: look },
];
