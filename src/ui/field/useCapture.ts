import type { Endpoint } from '#kernel/endpoint.ts';
import type { Word } from '#kernel/words.ts';
import { newKey } from '#ui/web/call.ts';
import { trueNow } from './clock.ts';
import { newNumber } from './numbers.ts';
import { enqueue } from './outbox.ts';
import type { Queued, QueuedFile } from './queued.ts';
import { dayOf } from './time.ts';
import { type DraftForm, useDraft } from './useDraft.ts';
import { useWho } from './who.ts';

/** What a finished form becomes. */
export type Finished = {
  /** `wire` of an endpoint that takes `captured`. */
  endpoint: Pick<Endpoint, 'method' | 'path'>;
  params?: Readonly<Record<string, string>>;
  /** What is sent, but for `captured`. */
  input: object;
  version?: number;
  /** The place it is about. */
  area: string;
  /** What it builds on: records about the same thing go one after another. */
  about?: string;
  /** How a person knows it again in the list of what waits. */
  says: Word;
  /** The page of what it becomes, by the answer's `id`. */
  opens?: string;
  /** Somebody said it: what the answer holds for them (a passphrase) is still to be told. */
  isSaid?: boolean;
};
export type CaptureForm<V extends object> = Omit<DraftForm<V>, 'send'> & {
  /**
   * Puts the finished record into the outbox, files and all, and begins the form anew. Works without a network. Throws when the phone cannot
   * keep it (no room, no sealing): the form then stays as it is.
   */
  keep: (finished: Finished) => Promise<Queued>;
};

const useOf: Record<string, QueuedFile['what']> = {
  photo: 'photo',
  sound: 'sound',
  signature: 'signature',
  paper: 'paper',
};

/**
 * A form that captures something on the phone: kept sealed while it is written, put into the outbox when it is finished, sent when there is a
 * way. `kind`: which form, the first part of the page's address (`#/note`, `#/patrol/…`); `about`: of what, the rest of it, may be empty.
 */
export function useCapture<V extends object>(kind: string, about: string, empty: V): CaptureForm<V> | null {
  const who = useWho();
  const key = [who.accountId, kind, about].filter(Boolean).join('/');
  const form = useDraft<V>(key, empty);
  if (!form) return null;
  return {
    ...form,
    keep: async ({ endpoint, params = {}, input, version, area, about: of = '', says, opens, isSaid }) => {
      const now = trueNow();
      const { values, files, madeAt = now } = form.draft;
      const q: Queued = {
        id: newKey(),
        kind,
        about: of,
        area,
        says,
        opens: opens ?? null,
        isSaid: isSaid ?? false,
        method: endpoint.method,
        path: endpoint.path,
        params,
        input: { ...input },
        version: version ?? null,
        madeAt,
        files: files.map((f) => ({ id: f.id, what: useOf[f.kind] ?? 'photo', name: f.name, sent: false })),
        draft: { key, values },
        provisional: newNumber(dayOf(now)),
        state: 'waiting',
        refusal: null,
        answer: null,
        sentAt: null,
      };
      // A write still on its way would bring the draft back beside its record.
      await form.settled();
      await enqueue(q);
      await form.discard();
      return q;
    },
  };
}
