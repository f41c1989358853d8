import type { z } from 'zod';
import type { Role } from './actor.ts';
import type { Endpoint } from './endpoint.ts';
import { headWords } from './export.words.ts';
import type { Word } from './words.ts';

/*
 * What a list looks like as a table that leaves the house (docs/decisions/0033). A list declares it beside its contract, once; the server
 * reads the rows through the list's own endpoint, so that nobody takes out more than they see.
 */

/** How a value is written: as it is, as a day, as a moment of Beijing, as yuan (from fen), as 是/否, or as the word a table gives it. */
export type As = 'text' | 'number' | 'day' | 'moment' | 'yuan' | 'yes' | Readonly<Record<string, Word>>;
type Of<Row> = (row: Row) => unknown;
export type ColumnOf<Row> =
  | As
  | Of<Row>
  | {
      readonly head?: Word;
      readonly as?: As;
      readonly of?: Of<Row>;
      readonly width?: number;
      readonly isPersonal?: true;
    };

export type ExportColumn = {
  readonly key: string;
  readonly head: Word;
  readonly as: As;
  readonly of: (row: unknown) => unknown;
  readonly width: number;
  /** Says who somebody is: left out unless it is asked for by its own tick. */
  readonly isPersonal: boolean;
};
export type ListExport = {
  readonly name: string;
  readonly says: Word;
  readonly list: Endpoint;
  /** Where in the list's answer the rows stand. */
  readonly rows: string;
  readonly columns: readonly ExportColumn[];
  /** Who may take it out, where that is fewer than may look. */
  readonly allow: readonly Role[] | null;
  /** Who may take out the columns about persons; everybody who may take it out when it is null. */
  readonly personalFor: readonly Role[] | null;
  /** A list that shows no more than so many rows: a table with as many says that it may not be whole. */
  readonly most: number | null;
  /** The name under which a page's `next` is asked for. */
  readonly cursor: string;
};

type RowOf<E extends Endpoint, K> = K extends keyof z.output<E['output']>
  ? z.output<E['output']>[K] extends readonly (infer Row)[]
    ? Row
    : never
  : never;

const WIDTHS: Record<string, number> = { text: 20, number: 10, day: 12, moment: 17, yuan: 12, yes: 8 };

function column<Row>(key: string, given: ColumnOf<Row>): ExportColumn {
  const own = (row: Row) => (row as Record<string, unknown>)[key];
  const isTable = (v: object): v is Readonly<Record<string, Word>> =>
    Object.values(v).every((w) => Array.isArray(w) && w.length === 2) && !('head' in v);
  const c: Exclude<ColumnOf<Row>, As | Of<Row>> = typeof given === 'string'
    ? { as: given }
    : typeof given === 'function'
      ? { of: given }
      : isTable(given)
        ? { as: given }
        : (given as Exclude<ColumnOf<Row>, As | Of<Row>>);
  const as = c.as ?? 'text';
  const head = c.head ?? headWords[key];
  if (!head) throw new Error(`The column ${key} has no heading.`);
  return {
    ...{ key, head, as, isPersonal: c.isPersonal === true },
    of: (c.of ?? own) as (row: unknown) => unknown,
    width: c.width ?? (typeof as === 'string' ? WIDTHS[as]! : 12),
  };
}

/** Declares how a list leaves the house. */
export function exportOf<E extends Endpoint, K extends string & keyof z.output<E['output']>>(
  list: E,
  rows: K,
  given: {
    readonly name: string;
    readonly says: Word;
    readonly columns: Readonly<Record<string, ColumnOf<RowOf<E, K>>>>;
    readonly allow?: readonly Role[];
    readonly personalFor?: readonly Role[];
    readonly most?: number;
    readonly cursor?: string;
  },
): ListExport {
  return {
    ...{ list, rows, name: given.name, says: given.says },
    columns: Object.entries(given.columns).map(([key, c]) => column(key, c)),
    allow: given.allow ?? null,
    personalFor: given.personalFor ?? null,
    most: given.most ?? null,
    cursor: given.cursor ?? 'after',
  };
}

/** A column about persons, written as it is. */
export const aboutPersons = (head?: Word) => ({ ...(head && { head }), isPersonal: true }) as const;

/** How the lines below a table begin that say who took it out: our own imports pass over them. */
export const MARK_SIGN = '# ';
