import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { DraftFrame } from '#ui/field/DraftFrame.tsx';
import { Empty, Field, Loading } from '#ui/field/kit.tsx';
import { putLoaded, readAgain, useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { type DraftForm, useDraft } from '#ui/field/useDraft.ts';
import { moveTo } from '#ui/field/useSpot.ts';
import { useWho } from '#ui/field/who.ts';
import { Problem } from '#ui/web/call.ts';
import type { WhistleView } from '../whistles.contract.ts';
import { whistleVerbWords } from '../whistles.words.ts';
import { whistleFieldWords as w } from './field.words.ts';
import { whistles } from './wire.ts';

export type PhoneVerb = 'reportIn' | 'finish' | 'accept';
export const isPhoneVerb = (verb: string): verb is PhoneVerb => ['reportIn', 'finish', 'accept'].includes(verb);

type Props = { id: string; verb: PhoneVerb; taskId: string | null };
type Values = { text: string };

/** Reporting in, or saying that a task is done: a form of one field that is kept on the phone until it has arrived. */
export function WhistleActPage({ id, verb, taskId }: Props) {
  const say = useSay();
  const who = useWho();
  const loaded = useLoad(`cases/whistle/${id}`, () => ask(whistles.get, { params: { id } }));
  const form = useDraft<Values>(`${who.accountId}/whistle/${id}/${verb}/${taskId ?? ''}`, {
    text: verb === 'reportIn' ? `${who.organisation} ${who.name}` : '',
  });
  const isOpen = (view: WhistleView) =>
    taskId === null
      ? view.units.some((u) => u.id === who.organisationId && u.open.includes(verb))
      : view.tasks.some((t) => t.id === taskId && t.open.includes(verb));
  return (
    <>
      <Head title={say(whistleVerbWords[verb])} back={hashOf(['whistle', id])} />
      <Loading of={loaded}>
        {(view) =>
          form && (isOpen(view) || form.draft.unsure.length > 0) ? (
            <Act view={view} verb={verb} taskId={taskId} form={form} />
          ) : (
            <Empty title={say(w.cannotNow)} />
          )
        }
      </Loading>
    </>
  );
}

function Act({ view, verb, taskId, form }: Omit<Props, 'id'> & { view: WhistleView; form: DraftForm<Values> }) {
  const say = useSay();
  const [isMissing, setMissing] = useState(false);
  const task = view.tasks.find((t) => t.id === taskId);
  const { text } = form.draft.values;
  const send = async () => {
    const lacks = verb !== 'accept' && text.trim().length < 2;
    setMissing(lacks);
    if (lacks) return;
    const { version, id } = view;
    try {
      const after = await form.send('main', ({ values, commandIds }) => {
        const on = { version, key: commandIds.main };
        const params = { id, taskId: taskId ?? '' };
        if (verb === 'reportIn') return ask(whistles.reportIn, { ...on, params: { id }, input: { who: values.text } });
        if (verb === 'finish') return ask(whistles.finishTask, { ...on, params, input: { result: values.text } });
        return ask(whistles.acceptTask, { ...on, params, input: {} });
      });
      await form.discard();
      putLoaded(`cases/whistle/${id}`, after);
      readAgain('cases/');
      moveTo(['whistle', id]);
    } catch (error) {
      // Another unit reported in meanwhile: the same words hold, on the newer state.
      if (error instanceof Problem && error.code === 'stale') readAgain(`cases/whistle/${id}`);
      throw error;
    }
  };
  return (
    <DraftFrame form={form} label={say(whistleVerbWords[verb])} onSend={send}>
      {(fault) => (
        <>
          <div className="subject">
            <strong>{task?.what ?? view.issue}</strong>
          </div>
          {task?.result && <p className="body">{task.result}</p>}
          {verb !== 'accept' && (
            <Field
              label={say(verb === 'reportIn' ? w.who : w.result)}
              hint={say(verb === 'reportIn' ? w.whoHint : w.resultHint)}
              fault={isMissing ? say(w.fillIn) : fault(verb === 'reportIn' ? 'who' : 'result')}
            >
              {(wiring) => (
                <textarea
                  {...wiring}
                  rows={verb === 'reportIn' ? 2 : 4}
                  maxLength={verb === 'reportIn' ? 100 : 1000}
                  value={text}
                  onChange={(e) => form.set({ text: e.target.value })}
                />
              )}
            </Field>
          )}
        </>
      )}
    </DraftFrame>
  );
}
