import { type FieldFault, Refused } from '#kernel/refusal.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { tell } from '#ui/portal/tell.ts';
import { closeCard, correctOwn, enterByCard, mendOwn, openedCard, ownRecord, reportInOwn } from '../floating.member.ts';
import type { StoredFloating } from '../floating.store.ts';
import { OwnRecord, type Shown } from './card.parts.tsx';
import { cardWords as w } from './card.words.ts';

const nothing: Shown = { values: {}, faults: [], refused: null, done: null };

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
      <FaultSummary faults={faults} refused={refused} labels={{ phone: w.phone, code: w.code }} />
      <p>{t(w.enterLead)}</p>
      <Form id="card" action="/floating" state={{ values, faults }}>
        <Field name="phone" label={t(w.phone)} type="tel" inputMode="tel" autoComplete="tel" maxLength={30} />
        <Field name="code" label={t(w.code)} inputMode="numeric" autoComplete="one-time-code" maxLength={20} />
        <Button>{t(w.open)}</Button>
      </Form>
      <p className="soft">{t(w.lost)}</p>
    </>
  );
}
async function drawEnter(ctx: Ctx, given: PageGiven, shown: Shown): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const isFaulty = shown.faults.length > 0 || shown.refused !== null;
  const title = faultyTitle(tell(w.enterTitle, frame.lang), frame.lang, isFaulty);
  const children = <Enter {...shown} hasLeft={given.query.left === '1'} />;
  const html = drawPage({ ...frame, path: '/floating' }, { title, children });
  return { html, status: isFaulty ? (shown.refused?.status ?? 422) : 200 };
}
/** Neither the number nor the code is put back into an address. */
async function enter(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { phone = '', code = '' } = given.form;
  const faults: FieldFault[] = [
    ...(phone.trim() ? [] : [{ field: 'phone', rule: 'required', says: w.noPhone }]),
    ...(code.trim() ? [] : [{ field: 'code', rule: 'required', says: w.noCode }]),
  ];
  if (faults.length > 0) return drawEnter(ctx, given, { ...nothing, values: { phone }, faults });
  try {
    return { goTo: '/floating/read', cookies: [await enterByCard(ctx, phone, code)] };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawEnter(ctx, given, { ...nothing, values: { phone }, refused });
  }
}

async function drawOwn(ctx: Ctx, given: PageGiven, f: StoredFloating, shown: Shown): Promise<PageReply> {
  const [frame, own] = await Promise.all([frameOf(ctx, given), ownRecord(ctx, f)]);
  const title = faultyTitle(tell(w.title, frame.lang), frame.lang, shown.refused !== null);
  const children = <OwnRecord own={own} {...shown} />;
  const html = drawPage({ ...frame, path: '/floating/read' }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}

type Run = (ctx: Ctx, given: PageGiven, f: StoredFloating) => Promise<PageReply>;
const withCard =
  (run: Run): Page['run'] =>
  async (ctx, given) => {
    const f = await openedCard(ctx, given.cookies);
    return f ? run(ctx, given, f) : { goTo: '/floating', cookies: [closeCard()] };
  };
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
  { method: 'GET', path: '/floating', allow: 'anyone', run: (ctx, given) => drawEnter(ctx, given, nothing) },
  { method: 'POST', path: '/floating', allow: 'anyone', perMinute: 30, run: enter },
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
  {
    method: 'POST',
    path: '/floating/leave',
    allow: 'anyone',
    perMinute: 60,
    run: async () => ({ goTo: '/floating?left=1', cookies: [closeCard()] }),
  },
];
