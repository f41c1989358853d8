import { Refused } from '#kernel/refusal.ts';
import type { TableRow } from '#kernel/table.ts';
import { dayOf, placesByText } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { type Layout, layoutOf } from '#platform/sheet.layout.ts';
import { type Basis, isHomeArea } from './people.rules.ts';
import { isMine } from './people.store.ts';
import { no, peopleWords } from './people.words.ts';
import {
  faultSaying,
  gather,
  homeFaults,
  neededColumns,
  type RollFault,
  type RollHome,
  type RollPerson,
  readRoll,
  rollFault,
  rollTable,
} from './roll.rules.ts';
import { homesAt, type KnownHome, type KnownPerson, knownByNumber } from './roll.store.ts';
import { type RollField, rollWords } from './roll.words.ts';

export type RollOptions = { area: string; basis: Basis; since: string };
/** One person to be taken in: `id` when the register has them already. */
export type PlannedPerson = RollPerson & { id: string | null; livesHere: boolean };
/** One household to be taken in: `id` when the register has it already. */
export type PlannedHome = { id: string | null; area: string; address: string; people: PlannedPerson[] };
export type RollPlan = { rows: number; homes: PlannedHome[]; faults: RollFault[] };

/** The heading row and the columns of a roll. Throws `noHeader` without the columns a roll cannot do without. */
export function rollLayout(rows: readonly TableRow[], map: Readonly<Record<string, string>>): Layout<RollField> {
  const layout = layoutOf(rows, rollTable, map);
  if (!layout || neededColumns.some((f) => layout.columns[f] === undefined))
    throw new Refused('noHeader', 422, rollWords.noHeader);
  return layout;
}

/** Decides for every row whether it can be taken in, into which household, and who of it is known. Changes nothing. */
export async function planRoll(ctx: Ctx, layout: Layout<RollField>, options: RollOptions): Promise<RollPlan> {
  if (!isMine(ctx, options.area)) throw no('areaNotYours', 422);
  const { homes, faults } = readHomes(layout, dayOf(ctx.now));
  const people = homes.flatMap((h) => h.rows);
  const places = await placesByText(
    ctx,
    people.map((r) => r.area),
    options.area,
  );
  const known = await knownByNumber(
    ctx,
    people.flatMap((r) => r.idNumber ?? []),
  );
  const there = await homesAt(
    ctx,
    options.area,
    people.flatMap((r) => r.address || []),
  );
  const planned: PlannedHome[] = [];
  for (const home of homes) {
    const settled = settle(home, places, options);
    if ('faults' in settled) faults.push(...settled.faults);
    else {
      const found = recognise(home, settled, known, there);
      faults.push(...found.faults);
      if (found.home) planned.push(found.home);
    }
  }
  return { rows: layout.rows.length, homes: planned, faults };
}

function readHomes(layout: Layout<RollField>, today: string): { homes: RollHome[]; faults: RollFault[] } {
  const faults: RollFault[] = [];
  const rows: Parameters<typeof gather>[0][number][] = [];
  const firstRow = new Map<string, number>();
  for (const row of layout.rows) {
    const result = readRoll(row, layout.columns, today);
    if ('faults' in result) {
      faults.push(...result.faults);
      rows.push({ row: row.number, household: result.household, isHead: result.isHead });
      continue;
    }
    const { idNumber, household, relation } = result.read;
    const first = idNumber === null ? undefined : firstRow.get(idNumber);
    if (first !== undefined) {
      faults.push(rollFault(row.number, 'idNumber', 'twice', { first }));
      rows.push({ row: row.number, household, isHead: relation === 'head' });
      continue;
    }
    if (idNumber) firstRow.set(idNumber, row.number);
    rows.push(result.read);
  }
  const homes = gather(rows).map((home): RollHome => {
    const [head, ...others] = home.rows.filter((r) => r.relation === 'head');
    if (!head) return home;
    faults.push(...others.map((r) => rollFault(r.row, 'relation', 'secondHead', { first: head.row })));
    return { ...home, rows: home.rows.filter((r) => !others.includes(r)) };
  });
  for (const home of homes) faults.push(...homeFaults(home));
  return { homes: homes.filter((h) => h.rows.length > 0 && homeFaults(h).length === 0), faults };
}

type Places = Awaited<ReturnType<typeof placesByText>>;
/** Where the household is: the place and the address its rows name, the head's before the others'. */
function settle(
  home: RollHome,
  places: Places,
  options: RollOptions,
): { area: string; address: string } | { faults: RollFault[] } {
  const rows = home.rows.toSorted((a, b) => Number(b.relation === 'head') - Number(a.relation === 'head'));
  const named = rows.find((r) => r.area !== '');
  const at = named ? places.get(named.area) : { code: options.area };
  const rule = !at ? 'unknown' : 'rule' in at ? at.rule : isHomeArea(at.code) ? null : 'notHome';
  const first = named ?? rows[0];
  if (rule || !at || 'rule' in at)
    return {
      faults: home.rows.map((r) =>
        r === first || !first
          ? rollFault(r.row, 'area', rule ?? 'unknown')
          : rollFault(r.row, 'area', 'withHome', { first: first.row }),
      ),
    };
  return { area: at.code, address: rows.find((r) => r.address !== '')?.address ?? '' };
}

/** Who of the household is in the register already, and which household it is. */
function recognise(
  home: RollHome,
  at: { area: string; address: string },
  known: ReadonlyMap<string, KnownPerson>,
  there: readonly KnownHome[],
): { home: PlannedHome | null; faults: RollFault[] } {
  const faults: RollFault[] = [];
  const of = (r: RollPerson) => (r.idNumber === null ? undefined : known.get(r.idNumber));
  const mine = home.rows.filter((r) => {
    if (of(r)?.isMine !== false) return true;
    faults.push(faultSaying(r.row, 'idNumber', 'alreadyKnown', peopleWords.refusals.alreadyKnown));
    return false;
  });
  const head = mine.find((r) => r.relation === 'head');
  const sameDoor = there.find(
    (h) => h.area === at.area && h.address === at.address && mine.some((r) => h.members.some((m) => m.name === r.name)),
  );
  const id = (head && of(head)?.household) ?? sameDoor?.id ?? null;
  const members = there.find((h) => h.id === id)?.members ?? [];
  const people = mine.flatMap((r): PlannedPerson[] => {
    const one = of(r) ?? null;
    if (one?.household && one.household !== id) {
      faults.push(rollFault(r.row, 'idNumber', 'livesElsewhere'));
      return [];
    }
    // Without a number a person is known by name, in the household that is known.
    const byName = one || r.idNumber ? undefined : members.find((m) => m.name === r.name)?.id;
    return [{ ...r, id: one?.id ?? byName ?? null, livesHere: Boolean(one?.household ?? byName) }];
  });
  return { home: people.length > 0 ? { id, ...at, people } : null, faults };
}
