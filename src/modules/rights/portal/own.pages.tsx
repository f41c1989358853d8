import { inFours } from '#kernel/fours.ts';
import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Word } from '#kernel/words.ts';
import { behind, doorPages, frameOf, nothingShown, receiptDoor, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, PostButton } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { DateText, Empty, Notice, Said } from '#ui/portal/parts.tsx';
import { jsonCopy, sheetCopy } from '../rights.copy.ts';
import { rightsWords as w } from '../rights.portal.words.ts';
import {
  closeReceipt,
  enterByReceipt,
  type Opened,
  openedReceipt,
  openedTo,
  proveByCode,
  withdrawOwn,
} from '../rights.resident.ts';
import type { StoredRight } from '../rights.store.ts';
import { type Section, subjectOf } from '../rights.subject.ts';
import { groundWords, rightKindWords, rightStatusWords } from '../rights.words.ts';

const door = receiptDoor<StoredRight>('/rights/own', w, {
  enter: enterByReceipt,
  opened: openedReceipt,
  close: closeReceipt,
});
const MOST_SHOWN = 20;
const isWord = (why: Word | string): why is Word => typeof why !== 'string';

function Kind({ s }: { s: Section }) {
  const t = useSay();
  return (
    <details className="card">
      <summary>
        <b>{t(s.says)}</b> · {t(w.count)} {s.rows.length}
      </summary>
      <p className="soft">
        <b>{t(w.why)}</b> {t(s.why)}
      </p>
      <p className="soft">
        <b>{t(w.until)}</b> {t(s.until)}
      </p>
      {s.rows.slice(0, MOST_SHOWN).map((r) => (
        <dl key={r.id} className="facts grid">
          {r.at && (
            <>
              <dt>{t(w.when)}</dt>
              <dd>{r.at}</dd>
            </>
          )}
          {r.lines.map((l) => [
            <dt key={`${l.says[1]}-t`}>{t(l.says)}</dt>,
            <dd key={l.says[1]}>{isWord(l.text) ? t(l.text) : l.text}</dd>,
          ])}
        </dl>
      ))}
      {s.rows.length > MOST_SHOWN && <p className="soft">{t(w.more, { n: s.rows.length - MOST_SHOWN })}</p>}
    </details>
  );
}
function Readings({ readings }: { readings: Opened['readings'] }) {
  const t = useSay();
  if (readings.length === 0) return <Empty>{t(w.readingsNone)}</Empty>;
  return (
    <ul className="plain-list card">
      {readings.slice(0, 200).map((r, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is drawn once and never changes
        <li key={i}>
          <DateText at={r.at} /> · <span className="lead">{r.unit}</span> {r.role && t(r.role)}
          <p className="soft">
            {t(r.what)}
            {r.why !== null && ` · ${isWord(r.why) ? t(r.why) : r.why}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
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
            <p className="button-row">
              <a className="button plain" href="/rights/own/copy.xlsx">
                {t(w.copySheet)}
              </a>
              <a className="button plain" href="/rights/own/copy.json">
                {t(w.copyJson)}
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
const copying = (format: 'xlsx' | 'json') =>
  withReceipt(async (ctx, given, r) => {
    const opened = await openedTo(ctx, r);
    if (!opened) return { goTo: '/rights/own/read' };
    const { lang } = await frameOf(ctx, given);
    const subject = await subjectOf(ctx, r);
    const file =
      format === 'json'
        ? jsonCopy(ctx, subject, opened.sections, opened.readings)
        : await sheetCopy(opened.sections, opened.readings, lang);
    return { file };
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
  { method: 'GET', path: '/rights/own/copy.xlsx', allow: 'anyone', run: copying('xlsx') },
  { method: 'GET', path: '/rights/own/copy.json', allow: 'anyone', run: copying('json') },
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
