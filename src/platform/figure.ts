import type { RawBuilder } from 'kysely';
import type { Word } from '#kernel/words.ts';
import type { Ctx } from './context.ts';

/** Of what a figure is asked: a place with all below it, or one unit; a half-open span of days (`YYYY-MM-DD`). */
export type FigureScope = {
  readonly area: string;
  readonly organisationId?: string;
  readonly from: string;
  readonly before: string;
};

/**
 * One thing that a figure counts. `key`: what is counted once where keys are counted (a household, a member). `title` names the record as
 * a list of numbers may show it: never a person. `path`: where the console shows it; that page asks again who may see it.
 */
export type FigureRow = {
  key: string;
  day: string;
  area: string;
  title: string;
  amount: number;
  path: string | null;
};

/**
 * A number that the product can state, with the query behind it: the number and its list are read from the same rows, so they cannot
 * differ (product N5).
 */
export type Figure = {
  readonly says: Word;
  /** What it is counted in: 件, 户, 元; a share says %. */
  readonly unit: Word;
  /** How it is counted, in words a reader can check it by: which records, by which date. */
  readonly how: Word;
  /** The rows, their amounts, the different keys, or how many of the rows have amount 1 (a share of all rows). */
  readonly as: 'rows' | 'sum' | 'keys' | 'share';
  /** Told of places, of single units, or of both. */
  readonly of: 'place' | 'unit' | 'both';
  /** What it is counted from is kept by whole months only: it cannot be told of any other span. */
  readonly whole?: 'month';
  /** Select `key, day, area, title, amount, path` of exactly what counts in this scope. */
  readonly rows: (ctx: Ctx, scope: FigureScope) => RawBuilder<FigureRow>;
  /** The same number without reading every row, where there are very many; a test holds the two to each other. */
  readonly quick?: (ctx: Ctx, scope: FigureScope) => Promise<FigureValue>;
  /** As `quick`, for all figures of a module that share this function: a board asks for them at once. */
  readonly together?: Together;
  /** As `quick`, for each place one level below the scope's. */
  readonly below?: (ctx: Ctx, scope: FigureScope) => Promise<ReadonlyMap<string, FigureValue>>;
};
/** The values of figures by their short names, for each scope. */
export type Together = (
  ctx: Ctx,
  scopes: readonly FigureScope[],
) => Promise<readonly Readonly<Record<string, FigureValue>>[]>;
/** A number, or a share with what it is a share of; a share of nothing has `of: 0` and is no number. */
export type FigureValue = { n: number } | { good: number; of: number };
