import { inFours } from '#kernel/fours.ts';
import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { learnerCookie } from '#modules/learning/index.ts';
import { behind, type Door, doorPages, elderFrameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, Choose, FaultSummary, Form, faultyTitle, PostButton } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText, momentText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import {
  closeReceipt,
  enterByReceipt,
  moveOwn,
  type Own,
  openedReceipt,
  ownEnrolment,
  swapOwn,
} from '../enrolments.resident.ts';
import type { Enrolment } from '../enrolments.store.ts';
import { no } from '../enrolments.words.ts';
import { slotsSay } from '../slots.rules.ts';
import { portalEnrolWords as w } from './enrol.words.ts';
import { SlipSheet, slipTitle } from './slip.tsx';

const door: Door<Enrolment> = {
  isForElders: true,
  path: '/enrol/mine',
  formId: 'slip',
  hasLink: true,
  first: { name: 'number', label: w.number, missing: w.noNumber, inputMode: 'numeric', maxLength: 20 },
  secret: {
    ...{ name: 'passphrase', label: w.passphrase, missing: w.noPassphrase },
    ...{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 20 },
  },
  words: { title: w.enterTitle, lead: w.enterLead, open: w.openIt, left: w.leftAgain, lost: w.enterLost },
  enter: enterByReceipt,
  opened: openedReceipt,
  close: closeReceipt,
};

function State({ own: { e, c, inLine } }: { own: Own }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const isGood = e.status === 'confirmed' || e.status === 'offered';
  const says = () => {
    if (e.status === 'applied') return t(w.stateApplied, { lot: e.lot ?? '' });
    if (e.status === 'waiting') return t(w.stateWaiting, { n: inLine ?? 1 });
    if (e.status === 'offered' && e.expiresAt) return t(w.stateOffered, { at: momentText(e.expiresAt, lang, now) });
    if (e.status === 'lapsed') return t(w.stateLapsed);
    if (e.status === 'passedOn') return t(w.statePassedOn, { reason: e.reason ?? '' });
    if (e.status === 'withdrawn') return t(w.stateWithdrawn);
    if (c.termStatus === 'ended') return t(w.stateEnded);
    return t(c.termStatus === 'running' ? w.stateRunning : w.stateConfirmed);
  };
  return (
    <Notice tone={isGood ? 'good' : 'now'}>
      <p>{says()}</p>
    </Notice>
  );
}
function Acts({ own, values, faults }: { own: Own } & Pick<Shown, 'values' | 'faults'>) {
  const t = useSay();
  const { lang, now } = useFrame();
  const { c } = own;
  const day = own.swapUntil ? dayText(own.swapUntil, lang, now) : '';
  return (
    <div className="no-print">
      {own.mayAccept && (
        <form method="post" action="/enrol/mine/accept">
          <button type="submit" className="button main">
            {t(w.accept)}
          </button>
        </form>
      )}
      {own.e.status === 'confirmed' && (
        <form method="post" action="/enrol/mine/learner">
          <p className="soft">{t(w.learnerSays)}</p>
          <button type="submit" className="button main">
            {t(w.learner)}
          </button>
        </form>
      )}
      {own.swaps.length > 0 && (
        <section>
          <h2>{t(w.swapTitle)}</h2>
          <p className="soft">{t(w.swapHint, { day })}</p>
          <Form id="swap" action="/enrol/mine/swap" state={{ values, faults }}>
            <Choose
              name="classId"
              label={t(w.swapTo)}
              choices={[
                { value: '', title: t(w.swapChoose) },
                ...own.swaps.map((x) => ({ value: x.id, title: `${x.name} · ${slotsSay(x.slots, lang)}` })),
              ]}
            />
            <Button look="plain">{t(w.swap)}</Button>
          </Form>
        </section>
      )}
      {own.mayLeave && (
        <form method="post" action="/enrol/mine/withdraw">
          <p className="soft">{t(w.withdrawHint, { day })}</p>
          <button type="submit" className="button plain">
            {t(w.withdraw)}
          </button>
        </form>
      )}
      {c.mode === 'lottery' && (
        <p>
          <a className="button plain" href={`/enrol/draws/${c.id}`}>
            {t(w.seeDraw)}
          </a>
        </p>
      )}
      <PostButton action="/enrol/mine/leave">{t(w.leave)}</PostButton>
    </div>
  );
}
function OwnPage({ own, values, faults, refused }: Shown & { own: Own }) {
  const t = useSay();
  const { lang } = useFrame();
  const { e, c } = own;
  return (
    <>
      <h1>{c.name}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ classId: w.swapTo }} />
      <State own={own} />
      <dl className="facts card grid">
        <dt>{t(w.when)}</dt>
        <dd>{slotsSay(c.slots, lang)}</dd>
        <dt>{t(w.where)}</dt>
        <dd>
          {c.room} {c.address}
        </dd>
        <dt>{t(w.name)}</dt>
        <dd>{e.name}</dd>
        <dt>{t(w.number)}</dt>
        <dd>{inFours(e.number)}</dd>
      </dl>
      <Acts own={own} values={values} faults={faults} />
    </>
  );
}
async function drawOwn(ctx: Ctx, given: PageGiven, e: Enrolment, shown: Shown = nothingShown): Promise<PageReply> {
  const [frame, own] = await Promise.all([elderFrameOf(ctx, given), ownEnrolment(ctx, e)]);
  const title = faultyTitle(own.c.name, frame.lang, shown.refused !== null);
  const children = <OwnPage own={own} {...shown} />;
  const html = drawPage({ ...frame, path: '/enrol/mine/read' }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}

type Run = (ctx: Ctx, given: PageGiven, e: Enrolment) => Promise<PageReply>;
const withSlip = behind(door);
/** What was refused stands on the page again. */
const orTold =
  (run: Run): Run =>
  async (ctx, given, e) => {
    try {
      return await run(ctx, given, e);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return drawOwn(ctx, given, e, { values: given.form, faults: refused.faults, refused });
    }
  };
/** Whoever has a seat goes on to their page as a learner: leave, attendance, certificates. */
const learner: Run = async (ctx, _given, e) =>
  e.status === 'confirmed' && e.learnerId
    ? { goTo: '/learning/mine/read', cookies: [learnerCookie(ctx, e.learnerId)] }
    : { goTo: '/enrol/mine/read' };
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const swap: Run = async (ctx, given, e) => {
  const { classId = '' } = given.form;
  if (!UUID.test(classId)) throw no('swapSame', 'classId');
  const command = { id: ctx.house.newId(), fingerprint: digest('intl', canonicalJson({ swap: e.id, classId })) };
  const slip = await swapOwn({ ...ctx, command }, e.id, classId);
  const frame = await elderFrameOf(ctx, given);
  const { c } = await ownEnrolment(ctx, { ...e, classId });
  const children = <SlipSheet slip={slip} c={c} />;
  return { html: drawPage({ ...frame, path: '/enrol' }, { title: tell(slipTitle(slip), frame.lang), children }) };
};
const post = (path: string, run: Run): Page => ({
  method: 'POST',
  path: `/enrol/mine/${path}`,
  allow: 'anyone',
  perMinute: 120,
  run: withSlip(orTold(run)),
});

/** By the slip, without an account, without script: one's place, an offered seat, leaving, another class. */
export const ownPages: readonly Page[] = [
  // A whole centre looks up its slips from one address.
  ...doorPages(door).map((p) => (p.method === 'POST' ? { ...p, perMinute: 120 } : p)),
  {
    method: 'GET',
    path: '/enrol/mine/read',
    allow: 'anyone',
    run: withSlip((ctx, given, e) => drawOwn(ctx, given, e)),
  },
  post('accept', async (ctx, _given, e) => {
    await moveOwn(ctx, e.id, 'accept');
    return { goTo: '/enrol/mine/read' };
  }),
  post('learner', learner),
  post('withdraw', async (ctx, _given, e) => {
    await moveOwn(ctx, e.id, 'withdraw');
    return { goTo: '/enrol/mine/read' };
  }),
  post('swap', swap),
];
