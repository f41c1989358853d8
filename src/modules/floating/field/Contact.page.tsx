import { useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Button, Choice, Empty, Field, Loading, ProblemNotice } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import { Problem } from '#ui/web/call.ts';
import type { FloatingRow } from '../floating.contract.ts';
import { keeperRoles, type Way, ways } from '../floating.rules.ts';
import { floatingStatusWords, wayWords } from '../floating.words.ts';
import { floatingFieldWords as w } from './field.words.ts';
import { floating } from './wire.ts';

const DUE_SOON_MS = 14 * 86_400_000;
/** Whom this post keeps in touch with; kept on the phone, so that the list is there without a network. */
const useMine = () => {
  const { accountId } = useWho();
  return useLoad(`floating/mine/${accountId}`, () => ask(floating.mine), { keep: true });
};
const contactDue = (f: FloatingRow) => f.due.find((d) => d.what === 'contact' || d.what === 'retry');

/** On the page of today: whom to contact within two weeks. */
export function FloatingToday() {
  const { role } = useWho();
  return keeperRoles.some((r) => r === role) ? <Lines /> : null;
}
function Lines() {
  const say = useSay();
  const items = (useMine().value?.items ?? []).filter((f) => {
    const due = contactDue(f);
    return due && Date.parse(due.by) <= Date.now() + DUE_SOON_MS;
  });
  if (items.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.today)} <small>{items.length}</small>
      </h2>
      <ul className="lines">
        {items.map((f) => (
          <li key={f.id}>
            <a className="line" href={hashOf(['floating', f.id])}>
              <strong>{f.name}</strong>
              <span className="about">
                <span>{f.province}</span>
                <span>{say(floatingStatusWords[f.status])}</span>
                <span>{say(w.by, { day: contactDue(f)?.by ?? '' })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Values = { way: Way | null; reached: 'yes' | 'no' | null; note: string };
const empty: Values = { way: null, reached: null, note: '' };
const missingIn = (v: Values): Partial<Record<string, Word>> => ({
  ...(v.way === null && { way: w.wayMissing }),
  ...(v.reached === null && { reached: w.reachedMissing }),
});

/** 联系流动党员: the way, whether they were reached, a line; goes out when there is a network. */
export function FloatingContactPage({ id }: { id: string }) {
  const say = useSay();
  const mine = useMine();
  return (
    <>
      <Head title={say(w.contactTitle)} back={hashOf(['today'])} />
      <Loading of={mine}>
        {({ items }) => {
          const f = items.find((x) => x.id === id);
          return f ? <Contact f={f} /> : <Empty title={say(w.gone)} />;
        }}
      </Loading>
    </>
  );
}

function Phone({ id }: { id: string }) {
  const say = useSay();
  const [phone, setPhone] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const see = async () => {
    setProblem(null);
    try {
      setPhone((await ask(floating.phone, { params: { id }, input: {} })).phone ?? '');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  if (phone === '') return <p>{say(w.noPhone)}</p>;
  if (phone !== null)
    return (
      <a className="button plain" href={`tel:${phone}`}>
        {phone}
      </a>
    );
  return (
    <>
      <Button onClick={() => void see()}>{say(w.phone)}</Button>
      <p className="hint">{say(w.phoneHint)}</p>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

function Contact({ f }: { f: FloatingRow }) {
  const say = useSay();
  const form = useCapture<Values>('floating', f.id, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (!form) return null;
  const { values } = form.draft;
  const keep = async () => {
    const { way, reached, note } = values;
    if (!way || !reached) return;
    const said = note.trim();
    const q = await form.keep({
      endpoint: floating.contact,
      params: { id: f.id },
      input: { way, reached: reached === 'yes', ...(said && { note: said }) },
      area: f.area,
      about: f.id,
      // No name in the list of what waits: phones are seen by others.
      says: w.says,
    });
    setKept(q.id);
  };
  return (
    <>
      <div className="subject">
        <strong>{f.name}</strong>
        <span className="about">
          <span>{f.home}</span>
          <span>{f.province}</span>
          <span>{say(floatingStatusWords[f.status])}</span>
        </span>
      </div>
      <Phone id={f.id} />
      <p className="hint">{say(w.hint)}</p>
      <CaptureFrame form={form} label={say(w.send)} missing={missingIn(values)} onKeep={keep}>
        {(fault) => (
          <>
            <Choice
              label={say(w.way)}
              value={values.way}
              options={ways.map((value) => ({ value, says: wayWords[value] }))}
              onPick={(way) => form.set({ way })}
              fault={fault('way')}
            />
            <Choice
              label={say(w.reached)}
              value={values.reached}
              options={(['yes', 'no'] as const).map((value) => ({ value, says: w[value] }))}
              onPick={(reached) => form.set({ reached })}
              fault={fault('reached')}
            />
            <Field label={say(w.note)} optional>
              {(wiring) => (
                <textarea
                  {...wiring}
                  rows={3}
                  maxLength={500}
                  value={values.note}
                  onChange={(e) => form.set({ note: e.target.value })}
                />
              )}
            </Field>
          </>
        )}
      </CaptureFrame>
    </>
  );
}
