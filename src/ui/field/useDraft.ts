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
  /** Keeps a file and says under which id. */
  addFile: (file: Omit<DraftFile, 'id'>, blob: Blob) => Promise<string>;
  removeFile: (id: string) => void;
  /** Carries out one step under its command id and remembers that it is done; a step already done is not sent again. */
  send: <A>(step: Step, run: (draft: Draft<V>, files: readonly File[]) => Promise<A>) => Promise<A>;
  discard: () => Promise<void>;
};

/** A form that is kept on the phone as it is written. Null until the phone has said whether there is something to take up. */
export function useDraft<V extends object, M = unknown>(key: string, empty: V): DraftForm<V, M> | null {
  const [draft, setDraft] = useState<Draft<V> | null>(null);
  const [wasKept, setWasKept] = useState(false);
  const [keepFailed, setKeepFailed] = useState(false);
  const now = useRef<Draft<V> | null>(null);
  const start = useRef(empty);

  const put = useCallback(
    async (next: Draft<V>) => {
      now.current = next;
      setDraft(next);
      try {
        if (isWorthKeeping(next, start.current)) await keepDraft(key, next);
        else await dropDraft(key);
      } catch {
        setKeepFailed(true);
      }
    },
    [key],
  );

  useEffect(() => {
    let isHere = true;
    readDraft(key)
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
    addFile: async (file, blob) => {
      const id = newKey();
      await keepBlob(id, key, blob).catch(() => setKeepFailed(true));
      await put(editFiles(current(), [...current().files, { ...file, id }], newKey));
      return id;
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
    discard: async () => {
      await dropDraft(key);
      const next = beginDraft(start.current, newKey);
      now.current = next;
      setWasKept(false);
      setDraft(next);
    },
  };
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
