import { useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Choice, Empty, Field, Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dayOf, momentText } from '#ui/field/time.ts';
import { useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import { keeperRoles } from '../deliberations.rules.ts';
import { meetingKindWords } from '../deliberations.words.ts';
import type { MeetingView } from '../meetings.contract.ts';
import { meetingFieldWords as w } from './field.words.ts';
import { meetings } from './wire.ts';

/** On the page of today: meetings of the village that are called for today. */
export function MeetingsToday() {
  const { role, accountId } = useWho();
  return keeperRoles.some((r) => r === role) ? <Today key={accountId} /> : null;
}
function Today() {
  const say = useSay();
  const { accountId } = useWho();
  const { lang } = useSettings();
  const key = `deliberations/called/${accountId}`;
  const found = useLoad(key, () => ask(meetings.list, { query: { status: 'called' } }), { keep: true }).value;
  const items = (found?.items ?? []).filter((m) => m.day === dayOf(Date.now()));
  if (items.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.today)} <small>{items.length}</small>
      </h2>
      <ul className="lines">
        {items.map((m) => (
          <li key={m.id}>
            <a className="line" href={hashOf(['meeting', m.id])}>
              <strong>{m.title}</strong>
              <span className="about">
                <span>{say(meetingKindWords[m.kind])}</span>
                <span>{momentText(m.startsAt, lang)}</span>
                <span>{m.where}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 记到会: deputies by name, others in number, and how many signed the sheet; goes out when there is a way. */
export function MeetingPage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useLoad(`deliberations/one/${id}`, () => ask(meetings.get, { params: { id } }), { keep: true });
  return (
    <>
      <Head title={say(w.attendance)} back={hashOf(['today'])} />
      <Loading of={loaded}>{(m) => <Attendance m={m} />}</Loading>
    </>
  );
}

const ticks = ['present', 'absent', 'leave'] as const;
type Tick = (typeof ticks)[number];
type Values = { ticks: Record<string, Tick>; present: string; women: string; signatures: string };
const empty: Values = { ticks: {}, present: '', women: '', signatures: '' };
const TITLE_MAX = 24;
const numberIn = (text: string): number | null => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null);

/** How many are there by what is ticked now, or by the number that was typed. */
function presentIn(m: MeetingView, v: Values): number | null {
  if (m.kind !== 'deputies') return numberIn(v.present);
  return m.deputies.filter((d) => (v.ticks[d.id] ?? d.presence) === 'present').length;
}
function missingIn(m: MeetingView, v: Values): Partial<Record<string, Word>> {
  const [present, signatures] = [presentIn(m, v), numberIn(v.signatures)];
  return {
    ...(present === null && { present: w.numberMissing }),
    ...(signatures === null
      ? { signatures: w.numberMissing }
      : present !== null && present > signatures && { signatures: w.moreThanSigned }),
  };
}

function Attendance({ m }: { m: MeetingView }) {
  const say = useSay();
  const { lang } = useSettings();
  const form = useCapture<Values>('meeting', m.id, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (!m.open.includes('attend')) return <Empty title={say(w.closed)} />;
  if (!form) return null;
  const { values } = form.draft;
  const isNamed = m.kind === 'deputies';
  const keep = async () => {
    const women = numberIn(values.women);
    const title = m.title.slice(0, TITLE_MAX);
    const says: Word = [`到会:${title}`, `Attendance: ${title}`];
    const q = await form.keep({
      endpoint: meetings.attend,
      params: { id: m.id },
      input: {
        ticks: Object.entries(values.ticks).map(([deputyId, presence]) => ({ deputyId, presence })),
        signatures: numberIn(values.signatures) ?? 0,
        ...(!isNamed && { present: numberIn(values.present) ?? 0 }),
        ...(!isNamed && women !== null && { women }),
      },
      area: m.area,
      about: m.id,
      says,
    });
    setKept(q.id);
  };
  const number = (name: 'present' | 'women' | 'signatures', label: Word, fault: string | undefined) => (
    <Field label={say(label)} fault={fault} optional={name === 'women'}>
      {(wiring) => (
        <input
          {...wiring}
          inputMode="numeric"
          maxLength={6}
          value={values[name]}
          onChange={(e) => form.set({ [name]: e.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <p className="about">
        <span>{m.title}</span>
        <span>{momentText(m.startsAt, lang)}</span>
        <span>{m.where}</span>
      </p>
      <p className="hint">{say(w.needs, { should: m.should, n: m.quorumNeeds })}</p>
      <p className="hint">{say(w.hint)}</p>
      <CaptureFrame form={form} label={say(w.send)} missing={missingIn(m, values)} onKeep={keep}>
        {(fault) => (
          <>
            {isNamed &&
              m.deputies.map((d) => (
                <Choice
                  key={d.id}
                  label={d.name}
                  value={values.ticks[d.id] ?? ticks.find((t) => t === d.presence) ?? null}
                  options={ticks.map((value) => ({ value, says: w[value] }))}
                  onPick={(next) => form.set({ ticks: { ...values.ticks, [d.id]: next } })}
                />
              ))}
            {!isNamed && number('present', w.number, fault('present'))}
            {!isNamed && number('women', w.women, undefined)}
            {number('signatures', w.signatures, fault('signatures'))}
          </>
        )}
      </CaptureFrame>
    </>
  );
}
