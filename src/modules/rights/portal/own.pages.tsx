import { inFours } from '#kernel/fours.ts';
import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { behind, doorPages, frameOf, nothingShown, receiptDoor, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, PostButton } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { DateText, Empty, Notice, Said } from '#ui/portal/parts.tsx';
import { copyOf } from '../rights.copy.ts';
import { rightsWords as w } from '../rights.portal.words.ts';
import { closeReceipt, enterByReceipt, openedReceipt, openedTo, proveByCode, withdrawOwn } from '../rights.resident.ts';
import type { StoredRight } from '../rights.store.ts';
import { type Opened, subjectOf } from '../rights.subject.ts';
import { groundWords, rightKindWords, rightStatusWords } from '../rights.words.ts';
import { Kind, Readings } from './held.parts.tsx';

const door = receiptDoor<StoredRight>('/rights/own', w, {
  enter: enterByReceipt,
  opened: openedReceipt,
  close: closeReceipt,
});
function Prove({ faults, values }: Shown) {
  const t = useSay();
  return (
    <section className="no-print">
      <h2>{t(w.codeTitle)}</h2>
      <p>{t(w.codeLead)}</p>
      <Form id="code" action="/rights/own/code" state={{ values, faults }}>
        <Field name="code" label={t(w.code)} inputMode="numeric" autoComplete="one-time-code" maxLength={10} />
        <Button>{t(w.codeSend)}</Button>
      </Form>
    </section>
  );
}
function Outcomes({ outcome }: { outcome: NonNullable<StoredRight['outcome']> }) {
  const t = useSay();
  return (
    <>
      <h2>{t(w.outcomeTitle)}</h2>
      <ul className="plain-list card">
        {outcome.map((o) => (
          <li key={o.name}>
            <b>{t(o.says)}</b>{' '}
            {[
              o.erased && t(w.erased, { n: o.erased }),
              o.kept && t(w.keptRows, { n: o.kept }),
              o.waits && t(w.waits, { n: o.waits }),
            ]
              .filter(Boolean)
              .join(' · ')}
            {o.why && <p className="soft">{t(o.why)}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
function Own({ r, opened, ...shown }: Shown & { r: StoredRight; opened: Opened | null }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const isOver = r.status === 'granted' || r.status === 'refused' || r.status === 'withdrawn';
  return (
    <>
      <h1>{t(w.title)}</h1>
      <FaultSummary faults={shown.faults} refused={shown.refused} labels={{ code: w.code }} />
      <Notice tone={r.status === 'granted' ? 'good' : 'now'} title={t(rightKindWords[r.kind])}>
        <p>{t(rightStatusWords[r.status])}</p>
        {!isOver && <p>{t(w.dueBy, { day: dayText(r.dueOn, lang, now) })}</p>}
      </Notice>
      {r.status === 'filed' && (r.whose === 'self' && r.phone ? <Prove {...shown} /> : <p>{t(w.nextCounter)}</p>)}
      {r.ground && (
        <p>
          <b>{t(w.groundHead)}</b> {t(groundWords[r.ground])}
        </p>
      )}
      {r.answer && (
        <>
          <h2>{t(isOver ? w.answerHead : w.extendedHead)}</h2>
          <Said>{r.answer}</Said>
        </>
      )}
      {r.status === 'refused' && <p>{t(w.complain)}</p>}
      {r.outcome && <Outcomes outcome={r.outcome} />}
      {r.kind === 'explain' && (
        <>
          <h2>{t(w.suggestTitle)}</h2>
          <p>{t(w.suggest)}</p>
          {opened && <p>{t(w.suggestBelow)}</p>}
        </>
      )}
      {opened && (
        <>
          <h2>{t(w.heldTitle)}</h2>
          {r.personId === null && (
            <Notice>
              <p>{t(w.notRegistered)}</p>
            </Notice>
          )}
          {opened.sections.length === 0 ? (
            <Empty>{t(w.nothing)}</Empty>
          ) : (
            <p>{t(w.heldLead, { n: opened.sections.length })}</p>
          )}
          {opened.sections.map((s) => (
            <Kind key={s.name} s={s} />
          ))}
          <h2>{t(w.readings)}</h2>
          <Readings readings={opened.readings} />
          <section className="no-print">
            <h2>{t(w.copyTitle)}</h2>
            <p>{t(w.copyLead)}</p>
            <p>
              <a className="button plain" href="/rights/own/copy.zip">
                {t(w.copyTake)}
              </a>
            </p>
          </section>
        </>
      )}
      <p className="soft">
        {t(w.number)} {inFours(r.number)} · {t(w.asked)} <DateText at={r.at} />
      </p>
      {!isOver && (
        <PostButton action="/rights/own/withdraw" look="plain">
          {t(w.withdraw)}
        </PostButton>
      )}
      <PostButton action="/rights/own/leave">{t(w.leave)}</PostButton>
    </>
  );
}
async function drawOwn(ctx: Ctx, given: PageGiven, r: StoredRight, shown: Shown = nothingShown): Promise<PageReply> {
  const [frame, opened] = await Promise.all([frameOf(ctx, given), openedTo(ctx, r)]);
  const title = faultyTitle(tell(w.title, frame.lang), frame.lang, shown.refused !== null);
  const html = drawPage(
    { ...frame, path: '/rights/own/read' },
    { title, children: <Own {...{ r, opened }} {...shown} /> },
  );
  return { html, status: shown.refused?.status ?? 200 };
}
const withReceipt = behind(door);
const trying =
  (act: (ctx: Ctx, given: PageGiven, r: StoredRight) => Promise<void>) =>
  async (ctx: Ctx, given: PageGiven, r: StoredRight): Promise<PageReply> => {
    try {
      await act(ctx, given, r);
      return { goTo: '/rights/own/read' };
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return drawOwn(ctx, given, r, { values: {}, faults: refused.faults, refused });
    }
  };
const copying = withReceipt(async (ctx, given, r) => {
  const opened = await openedTo(ctx, r);
  if (!opened) return { goTo: '/rights/own/read' };
  const { lang } = await frameOf(ctx, given);
  return { file: copyOf({ ...ctx, lang }, await subjectOf(ctx, r), opened) };
});
/** By number and passphrase, without an account, without script: prove it is you, read, see who read, copy, take back. */
export const ownPages: readonly Page[] = [
  ...doorPages(door),
  {
    method: 'GET',
    path: '/rights/own/read',
    allow: 'anyone',
    run: withReceipt((ctx, given, r) => drawOwn(ctx, given, r)),
  },
  { method: 'GET', path: '/rights/own/copy.zip', allow: 'anyone', run: copying },
  {
    method: 'POST',
    path: '/rights/own/code',
    allow: 'anyone',
    perMinute: 20,
    run: withReceipt(trying((ctx, given, r) => proveByCode(ctx, r.id, given.form.code ?? ''))),
  },
  {
    method: 'POST',
    path: '/rights/own/withdraw',
    allow: 'anyone',
    perMinute: 20,
    run: withReceipt(trying((ctx, _given, r) => withdrawOwn(ctx, r.id))),
  },
];
