import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { DraftFrame } from '#ui/field/DraftFrame.tsx';
import { Empty, Loading } from '#ui/field/kit.tsx';
import { putLoaded, readAgain, useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { dayOf } from '#ui/field/time.ts';
import { type DraftForm, useDraft } from '#ui/field/useDraft.ts';
import { moveTo } from '#ui/field/useSpot.ts';
import { useWho } from '#ui/field/who.ts';
import { Problem } from '#ui/web/call.ts';
import type { ErrandView } from '../errands.contract.ts';
import { errandVerbWords } from '../errands.words.ts';
import { missingIn, type PhoneVerb, type Values } from './acts.ts';
import { ErrandFields } from './ErrandAct.fields.tsx';
import { errandFieldWords as w } from './field.words.ts';
import { errands } from './wire.ts';

/** One step of an errand: the form is a page, so "back" leads out of it, and the draft is found again. */
export function ErrandActPage({ id, verb }: { id: string; verb: PhoneVerb }) {
  const say = useSay();
  const who = useWho();
  const loaded = useLoad(`cases/errand/${id}`, () => ask(errands.get, { params: { id } }));
  const [today] = useState(() => dayOf(Date.now()));
  const form = useDraft<Values>(`${who.accountId}/errand/${id}/${verb}`, {
    day: today,
    place: '',
    purpose: '',
    name: '',
    kind: '',
    copies: '1',
    paperId: '',
    handedTo: '',
    to: '',
    receiptNumber: '',
    text: '',
  });
  return (
    <>
      <Head title={say(errandVerbWords[verb])} back={hashOf(['case', id])} />
      <Loading of={loaded}>
        {(e) => {
          if (!form) return null;
          if (e.open.includes(verb) || form.draft.unsure.length > 0) return <Act e={e} verb={verb} form={form} />;
          const says = e.closed.find((c) => c.verb === verb)?.says;
          return <Empty title={say(w.cannotNow)}>{says && say(says)}</Empty>;
        }}
      </Loading>
    </>
  );
}

type Given = { params: { id: string }; version: number; key: string };
function sendAct(verb: PhoneVerb, given: Given, v: Values): Promise<ErrandView> {
  if (verb === 'accept') return ask(errands.accept, { ...given, input: {} });
  if (verb === 'finish') return ask(errands.finish, { ...given, input: {} });
  if (verb === 'result') return ask(errands.result, { ...given, input: { text: v.text } });
  if (verb === 'trip')
    return ask(errands.trip, { ...given, input: { day: v.day, place: v.place, purpose: v.purpose } });
  if (verb === 'collect')
    return ask(errands.collect, {
      ...given,
      input: { name: v.name, kind: v.kind || 'original', copies: Number(v.copies) },
    });
  if (verb === 'handBack')
    return ask(errands.handBack, { ...given, input: { paperId: v.paperId, to: v.handedTo || 'person' } });
  const receiptNumber = v.receiptNumber.trim();
  return ask(errands.submit, { ...given, input: { to: v.to, on: v.day, ...(receiptNumber && { receiptNumber }) } });
}

function Act({ e, verb, form }: { e: ErrandView; verb: PhoneVerb; form: DraftForm<Values> }) {
  const say = useSay();
  const [missing, setMissing] = useState<readonly (keyof Values)[]>([]);
  const params = { id: e.caseId };
  const send = async () => {
    const lacks = missingIn(verb, form.draft.values);
    setMissing(lacks);
    if (lacks.length > 0) return;
    try {
      if (form.draft.files.length > 0)
        await form.send('files', (draft, files) =>
          ask(errands.attach, {
            params,
            input: {},
            key: draft.commandIds.files,
            files: files.map((file) => ({ field: 'files', file })),
          }),
        );
      const after = await form.send('main', ({ values, commandIds }) =>
        sendAct(verb, { params, version: e.version, key: commandIds.main }, values),
      );
      await form.discard();
      putLoaded(`cases/errand/${e.caseId}`, after);
      readAgain('cases/');
      moveTo(['case', e.caseId]);
    } catch (error) {
      // Somebody did another step meanwhile: what was written here holds, on the newer state.
      if (error instanceof Problem && error.code === 'stale') readAgain(`cases/errand/${e.caseId}`);
      throw error;
    }
  };
  return (
    <DraftFrame form={form} label={say(errandVerbWords[verb])} onSend={send}>
      {(fault) => (
        <>
          <div className="subject">
            <strong>{e.authorisation?.scope}</strong>
            <span className="about">{e.number}</span>
          </div>
          <ErrandFields
            e={e}
            verb={verb}
            form={form}
            faultOf={(name, told) =>
              missing.includes(name)
                ? say(name === 'kind' || name === 'paperId' || name === 'handedTo' ? w.pick : w.fillIn)
                : fault(told)
            }
          />
        </>
      )}
    </DraftFrame>
  );
}
