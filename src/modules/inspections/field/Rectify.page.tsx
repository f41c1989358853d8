import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { FilesOf } from '#ui/field/Files.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Choice, Empty, Field, Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import type { FindingRow } from '../inspections.contract.ts';
import { ownerRoles } from '../inspections.rules.ts';
import { findingStatusWords } from '../inspections.words.ts';
import { inspectionFieldWords as w } from './field.words.ts';
import { missingIn, noReport, type RectifyValues, reportOf } from './rectify.ts';
import { inspections } from './wire.ts';

/** What our unit sets right or helps with; kept on the phone, so that it is there without a network too. */
function useMine() {
  const { accountId } = useWho();
  const query = { mine: 'true' } as never;
  return useLoad(`inspections/mine/${accountId}`, () => ask(inspections.list, { query }), { keep: true });
}
const isOurs = (f: FindingRow) => f.open.includes('report');

/** On the page of today: findings that our unit is setting right. */
export function FindingsToday() {
  const { role } = useWho();
  return ownerRoles.some((r) => r === role) ? <Lines /> : null;
}
function Lines() {
  const say = useSay();
  const items = useMine().value?.items.filter(isOurs) ?? [];
  if (items.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.today)} <small>{items.length}</small>
      </h2>
      <ul className="lines">
        {items.map((f) => (
          <li key={f.id}>
            <a className="line" href={hashOf(['finding', f.id])}>
              <strong>{f.body}</strong>
              <span className="about">
                <span>{say(findingStatusWords[f.status])}</span>
                <span>{say(f.overdue ? w.late : w.due, { day: f.dueOn })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 报整改进展: what was done, which measures with it, pictures; goes out when there is a network. */
export function RectifyPage({ id }: { id: string }) {
  const say = useSay();
  const mine = useMine();
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['today'])} />
      <Loading of={mine}>
        {({ items }) => {
          const f = items.find((x) => x.id === id && isOurs(x));
          return f ? <Rectify f={f} /> : <Empty title={say(w.gone)} />;
        }}
      </Loading>
    </>
  );
}

function Rectify({ f }: { f: FindingRow }) {
  const say = useSay();
  const { area } = useWho();
  const form = useCapture<RectifyValues>('finding', f.id, noReport);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => history.back()} />;
  if (!form) return null;
  const { values, files } = form.draft;
  return (
    <>
      <div className="subject">
        <strong>{f.body}</strong>
        <span className="about">
          <span>{f.round}</span>
          <span>{say(findingStatusWords[f.status])}</span>
          <span>{say(f.overdue ? w.late : w.due, { day: f.dueOn })}</span>
        </span>
      </div>
      <CaptureFrame
        form={form}
        label={say(w.send)}
        missing={missingIn(values, f, files.length)}
        onKeep={async () => setKept((await form.keep(reportOf(f, values, area))).id)}
      >
        {(fault) => <Fields f={f} form={form} fault={fault} />}
      </CaptureFrame>
    </>
  );
}

type Fault = (field: string) => string | undefined;
function Fields({ f, form, fault }: { f: FindingRow; form: CaptureForm<RectifyValues>; fault: Fault }) {
  const say = useSay();
  const { values: v } = form.draft;
  const mayFinish = f.open.includes('selfCheck');
  return (
    <>
      <section className="field">
        <h2>{say(w.photos)}</h2>
        <FilesOf form={form} />
        <p className="hint">{say(w.photosHint)}</p>
        {fault('photos') && <p className="fault">{fault('photos')}</p>}
      </section>
      <Field label={say(w.body)} fault={fault('body')}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={4}
            maxLength={2000}
            value={v.body}
            onChange={(event) => form.set({ body: event.target.value })}
          />
        )}
      </Field>
      <Ticks f={f} form={form} fault={fault('done')} />
      {mayFinish && (
        <Choice
          isPlain
          label={say(w.isDone)}
          value={v.how}
          options={(['progress', 'done'] as const).map((value) => ({ value, says: w[value] }))}
          onPick={(how) => form.set({ how })}
        />
      )}
    </>
  );
}

function Ticks({ f, form, fault }: { f: FindingRow; form: CaptureForm<RectifyValues>; fault: string | undefined }) {
  const say = useSay();
  const open = f.measures.filter((m) => m.doneOn === null);
  const { done } = form.draft.values;
  if (open.length === 0) return null;
  return (
    <fieldset className="field">
      <legend>{say(w.tick)}</legend>
      {open.map((m) => (
        <label key={m.id} className="tick">
          <input
            type="checkbox"
            checked={done.includes(m.id)}
            onChange={(event) =>
              form.set({ done: event.target.checked ? [...done, m.id] : done.filter((x) => x !== m.id) })
            }
          />
          <span>{`${m.nth}. ${m.body}`}</span>
        </label>
      ))}
      {fault && <p className="fault">{fault}</p>}
    </fieldset>
  );
}
