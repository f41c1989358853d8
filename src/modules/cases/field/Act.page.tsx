import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { DraftFrame } from '#ui/field/DraftFrame.tsx';
import { FilesOf } from '#ui/field/Files.tsx';
import { fieldWords } from '#ui/field/field.words.ts';
import { Button, Choice, Empty, Field, Loading, Notice } from '#ui/field/kit.tsx';
import { putLoaded, readAgain, useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { type DraftForm, useDraft } from '#ui/field/useDraft.ts';
import { moveTo } from '#ui/field/useSpot.ts';
import { useWho } from '#ui/field/who.ts';
import { Problem } from '#ui/web/call.ts';
import type { CaseView } from '../cases.views.contract.ts';
import { callbackWords, outcomeWords, verbWords } from '../cases.words.ts';
import { type Act, type ActValues, type ActVerb, actOf, inputName, noValues } from './acts.ts';
import { Due } from './CaseLine.tsx';
import { caseFieldWords as w } from './field.words.ts';
import { Picker } from './Picker.tsx';
import { cases } from './wire.ts';

/** One act on one case: the form is a page, so "back" leads out of it, and the draft is found again. */
export function ActPage({ id, verb }: { id: string; verb: ActVerb }) {
  const say = useSay();
  const who = useWho();
  const loaded = useLoad(`cases/one/${id}`, () => ask(cases.get, { params: { id } }));
  const form = useDraft(`${who.accountId}/case/${id}/${verb}`, noValues);
  const back = hashOf(['case', id]);
  return (
    <>
      <Head title={say(verbWords[verb])} back={back} />
      {loaded.problem?.status === 404 && form && <LeftOver form={form} />}
      <Loading of={loaded}>
        {(view) => (
          <>
            <div className="subject">
              <strong>{view.title}</strong>
              <span className="about">
                <span>{view.placeName}</span>
                <Due row={view} />
              </span>
            </div>
            {form && <ActForm view={view} verb={verb} act={actOf(verb)} form={form} />}
          </>
        )}
      </Loading>
    </>
  );
}

const isText = (name: keyof ActValues) => name === 'text' || name === 'reason' || name === 'basis';

type FormProps = { view: CaseView; verb: ActVerb; act: Act; form: DraftForm<ActValues> };

function ActForm({ view, verb, act, form }: FormProps) {
  const say = useSay();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [isUpdated, setUpdated] = useState(false);
  const { id } = view;
  const closed = view.closed.find((c) => c.verb === verb);
  // While an answer is outstanding the act may well have closed itself by succeeding: it must stay possible to ask again.
  if (!view.open.includes(verb) && form.draft.unsure.length === 0)
    return (
      <>
        <Empty title={say(w.cannotNow)}>{closed && say(closed.says)}</Empty>
        <LeftOver form={form} />
      </>
    );

  const send = async () => {
    const empty = act.fields.filter((f) => !f.optional && !form.draft.values[f.name]).map((f) => f.name);
    setMissing(empty);
    if (empty.length > 0) return;
    try {
      const params = { id };
      if (form.draft.files.length > 0)
        await form.send('files', (draft, files) =>
          ask(cases.attach, {
            params,
            input: {},
            key: draft.commandIds.files,
            files: files.map((file) => ({ field: 'files', file })),
          }),
        );
      const after = await form.send('main', (draft) =>
        act.send({ params, version: view.version, key: draft.commandIds.main }, draft.values),
      );
      await form.discard();
      putLoaded(`cases/one/${id}`, after);
      readAgain('cases/');
      moveTo(['case', id], { done: verb });
    } catch (error) {
      if (error instanceof Problem && error.code === 'stale') {
        readAgain(`cases/one/${id}`);
        setUpdated(true);
      }
      throw error;
    }
  };

  return (
    <DraftFrame form={form} label={say(verbWords[verb])} onSend={send}>
      {(fault) => (
        <>
          {isUpdated && <Notice>{say(w.reviewed)}</Notice>}
          {act.how && <p>{say(act.how)}</p>}
          {act.fields.map((f) => (
            <ActField
              key={f.name}
              caseId={id}
              field={f}
              form={form}
              fault={
                missing.includes(f.name) && !form.draft.values[f.name]
                  ? say(isText(f.name) ? w.fillIn : w.pickFirst)
                  : fault(inputName[f.name])
              }
            />
          ))}
          {act.withFiles && (
            <section className="field">
              <h2>{say(verb === 'reply' ? w.evidencePhotos : w.evidence)}</h2>
              <FilesOf form={form} />
            </section>
          )}
        </>
      )}
    </DraftFrame>
  );
}

/** The case has moved on meanwhile: what was written for it can still be read, copied elsewhere, or deleted. */
function LeftOver({ form }: { form: DraftForm<ActValues> }) {
  const say = useSay();
  if (!form.wasKept) return null;
  const { text, reason, basis } = form.draft.values;
  return (
    <section>
      <h2>{say(w.leftOver)}</h2>
      <blockquote>
        <p className="body">{[text, reason, basis].filter(Boolean).join('\n')}</p>
      </blockquote>
      <Button onClick={() => void form.discard()}>{say(fieldWords.discardYes)}</Button>
    </section>
  );
}

type FieldProps = {
  caseId: string;
  field: Act['fields'][number];
  form: DraftForm<ActValues>;
  fault: string | undefined;
};

function ActField({ caseId, field, form, fault }: FieldProps) {
  const say = useSay();
  const { name, optional } = field;
  const { values } = form.draft;
  const label = say(field.label);
  if (name === 'outcome')
    return (
      <Choice
        label={label}
        value={values.outcome}
        options={(['solved', 'explained'] as const).map((value) => ({ value, says: outcomeWords[value] }))}
        onPick={(value) => form.set({ outcome: value })}
        fault={fault}
      />
    );
  if (name === 'result')
    return (
      <Choice
        label={label}
        value={values.result}
        options={(['solved', 'explained', 'unsolved', 'unreached'] as const).map((value) => ({
          value,
          says: callbackWords[value],
        }))}
        onPick={(value) => form.set({ result: value })}
        fault={fault}
      />
    );
  if (name === 'person' || name === 'unit' || name === 'line')
    return (
      <Picker
        caseId={caseId}
        what={name}
        label={label}
        value={values[name]}
        onPick={(value) => form.set({ [name]: value })}
        fault={fault}
      />
    );
  return (
    <Field label={label} hint={field.hint && say(field.hint)} fault={fault} optional={optional ?? false}>
      {(wiring) =>
        name === 'basis' || name === 'clause' ? (
          <input
            {...wiring}
            maxLength={name === 'clause' ? 200 : 300}
            value={values[name]}
            onChange={(e) => form.set({ [name]: e.target.value })}
          />
        ) : (
          <textarea
            {...wiring}
            rows={name === 'text' && !optional ? 6 : 3}
            maxLength={name === 'reason' ? 500 : 4000}
            value={values[name]}
            onChange={(e) => form.set({ [name]: e.target.value })}
          />
        )
      }
    </Field>
  );
}
