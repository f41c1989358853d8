import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { soundsLikeDanger } from '#modules/cases/cases.urgency.rules.ts';
import type { Receipt } from '#modules/cases/index.ts';
import { placeChoices, ReceiptSheet } from '#modules/cases/portal/index.ts';
import { frameOf, placeNames } from '#modules/places/index.ts';
import { latestRoot } from '#platform/chain.ts';
import type { Ctx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import type { Page, PageCookie, PageGiven, PageReply } from '#platform/module.ts';
import { Form, faultyTitle } from '#ui/portal/form.tsx';
import { CHOICE_LASTS_SECONDS, choiceOf, chosen, drawPage, type Frame, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { order } from '../orders.birth.ts';
import type { OrderInput } from '../orders.contract.ts';
import { viewOrder } from '../orders.view.ts';
import {
  carried,
  checkOrder,
  dayChoices,
  faultsOn,
  type OrderDraft,
  type OrderStep,
  orderSteps,
  readOrder,
  stepOfFaults,
} from './order.draft.ts';
import { feePages } from './order.fee.tsx';
import { CheckStep, FORM, type StepProps, WhatStep, WhereStep } from './order.steps.tsx';
import { orderWords as w } from './order.words.ts';

const titles = { what: w.whatTitle, where: w.whereTitle, check: w.checkTitle } as const;
type Shown = Pick<StepProps, 'faults' | 'refused' | 'notice'> & { cookies?: readonly PageCookie[] };

async function drawStep(ctx: Ctx, frame: Frame, step: OrderStep, draft: OrderDraft, shown: Shown): Promise<PageReply> {
  const { cookies = [], ...more } = shown;
  const isRefused = more.faults.length > 0 || Boolean(more.refused);
  const props = { draft, isDangerous: soundsLikeDanger(draft.values.body), ...more };
  const places = step === 'what' ? null : await placeChoices(ctx, draft.values.area);
  const html = drawPage(frame, {
    title: faultyTitle(tell(titles[step], frame.lang), frame.lang, isRefused),
    switchForm: FORM,
    children: !places ? (
      <WhatStep {...props} />
    ) : step === 'where' ? (
      <WhereStep {...props} places={places} days={dayChoices(ctx)} />
    ) : (
      <CheckStep {...props} chain={places.chain} />
    ),
  });
  return { html, status: isRefused ? 422 : 200, cookies };
}

const stepNamed = (text: string | undefined): OrderStep | undefined => orderSteps.find((step) => step === text);

/** Where a press leads: on only when the pages before it are in order, back always. */
async function move(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const draft = readOrder(ctx, given);
  const here = stepNamed(given.form.step) ?? 'what';
  const choice = choiceOf(given.form.set);
  const cookies = choice ? [{ ...choice, maxAge: CHOICE_LASTS_SECONDS }] : [];
  const isSending = given.form.go === 'send';
  if (choice && !isSending) return drawStep(ctx, chosen(frame, choice), here, draft, { faults: [], cookies });
  const target = isSending ? 'check' : (stepNamed(given.form.go) ?? here);
  const { input, faults } = await checkOrder(ctx, draft);
  const before = orderSteps.slice(0, orderSteps.indexOf(target)).flatMap((step) => faultsOn(step, faults));
  const step = stepOfFaults(before) ?? target;
  if (!isSending || !input || before.length > 0)
    return drawStep(ctx, frame, step, draft, { faults: faultsOn(step, before) });
  return send(ctx, chosen(frame, choice), draft, input, cookies);
}

/** The same words under the same id are one order. */
async function send(
  ctx: Ctx,
  frame: Frame,
  draft: OrderDraft,
  input: OrderInput,
  cookies: readonly PageCookie[],
): Promise<PageReply> {
  const fingerprint = digest('intl', 'portal order', canonicalJson(JSON.parse(JSON.stringify(input))));
  try {
    const visitor: Ctx = { ...ctx, actor: { kind: 'visitor' }, command: { id: draft.commandId, fingerprint } };
    return { html: await drawReceipt(ctx, frame, draft, await order(visitor, input)), cookies };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    if (refused.code === 'keyReused')
      return drawStep(
        ctx,
        frame,
        'check',
        { ...draft, commandId: ctx.house.newId() },
        { faults: [], notice: w.sentBefore },
      );
    const step = stepOfFaults(refused.faults) ?? 'check';
    return drawStep(ctx, frame, step, draft, { faults: refused.faults, refused });
  }
}

function SentTo({ unit }: { unit: string | null }) {
  const t = useSay();
  return <Notice tone="good">{<p>{unit ? t(w.sentTo, { unit }) : t(w.atDesk)}</p>}</Notice>;
}

/** The passphrase exists nowhere but on this page; the switches on it send the same order again, which is the same receipt. */
async function drawReceipt(ctx: Ctx, frame: Frame, draft: OrderDraft, receipt: Receipt): Promise<string> {
  const own: Ctx = { ...ctx, actor: { kind: 'receipt', caseId: receipt.id } };
  const [names, root, view] = await Promise.all([
    placeNames(ctx, [receipt.area]),
    latestRoot(ctx),
    viewOrder(own, receipt.id),
  ]);
  return drawPage(frame, {
    title: tell(w.receiptTitle, frame.lang),
    switchForm: FORM,
    children: (
      <>
        <ReceiptSheet receipt={receipt} placeName={names.get(receipt.area) ?? receipt.area} root={root} />
        <SentTo unit={view.provider?.name ?? null} />
        <Form
          id={FORM}
          action="/order/check"
          commandId={draft.commandId}
          hidden={{ ...carried(draft, 'check'), go: 'send' }}
          state={{ values: draft.values, faults: [] }}
        >
          {null}
        </Form>
      </>
    ),
  });
}

/** Tapping through places takes several posts; orders themselves stay at the usual limit. */
const TAPS_PER_MINUTE = 300;
const posted = (step: OrderStep, more: Partial<Page> = {}): readonly Page[] => [
  { method: 'POST', path: `/order/${step}`, allow: 'anyone', run: move, ...more },
  { method: 'GET', path: `/order/${step}`, allow: 'anyone', run: async () => ({ goTo: '/order' }) },
];

export const orderPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/order',
    allow: 'anyone',
    run: async (ctx, given) => drawStep(ctx, await frameOf(ctx, given), 'what', readOrder(ctx, given), { faults: [] }),
  },
  ...posted('what'),
  ...posted('where', { perMinute: TAPS_PER_MINUTE }),
  ...posted('check'),
  ...feePages,
];
