import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { DraftFrame } from '#ui/field/DraftFrame.tsx';
import { Choice, Empty, Field, Loading } from '#ui/field/kit.tsx';
import { readAgain, useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { type DraftForm, useDraft } from '#ui/field/useDraft.ts';
import { moveTo } from '#ui/field/useSpot.ts';
import { useWho } from '#ui/field/who.ts';
import type { OrderView } from '../orders.contract.ts';
import { orderVerbWords } from '../orders.words.ts';
import { orderFieldWords as w } from './field.words.ts';
import type { FieldVerb } from './verbs.ts';
import { localOf, momentOf, windowsFrom } from './windows.ts';
import { orders } from './wire.ts';

/** The moments of a chosen window are kept with it: a second try must say the same as the first. */
type Values = {
  window: string;
  visitFrom: string;
  visitTo: string;
  from: string;
  to: string;
  coming: string;
  yuan: string;
  note: string;
};
const OTHER = 'other';
const HOUR = 3_600_000;

/** One act on an order: the form is a page, so "back" leads out of it, and the draft is found again. */
export function OrderPage({ id, verb }: { id: string; verb: FieldVerb }) {
  const say = useSay();
  const who = useWho();
  const loaded = useLoad(`cases/order/${id}`, () => ask(orders.get, { params: { id } }), { keep: true });
  const [start] = useState(() => Math.ceil(Date.now() / HOUR) * HOUR);
  const form = useDraft<Values>(`${who.accountId}/order/${id}/${verb}`, {
    window: '',
    visitFrom: '',
    visitTo: '',
    from: localOf(start),
    to: localOf(start + 2 * HOUR),
    coming: who.name,
    yuan: '',
    note: '',
  });
  return (
    <>
      <Head title={say(orderVerbWords[verb])} back={hashOf(['case', id])} />
      <Loading of={loaded}>
        {(o) =>
          form && (o.open.includes(verb) || form.draft.unsure.length > 0) ? (
            <Act o={o} verb={verb} form={form} />
          ) : (
            <Empty title={say(w.cannotNow)} />
          )
        }
      </Loading>
    </>
  );
}

function visitOf(v: Values): { visitFrom: string; visitTo: string; coming?: string } {
  const visit = v.window === OTHER ? { visitFrom: momentOf(v.from) ?? '', visitTo: momentOf(v.to) ?? '' } : v;
  return { visitFrom: visit.visitFrom, visitTo: visit.visitTo, ...(v.coming.trim() && { coming: v.coming.trim() }) };
}

const centsOf = (yuan: string) => Math.round(Number(yuan.replace(',', '.')) * 100);

function missingIn(verb: FieldVerb, v: Values): (keyof Values)[] {
  if (verb === 'stateFee')
    return [...(centsOf(v.yuan) > 0 ? [] : (['yuan'] as const)), ...(v.note.trim() ? [] : (['note'] as const))];
  if (verb === 'take' || verb === 'plan')
    return [...(v.window ? [] : (['window'] as const)), ...(v.coming.trim() ? [] : (['coming'] as const))];
  return [];
}

type ActProps = { o: OrderView; verb: FieldVerb; form: DraftForm<Values> };

function Act({ o, verb, form }: ActProps) {
  const say = useSay();
  const [missing, setMissing] = useState<readonly (keyof Values)[]>([]);
  const params = { id: o.caseId };
  const send = async () => {
    const lacks = missingIn(verb, form.draft.values);
    setMissing(lacks);
    if (lacks.length > 0) return;
    await form.send('main', ({ values: v, commandIds }) => {
      const given = { params, version: o.version, key: commandIds.main };
      if (verb === 'take') return ask(orders.take, { ...given, input: visitOf(v) });
      if (verb === 'plan') return ask(orders.plan, { ...given, input: visitOf(v) });
      if (verb === 'arrive') return ask(orders.arrive, { ...given, input: {} });
      if (verb === 'dropFee') return ask(orders.dropFee, { ...given, input: {} });
      return ask(orders.stateFee, { ...given, input: { cents: centsOf(v.yuan), note: v.note.trim() } });
    });
    await form.discard();
    readAgain('cases/');
    moveTo(['case', o.caseId]);
  };
  return (
    <DraftFrame form={form} label={say(orderVerbWords[verb])} onSend={send}>
      {(fault) => {
        const faultOf = (name: keyof Values, told: string) => (missing.includes(name) ? say(w.fillIn) : fault(told));
        if (verb === 'take' || verb === 'plan') return <Visit form={form} faultOf={faultOf} />;
        if (verb === 'stateFee') return <Fee form={form} faultOf={faultOf} />;
        return null;
      }}
    </DraftFrame>
  );
}

type PartProps = { form: DraftForm<Values>; faultOf: (name: keyof Values, told: string) => string | undefined };

function Visit({ form, faultOf }: PartProps) {
  const say = useSay();
  const { values: v } = form.draft;
  const windows = windowsFrom(Date.now());
  const options = [...windows.map(({ key, says }) => ({ value: key, says })), { value: OTHER, says: w.other }];
  const pick = (window: string) => {
    const chosen = windows.find((x) => x.key === window);
    form.set({ window, visitFrom: chosen?.visitFrom ?? '', visitTo: chosen?.visitTo ?? '' });
  };
  return (
    <>
      <p>{say(w.whenHint)}</p>
      <Choice
        label={say(w.when)}
        value={v.window || null}
        options={options}
        onPick={pick}
        fault={faultOf('window', 'visitTo')}
      />
      {v.window === OTHER && (
        <>
          <Field label={say(w.from)}>
            {(wiring) => (
              <input
                {...wiring}
                type="datetime-local"
                value={v.from}
                onChange={(e) => form.set({ from: e.target.value })}
              />
            )}
          </Field>
          <Field label={say(w.to)}>
            {(wiring) => (
              <input
                {...wiring}
                type="datetime-local"
                value={v.to}
                onChange={(e) => form.set({ to: e.target.value })}
              />
            )}
          </Field>
        </>
      )}
      <Field label={say(w.coming)} hint={say(w.comingHint)} fault={faultOf('coming', 'coming')}>
        {(wiring) => (
          <input {...wiring} maxLength={40} value={v.coming} onChange={(e) => form.set({ coming: e.target.value })} />
        )}
      </Field>
    </>
  );
}

function Fee({ form, faultOf }: PartProps) {
  const say = useSay();
  const { values: v } = form.draft;
  return (
    <>
      <p>{say(w.feeHint)}</p>
      <Field label={say(w.yuan)} fault={faultOf('yuan', 'cents') && say(w.yuanFault)}>
        {(wiring) => (
          <input {...wiring} inputMode="decimal" value={v.yuan} onChange={(e) => form.set({ yuan: e.target.value })} />
        )}
      </Field>
      <Field label={say(w.feeFor)} fault={faultOf('note', 'note')}>
        {(wiring) => (
          <input {...wiring} maxLength={200} value={v.note} onChange={(e) => form.set({ note: e.target.value })} />
        )}
      </Field>
    </>
  );
}
