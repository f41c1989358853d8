/** A record on its way from this phone to the server. Pure: what is in it, and what may become of it. */
import { BATCH_MOST } from '#kernel/batch.ts';
import type { Endpoint } from '#kernel/endpoint.ts';
import type { Word } from '#kernel/words.ts';

export type FileUse = 'photo' | 'sound' | 'signature' | 'paper';
export type QueuedFile = { readonly id: string; readonly what: FileUse; readonly name: string; readonly sent: boolean };
export type Refusal = {
  readonly status: number;
  readonly code: string;
  readonly says: Word;
  readonly faults: readonly { field: string; says: Word }[];
};
/**
 * waiting: to be sent · refused: the person has to look at it · sent: there, kept a while to be looked up · deleted: thrown away by its writer,
 * who may bring it back for a day
 */
export type QueuedState = 'waiting' | 'refused' | 'sent' | 'deleted';
export type Queued = {
  /** The id of the record, of its command, and of `captured`: it arrives once however often it is sent. */
  readonly id: string;
  /** Which form it comes from, e.g. `note`, `patrol`. */
  readonly kind: string;
  /** What it builds on: records about the same thing go one after another. */
  readonly about: string;
  /** The place it is about: where it belongs if it fits nowhere any more. */
  readonly area: string;
  /** How a person knows it again. */
  readonly says: Word;
  /** The page of what it becomes, by the answer's `id`, e.g. `case`; null when there is none. */
  readonly opens: string | null;
  /** Somebody said it: what the answer holds for them (a passphrase) is still to be told. */
  readonly isSaid: boolean;
  readonly method: Endpoint['method'];
  readonly path: Endpoint['path'];
  readonly params: Readonly<Record<string, string>>;
  /** What is sent, but for `captured`. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly version: number | null;
  readonly madeAt: string;
  readonly files: readonly QueuedFile[];
  /** What was typed, to take it up again. */
  readonly draft: { readonly key: string; readonly values: object };
  /** The number on what was printed meanwhile. */
  readonly provisional: string;
  readonly state: QueuedState;
  readonly refusal: Refusal | null;
  /** What the server said it is now, e.g. its number. */
  readonly answer: Readonly<Record<string, unknown>> | null;
  readonly sentAt: string | null;
  readonly deletedAt?: string;
};

export const capturedOf = (q: Queued) => ({
  ...{ id: q.id, madeAt: q.madeAt, files: q.files.map((f) => f.id) },
  provisional: q.provisional,
});

export const fileSent = (q: Queued, fileId: string): Queued => ({
  ...q,
  files: q.files.map((f) => (f.id === fileId ? { ...f, sent: true } : f)),
});
/** The server no longer has what we thought it has: everything is sent again. */
export const filesUnsent = (q: Queued): Queued => ({ ...q, files: q.files.map((f) => ({ ...f, sent: false })) });
export const refused = (q: Queued, refusal: Refusal): Queued => ({ ...q, state: 'refused', refusal });
export const arrived = (q: Queued, answer: Queued['answer'], at: string): Queued => ({
  ...q,
  state: 'sent',
  refusal: null,
  answer,
  sentAt: at,
  // What was sent is the server's now; here only how it is known again stays.
  input: {},
  files: [],
  draft: { key: '', values: {} },
});
/** Was it the time of writing that the server could not believe? */
export const isTimeWrong = (refusal: Refusal | null): boolean =>
  refusal?.code === 'madeInFuture' || refusal?.code === 'beforeItExisted';
/** To be tried again as it is, perhaps with the phone's clock set right. */
export const again = (q: Queued, madeAt: string = q.madeAt): Queued => ({
  ...q,
  state: 'waiting',
  refusal: null,
  madeAt,
});

export const putAside = (q: Queued, at: string): Queued => ({ ...q, state: 'deleted', deletedAt: at });
export const broughtBack = (q: Queued): Queued => {
  const { deletedAt: _, ...kept } = q;
  return { ...kept, state: q.refusal ? 'refused' : 'waiting' };
};
const UNDO_HOURS = 24;
/** A day long it can be brought back, whichever page somebody was on meanwhile; after that it is gone. */
export const isGone = (q: Queued, now: string): boolean =>
  q.state === 'deleted' && (!q.deletedAt || Date.parse(now) - Date.parse(q.deletedAt) >= UNDO_HOURS * 3_600_000);
/** It is this phone's to bring to the server. */
export const isUnsent = (q: Queued): boolean => q.state === 'waiting' || q.state === 'refused';

/** There is no way to the server, or it asks to wait: everything is sent again later. */
export const isUnanswered = (status: number): boolean => [0, 429, 502, 503, 504].includes(status);
/** It did not say whether this one was done. */
export const isBroken = (status: number): boolean => status >= 500 && !isUnanswered(status);

const FIRST_PAUSE_MS = 4000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** How long to wait after so many tries without an answer; `chance` in [0, 1) spreads phones that lost the same line. */
export const pauseAfter = (tries: number, chance: number): number =>
  Math.round(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1)) * (0.75 + chance / 2));

/** Runs of records about one thing, each run in the order in which it was written down. */
export function runsOf(waiting: readonly Queued[]): Queued[][] {
  const runs = new Map<string, Queued[]>();
  for (const q of waiting) {
    const about = q.about || q.id;
    runs.set(about, [...(runs.get(about) ?? []), q]);
  }
  return [...runs.values()];
}

/** Below this many it is not worth it, and each shows at once what became of it. */
const WORTH_IT = 24;

/**
 * Records that may go together, in groups: each stands for itself, has no files, and nothing else waits about the same thing. A week in the valley
 * is hundreds of them; one by one most of the time would be the way there and back.
 */
export function groupsOf(runs: readonly (readonly Queued[])[]): { groups: Queued[][]; rest: Queued[][] } {
  const mayGo = (run: readonly Queued[]) => run.length === 1 && run[0]?.method === 'POST' && run[0].files.length === 0;
  const single = runs.filter(mayGo).flat();
  if (single.length < WORTH_IT) return { groups: [], rest: runs.map((r) => [...r]) };
  const groups: Queued[][] = [];
  for (let i = 0; i < single.length; i += BATCH_MOST) groups.push(single.slice(i, i + BATCH_MOST));
  return { groups, rest: runs.filter((r) => !mayGo(r)).map((r) => [...r]) };
}

/** 临 1127-003: a number of this phone and day, so that nobody takes it for the real one. */
export const provisionalNumber = (day: string, nth: number): string =>
  `临${day.slice(5, 7)}${day.slice(8, 10)}-${String(nth).padStart(3, '0')}`;

/** The next number of a day: after the highest that stands here or that this phone remembers (`used`), for what was deleted keeps its own. */
export function nextNth(day: string, given: readonly string[], used: number): number {
  const prefix = provisionalNumber(day, 0).slice(0, -3);
  const nths = given.filter((p) => p.startsWith(prefix)).map((p) => Number(p.slice(prefix.length)) || 0);
  return Math.max(used, ...nths) + 1;
}

/** Why it goes to the tray, as the server's code says it. */
export const trayReasonOf = (refusal: Refusal | null): 'placeGone' | 'notMine' | 'merged' | 'postEnded' | 'refused' => {
  const fields = refusal?.faults.map((f) => f.field) ?? [];
  const code = refusal?.code ?? '';
  if (code === 'merged') return 'merged';
  if (['closed', 'placeGone', 'gridRedrawn'].includes(code)) return 'placeGone';
  if (code === 'outsideYourPlace' || refusal?.status === 404) return 'notMine';
  if (refusal?.status === 403) return 'postEnded';
  return fields.includes('area') ? 'placeGone' : 'refused';
};
