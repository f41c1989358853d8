/** A return (报表) is a projection of facts into an office's own table; what is known is never asked again (product N11): pure. */
import type { Role } from '#kernel/actor.ts';
import type { FactKind } from './facts.rules.ts';

/** What the registers of people and households answer by themselves. */
export const knownFields = [
  'serial',
  'name',
  'place',
  'address',
  'size',
  'members',
  'birthYear',
  'idNumber',
  'phone',
  'bank',
] as const;
export type KnownField = (typeof knownFields)[number];
/** Those that are sealed: a file with them is written down as a reveal for each person. */
export const sealedKnown = ['idNumber', 'phone', 'bank'] as const satisfies readonly KnownField[];

/** Figures that follow from facts. */
export const derivedFields = ['yearlyIncome', 'monthlyIncomePerHead'] as const;
export type DerivedField = (typeof derivedFields)[number];
export const incomeKinds = ['wageIncome', 'businessIncome', 'propertyIncome', 'transferIncome'] as const;

export type ReturnColumn = { readonly column: number; readonly head: string } & (
  | { readonly is: 'known'; readonly field: KnownField }
  | { readonly is: 'fact'; readonly kind: string }
  | { readonly is: 'derived'; readonly field: DerivedField }
  /** Typed for this return alone, and kept with it alone. */
  | { readonly is: 'typed' }
);

export const returnPeriods = ['month', 'quarter', 'halfYear', 'year'] as const;
export type ReturnPeriod = (typeof returnPeriods)[number];
export const returnRows = ['household', 'person'] as const;
export type ReturnRows = (typeof returnRows)[number];

export const orderRoles = [
  'townshipClerk',
  'civilAffairs',
  'countyClerk',
  'departmentClerk',
] as const satisfies readonly Role[];
export const fillRoles = [
  'villageCadre',
  'gridWorker',
  'townshipClerk',
  'civilAffairs',
] as const satisfies readonly Role[];
export const returnRoles = [
  'villageCadre',
  'gridWorker',
  'townshipClerk',
  'townshipLeader',
  'civilAffairs',
  'countyClerk',
  'departmentClerk',
] as const satisfies readonly Role[];

/** What registers call their own fields in the tables of offices. */
const knownNames: Readonly<Record<KnownField, readonly string[]>> = {
  serial: ['序号', '编号'],
  name: ['姓名', '户主', '户主姓名', '申请人', '申请人姓名', '本人姓名', '家庭户主'],
  place: ['村', '社区', '村社区', '村委会', '所在村', '行政村', '村居'],
  address: ['住址', '地址', '家庭住址', '居住地址', '家庭地址', '详细地址'],
  size: ['人口', '家庭人口', '人口数', '家庭人口数', '共同生活人数', '户内人数', '家庭成员数'],
  members: ['家庭成员', '共同生活家庭成员', '成员姓名'],
  birthYear: ['出生年份', '出生年'],
  idNumber: ['身份证', '身份证号', '身份证号码', '公民身份号码', '证件号码'],
  phone: ['电话', '联系电话', '手机', '手机号', '手机号码', '联系方式'],
  bank: ['银行卡', '银行卡号', '银行账号', '银行账户', '一卡通账号', '开户账号'],
};
const derivedNames: Readonly<Record<DerivedField, readonly string[]>> = {
  yearlyIncome: ['家庭年收入', '家庭年总收入', '年总收入', '家庭总收入'],
  monthlyIncomePerHead: ['月人均收入', '家庭月人均收入', '人均月收入'],
};

/** A heading without what offices put around it: units in brackets, spaces, a star. */
export const plainHead = (head: string): string =>
  head
    .normalize('NFKC')
    .replace(/[(【[].*?[)】\]]/g, '')
    .replace(/[\s*:]/g, '');

export type Meaning =
  | { is: 'known'; field: KnownField }
  | { is: 'fact'; kind: string }
  | { is: 'derived'; field: DerivedField };

/** What a heading asks for, when the house knows it by itself. */
export function meaningOf(head: string, kinds: readonly FactKind[]): Meaning | null {
  const plain = plainHead(head);
  const kind = kinds.find((k) => k.zh === plain || k.names.includes(plain));
  if (kind) return { is: 'fact', kind: kind.key };
  const derived = derivedFields.find((f) => derivedNames[f].includes(plain));
  if (derived) return { is: 'derived', field: derived };
  const field = knownFields.find((f) => knownNames[f].includes(plain));
  return field ? { is: 'known', field } : null;
}

/** The table's own columns, each with what answers it: known ones by themselves, the others to be typed. */
export const readColumns = (
  heads: readonly { column: number; head: string }[],
  kinds: readonly FactKind[],
): ReturnColumn[] =>
  heads.map(({ column, head }) => ({ column, head, ...(meaningOf(head, kinds) ?? { is: 'typed' as const }) }));

export type ColumnFault = {
  readonly column: number;
  readonly why: 'alreadyKnown' | 'noSuchFact' | 'columnTwice' | 'factOfPerson';
};

/**
 * What is wrong with a return as it is designed: above all a column to be typed that asks for what the house knows (product N11: no form asks
 * for a known fresh fact; 整治“指尖上的形式主义”: no repeated filling of the same data, domain §8.4).
 */
export function lintColumns(
  columns: readonly ReturnColumn[],
  kinds: readonly FactKind[],
  rows: ReturnRows,
): ColumnFault[] {
  const seen = new Set<number>();
  return columns.flatMap((c): ColumnFault[] => {
    const at = (why: ColumnFault['why']) => [{ column: c.column, why }];
    if (seen.has(c.column)) return at('columnTwice');
    seen.add(c.column);
    if (c.is === 'typed') return meaningOf(c.head, kinds) ? at('alreadyKnown') : [];
    if (c.is !== 'fact') return [];
    const kind = kinds.find((k) => k.key === c.kind);
    if (!kind) return at('noSuchFact');
    return kind.subject === 'person' && rows === 'household' ? at('factOfPerson') : [];
  });
}

/** The period a day lies in: `2026-03`, `2026-Q1`, `2026-H1`, `2026`. */
export function periodOf(every: ReturnPeriod, day: string): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  if (every === 'month') return day.slice(0, 7);
  if (every === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
  return every === 'halfYear' ? `${year}-H${month <= 6 ? 1 : 2}` : year;
}

/** Monthly income per head in yuan, to two decimals, of a year's income of a household. */
export const perHead = (yearly: number, size: number): string =>
  size > 0 ? String(Math.round((yearly * 100) / (12 * size)) / 100) : '';

export type ReturnRefusal =
  | 'notATemplate'
  | 'noHeadings'
  | 'templateTooBig'
  | 'columnsWrong'
  | 'alreadyKnown'
  | 'noSuchFact'
  | 'columnTwice'
  | 'factOfPerson'
  | 'returnClosed'
  | 'fillSent'
  | 'notSent'
  | 'cellsOpen'
  | 'noSuchRow'
  | 'noSuchColumn'
  | 'notToType'
  | 'nobodyIn'
  | 'sealedNotYours'
  | 'notOrdered';
