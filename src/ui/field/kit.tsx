import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Word } from '#kernel/words.ts';
import type { Problem } from '#ui/web/call.ts';
import { fieldWords as w } from './field.words.ts';
import type { Loaded } from './load.ts';
import { useSay } from './say.ts';
import { useSettings } from './settings.ts';
import { momentText } from './time.ts';

type ButtonProps = {
  children: ReactNode;
  onClick?: () => void;
  kind?: 'main' | 'plain' | 'quiet';
  type?: 'button' | 'submit';
  disabled?: boolean;
  /** Why it cannot be pressed; it stays focusable, so that the reason can be heard. */
  why?: string | undefined;
};

export function Button({ children, onClick, kind = 'plain', type = 'button', disabled, why }: ButtonProps) {
  const id = useId();
  if (why)
    return (
      <div className="barred">
        <button type="button" className={`button ${kind}`} aria-disabled="true" aria-describedby={id}>
          {children}
        </button>
        <p id={id}>{why}</p>
      </div>
    );
  return (
    <button type={type} className={`button ${kind}`} onClick={onClick} disabled={disabled}>
      {children}
    </button>
  );
}

type FieldProps = {
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
  optional?: boolean;
  children: (wiring: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
};

/** A label, its control, a hint and what is wrong with it, wired together for screen readers. */
export function Field({ label, hint, fault, optional, children }: FieldProps) {
  const say = useSay();
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={fault ? 'field faulty' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <small> {say(w.optional)}</small>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(fault && { 'aria-invalid': true as const }),
      })}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  /** The choices say by themselves what is asked: the label is for screen readers only. */
  isPlain?: boolean;
  value: T | null;
  options: readonly { value: T; says: Word }[];
  onPick: (value: T) => void;
  fault?: string | undefined;
};

/** One of a few, all in view: radio buttons a thumb can hit. */
export function Choice<T extends string>({ label, isPlain, value, options, onPick, fault }: ChoiceProps<T>) {
  const say = useSay();
  const name = useId();
  return (
    <fieldset className="choice" aria-describedby={fault ? `${name}-fault` : undefined}>
      <legend className={isPlain ? 'unseen' : undefined}>{label}</legend>
      <div>
        {options.map((o) => (
          <label key={o.value}>
            <input type="radio" name={name} checked={value === o.value} onChange={() => onPick(o.value)} />
            <span>{say(o.says)}</span>
          </label>
        ))}
      </div>
      {fault && (
        <p className="fault" id={`${name}-fault`}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}

export function Notice({
  kind = 'work',
  children,
}: {
  kind?: 'work' | 'now' | 'danger' | 'good';
  children: ReactNode;
}) {
  return (
    <div className={`notice ${kind}`} role={kind === 'danger' || kind === 'now' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

export function ProblemNotice({ problem, again }: { problem: Problem; again?: () => void }) {
  const say = useSay();
  return (
    <Notice kind="now">
      <p>{say(problem.says)}</p>
      {again && (
        <Button kind="quiet" onClick={again}>
          {say(w.again)}
        </Button>
      )}
    </Notice>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {children && <p>{children}</p>}
    </div>
  );
}

/** What is being read, was read, or cannot be: the page draws only the second. */
export function Loading<T>({ of, children }: { of: Loaded<T>; children: (value: T) => ReactNode }) {
  const say = useSay();
  const { lang } = useSettings();
  if (of.value !== undefined)
    return (
      <>
        {of.keptAt !== undefined && (
          <p className="kept-at">{say(w.keptAt, { at: momentText(new Date(of.keptAt).toISOString(), lang) })}</p>
        )}
        {of.problem && of.problem.status !== 0 && <ProblemNotice problem={of.problem} again={of.again} />}
        {children(of.value)}
      </>
    );
  if (of.problem?.status === 0) return <Empty title={say(w.offlineEmpty)} />;
  if (of.problem) return <ProblemNotice problem={of.problem} again={of.again} />;
  return (
    <div className="skeleton" role="status" aria-label={say(w.loading)}>
      <i />
      <i />
      <i />
    </div>
  );
}

/** A sheet from below, over everything else; Escape and the dark around it close it. */
export function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the dialog itself answers to Escape
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div>
        <header>
          <h2 id={id}>{title}</h2>
          <Button kind="quiet" onClick={onClose}>
            {say(w.close)}
          </Button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
