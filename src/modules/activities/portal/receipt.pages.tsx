import { Refused } from '#kernel/refusal.ts';
import { behind, doorPages, frameOf, nothingShown, receiptDoor, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, PostButton, TextArea } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import {
  certifyOwn,
  closeReceipt,
  disputeOwn,
  enterByReceipt,
  type OwnSignUp,
  openedReceipt,
  ownCertificate,
  ownSignUp,
  withdrawOwn,
} from '../signups.resident.ts';
import type { SignUp } from '../signups.store.ts';
import { drawCertificate } from './certificate.pages.tsx';
import { certificateWords } from './certificate.words.ts';
import { signUpPortalWords as w } from './signup.words.ts';

const door = receiptDoor<SignUp>('/sign-up', w, { enter: enterByReceipt, opened: openedReceipt, close: closeReceipt });

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
      {own.minutes > 0 && (
        <form method="post" action="/sign-up/certificate" className="no-print">
          <p className="soft">{t(certificateWords.makeHint)}</p>
          <button type="submit" className="button plain">
            {t(certificateWords.make)}
          </button>
        </form>
      )}
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
      <PostButton action="/sign-up/leave">{t(w.leave)}</PostButton>
    </>
  );
}
async function drawOwn(ctx: Ctx, given: PageGiven, s: SignUp, shown: Shown = nothingShown): Promise<PageReply> {
  const [frame, own] = await Promise.all([frameOf(ctx, given), ownSignUp(ctx, s)]);
  const title = faultyTitle(own.a.title, frame.lang, shown.refused !== null);
  const html = drawPage({ ...frame, path: '/sign-up/read' }, { title, children: <Own own={own} {...shown} /> });
  return { html, status: shown.refused?.status ?? 200 };
}

type Run = (ctx: Ctx, given: PageGiven, s: SignUp) => Promise<PageReply>;
const withReceipt = behind(door);
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
  ...doorPages(door),
  {
    method: 'GET',
    path: '/sign-up/read',
    allow: 'anyone',
    run: withReceipt((ctx, given, s) => drawOwn(ctx, given, s)),
  },
  {
    method: 'POST',
    path: '/sign-up/certificate',
    allow: 'anyone',
    perMinute: 30,
    run: withReceipt(
      orTold(async (ctx, _given, s) => {
        await certifyOwn(ctx, s);
        return { goTo: '/sign-up/certificate' };
      }),
    ),
  },
  {
    method: 'GET',
    path: '/sign-up/certificate',
    allow: 'anyone',
    run: withReceipt(async (ctx, given, s) => {
      const c = await ownCertificate(ctx, s);
      return c ? drawCertificate(ctx, given, c) : { goTo: '/sign-up/read' };
    }),
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
];
