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
import { momentText } from '#ui/field/time.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import type { ActivityView, AttendeeView } from '../activities.contract.ts';
import { activityFieldWords as w } from './field.words.ts';
import { activities } from './wire.ts';

type Tick = 'present' | 'absent' | 'leave';
const ticks = ['present', 'absent', 'leave'] as const satisfies readonly Tick[];
type Values = { ticks: Record<string, Tick>; reasons: Record<string, string>; guests: string };
const empty: Values = { ticks: {}, reasons: {}, guests: '' };
const TITLE_MAX = 24;

/** 记到会: one line for everybody on the list, ticked by somebody in the room; goes out when there is a way. */
export function AttendancePage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useLoad(`activities/one/${id}`, () => ask(activities.get, { params: { id } }), { keep: true });
  return (
    <>
      <Head title={say(w.attendance)} back={hashOf(['today'])} />
      <Loading of={loaded}>{(a) => <Attendance a={a} />}</Loading>
    </>
  );
}

const namesIn = (text: string) => [
  ...new Set(
    text
      .split(/[\n,,、]/)
      .map((n) => n.trim())
      .filter(Boolean),
  ),
];
/** What stands on the list already is the start of the form; only what was touched is sent. */
const standing = (t: AttendeeView): Tick | null => ticks.find((x) => x === t.presence) ?? null;

function missingIn(v: Values): Partial<Record<string, Word>> {
  const missing: Record<string, Word> = {};
  for (const [id, tick] of Object.entries(v.ticks))
    if (tick === 'leave' && !v.reasons[id]?.trim()) missing[id] = w.reasonMissing;
  if (Object.keys(v.ticks).length === 0 && namesIn(v.guests).length === 0) missing.guests = w.nothing;
  return missing;
}

function Attendance({ a }: { a: ActivityView }) {
  const say = useSay();
  const { lang } = useSettings();
  const form = useCapture<Values>('activity', a.id, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (!a.open.includes('attend')) return <Empty title={say(w.closed)} />;
  if (!form) return null;
  const { values } = form.draft;
  const keep = async () => {
    const input = {
      ticks: Object.entries(values.ticks).map(([attendeeId, presence]) => ({
        attendeeId,
        presence,
        ...(presence === 'leave' && { reason: values.reasons[attendeeId]?.trim() }),
      })),
      guests: namesIn(values.guests),
      memberIds: [],
    };
    const title = a.title.slice(0, TITLE_MAX);
    const says: Word = [`到会:${title}`, `Attendance: ${title}`];
    const q = await form.keep({
      endpoint: activities.attend,
      params: { id: a.id },
      input,
      area: a.area,
      about: a.id,
      says,
    });
    setKept(q.id);
  };
  return (
    <>
      <p className="about">
        <span>{a.title}</span>
        <span>{momentText(a.startsAt, lang)}</span>
        <span>{a.where}</span>
      </p>
      <p>
        <a className="button plain" href={hashOf(['activityPhoto', a.id])}>
          {say(w.photo)}
        </a>
      </p>
      <p className="hint">{say(w.hint)}</p>
      <CaptureFrame form={form} label={say(w.send)} missing={missingIn(values)} onKeep={keep}>
        {(fault) => (
          <>
            {a.attendees.map((t) => (
              <Line key={t.id} t={t} form={form} fault={fault(t.id)} />
            ))}
            <Field label={say(w.guests)} hint={say(w.guestsHint)} fault={fault('guests')} optional>
              {(wiring) => (
                <textarea
                  {...wiring}
                  rows={3}
                  maxLength={2000}
                  value={values.guests}
                  onChange={(e) => form.set({ guests: e.target.value })}
                />
              )}
            </Field>
          </>
        )}
      </CaptureFrame>
    </>
  );
}

type LineProps = { t: AttendeeView; form: CaptureForm<Values>; fault: string | undefined };
function Line({ t, form, fault }: LineProps) {
  const say = useSay();
  const { values } = form.draft;
  const tick = values.ticks[t.id] ?? standing(t);
  return (
    <>
      <Choice
        label={t.name}
        value={tick}
        options={ticks.map((value) => ({ value, says: w[value] }))}
        onPick={(next) => form.set({ ticks: { ...values.ticks, [t.id]: next } })}
      />
      {values.ticks[t.id] === 'leave' && (
        <Field label={say(w.reason, { name: t.name })} fault={fault}>
          {(wiring) => (
            <input
              {...wiring}
              maxLength={200}
              value={values.reasons[t.id] ?? ''}
              onChange={(e) => form.set({ reasons: { ...values.reasons, [t.id]: e.target.value } })}
            />
          )}
        </Field>
      )}
    </>
  );
}
