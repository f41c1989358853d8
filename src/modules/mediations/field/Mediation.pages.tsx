import { useMemo, useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { FilesOf } from '#ui/field/Files.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Choice, Empty, Field, Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { useOutbox } from '#ui/field/outbox.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dayOf, momentText } from '#ui/field/time.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import type { AppointmentRow } from '../mediations.contract.ts';
import { deskRoles } from '../mediations.rules.ts';
import { disputeWords } from '../mediations.words.ts';
import { mediationFieldWords as w } from './field.words.ts';
import { mediations } from './wire.ts';

/** One's own mediations that are held or looked at again; kept on the phone, sealed like everything there. */
function useAppointments() {
  const { accountId } = useWho();
  return useLoad(`mediations/appointments/${accountId}`, () => ask(mediations.appointments), { keep: true });
}

/** On the page of today: where one is to mediate, the next first. */
export function MediationsToday() {
  const { role } = useWho();
  return deskRoles.some((r) => r === role) ? <Waiting /> : null;
}
function Waiting() {
  const say = useSay();
  const { lang } = useSettings();
  const waiting = new Set(
    useOutbox().flatMap((q) => (q.kind === 'mediation' && q.state === 'waiting' ? [q.about] : [])),
  );
  const items = (useAppointments().value?.items ?? []).filter((m) => !waiting.has(m.id));
  if (items.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.today)} <small>{items.length}</small>
      </h2>
      <ul className="lines">
        {items.map((m) => (
          <li key={m.id}>
            <a className="line" href={hashOf(['mediation', m.id])}>
              <strong>{m.parties.join('、')}</strong>
              <span className="about">
                <span>{say(disputeWords[m.kind])}</span>
                <span>
                  {m.appointment ? momentText(m.appointment.at, lang) : say(m.next === 'visit' ? w.visit : w.notSet)}
                </span>
                {m.appointment && <span>{m.appointment.place}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function MediationPage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useAppointments();
  return (
    <Loading of={loaded}>
      {({ items }) => {
        const m = items.find((x) => x.id === id);
        return (
          <>
            <Head title={say(m ? w[m.next] : w.session)} back={hashOf(['today'])} />
            {m ? <Taking m={m} /> : <Empty title={say(w.gone)} />}
          </>
        );
      }}
    </Loading>
  );
}

type Values = { on: string; text: string; isOpen: boolean; witness: string };
type Form = CaptureForm<Values>;
const TEXT_MIN = 2;
/** What the house would refuse is said here: the record may be days on its way. */
function missingIn(m: AppointmentRow, v: Values): Readonly<Record<string, Word | undefined>> {
  const isSession = m.next === 'session';
  return {
    text: v.text.trim().length < TEXT_MIN ? w.textMissing : undefined,
    on: v.on > dayOf(Date.now()) ? w.futureDay : isSession && m.rightsMissing > 0 ? w.rightsMissing : undefined,
    isOpen: isSession && v.isOpen && m.wantsClosed ? w.closedWanted : undefined,
  };
}

function Taking({ m }: { m: AppointmentRow }) {
  const say = useSay();
  const { lang } = useSettings();
  const empty = useMemo<Values>(() => ({ on: dayOf(Date.now()), text: '', isOpen: false, witness: '' }), []);
  const form = useCapture<Values>('mediation', m.id, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => history.back()} />;
  if (!form) return null;
  const { values: v } = form.draft;
  const keep = () =>
    form.keep({
      endpoint: mediations.record,
      params: { id: m.id },
      input: {
        ...{ kind: m.next, on: v.on, text: v.text.trim() },
        ...(v.witness.trim() && { witness: v.witness.trim() }),
        ...(m.next === 'session' && { isOpen: v.isOpen }),
      },
      ...{ area: m.area, about: m.id },
      says: [w.about[0].replace('{number}', m.number), w.about[1].replace('{number}', m.number)],
    });
  return (
    <>
      <div className="subject">
        <strong>{m.parties.join('、')}</strong>
        <span className="about">
          <span>{m.number}</span>
          <span>{say(disputeWords[m.kind])}</span>
          {m.appointment && <span>{momentText(m.appointment.at, lang)}</span>}
          {m.appointment && <span>{m.appointment.place}</span>}
        </span>
      </div>
      <CaptureFrame
        form={form}
        label={say(w.send)}
        missing={missingIn(m, v)}
        onKeep={async () => setKept((await keep()).id)}
      >
        {(fault) => <Fields m={m} form={form} fault={fault} />}
      </CaptureFrame>
    </>
  );
}

function Fields({ m, form, fault }: { m: AppointmentRow; form: Form; fault: (field: string) => string | undefined }) {
  const say = useSay();
  const { values: v } = form.draft;
  return (
    <>
      <Field label={say(w.on)} fault={fault('on')}>
        {(wiring) => (
          <input {...wiring} type="date" value={v.on} onChange={(event) => form.set({ on: event.target.value })} />
        )}
      </Field>
      <Field label={say(m.next === 'visit' ? w.visitText : w.text)} hint={say(w.textHint)} fault={fault('text')}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={7}
            maxLength={6000}
            value={v.text}
            onChange={(event) => form.set({ text: event.target.value })}
          />
        )}
      </Field>
      {m.next === 'session' && (
        <Choice
          label={say(w.isOpen)}
          value={v.isOpen ? 'open' : 'closed'}
          options={[
            { value: 'closed', says: w.closed },
            { value: 'open', says: w.open },
          ]}
          onPick={(value) => form.set({ isOpen: value === 'open' })}
          fault={fault('isOpen')}
        />
      )}
      <Field label={say(w.witness)} hint={say(w.witnessHint)} optional>
        {(wiring) => (
          <input
            {...wiring}
            maxLength={60}
            autoComplete="off"
            value={v.witness}
            onChange={(event) => form.set({ witness: event.target.value })}
          />
        )}
      </Field>
      <section className="field">
        <h2>{say(w.paper)}</h2>
        <FilesOf form={form} />
      </section>
    </>
  );
}
