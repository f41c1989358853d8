import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageCookie, PageGiven, PageReply } from '#platform/module.ts';
import { faultyTitle } from '#ui/portal/form.tsx';
import { CHOICE_LASTS_SECONDS, choiceOf, chosen, drawPage, type Frame } from '#ui/portal/frame.tsx';
import { type AccusationInput, MAX_FILE_BYTES } from '../accusations.contract.ts';
import { fileAccusation } from '../accusations.file.actions.ts';
import { FORM, type Shown, WhereView, WriteView } from './accuse.views.tsx';
import { accuseWords as w } from './accuse.words.ts';
import { checkDraft, type Draft, placeChoices, placeFault, readDraft, unitsAt } from './draft.ts';
import { drawReceipt } from './receipt.page.tsx';

type More = Pick<Shown, 'refused' | 'notice'> & { faults?: Shown['faults']; cookies?: readonly PageCookie[] };

/** The page as it is drawn: on posted ones the switches post too, so that what was typed survives them. */
async function draw(
  ctx: Ctx,
  frame: Frame,
  page: 'where' | 'write',
  draft: Draft,
  more: More = {},
): Promise<PageReply> {
  const { faults = [], cookies = [], ...rest } = more;
  const places = await placeChoices(ctx, draft.values.area);
  const isRefused = faults.length > 0 || Boolean(rest.refused);
  const shown = { draft, places, faults, ...rest };
  const title = page === 'where' ? w.title : w.writeTitle;
  const html = drawPage(frame, {
    title: faultyTitle(tell(title, frame.lang), frame.lang, isRefused),
    switchForm: FORM,
    children:
      page === 'where' ? (
        <WhereView {...shown} />
      ) : (
        <WriteView {...shown} units={await unitsAt(ctx, draft.values.area)} />
      ),
  });
  return { html, status: isRefused ? (rest.refused?.status ?? 422) : 200, cookies };
}

/** The frame after a switch on the page was pressed, with the cookie that keeps it. */
async function switched(ctx: Ctx, given: PageGiven) {
  const choice = choiceOf(given.form.set);
  const frame = chosen(await frameOf(ctx, given), choice);
  return { choice, frame, cookies: choice ? [{ ...choice, maxAge: CHOICE_LASTS_SECONDS }] : [] };
}

async function where(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const draft = readDraft(ctx, given);
  const { choice, frame, cookies } = await switched(ctx, given);
  if (choice || given.form.go !== 'write') return draw(ctx, frame, 'where', draft, { cookies });
  const fault = await placeFault(ctx, draft.values.area);
  return fault ? draw(ctx, frame, 'where', draft, { faults: [fault] }) : draw(ctx, frame, 'write', draft);
}

async function write(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const draft = readDraft(ctx, given);
  const { choice, frame, cookies } = await switched(ctx, given);
  const again = given.held.length > 0 ? { notice: w.filesAgain } : {};
  if (choice) return draw(ctx, frame, 'write', draft, { cookies, ...again });
  if (given.form.go === 'where') return draw(ctx, frame, 'where', draft);
  const fault = await placeFault(ctx, draft.values.area);
  if (fault) return draw(ctx, frame, 'where', draft, { faults: [fault] });
  const { input, faults } = await checkDraft(ctx, draft, given);
  if (!input) return draw(ctx, frame, 'write', draft, { faults, ...again });
  return send(ctx, frame, draft, input, given);
}

async function send(
  ctx: Ctx,
  frame: Frame,
  draft: Draft,
  input: AccusationInput,
  given: PageGiven,
): Promise<PageReply> {
  try {
    const command = { ...ctx.command, id: draft.commandId };
    return { html: drawReceipt(frame, await fileAccusation({ ...ctx, command }, input, given.held)) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    const again = given.held.length > 0 ? { notice: w.filesAgain } : {};
    if (refused.code === 'keyReused')
      return draw(ctx, frame, 'write', { ...draft, commandId: ctx.house.newId() }, { notice: w.sentBefore });
    return draw(ctx, frame, 'write', draft, { faults: refused.faults, refused, ...again });
  }
}

/** Tapping through places takes several posts. */
const TAPS_PER_MINUTE = 300;

export const accusePages: readonly Page[] = [
  {
    method: 'GET',
    path: '/accuse',
    allow: 'anyone',
    run: async (ctx, given) => draw(ctx, await frameOf(ctx, given), 'where', readDraft(ctx, given)),
  },
  { method: 'POST', path: '/accuse/where', allow: 'anyone', perMinute: TAPS_PER_MINUTE, run: where },
  { method: 'POST', path: '/accuse/write', allow: 'anyone', holds: { maxBytes: MAX_FILE_BYTES }, run: write },
  // A page that was posted, loaded anew by its address: back to the beginning.
  { method: 'GET', path: '/accuse/where', allow: 'anyone', run: async () => ({ goTo: '/accuse' }) },
  { method: 'GET', path: '/accuse/write', allow: 'anyone', run: async () => ({ goTo: '/accuse' }) },
];
