import type { Word } from '#kernel/words.ts';
import type { Ctx, TxCtx } from './context.ts';

/**
 * Whoever asked what is held about them, as far as they have proven to be it. A number that nobody proved is not here: who files under a stranger's
 * telephone learns nothing of the stranger.
 */
export type Subject = {
  readonly name: string;
  readonly phone: string | null;
  /** Their record on the register of residents, and the household they live in. */
  readonly personId: string | null;
  /** Every id that household has gone by. */
  readonly householdIds: readonly string[];
};

/** A kept file that belongs to a record: a photo, a voice note, a paper. */
export type HeldFile = { readonly hash: string; readonly mediaType: string };

/** One record about somebody, in words they can read. `id` is the record's own. */
export type HeldRow = {
  readonly id: string;
  readonly at: string | null;
  readonly lines: readonly { readonly says: Word; readonly text: string | Word }[];
  /** Goes along with a copy. */
  readonly files?: readonly HeldFile[];
};

/** One kind of records about people that a module holds: what a request for access shows, and what one for deletion does. */
export type Held = {
  /** `opinions`; the product knows it as `consultations.opinions`. */
  readonly name: string;
  readonly says: Word;
  /** What for, and on what ground (PIPL 13, 17). */
  readonly why: Word;
  /** How long it stays. */
  readonly until: Word;
  /** Every table it accounts for, those that hang on it included. */
  readonly tables: readonly string[];
  readonly find: (ctx: Ctx, subject: Subject) => Promise<HeldRow[]>;
  /** Why such a record is not deleted on request, though the person wishes it (PIPL 47, last paragraph). */
  readonly kept?: Word;
  /** Empties these records and says which it emptied; left out where all are kept. What it leaves is kept by `kept`, or still going on. */
  readonly erase?: (tx: TxCtx, ids: readonly string[]) => Promise<readonly string[]>;
  /** The kind of its chains in the journal: what was said there goes with an erased record. */
  readonly chain?: string;
  /** The kind of its chains in which it is written who had a telephone or an address shown to them: those are readings. */
  readonly seen?: string;
};

/** Somebody of the staff read a record of theirs. */
export type Reading = {
  readonly at: Temporal.Instant;
  readonly role: string | null;
  readonly organisationId: string | null;
  readonly what: Word;
  readonly why: Word | string | null;
};

/** What a module says of the personal data it keeps: each of its tables about people is either held or apart. */
export type Personal = {
  readonly held: readonly Held[];
  /** Tables about people that no request opens, with the reason people are told. */
  readonly apart: Readonly<Record<string, string>>;
  readonly readings?: (ctx: Ctx, subject: Subject) => Promise<Reading[]>;
};

/** Spellings of one name: spaces and width do not make another person. */
export const sameName = (a: string | null, b: string): boolean =>
  a !== null && plainName(a) === plainName(b) && plainName(b) !== '';
const plainName = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[\s·•.]/g, '')
    .toLowerCase();
