import { FilesOf, type FilesPart } from '#ui/field/Files.tsx';
import { Button, Choice, Field } from '#ui/field/kit.tsx';
import { useSay } from '#ui/field/say.ts';
import type { CaptureForm } from '#ui/field/useCapture.ts';
import { needCategories } from '../visits.rules.ts';
import { needCategoryWords } from '../visits.words.ts';
import { visitsFieldWords as w } from './field.words.ts';
import { type NeedValues, noNeed, type VisitValues } from './visit.ts';

type Form = CaptureForm<VisitValues>;
const MOST_NEEDS = 8;
type Change = Partial<NeedValues> | ((n: NeedValues) => Partial<NeedValues>);

/** What the household needs: each with its words, kind, place and pictures; a case, or answered on the spot. */
export function Needs({ form, fault }: { form: Form; fault: string | undefined }) {
  const say = useSay();
  const { needs } = form.draft.values;
  /** By what stands there by then: a picture may come while somebody types. */
  const put = (i: number, change: Change) =>
    form.edit((v) => ({
      needs: v.needs.map((n, k) => (k === i ? { ...n, ...(typeof change === 'function' ? change(n) : change) } : n)),
    }));
  const remove = (i: number) => {
    for (const id of needs[i]?.files ?? []) form.removeFile(id);
    form.edit((v) => ({ needs: v.needs.filter((_, k) => k !== i) }));
  };
  return (
    <section>
      <h2>{say(w.needs)}</h2>
      {needs.map((n, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a need has no name of its own until it is sent
        <Need key={i} n={n} nth={i + 1} form={form} put={(change) => put(i, change)} remove={() => remove(i)} />
      ))}
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {needs.length < MOST_NEEDS && (
        <Button onClick={() => form.edit((v) => ({ needs: [...v.needs, noNeed] }))}>{say(w.addNeed)}</Button>
      )}
    </section>
  );
}

type NeedProps = { n: NeedValues; nth: number; form: Form; put: (c: Change) => void; remove: () => void };
function Need({ n, nth, form, put, remove }: NeedProps) {
  const say = useSay();
  return (
    <section className="card" aria-label={say(w.needN, { n: nth })}>
      <h3>{say(w.needN, { n: nth })}</h3>
      <Field label={say(w.what)}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={2}
            maxLength={2000}
            value={n.what}
            onChange={(event) => put({ what: event.target.value })}
          />
        )}
      </Field>
      <Choice
        label={say(w.category)}
        value={n.category}
        options={needCategories.map((value) => ({ value, says: needCategoryWords[value] }))}
        onPick={(category) => put({ category })}
      />
      <Field label={say(w.placeNote)} optional>
        {(wiring) => (
          <input
            {...wiring}
            maxLength={200}
            autoComplete="off"
            value={n.placeNote}
            onChange={(event) => put({ placeNote: event.target.value })}
          />
        )}
      </Field>
      <Choice
        label={say(w.way)}
        value={n.way}
        options={[
          { value: 'case', says: w.asCase },
          { value: 'answer', says: w.asAnswer },
        ]}
        onPick={(way) => put({ way })}
      />
      {n.way === 'answer' && (
        <Field label={say(w.told)}>
          {(wiring) => (
            <textarea
              {...wiring}
              rows={2}
              maxLength={1000}
              value={n.told}
              onChange={(event) => put({ told: event.target.value })}
            />
          )}
        </Field>
      )}
      <h4>{say(w.pictures)}</h4>
      <FilesOf withSound form={filesOf(form, n, put)} />
      <Button kind="quiet" onClick={remove}>
        {say(w.remove)}
      </Button>
    </section>
  );
}

/** The files of one need: those that are named among its values. */
function filesOf(form: Form, n: NeedValues, put: NeedProps['put']): FilesPart {
  return {
    draft: { files: form.draft.files.filter((f) => n.files.includes(f.id)) },
    adding: form.adding,
    addFile: async (file, blob) => {
      const id = await form.addFile(file, blob);
      if (id) put((now) => ({ files: [...now.files, id] }));
      return id;
    },
    removeFile: (id) => {
      form.removeFile(id);
      put((now) => ({ files: now.files.filter((f) => f !== id) }));
    },
  };
}
