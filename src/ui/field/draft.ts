/**
 * What somebody has begun to write, kept on the phone until the server has it. A draft is sent in steps (the files, the words);
 * each step has its own command id, kept as long as its content stays, so that a second try can never do the thing twice.
 */
export type DraftFile = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'photo' | 'sound' | 'signature' | 'paper';
};
export type Step = 'main' | 'files';
export type Draft<V, M = unknown> = {
  readonly values: V;
  readonly files: readonly DraftFile[];
  readonly commandIds: Readonly<Record<Step, string>>;
  /** When it was written down, if it was finished once already and is being mended. */
  readonly madeAt?: string;
  /** Sent, but no answer came: it may or may not have arrived. */
  readonly unsure: readonly Step[];
  /** Steps that the server has carried out, with what it answered. */
  readonly done: { readonly main?: M; readonly files?: unknown };
};

type NewId = () => string;

export const beginDraft = <V>(values: V, newId: NewId): Draft<V> => ({
  values,
  files: [],
  commandIds: { main: newId(), files: newId() },
  unsure: [],
  done: {},
});

/** Other content is another command: under the old id the server would answer with what it did the first time. */
function renew<V>(draft: Draft<V>, step: Step, newId: NewId): Draft<V> {
  if (!draft.unsure.includes(step)) return draft;
  return {
    ...draft,
    unsure: draft.unsure.filter((s) => s !== step),
    commandIds: { ...draft.commandIds, [step]: newId() },
  };
}

export const editValues = <V>(draft: Draft<V>, change: Partial<V>, newId: NewId): Draft<V> => ({
  ...renew(draft, 'main', newId),
  values: { ...draft.values, ...change },
});

/** Files already with the server stay there; those chosen later are sent as a further step. */
export const editFiles = <V>(draft: Draft<V>, files: readonly DraftFile[], newId: NewId): Draft<V> => {
  const { files: answered, ...done } = draft.done;
  const renewed = renew(draft, 'files', newId);
  if (answered === undefined) return { ...renewed, files };
  return { ...renewed, files, done, commandIds: { ...renewed.commandIds, files: newId() } };
};

/** Written down before the request leaves: should the phone die now, we know that we do not know. */
export const sending = <V>(draft: Draft<V>, step: Step): Draft<V> => ({
  ...draft,
  unsure: draft.unsure.includes(step) ? draft.unsure : [...draft.unsure, step],
});

/** The server said no and has kept no trace: the same id is free for a corrected text. */
export const refusedDraft = <V>(draft: Draft<V>, step: Step): Draft<V> => ({
  ...draft,
  unsure: draft.unsure.filter((s) => s !== step),
});

export const stepDone = <V>(draft: Draft<V>, step: Step, answer: unknown): Draft<V> => ({
  ...refusedDraft(draft, step),
  done: { ...draft.done, [step]: answer },
});

/** The words may have arrived already: changing them now could make the same thing twice, so the form asks first. */
export const isUnsure = <V>(draft: Draft<V>): boolean => draft.unsure.includes('main');

/** Is there anything in it that somebody would miss? Texts begin empty; a choice alone is quickly made again. */
export const isWorthKeeping = <V extends object>(draft: Draft<V>, empty: V): boolean =>
  draft.files.length > 0 ||
  draft.unsure.length > 0 ||
  Object.keys(draft.done).length > 0 ||
  Object.keys(empty).some((name) => Reflect.get(empty, name) === '' && Reflect.get(draft.values, name) !== '');
