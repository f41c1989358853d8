import { inFours } from '#kernel/fours.ts';
import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, TextArea } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice, Said } from '#ui/portal/parts.tsx';
import { answerFor, isHanging, objectToRound, publicRound } from '../objections.actions.ts';
import type { Objection } from '../objections.store.ts';
import type { StoredRound } from '../rounds.store.ts';
import { scorePortalWords as w } from './scores.words.ts';

type Shown = { values: Readonly<Record<string, string>>; faults: readonly FieldFault[]; refused: Refused | null };
const nothing: Shown = { values: {}, faults: [], refused: null };
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
async function hanging(ctx: Ctx, page: PageGiven): Promise<StoredRound> {
  const id = page.params.id ?? '';
  if (!UUID.test(id)) throw notFound();
  const { r } = await publicRound(ctx, id);
  if (!isHanging(ctx, r)) throw notFound();
  return r;
}

function Objecting({ r, values, faults, refused, commandId }: Shown & { r: StoredRound; commandId: string }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.objectTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ text: w.text, contact: w.contact }} />
      <p className="lead">{r.name}</p>
      <p className="soft">{t(w.objectLead)}</p>
      <Form id="object" action={`/scores/${r.id}/object`} state={{ values, faults }} commandId={commandId}>
        <TextArea name="text" label={t(w.text)} maxLength={1000} />
        <Field name="contact" label={t(w.contact)} hint={t(w.contactHint)} optional maxLength={100} />
        <Button>{t(w.send)}</Button>
      </Form>
    </>
  );
}
async function drawObjecting(ctx: Ctx, page: PageGiven, shown: Shown = nothing): Promise<PageReply> {
  const [frame, r] = await Promise.all([frameOf(ctx, page), hanging(ctx, page)]);
  const isFaulty = shown.faults.length > 0 || shown.refused !== null;
  const title = faultyTitle(tell(w.objectTitle, frame.lang), frame.lang, isFaulty);
  const commandId = page.form.commandId ?? ctx.house.newId();
  const html = drawPage(frame, { title, children: <Objecting r={r} commandId={commandId} {...shown} /> });
  return { html, status: isFaulty ? (shown.refused?.status ?? 422) : 200 };
}

function Sent({ code }: { code: string }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.sent)}</h1>
      <p className="lead">{t(w.sentSays)}</p>
      <dl className="facts">
        <dt>{t(w.code)}</dt>
        <dd>
          <b>{inFours(code)}</b>
        </dd>
      </dl>
      <p className="no-print">
        <a href="/scores">{t(w.back)}</a>
      </p>
    </>
  );
}
const LEAST = 4;
async function object(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const text = (page.form.text ?? '').trim();
  const values = page.form;
  if (text.length < LEAST)
    return drawObjecting(ctx, page, {
      values,
      faults: [{ field: 'text', rule: 'required', says: w.textMissing }],
      refused: null,
    });
  const r = await hanging(ctx, page);
  const contact = (page.form.contact ?? '').trim().slice(0, 100) || null;
  try {
    const { code } = await objectToRound(ctx, r.id, { text: text.slice(0, 1000), contact });
    const frame = await frameOf(ctx, page);
    return {
      html: drawPage(
        { ...frame, path: '/scores' },
        { title: tell(w.sent, frame.lang), children: <Sent code={code} /> },
      ),
    };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawObjecting(ctx, page, { values, faults: refused.faults, refused });
  }
}

function Answer({ o }: { o: Objection }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.answerTitle)}</h1>
      <h2>{t(w.yours)}</h2>
      <Said>{o.text}</Said>
      <h2>{t(w.answer)}</h2>
      {o.outcome === null ? (
        <p>{t(w.waiting)}</p>
      ) : (
        <Notice tone={o.outcome === 'upheld' ? 'good' : 'plain'} title={t(o.outcome === 'upheld' ? w.upheld : w.kept)}>
          <Said>{o.answer ?? ''}</Said>
        </Notice>
      )}
      <p className="no-print">
        <a href="/scores">{t(w.back)}</a>
      </p>
    </>
  );
}
function Enter({ values, faults, refused }: Shown) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.answerTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ code: w.code }} />
      <p>{t(w.answerLead)}</p>
      <Form id="answer" action="/scores/answer" state={{ values, faults }}>
        <Field name="code" label={t(w.code)} inputMode="numeric" maxLength={20} />
        <Button>{t(w.open)}</Button>
      </Form>
    </>
  );
}
async function drawEnter(ctx: Ctx, page: PageGiven, shown: Shown = nothing): Promise<PageReply> {
  const frame = await frameOf(ctx, page);
  const isFaulty = shown.faults.length > 0 || shown.refused !== null;
  const title = faultyTitle(tell(w.answerTitle, frame.lang), frame.lang, isFaulty);
  return { html: drawPage(frame, { title, children: <Enter {...shown} /> }), status: isFaulty ? 422 : 200 };
}
async function readAnswer(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const { code = '' } = page.form;
  const values = { code };
  if (!code.trim())
    return drawEnter(ctx, page, {
      values,
      faults: [{ field: 'code', rule: 'required', says: w.codeMissing }],
      refused: null,
    });
  try {
    const o = await answerFor(ctx, code);
    const frame = await frameOf(ctx, page);
    return { html: drawPage(frame, { title: tell(w.answerTitle, frame.lang), children: <Answer o={o} /> }) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawEnter(ctx, page, { values, faults: refused.faults, refused });
  }
}

export const objectionPages: readonly Page[] = [
  { method: 'GET', path: '/scores/answer', allow: 'anyone', run: (ctx, page) => drawEnter(ctx, page) },
  { method: 'POST', path: '/scores/answer', allow: 'anyone', perMinute: 20, run: readAnswer },
  { method: 'GET', path: '/scores/:id/object', allow: 'anyone', run: (ctx, page) => drawObjecting(ctx, page) },
  { method: 'POST', path: '/scores/:id/object', allow: 'anyone', perMinute: 10, run: object },
];
