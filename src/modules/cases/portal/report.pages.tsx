import type { ReactNode } from 'react';
import { maskName } from '#kernel/identity.ts';
import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf, placeNames } from '#modules/places/index.ts';
import { latestRoot } from '#platform/chain.ts';
import type { Ctx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import type { Page, PageCookie, PageGiven, PageReply } from '#platform/module.ts';
import { Form, faultyTitle } from '#ui/portal/form.tsx';
import { CHOICE_LASTS_SECONDS, choiceOf, chosen, drawPage, type Frame } from '#ui/portal/frame.tsx';
import type { ReportInput } from '../cases.contract.ts';
import { reportForFamily } from '../cases.family.actions.ts';
import { report } from '../cases.report.actions.ts';
import { soundsLikeDanger } from '../cases.urgency.rules.ts';
import { delegateWords } from './delegates.words.ts';
import {
  carried,
  checkDraft,
  type Draft,
  type DraftStep,
  draftSteps,
  familyIn,
  faultsOn,
  placeChoices,
  readDraft,
  stepOfFaults,
} from './draft.ts';
import { FamilySheet, ReceiptSheet } from './receipt.tsx';
import { CheckStep, type StepProps, WhatStep, WhereStep } from './report.steps.tsx';
import { receiptWords, reportWords } from './report.words.ts';

const FORM = 'report';
const titles = {
  what: reportWords.whatTitle,
  where: reportWords.whereTitle,
  check: reportWords.checkTitle,
} as const;

type Shown = Pick<StepProps, 'faults' | 'refused' | 'notice'> & { cookies?: readonly PageCookie[] };

/** Draws one step; on the pages that were posted the switches post too, so that what was typed survives them. */
async function drawStep(ctx: Ctx, frame: Frame, step: DraftStep, draft: Draft, shown: Shown): Promise<PageReply> {
  const { cookies = [], ...more } = shown;
  const isRefused = more.faults.length > 0 || Boolean(more.refused);
  const props = { form: FORM, draft, isDangerous: soundsLikeDanger(draft.values.body), ...more };
  const places = step === 'what' ? null : await placeChoices(ctx, draft.values.area);
  const html = drawPage(frame, {
    title: faultyTitle(tell(titles[step], frame.lang), frame.lang, isRefused),
    switchForm: FORM,
    children: places ? (
      step === 'where' ? (
        <WhereStep {...props} places={places} />
      ) : (
        <CheckStep {...props} chain={places.chain} />
      )
    ) : (
      <WhatStep {...props} />
    ),
  });
  return { html, status: isRefused ? 422 : 200, cookies };
}

const stepNamed = (text: string | undefined): DraftStep | undefined => draftSteps.find((step) => step === text);

/** Where a press leads: on only when the pages before it are in order, back always. */
async function move(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const { draft, faults: fileFaults } = readDraft(ctx, given);
  const here = stepNamed(given.form.step) ?? 'what';
  const choice = choiceOf(given.form.set);
  const cookies = choice ? [{ ...choice, maxAge: CHOICE_LASTS_SECONDS }] : [];
  const isSending = given.form.go === 'send';
  if (choice && !isSending) return drawStep(ctx, chosen(frame, choice), here, draft, { faults: fileFaults, cookies });
  const target = isSending ? 'check' : (stepNamed(given.form.go) ?? here);
  const { input, faults } = await checkDraft(ctx, draft);
  const before = draftSteps.slice(0, draftSteps.indexOf(target)).flatMap((step) => faultsOn(step, faults));
  const inTheWay = [...fileFaults, ...before];
  const step = stepOfFaults(inTheWay) ?? target;
  if (!isSending || !input || inTheWay.length > 0)
    return drawStep(ctx, frame, step, draft, { faults: faultsOn(step, inTheWay) });
  return send(ctx, chosen(frame, choice), draft, input, cookies);
}

/** The same words and files under the same id are one filing, whoever's cookie came along the second time. */
async function send(
  ctx: Ctx,
  frame: Frame,
  draft: Draft,
  input: ReportInput,
  cookies: readonly PageCookie[],
): Promise<PageReply> {
  const files = draft.files.map(({ file }) => file);
  const by = familyIn(draft);
  const said = { input: JSON.parse(JSON.stringify(input)), files: files.map((f) => f.hash), ...(by && { by }) };
  const content = canonicalJson(said);
  const command = { id: draft.commandId, fingerprint: digest('intl', 'portal report', content) };
  try {
    const visitor: Ctx = { ...ctx, actor: { kind: 'visitor' }, command };
    if (by) {
      const { slip, receipt } = await reportForFamily(visitor, { input, files, by });
      const name = maskName(input.reporter.name ?? '') || tell(delegateWords.somebody, frame.lang);
      return { html: drawSheet(frame, draft, <FamilySheet slip={slip} receipt={receipt} name={name} />), cookies };
    }
    const receipt = await report(visitor, { input, files });
    const [names, root] = await Promise.all([placeNames(ctx, [receipt.area]), latestRoot(ctx)]);
    const placeName = names.get(receipt.area) ?? receipt.area;
    return { html: drawSheet(frame, draft, <ReceiptSheet {...{ receipt, placeName, root }} />), cookies };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    if (refused.code === 'keyReused') {
      const again = { ...draft, commandId: ctx.house.newId() };
      return drawStep(ctx, frame, 'check', again, { faults: [], notice: reportWords.sentBefore });
    }
    const step = stepOfFaults(refused.faults) ?? 'check';
    return drawStep(ctx, frame, step, draft, { faults: refused.faults, refused });
  }
}

/**
 * Answered at once and not by a way to go: the passphrase exists nowhere but on this page. The switches on it send the same
 * filing again, which is the same receipt: a plain link would lead away and lose it.
 */
function drawSheet(frame: Frame, draft: Draft, sheet: ReactNode): string {
  const same = { ...carried(draft, 'check'), go: 'send' };
  return drawPage(frame, {
    title: tell(receiptWords.title, frame.lang),
    switchForm: FORM,
    children: (
      <>
        {sheet}
        <Form
          id={FORM}
          action="/report/check"
          commandId={draft.commandId}
          hidden={same}
          state={{ values: draft.values, faults: [] }}
        >
          {null}
        </Form>
      </>
    ),
  });
}

/** Tapping through places costs little and takes several posts; uploads and filings stay at the usual limit. */
const TAPS_PER_MINUTE = 300;

const posted = (step: DraftStep, more: Partial<Page> = {}): readonly Page[] => [
  { method: 'POST', path: `/report/${step}`, allow: 'anyone', run: move, ...more },
  // "Open in the browser" and reloading ask for the address of a posted page: it begins anew instead of not existing.
  {
    method: 'GET',
    path: `/report/${step}`,
    allow: 'anyone',
    run: async () => ({ goTo: step === 'check' ? '/' : '/report' }),
  },
];

export const reportPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/report',
    allow: 'anyone',
    run: async (ctx, given) =>
      drawStep(ctx, await frameOf(ctx, given), 'what', readDraft(ctx, given).draft, { faults: [] }),
  },
  ...posted('what'),
  ...posted('where', { perMinute: TAPS_PER_MINUTE }),
  ...posted('check'),
];
