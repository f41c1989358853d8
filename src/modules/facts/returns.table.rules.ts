/** One village's return as a table: what is known, what is still to be typed, what goes into the office's file. Pure. */
import { type FactKind, freshness, showFact } from './facts.rules.ts';
import {
  type DerivedField,
  derivedFields,
  incomeKinds,
  type KnownField,
  perHead,
  type ReturnColumn,
  type ReturnRows,
  sealedKnown,
} from './returns.rules.ts';

export type TableMember = {
  readonly personId: string;
  readonly name: string;
  readonly relation: string;
  readonly birthYear: number | null;
};
export type TableFact = { readonly value: string; readonly validUntil: string | null; readonly on: string };
export type TableHome = {
  readonly id: string;
  readonly placeName: string;
  readonly address: string;
  readonly members: readonly TableMember[];
  /** The value that counts now, by `kind/personId`. */
  readonly facts: ReadonlyMap<string, TableFact>;
};
export type TableForm = {
  readonly rows: ReturnRows;
  readonly onlyKind: string | null;
  readonly onlyValue: string | null;
  readonly ageFrom: number | null;
  readonly columns: readonly ReturnColumn[];
};
export type Typed = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a return asks for: facts (those behind its columns and its figures) and what is typed for it alone. */
export type Ask = { readonly key: string; readonly head: string; readonly kind: FactKind | null };
export type AskCell = {
  readonly value: string | null;
  readonly state: 'fresh' | 'stale' | 'missing' | 'typed';
  readonly on: string | null;
};
export type TableRow = {
  readonly key: string;
  readonly householdId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly address: string;
  readonly cells: Readonly<Record<string, AskCell>>;
};

export function asksOf(columns: readonly ReturnColumn[], kinds: readonly FactKind[]): Ask[] {
  const wanted = columns.flatMap((c) => (c.is === 'fact' ? [c.kind] : c.is === 'derived' ? incomeKinds : []));
  const facts = [...new Set(wanted)].flatMap((key): Ask[] => {
    const kind = kinds.find((k) => k.key === key);
    return kind ? [{ key: `fact:${key}`, head: kind.zh, kind }] : [];
  });
  const typed = columns.flatMap((c): Ask[] =>
    c.is === 'typed' ? [{ key: `column:${c.column}`, head: c.head, kind: null }] : [],
  );
  return [...facts, ...typed];
}

const factOf = (home: TableHome, kind: FactKind, personId: string | null) =>
  home.facts.get(`${kind.key}/${kind.subject === 'person' ? (personId ?? '') : ''}`);

/** The households, or people, that belong into a return. */
export function subjectsOf(
  form: TableForm,
  homes: readonly TableHome[],
  today: string,
): { home: TableHome; person: TableMember | null }[] {
  const within = homes.filter(
    (h) => h.members.length > 0 && (!form.onlyKind || h.facts.get(`${form.onlyKind}/`)?.value === form.onlyValue),
  );
  if (form.rows === 'household') return within.map((home) => ({ home, person: null }));
  const bornUntil = form.ageFrom === null ? null : Number(today.slice(0, 4)) - form.ageFrom;
  return within.flatMap((home) =>
    home.members
      .filter((m) => bornUntil === null || (m.birthYear !== null && m.birthYear <= bornUntil))
      .map((person) => ({ home, person })),
  );
}

const headOf = (home: TableHome) => home.members.find((m) => m.relation === 'head') ?? home.members[0];

export function tableOf(
  form: TableForm,
  homes: readonly TableHome[],
  kinds: readonly FactKind[],
  typed: Typed,
  today: string,
): TableRow[] {
  const asks = asksOf(form.columns, kinds);
  return subjectsOf(form, homes, today).map(({ home, person }) => {
    const key = person?.personId ?? home.id;
    const cells = asks.map((ask): [string, AskCell] => {
      if (!ask.kind) {
        const value = typed[key]?.[ask.key] ?? null;
        return [ask.key, { value, state: value === null ? 'missing' : 'typed', on: null }];
      }
      const fact = factOf(home, ask.kind, person?.personId ?? null);
      return [ask.key, { value: fact?.value ?? null, state: freshness(fact, today), on: fact?.on ?? null }];
    });
    return {
      key,
      householdId: home.id,
      personId: person?.personId ?? null,
      name: person?.name ?? headOf(home)?.name ?? '',
      address: home.address,
      cells: Object.fromEntries(cells),
    };
  });
}

export const isOpen = (cell: AskCell): boolean => cell.state === 'stale' || cell.state === 'missing';
export const openCells = (rows: readonly TableRow[]): { row: TableRow; ask: string }[] =>
  rows.flatMap((row) => Object.entries(row.cells).flatMap(([ask, cell]) => (isOpen(cell) ? [{ row, ask }] : [])));

/** A row as it is sent: null where a sealed number is put in only when the file is made. */
export type SentRow = { readonly personId: string | null; readonly values: readonly (string | null)[] };

export function sentRows(
  form: TableForm,
  homes: readonly TableHome[],
  rows: readonly TableRow[],
  kinds: readonly FactKind[],
): SentRow[] {
  const byId = new Map(homes.map((h) => [h.id, h]));
  return rows.map((row, i) => {
    const home = byId.get(row.householdId)!;
    const person = home.members.find((m) => m.personId === row.personId) ?? headOf(home);
    const values = form.columns.map((c) => {
      if (c.is === 'typed') return row.cells[`column:${c.column}`]?.value ?? '';
      if (c.is === 'derived') return derived(c.field, home);
      if (c.is === 'known') return known(c.field, home, person, i + 1);
      const kind = kinds.find((k) => k.key === c.kind);
      const value = kind && factOf(home, kind, person?.personId ?? null)?.value;
      return kind && value !== undefined ? showFact(kind, value) : '';
    });
    return { personId: person?.personId ?? null, values };
  });
}

function derived(field: DerivedField, home: TableHome): string {
  const incomes = incomeKinds.map((kind) => home.facts.get(`${kind}/`)?.value);
  if (incomes.some((value) => value === undefined)) return '';
  const yearly = incomes.reduce((sum, value) => sum + Number(value), 0);
  return field === derivedFields[0] ? String(Math.round(yearly * 100) / 100) : perHead(yearly, home.members.length);
}

function known(field: KnownField, home: TableHome, person: TableMember | undefined, serial: number): string | null {
  if (sealedKnown.some((f) => f === field)) return null;
  if (field === 'serial') return String(serial);
  if (field === 'name') return person?.name ?? '';
  if (field === 'place') return home.placeName;
  if (field === 'address') return home.address;
  if (field === 'size') return String(home.members.length);
  if (field === 'members') return home.members.map((m) => m.name).join('、');
  return person?.birthYear ? String(person.birthYear) : '';
}
