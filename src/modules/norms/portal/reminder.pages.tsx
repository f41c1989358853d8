import type { ReactNode } from 'react';
import type { Refused } from '#kernel/refusal.ts';
import { Refused as Refusal } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Word } from '#kernel/words.ts';
import { frameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, TextArea } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Notice, Said } from '#ui/portal/parts.tsx';
import { behaviourWords, reminderStatusWords } from '../norms.words.ts';
import { appealReminder, mendReminder, readReminder } from '../reminders.actions.ts';
import type { StoredReminder } from '../reminders.store.ts';
import { reminderPortalWords as w } from './norm.words.ts';

/* The code travels in the body of each post, never in an address or a cookie: what is closed is closed. */

async function draw(ctx: Ctx, page: PageGiven, title: Word, children: ReactNode, refused: Refused | null = null) {
  const frame = await frameOf(ctx, page);
  const html = drawPage(
    { ...frame, path: '/reminders' },
    { title: faultyTitle(tell(title, frame.lang), frame.lang, refused !== null), children },
  );
  return { html, status: refused?.status ?? 200 };
}

function Enter({ values, faults, refused }: Shown) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ code: w.code }} />
      <p>{t(w.lead)}</p>
      <Form id="reminder" action="/reminders" state={{ values, faults }}>
        <Field name="code" label={t(w.code)} inputMode="numeric" maxLength={20} />
        <Button>{t(w.open)}</Button>
      </Form>
    </>
  );
}

function Reading({ r, code, shown, ids }: { r: StoredReminder; code: string; shown: Shown; ids: readonly string[] }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const { values, faults, refused } = shown;
  const isOpen = r.status === 'given' || r.status === 'appealed' || r.status === 'kept';
  return (
    <>
      <h1>{t(w.title)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ said: w.said }} />
      <Notice>
        <p>{t(w.gentle)}</p>
      </Notice>
      <dl className="facts grid">
        <dt>{t(w.what)}</dt>
        <dd>{t(behaviourWords[r.behaviour])}</dd>
        <dt>{t(w.on)}</dt>
        <dd>{dayText(r.onDay, lang, now)}</dd>
        <dt>{t(w.by)}</dt>
        <dd>{r.organisation}</dd>
        <dt>{t(w.until)}</dt>
        <dd>{dayText(r.expiresOn, lang, now)}</dd>
        <dt>{t(w.status)}</dt>
        <dd>{t(reminderStatusWords[r.status])}</dd>
      </dl>
      {[[w.text, r.text] as const, [w.yourWord, r.said] as const, [w.answer, r.answer] as const].map(
        ([head, text]) =>
          text && (
            <section key={head[1]}>
              <h2>{t(head)}</h2>
              <Said>{text}</Said>
            </section>
          ),
      )}
      {r.status === 'appealed' && <p className="soft">{t(w.appealed)}</p>}
      {isOpen && (
        <section className="no-print">
          <h2>{t(w.mendTitle)}</h2>
          <p className="soft">{t(w.mendSays)}</p>
          <Form id="mend" action="/reminders/mend" state={nothingShown} commandId={ids[0] ?? ''} hidden={{ code }}>
            <Button>{t(w.mend)}</Button>
          </Form>
        </section>
      )}
      {r.status === 'given' && (
        <section className="no-print">
          <h2>{t(w.appealTitle)}</h2>
          <Form
            id="appeal"
            action="/reminders/appeal"
            state={{ values, faults }}
            commandId={ids[1] ?? ''}
            hidden={{ code }}
          >
            <TextArea name="said" label={t(w.said)} hint={t(w.saidHint)} maxLength={500} />
            <Button look="plain">{t(w.appeal)}</Button>
          </Form>
        </section>
      )}
    </>
  );
}
const drawEnter = (ctx: Ctx, page: PageGiven, shown: Shown = nothingShown): Promise<PageReply> =>
  draw(ctx, page, w.title, <Enter {...shown} />, shown.refused);
async function drawReading(ctx: Ctx, page: PageGiven, shown: Shown = nothingShown): Promise<PageReply> {
  const code = page.form.code ?? '';
  const r = await readReminder(ctx, code);
  const ids = [ctx.house.newId(), ctx.house.newId()];
  return draw(ctx, page, w.title, <Reading r={r} code={code} shown={shown} ids={ids} />, shown.refused);
}
/** A refusal is drawn where it was caused: a wrong code at the door, anything else on the reminder. */
async function orAgain(ctx: Ctx, page: PageGiven, work: () => Promise<PageReply>): Promise<PageReply> {
  try {
    return await work();
  } catch (refused) {
    if (!(refused instanceof Refusal)) throw refused;
    const shown = { values: page.form, faults: refused.faults, refused };
    return refused.code === 'codeWrong' ? drawEnter(ctx, page, shown) : drawReading(ctx, page, shown);
  }
}
function Done({ title, says }: { title: Word; says: Word }) {
  const t = useSay();
  return (
    <>
      <h1>{t(title)}</h1>
      <p className="lead">{t(says)}</p>
      <p className="no-print">
        <a href="/norms">{t(w.back)}</a>
      </p>
    </>
  );
}
const posted = (path: string, title: Word, says: Word, act: (ctx: Ctx, page: PageGiven) => Promise<unknown>): Page => ({
  method: 'POST',
  path,
  allow: 'anyone',
  perMinute: 10,
  run: (ctx, page) =>
    orAgain(ctx, page, async () => {
      await act(ctx, page);
      return draw(ctx, page, title, <Done title={title} says={says} />);
    }),
});

/** By the code on the paper, without an account, without script. */
export const reminderPages: readonly Page[] = [
  { method: 'GET', path: '/reminders', allow: 'anyone', run: (ctx, page) => drawEnter(ctx, page) },
  {
    method: 'POST',
    path: '/reminders',
    allow: 'anyone',
    perMinute: 10,
    run: (ctx, page) => orAgain(ctx, page, () => drawReading(ctx, page)),
  },
  posted('/reminders/mend', w.mended, w.mendedSays, (ctx, { form: { code = '' } }) => mendReminder(ctx, code)),
  posted('/reminders/appeal', w.sent, w.sentSays, (ctx, { form: { code = '', said = '' } }) =>
    appealReminder(ctx, code, said.slice(0, 500)),
  ),
];
