import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { behind, type Door, doorPages, frameOf, nothingShown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { faultyTitle } from '#ui/portal/form.tsx';
import { drawPage } from '#ui/portal/frame.tsx';
import { closeCard, correctOwn, enterByCard, mendOwn, openedCard, ownRecord, reportInOwn } from '../floating.member.ts';
import type { StoredFloating } from '../floating.store.ts';
import { OwnRecord, type Shown } from './card.parts.tsx';
import { cardWords as w } from './card.words.ts';

const nothing: Shown = { ...nothingShown, done: null };
const door: Door<StoredFloating> = {
  path: '/floating',
  formId: 'card',
  first: {
    ...{ name: 'phone', label: w.phone, missing: w.noPhone },
    ...{ type: 'tel', inputMode: 'tel', autoComplete: 'tel', maxLength: 30 },
  },
  secret: {
    ...{ name: 'code', label: w.code, missing: w.noCode },
    ...{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 20 },
  },
  words: { title: w.enterTitle, lead: w.enterLead, open: w.open, left: w.left, lost: w.lost },
  enter: enterByCard,
  opened: openedCard,
  close: closeCard,
};

async function drawOwn(ctx: Ctx, given: PageGiven, f: StoredFloating, shown: Shown): Promise<PageReply> {
  const [frame, own] = await Promise.all([frameOf(ctx, given), ownRecord(ctx, f)]);
  const title = faultyTitle(tell(w.title, frame.lang), frame.lang, shown.refused !== null);
  const children = <OwnRecord own={own} {...shown} />;
  const html = drawPage({ ...frame, path: '/floating/read' }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}

const withCard = behind(door);
type Act = (ctx: Ctx, id: string, form: Readonly<Record<string, string>>) => Promise<void>;
/** What was refused stands on the page again, with what was typed. */
const posted = (path: string, done: 'reported' | 'mended' | 'sent', act: Act): Page => ({
  method: 'POST',
  path,
  allow: 'anyone',
  perMinute: 30,
  run: withCard(async (ctx, given, f) => {
    try {
      await act(ctx, f.id, given.form);
      return { goTo: `/floating/read?done=${done}` };
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return drawOwn(ctx, given, f, { ...nothing, values: given.form, faults: refused.faults, refused });
    }
  }),
});
const doneOf = (text: string | undefined): Shown['done'] =>
  text === 'reported' || text === 'mended' || text === 'sent' ? text : null;

/** By number and code, without an account, without script. */
export const floatingPages: readonly Page[] = [
  ...doorPages(door),
  {
    method: 'GET',
    path: '/floating/read',
    allow: 'anyone',
    run: withCard((ctx, given, f) => drawOwn(ctx, given, f, { ...nothing, done: doneOf(given.query.done) })),
  },
  posted('/floating/report-in', 'reported', (ctx, id, { whereabouts = '' }) => reportInOwn(ctx, id, whereabouts)),
  posted('/floating/mend', 'mended', (ctx, id, { phone = '', whereabouts = '' }) =>
    mendOwn(ctx, id, { phone, whereabouts }),
  ),
  posted('/floating/wrong', 'sent', (ctx, id, { text = '' }) => correctOwn(ctx, id, text)),
];
