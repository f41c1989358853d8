import { Refused } from '#kernel/refusal.ts';
import type { TableRow } from '#kernel/table.ts';
import { type MatchedPerson, peopleByNumber, peopleNamed } from '#modules/people/index.ts';
import { dayOf, placeNames } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { type Layout, layoutOf } from '#platform/sheet.layout.ts';
import { type Benefit, benefitsOf } from './members.store.ts';
import type { RegisterLook } from './register.contract.ts';
import {
  isSameAddress,
  type RegisterDefaults,
  type RegisterFault,
  type RegisterLine,
  readRegister,
  registerFault,
  registerTable,
} from './register.rules.ts';
import { type LookReason, type RegisterField, type RegisterRule, registerWords } from './register.words.ts';

export type RegisterOptions = RegisterDefaults & { chosen: Readonly<Record<string, string>> };
/** A benefit to be taken in: whose it is stands fast. */
export type PlannedBenefit = { line: RegisterLine; householdId: string; personId: string | null };
export type RegisterPlan = {
  rows: number;
  benefits: PlannedBenefit[];
  known: number;
  beside: number;
  looks: RegisterLook[];
  faults: RegisterFault[];
};

/** The heading row and the columns. Throws `noHeader` without a name and anything that says whose name it is. */
export function registerLayout(
  rows: readonly TableRow[],
  map: Readonly<Record<string, string>>,
): Layout<RegisterField> {
  const layout = layoutOf(rows, registerTable, map);
  const has = (f: RegisterField) => layout?.columns[f] !== undefined;
  if (!layout || !has('name') || !(has('idNumber') || has('born') || has('address')))
    throw new Refused('noHeader', 422, registerWords.noHeader);
  return layout;
}

const MOST_CANDIDATES = 6;
type Found = { person: MatchedPerson } | { rule: RegisterRule; field: RegisterField } | Looked;
type Looked = { reason: LookReason; candidates: MatchedPerson[] };

/** Who a row means: by the number for certain; by the name, or where the number is known otherwise, only after somebody has looked. */
function whoIs(line: RegisterLine, byNumber: Map<string, MatchedPerson>, byName: Map<string, MatchedPerson[]>): Found {
  const one = line.idNumber ? byNumber.get(line.idNumber) : undefined;
  if (one && !one.isMine) return { rule: 'elsewhere', field: 'idNumber' };
  if (one && one.name !== line.name) return { reason: 'otherName', candidates: [one] };
  if (one && line.head && one.household && one.household.head !== line.head)
    return { reason: 'otherHead', candidates: [one] };
  if (one) return { person: one };
  const candidates = (byName.get(line.name) ?? []).filter(
    (p) => !(line.idNumber && p.hasNumber) && (!line.birthYear || !p.birthYear || p.birthYear === line.birthYear),
  );
  if (candidates.length === 0) return { rule: 'notKnown', field: line.idNumber ? 'idNumber' : 'name' };
  return { reason: line.idNumber ? 'numberUnknown' : 'noNumber', candidates: nearestFirst(line, candidates) };
}
const likeness = (line: RegisterLine, p: MatchedPerson) =>
  Number(line.birthYear !== null && p.birthYear === line.birthYear) +
  2 * Number(isSameAddress(line.address, p.household?.address ?? '')) +
  Number(line.head !== null && p.household?.head === line.head);
const nearestFirst = (line: RegisterLine, people: MatchedPerson[]) =>
  people.toSorted((a, b) => likeness(line, b) - likeness(line, a)).slice(0, MOST_CANDIDATES);

/** Decides for every row whose benefit it is, and whether it is here already. Changes nothing. */
export async function planRegister(
  ctx: Ctx,
  layout: Layout<RegisterField>,
  options: RegisterOptions,
): Promise<RegisterPlan> {
  const today = dayOf(ctx.now);
  const faults: RegisterFault[] = [];
  const lines: RegisterLine[] = [];
  for (const row of layout.rows) {
    const result = readRegister(row, layout.columns, today, options);
    if ('faults' in result) faults.push(...result.faults);
    else lines.push(result.read);
  }
  const { meant, looked } = await recognise(ctx, lines, options, faults);
  const { benefits, beside } = gathered(meant, faults);
  const there = await benefitsOf(
    ctx,
    benefits.map((b) => b.householdId),
  );
  const isNew = benefits.filter((b) => isNewHere(b, there, faults));
  const refusedHere = benefits.filter((b) => faults.some((f) => f.row === b.line.row)).length;
  return {
    ...{ rows: layout.rows.length, benefits: isNew, beside, faults },
    known: benefits.length - isNew.length - refusedHere,
    looks: await presentLooks(ctx, looked),
  };
}

type Meant = { line: RegisterLine; person: MatchedPerson };
async function recognise(ctx: Ctx, lines: RegisterLine[], options: RegisterOptions, faults: RegisterFault[]) {
  const byNumber = await peopleByNumber(
    ctx,
    lines.flatMap((l) => l.idNumber ?? []),
  );
  const strangers = lines.filter((l) => !l.idNumber || !byNumber.has(l.idNumber));
  const byName = await peopleNamed(
    ctx,
    strangers.map((l) => l.name),
  );
  const meant: Meant[] = [];
  const looked: (Looked & { line: RegisterLine })[] = [];
  const bad = (line: RegisterLine, field: RegisterField, rule: RegisterRule) =>
    void faults.push(registerFault(line.row, field, rule));
  for (const line of lines) {
    const found = whoIs(line, byNumber, byName);
    const chosen = options.chosen[line.row];
    if ('rule' in found) bad(line, found.field, found.rule);
    else if ('person' in found) meant.push({ line, person: found.person });
    else if (chosen === '') bad(line, 'name', 'noneOfThem');
    else {
      const person = found.candidates.find((p) => p.id === chosen);
      if (person) meant.push({ line, person });
      else {
        looked.push({ ...found, line });
        bad(line, 'name', 'look');
      }
    }
  }
  return { meant, looked };
}

/** One benefit for each person or household and class; rows of others of a household belong to the first. */
function gathered(meant: readonly Meant[], faults: RegisterFault[]) {
  const benefits = new Map<string, PlannedBenefit & { people: Set<string> }>();
  let beside = 0;
  for (const { line, person } of meant) {
    const { household } = person;
    if (!household) {
      faults.push(registerFault(line.row, 'name', 'noHousehold'));
      continue;
    }
    const personId = line.isPersonal ? person.id : null;
    const key = `${line.careClass}/${personId ?? household.id}`;
    const first = benefits.get(key);
    if (!first) benefits.set(key, { line, householdId: household.id, personId, people: new Set([person.id]) });
    else if (personId || first.people.has(person.id))
      faults.push(registerFault(line.row, 'name', 'twice', { first: first.line.row }));
    else if (
      line.amountCents !== null &&
      first.line.amountCents !== null &&
      line.amountCents !== first.line.amountCents
    )
      faults.push(registerFault(line.row, 'amount', 'amountDiffers', { first: first.line.row }));
    else {
      beside += 1;
      first.people.add(person.id);
      // Where only a later row of the household has it, it is the household's all the same.
      if (first.line.amountCents === null) first.line = { ...first.line, amountCents: line.amountCents };
    }
  }
  return { benefits: [...benefits.values()], beside };
}

/** Nothing that is here is entered again, and what was ended here by a decision does not come back by a table. */
function isNewHere(b: PlannedBenefit, there: readonly Benefit[], faults: RegisterFault[]): boolean {
  const same = there.filter(
    (t) =>
      t.careClass === b.line.careClass &&
      (b.personId ? t.personId === b.personId : t.personId === null && t.householdId === b.householdId),
  );
  if (same.some((t) => t.endedOn === null)) return false;
  const ended = same.find((t) => t.endedOn !== null && t.endedOn >= b.line.since);
  if (!ended) return true;
  faults.push(registerFault(b.line.row, 'careClass', 'endedHere', { day: ended.endedOn ?? '' }));
  return false;
}

async function presentLooks(ctx: Ctx, looked: readonly (Looked & { line: RegisterLine })[]): Promise<RegisterLook[]> {
  const areaOf = (p: MatchedPerson) => p.household?.area ?? p.area;
  const names = await placeNames(
    ctx,
    looked.flatMap((l) => l.candidates.map(areaOf)),
  );
  return looked.map(({ line, reason, candidates }) => ({
    ...{ row: line.row, name: line.name, reason },
    candidates: candidates.map((p) => ({
      ...{ personId: p.id, name: p.name, birthYear: p.birthYear, placeName: names.get(areaOf(p)) ?? '' },
      ...{ address: p.household?.address ?? '', head: p.household?.head ?? null },
      bornSame: line.birthYear !== null && p.birthYear === line.birthYear,
      addressSame: isSameAddress(line.address, p.household?.address ?? ''),
    })),
  }));
}
