/** The lines of a duty list: how they are named, checked, found, compared, and what a unit may conclude from one. */
import type { OrganisationKind } from '#modules/organisations/organisations.rules.ts';

/** 基本履职: the unit's own duty · 配合履职: another leads, the unit assists · 上级收回: taken back by the level above. */
export const duties = ['basic', 'assist', 'takenBack'] as const;
export type Duty = (typeof duties)[number];

export type ItemContent = {
  readonly code: string;
  readonly title: string;
  readonly description: string | null;
  readonly duty: Duty;
  /** The law and its article. */
  readonly basis: string;
  readonly leadKind: OrganisationKind | null;
  /** Who leads; null when the unit itself does. */
  readonly leadName: string | null;
  readonly leadOrganisationId: string | null;
  /** Words of the matters it covers, for finding it. */
  readonly words: readonly string[];
  /** How the unit assists, or how the level above takes it over. */
  readonly how: string | null;
};

export const CODE = /^[A-Z]{1,3}-\d{3}$/;
/** A code as people type it — full-width, lower case, another dash — in its one spelling. It may still be none. */
export const normalCode = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212_]/g, '-')
    .replace(/\s/g, '')
    .toUpperCase();

export type ItemRefusal = 'codeForm' | 'codeTwice' | 'noBasis' | 'noLead' | 'noTitle';
export type ItemFault = { readonly field: 'code' | 'title' | 'basis' | 'leadName'; readonly rule: ItemRefusal };

/** Everything that keeps an item out of a list; `taken` are the codes of the other items there. */
export function itemFaults(
  item: Pick<ItemContent, 'code' | 'title' | 'basis' | 'duty' | 'leadName'>,
  taken: ReadonlySet<string>,
): ItemFault[] {
  const faults: ItemFault[] = [];
  if (!CODE.test(item.code)) faults.push({ field: 'code', rule: 'codeForm' });
  else if (taken.has(item.code)) faults.push({ field: 'code', rule: 'codeTwice' });
  if (item.title.trim() === '') faults.push({ field: 'title', rule: 'noTitle' });
  if (item.basis.trim() === '') faults.push({ field: 'basis', rule: 'noBasis' });
  if (item.duty !== 'basic' && !item.leadName?.trim()) faults.push({ field: 'leadName', rule: 'noLead' });
  return faults;
}

/** The item of a list that a code names, however it is typed; null when there is none. */
export function clauseFor<I extends { readonly code: string }>(
  list: { readonly items: readonly I[] },
  code: string,
): I | null {
  const wanted = normalCode(code);
  return list.items.find((i) => i.code === wanted) ?? null;
}

/** The items whose words stand in a text, those with most of them first; for suggesting, never for deciding. */
export function itemsMatching<I extends Pick<ItemContent, 'words'>>(items: readonly I[], text: string): I[] {
  return items
    .map((item) => ({ item, hits: item.words.filter((word) => text.includes(word)).length }))
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits)
    .map(({ item }) => item);
}

/** Why a unit may decline on the ground of a line of its list; null when the line says that the duty is its own. */
export type DeclineGround = 'assistOnly' | 'takenBack' | 'anotherLeads';
export function declineGround(
  item: Pick<ItemContent, 'duty' | 'leadName' | 'leadOrganisationId'>,
  unit: { readonly id: string; readonly name: string; readonly shortName: string },
): DeclineGround | null {
  const leadsItself =
    item.leadOrganisationId === null
      ? item.leadName === null || [unit.name, unit.shortName].includes(item.leadName)
      : item.leadOrganisationId === unit.id;
  if (leadsItself) return null;
  if (item.duty === 'takenBack') return 'takenBack';
  return item.duty === 'assist' ? 'assistOnly' : 'anotherLeads';
}

/**
 * The gate on dispatch (小马拉大车; 中办国办 2024; 社区工作事项准入): a task that is not in the receiver's list, or that it may
 * only assist in, does not go to it as to the one who leads. `null` is "no line of the list names it".
 */
export const admissions = ['inList', 'assistOnly', 'takenBack', 'notInList'] as const;
export type Admission = (typeof admissions)[number];
export function admits(item: Pick<ItemContent, 'duty'> | null, role: 'lead' | 'assist'): Admission {
  if (item === null) return 'notInList';
  if (item.duty === 'takenBack') return 'takenBack';
  return item.duty === 'assist' && role === 'lead' ? 'assistOnly' : 'inList';
}

export const comparedFields = ['title', 'duty', 'basis', 'leadName', 'how', 'description', 'words'] as const;
export type ComparedField = (typeof comparedFields)[number];
export type Comparison<I> = { added: I[]; removed: I[]; changed: { before: I; after: I; fields: ComparedField[] }[] };

/** What another edition says otherwise, item by item of the same code. */
export function compareItems<I extends ItemContent>(before: readonly I[], after: readonly I[]): Comparison<I> {
  const old = new Map(before.map((i) => [i.code, i]));
  const codes = new Set(after.map((i) => i.code));
  const told = (item: I, field: ComparedField) =>
    field === 'words' ? [...item.words].sort().join('、') : (item[field] ?? '');
  return {
    added: after.filter((i) => !old.has(i.code)),
    removed: before.filter((i) => !codes.has(i.code)),
    changed: after.flatMap((item) => {
      const was = old.get(item.code);
      const fields = was ? comparedFields.filter((f) => told(was, f) !== told(item, f)) : [];
      return was && fields.length > 0 ? [{ before: was, after: item, fields }] : [];
    }),
  };
}

export type DutyCounts = Readonly<Record<Duty, number>>;
export function countDuties(items: readonly { readonly duty: Duty }[]): DutyCounts {
  const of = (duty: Duty) => items.filter((i) => i.duty === duty).length;
  return { basic: of('basic'), assist: of('assist'), takenBack: of('takenBack') };
}
