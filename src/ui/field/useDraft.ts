import { useCallback, useEffect, useRef, useState } from 'react';
import { newKey } from '#ui/web/call.ts';
import { isUnanswered } from './ask.ts';
import { dropDraft, keepDraft, readDraft } from './draft.store.ts';
import {
  beginDraft,
  type Draft,
  type DraftFile,
  editFiles,
  editValues,
  isWorthKeeping,
  refusedDraft,
  type Step,
  sending,
  stepDone,
} from './draft.ts';
import { forgetBlob, keepBlob, readFile } from './phone.store.ts';

export type DraftForm<V, M = unknown> = {
  draft: Draft<V, M>;
  /** It was begun earlier and has been taken up again. */
  wasKept: boolean;
  /** The phone would not keep it (private window, no room): said plainly, for leaving the page would lose it. */
  keepFailed: boolean;
  set: (change: Partial<V>) => void;
  /** A change that follows from what stands there now, e.g. one more in a list. */
  edit: (how: (values: V) => Partial<V>) => void;
  /** How many files are on their way into it (a photo being drawn smaller, a recording): it must not be sent before they are there. */
  adding: number;
  /** Keeps a file and says under which id; null when it came too late, the draft it was meant for being gone. Throws what `blob` throws. */
  addFile: (file: Omit<DraftFile, 'id'>, blob: Blob | Promise<Blob>) => Promise<string | null>;
  removeFile: (id: string) => void;
  /** Carries out one step under its command id and remembers that it is done; a step already done is not sent again. */
  send: <A>(step: Step, run: (draft: Draft<V>, files: readonly File[]) => Promise<A>) => Promise<A>;
  discard: () => Promise<void>;
  /** What was written last is on the phone's disk. */
  settled: () => Promise<void>;
};

/** Files on their way into a draft whose page was left: who opens it again waits for them. */
const coming = new Map<string, Promise<unknown>>();

/** A form that is kept on the phone as it is written. Null until the phone has said whether there is something to take up. */
export function useDraft<V extends object, M = unknown>(key: string, empty: V): DraftForm<V, M> | null {
  const [draft, setDraft] = useState<Draft<V> | null>(null);
  const [wasKept, setWasKept] = useState(false);
  const [keepFailed, setKeepFailed] = useState(false);
  const [adding, setAdding] = useState(0);
  const now = useRef<Draft<V> | null>(null);
  const start = useRef(empty);
  const writing = useRef<Promise<void>>(Promise.resolve());
  /** Files on their way; and how often the form has begun anew, for a file must not come into another draft than its own. */
  const late = useRef({ adding: 0, begun: 0 });

  const write = useCallback(async () => {
    const next = now.current;
    if (!next) return;
    try {
      if (isWorthKeeping(next, start.current)) await keepDraft(key, next);
      // A file on its way stands in the store before the draft names it.
      else if (late.current.adding === 0) await dropDraft(key);
    } catch {
      setKeepFailed(true);
    }
  }, [key]);
  /** One write after the other, each of what is newest: an older one must not end last. */
  const put = useCallback(
    (next: Draft<V>): Promise<void> => {
      now.current = next;
      setDraft(next);
      writing.current = writing.current.then(write);
      return writing.current;
    },
    [write],
  );
  const count = (by: 1 | -1) => {
    late.current.adding += by;
    setAdding(late.current.adding);
  };

  useEffect(() => {
    let isHere = true;
    Promise.resolve(coming.get(key))
      .then(() => readDraft(key))
      .catch(() => undefined)
      .then((found) => {
        if (!isHere) return;
        // Fields that came with a newer version of the app begin empty.
        const next = found
          ? { ...found, values: { ...start.current, ...found.values } }
          : beginDraft(start.current, newKey);
        now.current = next;
        setWasKept(found !== undefined);
        setDraft(next);
      });
    return () => {
      isHere = false;
    };
  }, [key]);

  if (!draft) return null;
  const current = () => now.current ?? draft;
  return {
    // What a step answered comes back from the phone's store as it was put there.
    draft: draft as Draft<V, M>,
    wasKept,
    keepFailed,
    set: (change) => void put(editValues(current(), change, newKey)),
    edit: (how) => void put(editValues(current(), how(current().values), newKey)),
    adding,
    addFile: (file, blob) => {
      const { begun } = late.current;
      count(1);
      const added = keepFile(key, blob, () => setKeepFailed(true))
        .then(async (id) => {
          if (begun !== late.current.begun) return forgetBlob(id).then(() => null);
          await put(editFiles(current(), [...current().files, { ...file, id }], newKey));
          return id;
        })
        .finally(() => count(-1));
      const all = Promise.allSettled([coming.get(key), added]);
      coming.set(key, all);
      return added;
    },
    removeFile: (id) => {
      void forgetBlob(id);
      void put(
        editFiles(
          current(),
          current().files.filter((f) => f.id !== id),
          newKey,
        ),
      );
    },
    send: async <A>(step: Step, run: (draft: Draft<V>, files: readonly File[]) => Promise<A>) => {
      const before = current().done[step];
      if (before !== undefined) return before as A;
      const files = step === 'files' ? await filesOf(current()) : [];
      await put(sending(current(), step));
      try {
        const answer = await run(current(), files);
        await put(stepDone(current(), step, answer));
        return answer;
      } catch (error) {
        if (!isUnanswered(error)) await put(refusedDraft(current(), step));
        throw error;
      }
    },
    settled: () => writing.current,
    discard: async () => {
      late.current.begun += 1;
      const next = beginDraft(start.current, newKey);
      now.current = next;
      setWasKept(false);
      setDraft(next);
      writing.current = writing.current.then(() => dropDraft(key));
      await writing.current;
    },
  };
}

/** Under a new id, as soon as there is something to keep. */
async function keepFile(key: string, blob: Blob | Promise<Blob>, onFailed: () => void): Promise<string> {
  const id = newKey();
  const content = await blob;
  await keepBlob(id, key, content).catch(onFailed);
  return id;
}

async function filesOf(draft: Draft<unknown>): Promise<File[]> {
  const found = await Promise.all(
    draft.files.map(async ({ id, name }) => {
      const blob = await readFile(id);
      return blob ? [new File([blob], name, { type: blob.type })] : [];
    }),
  );
  return found.flat();
}
