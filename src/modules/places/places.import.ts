import { parentOf } from '#kernel/area.ts';
import { Refused } from '#kernel/refusal.ts';
import type { TxCtx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import { checkRows, dayOf, type PlaceRow, placeSubject } from './places.rules.ts';
import { insertAliases, type PlaceChange, putPlaces, refreshFullNames, selectPlaces } from './places.store.ts';
import { placeRefusalWords, rowFaultWords } from './places.words.ts';

export type ImportCount = { added: number; changed: number; same: number };

const MOST_FAULTS_TOLD = 100;

/**
 * Takes over a list of places: new codes are added, known ones brought up to date (the old name stays as another name), places that
 * are not in the list are left alone. Nothing is taken over from a list with a fault. One journal entry speaks for the whole list.
 */
export async function importPlaces(tx: TxCtx, rows: readonly PlaceRow[]): Promise<ImportCount> {
  const codes = rows.flatMap((row) => [row.code, parentOf(row.code) ?? row.code]);
  const known = new Map((await selectPlaces(tx, codes)).map((p) => [p.code, p]));
  refuseFaults(rows, known);

  const today = dayOf(tx.now);
  const wanted = rows.map((row) => changeOf(row, known.get(row.code)));
  const added = wanted.filter((p) => !known.has(p.code));
  const changed = wanted.filter((p) => {
    const old = known.get(p.code);
    return old && (['name', 'kind', 'validFrom', 'validTo'] as const).some((column) => old[column] !== p[column]);
  });
  const moved = [...added, ...changed];
  await putPlaces(
    tx,
    moved.map((p) => ({ ...p, parent: parentOf(p.code) })),
  );
  const oldNames = changed.flatMap(({ code, name }) => {
    const old = known.get(code);
    return old && old.name !== name ? [{ area: code, alias: old.name, validFrom: null, validTo: today }] : [];
  });
  const otherNames = rows.flatMap(({ code, aliases = [] }) =>
    aliases.map((alias) => ({ area: code, alias, validFrom: null, validTo: null })),
  );
  const names = await insertAliases(tx, [...oldNames, ...otherNames]);
  if (moved.length > 0) await refreshFullNames(tx, null);

  const count = { added: added.length, changed: changed.length, same: rows.length - moved.length };
  const top = [...wanted].sort((a, b) => a.code.length - b.code.length)[0];
  if (top && moved.length + names > 0) {
    const list = Buffer.from(digest('intl', canonicalJson(wanted))).toString('hex');
    await record(tx, {
      kind: 'place',
      id: placeSubject(top.code),
      area: top.code,
      verb: 'import',
      shows: 'public',
      data: { ...count, names, list },
    });
  }
  return count;
}

function refuseFaults(rows: readonly PlaceRow[], known: Parameters<typeof checkRows>[1]): void {
  const faults = checkRows(rows, known).map(({ row, field, fault }) => ({
    field: `rows.${row}.${field}`,
    rule: fault,
    says: rowFaultWords[fault],
  }));
  if (faults.length > 0)
    throw new Refused('rowsFaulty', 422, placeRefusalWords.rowsFaulty, { faults: faults.slice(0, MOST_FAULTS_TOLD) });
}

/** What a row says, and what is already known where it says nothing. */
const changeOf = (row: PlaceRow, old: PlaceChange | undefined): PlaceChange => ({
  code: row.code,
  name: row.name,
  kind: row.kind,
  validFrom: row.validFrom === undefined ? (old?.validFrom ?? null) : row.validFrom,
  validTo: row.validTo === undefined ? (old?.validTo ?? null) : row.validTo,
});
