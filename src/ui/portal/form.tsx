import { createContext, type ReactNode, useContext } from 'react';
import { accept } from '#kernel/accept.ts';
import type { FieldFault, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Lang, Word } from '#kernel/words.ts';
import { useFrame, useSay } from './frame.tsx';
import { frameWords } from './portal.words.ts';

/** What was typed, and what has to be mended: a refused page is drawn again with both. */
export type FormState = { readonly values: Readonly<Record<string, string>>; readonly faults: readonly FieldFault[] };

const FormContext = createContext<FormState>({ values: {}, faults: [] });

export const idOf = (name: string) => `f-${name.replaceAll('.', '-')}`;

export function useField(name: string) {
  const { values, faults } = useContext(FormContext);
  const { lang } = useFrame();
  const fault = faults.find((f) => f.field === name);
  return { value: values[name] ?? '', fault: fault && tell(fault.says, lang, fault.values), id: idOf(name) };
}

type FormProps = {
  id: string;
  action: string;
  state: FormState;
  children: ReactNode;
  /** One command, one id: a form sent twice is carried out once. */
  commandId?: string;
  version?: number;
  hidden?: Readonly<Record<string, string>>;
  multipart?: boolean;
};

/** Validated by the server only, so that what has to be mended is said in one place and in one language. */
export function Form({ id, action, state, children, commandId, version, hidden = {}, multipart }: FormProps) {
  return (
    <FormContext value={state}>
      <form
        id={id}
        method="post"
        action={action}
        encType={multipart ? 'multipart/form-data' : undefined}
        noValidate
        acceptCharset="utf-8"
      >
        {commandId !== undefined && <input type="hidden" name="commandId" value={commandId} />}
        {version !== undefined && <input type="hidden" name="version" value={version} />}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
      </form>
    </FormContext>
  );
}

type FieldProps = { name: string; label: string; hint?: ReactNode; optional?: boolean };

/** Label, hint and mistake of one field, tied together for those who listen to the page. */
function FieldFrame({
  name,
  label,
  hint,
  optional,
  children,
}: FieldProps & { children: (id: string, described: string | undefined) => ReactNode }) {
  const t = useSay();
  const { fault, id } = useField(name);
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={fault ? 'field faulty' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="soft optional"> {t(frameWords.optional)}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && <FaultText id={`${id}-fault`}>{fault}</FaultText>}
      {children(id, described)}
    </div>
  );
}

export function FaultText({ id, children }: { id: string; children: string }) {
  const t = useSay();
  return (
    <p className="fault" id={id}>
      <span className="hear">{t(frameWords.mistake)}</span>
      {children}
    </p>
  );
}

type InputProps = FieldProps & {
  type?: 'text' | 'tel';
  inputMode?: 'text' | 'numeric' | 'tel';
  autoComplete?: string;
  maxLength?: number;
  capitals?: boolean;
};
export function Field({ type = 'text', inputMode, autoComplete = 'off', maxLength, capitals, ...field }: InputProps) {
  const { value, fault } = useField(field.name);
  return (
    <FieldFrame {...field}>
      {(id, described) => (
        <input
          id={id}
          name={field.name}
          type={type}
          inputMode={inputMode}
          autoComplete={autoComplete}
          autoCapitalize={capitals ? 'characters' : undefined}
          maxLength={maxLength}
          defaultValue={value}
          aria-describedby={described}
          aria-invalid={fault ? true : undefined}
        />
      )}
    </FieldFrame>
  );
}

export function TextArea({ rows = 5, maxLength, ...field }: FieldProps & { rows?: number; maxLength?: number }) {
  const { value, fault } = useField(field.name);
  return (
    <FieldFrame {...field}>
      {(id, described) => (
        <textarea
          id={id}
          name={field.name}
          rows={rows}
          maxLength={maxLength}
          defaultValue={value}
          aria-describedby={described}
          aria-invalid={fault ? true : undefined}
        />
      )}
    </FieldFrame>
  );
}

export type CardChoice = { value: string; title: string; says?: string };

/** One of a few, each with its plain consequence: large enough for a thumb. */
export function RadioCards({
  name,
  label,
  hint,
  choices,
  layout = 'list',
}: FieldProps & { choices: readonly CardChoice[]; layout?: 'list' | 'columns' | 'row' }) {
  const { value, fault, id } = useField(name);
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className={fault ? 'field faulty' : 'field'} aria-describedby={described}>
      <legend>{label}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && <FaultText id={`${id}-fault`}>{fault}</FaultText>}
      <div className={`cards ${layout}`}>
        {choices.map((c, i) => (
          <label key={c.value} className="card-choice">
            <input
              id={i === 0 ? id : undefined}
              type="radio"
              name={name}
              value={c.value}
              defaultChecked={c.value === value}
            />
            <span>
              <b>{c.title}</b>
              {c.says && <small>{c.says}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of many, where cards would fill the page. */
export function Choose({ choices, ...field }: FieldProps & { choices: readonly CardChoice[] }) {
  const { value, fault } = useField(field.name);
  return (
    <FieldFrame {...field}>
      {(id, described) => (
        <select
          id={id}
          name={field.name}
          defaultValue={value}
          aria-describedby={described}
          aria-invalid={fault ? true : undefined}
        >
          {choices.map((c) => (
            <option key={c.value} value={c.value}>
              {c.title}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

/** A mark of one to five, or none: nobody has to give one. */
export function Stars({ name, label }: { name: string; label: string }) {
  const t = useSay();
  const choices = [5, 4, 3, 2, 1].map((n) => ({ value: String(n), title: t(frameWords.starOf, { n }) }));
  return (
    <RadioCards
      name={name}
      label={label}
      choices={[...choices, { value: '', title: t(frameWords.noStar) }]}
      layout="row"
    />
  );
}

/** Photos, sound or papers; telephones offer the camera and the recorder among the choices. */
export function FileInput({ most, ...field }: FieldProps & { most: number }) {
  const t = useSay();
  return (
    <FieldFrame {...field} hint={field.hint ?? t(frameWords.fileHint, { most })} optional>
      {(id, described) => (
        <input id={id} name={field.name} type="file" multiple accept={accept.attachment} aria-describedby={described} />
      )}
    </FieldFrame>
  );
}

type ButtonProps = { children: ReactNode; name?: string; value?: string; look?: 'main' | 'plain' | 'link' };
export function Button({ children, name, value, look = 'main' }: ButtonProps) {
  return (
    <button type="submit" className={`button ${look}`} name={name} value={value}>
      {children}
    </button>
  );
}

/** A button that is a form of its own: going out, taking something back. Nobody needs it on paper. */
export const PostButton = ({
  action,
  look = 'link',
  children,
}: {
  action: string;
  look?: 'plain' | 'link';
  children: ReactNode;
}) => (
  <form method="post" action={action} className="no-print">
    <Button look={look}>{children}</Button>
  </form>
);

/** Enter in a text field presses the first button of a form: where other buttons come earlier, this one must be the first. */
export function EnterButton({ name, value }: { name: string; value: string }) {
  return <button type="submit" className="hear" name={name} value={value} tabIndex={-1} aria-hidden="true" />;
}

/** What has to be mended, at the top, each linked to its field; or the one sentence that says why it was refused. */
export function FaultSummary({
  refused,
  faults,
  labels,
}: {
  refused?: Refused | null;
  faults: readonly FieldFault[];
  labels: Readonly<Record<string, Word | undefined>>;
}) {
  const t = useSay();
  const { lang } = useFrame();
  if (faults.length === 0 && !refused) return null;
  return (
    <div className="summary" role="alert" tabIndex={-1}>
      <h2>{faults.length > 0 ? t(frameWords.mendFirst) : t(frameWords.problem)}</h2>
      {faults.length === 0 && refused && <p>{tell(refused.says, lang, refused.values)}</p>}
      {faults.length > 0 && (
        <ul>
          {faults.map((f) => (
            <li key={`${f.field}.${f.rule}`}>
              <a href={`#${idOf(f.field)}`}>{faultLine(f, labels[f.field], lang)}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function faultLine(fault: FieldFault, label: Word | undefined, lang: Lang): string {
  const says = tell(fault.says, lang, fault.values);
  return label ? `${tell(label, lang)}${lang === 'zh' ? ':' : ': '}${says}` : says;
}

/** The title of a page that was refused says so first: it is the first thing heard. */
export const faultyTitle = (title: string, lang: Lang, isFaulty: boolean) =>
  isFaulty ? `${tell(frameWords.problem, lang)}: ${title}` : title;
