import { FilesOf } from '#ui/field/Files.tsx';
import { Choice, Field } from '#ui/field/kit.tsx';
import { useSay } from '#ui/field/say.ts';
import { dayOf } from '#ui/field/time.ts';
import type { DraftForm } from '#ui/field/useDraft.ts';
import type { ErrandView } from '../errands.contract.ts';
import { paperKinds } from '../errands.rules.ts';
import { paperKindWords } from '../errands.words.ts';
import type { PhoneVerb, Values } from './acts.ts';
import { errandFieldWords as w } from './field.words.ts';

type Name = keyof Values;
type Props = {
  e: ErrandView;
  verb: PhoneVerb;
  form: DraftForm<Values>;
  /** `told`: what the server calls the field. */
  faultOf: (name: Name, told: string) => string | undefined;
};

/** What one step asks for. */
export function ErrandFields({ e, verb, form, faultOf }: Props) {
  const say = useSay();
  const line = { form, faultOf };
  if (verb === 'accept' || verb === 'finish') return <p>{say(verb === 'accept' ? w.acceptHow : w.finishHow)}</p>;
  if (verb === 'trip')
    return (
      <>
        <Day {...line} told="day" />
        <Line {...line} name="place" max={120} />
        <Line {...line} name="purpose" max={300} />
      </>
    );
  if (verb === 'collect') return <Paper {...line} />;
  if (verb === 'handBack') return <Back e={e} {...line} />;
  if (verb === 'result') return <Line {...line} name="text" max={2000} rows={4} />;
  return (
    <>
      <Line {...line} name="to" max={120} />
      <Day {...line} told="on" />
      <Line {...line} name="receiptNumber" max={60} optional />
      <section className="field">
        <h2>{say(w.receiptPhoto)}</h2>
        <FilesOf form={form} />
      </section>
    </>
  );
}

type LineProps = Pick<Props, 'form' | 'faultOf'>;

function Day({ form, faultOf, told }: LineProps & { told: string }) {
  const say = useSay();
  return (
    <Field label={say(w.day)} fault={faultOf('day', told)}>
      {(wiring) => (
        <input
          {...wiring}
          type="date"
          max={dayOf(Date.now())}
          value={form.draft.values.day}
          onChange={(event) => form.set({ day: event.target.value })}
        />
      )}
    </Field>
  );
}

type TextName = 'place' | 'purpose' | 'name' | 'to' | 'receiptNumber' | 'text';
function Line(p: LineProps & { name: TextName; max: number; rows?: number; hint?: string; optional?: boolean }) {
  const say = useSay();
  const { name, form } = p;
  const control = {
    maxLength: p.max,
    value: form.draft.values[name],
    onChange: (event: { target: { value: string } }) => form.set({ [name]: event.target.value }),
  };
  return (
    <Field
      label={say(w[name])}
      fault={p.faultOf(name, name)}
      {...(p.hint && { hint: p.hint })}
      {...(p.optional && { optional: true })}
    >
      {(wiring) => (p.rows ? <textarea {...wiring} rows={p.rows} {...control} /> : <input {...wiring} {...control} />)}
    </Field>
  );
}

function Paper({ form, faultOf }: LineProps) {
  const say = useSay();
  const { kind, copies } = form.draft.values;
  return (
    <>
      <Line form={form} faultOf={faultOf} name="name" max={80} hint={say(w.nameHint)} />
      <Choice
        label={say(w.kind)}
        value={kind || null}
        options={paperKinds.map((value) => ({ value, says: paperKindWords[value] }))}
        onPick={(picked) => form.set({ kind: picked })}
        fault={faultOf('kind', 'kind')}
      />
      <Field label={say(w.copies)} fault={faultOf('copies', 'copies') && say(w.copiesFault)}>
        {(wiring) => (
          <input
            {...wiring}
            inputMode="numeric"
            value={copies}
            onChange={(event) => form.set({ copies: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function Back({ e, form, faultOf }: LineProps & { e: ErrandView }) {
  const say = useSay();
  const { paperId, handedTo } = form.draft.values;
  const out = e.papers.filter((p) => !p.returnedAt);
  return (
    <>
      <Choice
        label={say(w.paper)}
        value={paperId || null}
        options={out.map(({ id, name, kind }) => {
          const [zh, en] = paperKindWords[kind];
          return { value: id, says: [`${name}(${zh})`, `${name} (${en})`] };
        })}
        onPick={(picked) => form.set({ paperId: picked })}
        fault={faultOf('paperId', 'paperId')}
      />
      <Choice
        label={say(w.handedTo)}
        value={handedTo || null}
        options={(['person', 'family'] as const).map((value) => ({ value, says: w[value] }))}
        onPick={(picked) => form.set({ handedTo: picked })}
        fault={faultOf('handedTo', 'to')}
      />
    </>
  );
}
