import { type FieldFault, Refused } from '#kernel/refusal.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, TextArea } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import { tell } from '#ui/portal/tell.ts';
import {
  closeReceipt,
  disputeOwn,
  enterByReceipt,
  type OwnSignUp,
  openedReceipt,
  ownSignUp,
  withdrawOwn,
} from '../signups.resident.ts';
import type { SignUp } from '../signups.store.ts';
import { signUpPortalWords as w } from './signup.words.ts';

type Shown = { values: Readonly<Record<string, string>>; faults: readonly FieldFault[]; refused: Refused | null };
const nothing: Shown = { values: {}, faults: [], refused: null };

function Enter({ values, faults, refused, hasLeft }: Shown & { hasLeft: boolean }) {
  const t = useSay();
  return (
    <>
      {hasLeft && (
        <Notice tone="good">
          <p>{t(w.left)}</p>
        </Notice>
      )}
      <h1>{t(w.enterTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ number: w.number, passphrase: w.passphrase }} />
      <p>{t(w.enterLead)}</p>
      <Form id="receipt" action="/sign-up" state={{ values, faults }}>
        <Field name="number" label={t(w.number)} inputMode="numeric" maxLength={20} />
        <Field
          name="passphrase"
          label={t(w.passphrase)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
        />
        <Button>{t(w.open)}</Button>
      </Form>
    </>
  );
}
async function drawEnter(ctx: Ctx, given: PageGiven, shown: Shown): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const isFaulty = shown.faults.length > 0 || shown.refused !== null;
  const title = faultyTitle(tell(w.enterTitle, frame.lang), frame.lang, isFaulty);
  const children = <Enter {...shown} hasLeft={given.query.left === '1'} />;
  const html = drawPage({ ...frame, path: '/sign-up' }, { title, children });
  return { html, status: isFaulty ? (shown.refused?.status ?? 422) : 200 };
}
/** The passphrase is not put back into the page. */
async function enter(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { number = '', passphrase = '' } = given.form;
  const faults: FieldFault[] = [
    ...(number.trim() ? [] : [{ field: 'number', rule: 'required', says: w.noNumber }]),
    ...(passphrase.trim() ? [] : [{ field: 'passphrase', rule: 'required', says: w.noPassphrase }]),
  ];
  if (faults.length > 0) return drawEnter(ctx, given, { ...nothing, values: { number }, faults });
  try {
    return { goTo: '/sign-up/read', cookies: [await enterByReceipt(ctx, number, passphrase)] };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawEnter(ctx, given, { ...nothing, values: { number }, refused });
  }
}

function State({ own: { s, a, place } }: { own: OwnSignUp }) {
  const t = useSay();
  if (a.status === 'cancelled')
    return (
      <Notice tone="now">
        <p>{t(w.activityOff, { reason: a.cancelReason ?? '' })}</p>
      </Notice>
    );
  if (s.state === 'left') return <p>{t(w.stateLeft)}</p>;
  if (a.status === 'held') return <p>{t(w.activityOver)}</p>;
  if (place !== null) return <p>{t(w.place, { n: place })}</p>;
  return (
    <Notice tone="good">
      <p>{t(s.movedUpAt ? w.stateMoved : w.stateIn)}</p>
    </Notice>
  );
}
function Hours({ own, values, faults }: { own: OwnSignUp } & Pick<Shown, 'values' | 'faults'>) {
  const t = useSay();
  if (own.minutes === null) return null;
  return (
    <section>
      <h2>{t(w.hours)}</h2>
      <p>{t(w.hoursAre, { n: own.minutes / 60 })}</p>
      {own.answer && <p>{t(w.answer, { text: own.answer })}</p>}
      {own.asked ? (
        <p>{t(w.asked)}</p>
      ) : (
        <Form id="wrong" action="/sign-up/wrong" state={{ values, faults }}>
          <h3>{t(w.hoursWrong)}</h3>
          <Field name="minutes" label={t(w.shouldBe)} maxLength={5} />
          <TextArea name="text" label={t(w.what)} rows={3} maxLength={500} />
          <Button look="plain">{t(w.send)}</Button>
        </Form>
      )}
    </section>
  );
}

function Own({ own, values, faults, refused }: Shown & { own: OwnSignUp }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const mayLeave =
    own.s.state !== 'left' && own.a.status === 'called' && Temporal.Instant.compare(now, own.a.startsAt) < 0;
  return (
    <>
      <h1>{own.a.title}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ minutes: w.shouldBe, text: w.what }} />
      <p>
        {momentText(own.a.startsAt, lang, now)} · {own.a.where} · {own.a.unit}
      </p>
      <State own={own} />
      {mayLeave && (
        <form method="post" action="/sign-up/withdraw" className="no-print">
          <p className="soft">{t(w.withdrawHint)}</p>
          <button type="submit" className="button plain">
            {t(w.withdraw)}
          </button>
        </form>
      )}
      <Hours own={own} values={values} faults={faults} />
      <form method="post" action="/sign-up/leave" className="no-print">
        <button type="submit" className="button link">
          {t(w.leave)}
        </button>
      </form>
    </>
  );
}
async function drawOwn(ctx: Ctx, given: PageGiven, s: SignUp, shown: Shown = nothing): Promise<PageReply> {
  const [frame, own] = await Promise.all([frameOf(ctx, given), ownSignUp(ctx, s)]);
  const title = faultyTitle(own.a.title, frame.lang, shown.refused !== null);
  const html = drawPage({ ...frame, path: '/sign-up/read' }, { title, children: <Own own={own} {...shown} /> });
  return { html, status: shown.refused?.status ?? 200 };
}

type Run = (ctx: Ctx, given: PageGiven, s: SignUp) => Promise<PageReply>;
const withReceipt =
  (run: Run): Page['run'] =>
  async (ctx, given) => {
    const s = await openedReceipt(ctx, given.cookies);
    return s ? run(ctx, given, s) : { goTo: '/sign-up', cookies: [closeReceipt()] };
  };
/** What was refused stands on the page again, with what was typed. */
const orTold =
  (run: Run): Run =>
  async (ctx, given, s) => {
    try {
      return await run(ctx, given, s);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return drawOwn(ctx, given, s, { values: given.form, faults: refused.faults, refused });
    }
  };
const minutesIn = (text: string): number => Math.round(Number(text.normalize('NFKC').trim() || 'x') * 60);

/** By the receipt, without an account, without script: see, withdraw, say what is wrong with the hours. */
export const receiptPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/sign-up',
    allow: 'anyone',
    run: (ctx, given) => drawEnter(ctx, given, { ...nothing, values: { number: given.query.n ?? '' } }),
  },
  { method: 'POST', path: '/sign-up', allow: 'anyone', perMinute: 30, run: enter },
  {
    method: 'GET',
    path: '/sign-up/read',
    allow: 'anyone',
    run: withReceipt((ctx, given, s) => drawOwn(ctx, given, s)),
  },
  {
    method: 'POST',
    path: '/sign-up/withdraw',
    allow: 'anyone',
    perMinute: 30,
    run: withReceipt(
      orTold(async (ctx, _given, s) => {
        await withdrawOwn(ctx, s);
        return { goTo: '/sign-up/read' };
      }),
    ),
  },
  {
    method: 'POST',
    path: '/sign-up/wrong',
    allow: 'anyone',
    perMinute: 20,
    run: withReceipt(
      orTold(async (ctx, { form }, s) => {
        await disputeOwn(ctx, s, { minutes: minutesIn(form.minutes ?? ''), text: form.text ?? '' });
        return { goTo: '/sign-up/read' };
      }),
    ),
  },
  {
    method: 'POST',
    path: '/sign-up/leave',
    allow: 'anyone',
    perMinute: 60,
    run: async () => ({ goTo: '/sign-up?left=1', cookies: [closeReceipt()] }),
  },
];
