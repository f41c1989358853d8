import type { FieldFault, Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import { Button, FaultSummary, Field, Form, RadioCards, TextArea } from '#ui/portal/form.tsx';
import { useSay } from '#ui/portal/frame.tsx';
import { DangerLine, DateText, Notice, Said, Timeline } from '#ui/portal/parts.tsx';
import type { Tracked } from '../accusations.track.actions.ts';
import { recusalStatusWords } from '../accusations.words.ts';
import { asidePersons } from '../recusal.rules.ts';
import { stepWords, trackWords as w } from './accuse.words.ts';
import { asideWords as a } from './aside.words.ts';

/** What was typed into the request that somebody step aside, and what has to be mended. */
export type Asking = {
  values: Readonly<Record<string, string>>;
  faults: readonly FieldFault[];
  refused: Refused | null;
  commandId: string;
};
export const nothingAsked = (commandId: string): Asking => ({
  values: { about: 'officer' },
  faults: [],
  refused: null,
  commandId,
});

const labels: Readonly<Record<string, Word | undefined>> = { about: a.about, whom: a.whom, text: a.text };

function Replies({ replies }: { replies: Tracked['replies'] }) {
  const t = useSay();
  return (
    <>
      <h2>{t(w.replies)}</h2>
      {replies.length === 0 && <p className="soft">{t(w.noReply)}</p>}
      {[...replies].reverse().map((r) => (
        <div key={r.at.toString()} className="card">
          <p className="soft small">
            {r.organ} · <DateText at={r.at} />
          </p>
          <Said>{r.text}</Said>
        </div>
      ))}
    </>
  );
}

function Asked({ asked }: { asked: Tracked['asked'] }) {
  const t = useSay();
  return [...asked].reverse().map((r) => (
    <div key={r.at.toString()} className="card">
      <p className="soft small">
        {t(a.youAsked)} <DateText at={r.at} /> · {t(recusalStatusWords[r.status])}
      </p>
      {r.answer && <Said>{r.answer}</Said>}
    </div>
  ));
}

function AskForm({ tracked, passphrase, asking }: { tracked: Tracked; passphrase: string; asking: Asking }) {
  const t = useSay();
  const { values, faults, commandId } = asking;
  return (
    <Form
      id="aside"
      action="/accuse/recusal"
      commandId={commandId}
      state={{ values, faults }}
      hidden={{ number: tracked.number, passphrase }}
    >
      <RadioCards
        name="about"
        label={t(a.about)}
        choices={asidePersons.map((who) => ({
          value: who,
          title: t(a[who]),
          says: t(who === 'officer' && tracked.hasHead ? a.decidedHere : a.decidedAbove),
        }))}
      />
      <Field name="whom" label={t(a.whom)} hint={t(a.whomHint)} optional maxLength={300} />
      <TextArea name="text" label={t(a.text)} hint={t(a.textHint)} rows={4} maxLength={1000} />
      <Button look="plain">{t(a.send)}</Button>
    </Form>
  );
}

function StepAside(p: { tracked: Tracked; passphrase: string; asking: Asking }) {
  const t = useSay();
  const { tracked } = p;
  if (!tracked.mayAsk && tracked.asked.length === 0) return null;
  return (
    <>
      <h2 id="aside-title">{t(a.title)}</h2>
      {!tracked.isAttended && (
        <Notice tone="now">
          <p>{t(a.nobody)}</p>
        </Notice>
      )}
      <Asked asked={tracked.asked} />
      {tracked.mayAsk && (
        <details open={p.asking.faults.length > 0 || p.asking.refused !== null || !tracked.isAttended}>
          <summary>{t(a.open)}</summary>
          <p>{t(a.lead)}</p>
          <AskForm {...p} />
        </details>
      )}
    </>
  );
}

/** What its reporter sees of an accusation: where it is, what was answered, what happened; and the way to ask that somebody step aside. */
export function TrackedView(p: { tracked: Tracked; passphrase: string; asking: Asking }) {
  const t = useSay();
  const { tracked, passphrase, asking } = p;
  const steps = [...tracked.steps].reverse().map((s, i) => ({
    key: `${s.verb}-${i}`,
    at: s.at,
    title: t(stepWords[s.verb]),
  }));
  return (
    <>
      <h1>{tracked.number}</h1>
      <FaultSummary faults={asking.faults} refused={asking.refused} labels={labels} />
      <p className="lead">{t(w.organ, { organ: tracked.organ })}</p>
      <Replies replies={tracked.replies} />
      <h2>{t(w.steps)}</h2>
      <Timeline items={steps} />
      <StepAside {...p} />
      <DangerLine />
      <form id="track" method="post" action="/accuse/track" hidden>
        <input type="hidden" name="number" value={tracked.number} />
        <input type="hidden" name="passphrase" value={passphrase} />
      </form>
      <p className="no-print">
        <a href="/accuse/track">{t(w.again)}</a>
      </p>
    </>
  );
}
