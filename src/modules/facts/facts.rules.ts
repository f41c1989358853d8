/** What is known about a household, how long it holds, and what a return may still ask: pure. */
import type { Role } from '#kernel/actor.ts';
import { isDay } from '#kernel/identity.ts';

export const factSubjects = ['household', 'person'] as const;
export type FactSubject = (typeof factSubjects)[number];

/** No free text: what anybody could write about a person would become a label (domain §12.1). */
export const factTypes = ['number', 'choice', 'yesNo', 'day'] as const;
export type FactType = (typeof factTypes)[number];

/** How somebody came to know it. */
export const factSources = ['visit', 'said', 'paper', 'dataMatch', 'office'] as const;
export type FactSource = (typeof factSources)[number];

export type Choice = { readonly key: string; readonly zh: string; readonly en: string };
export type FactKind = {
  readonly key: string;
  readonly subject: FactSubject;
  readonly type: FactType;
  readonly zh: string;
  readonly en: string;
  /** What it is called in the offices' own tables, besides `zh`. */
  readonly names: readonly string[];
  readonly unit: string | null;
  readonly choices: readonly Choice[];
  /** How long a value may be used without asking again; null: until it changes. */
  readonly validMonths: number | null;
  /** The service that needs it; without one it is not asked (domain §12.16, PIPL 6). */
  readonly purpose: string;
};

export const factReaders = [
  'villageCadre',
  'gridWorker',
  'townshipClerk',
  'civilAffairs',
  'dataProtection',
] as const satisfies readonly Role[];
export const factWriters = [
  'villageCadre',
  'gridWorker',
  'townshipClerk',
  'civilAffairs',
] as const satisfies readonly Role[];
/** Who may say what is asked of every household of the county. */
export const kindRoles = ['civilAffairs', 'countyClerk'] as const satisfies readonly Role[];

/**
 * What nobody may ask a household about (domain §12.1, §12.16): belief, politics, whom it knows, where its people go, what it complained of,
 * and anything that ranks a person.
 */
const unasked =
  /宗教|信仰|信教|政治面貌|思想|访客|来往|交往|社会关系|行踪|去向|轨迹|信访|上访|投诉|举报|维稳|稳控|重点人|等级|评分|积分|风险|religio|faith|politic|visitor|petition|complain|risk|score|rank|watch/i;
export const mayBeAsked = (names: readonly string[]): boolean => !names.some((name) => unasked.test(name));

/** A value as it is kept: one spelling per type. Null when it is no such value. */
export function readFact(kind: Pick<FactKind, 'type' | 'choices'>, text: string): string | null {
  const value = text.normalize('NFKC').replace(/[\s,]/g, '');
  if (kind.type === 'number') return /^\d{1,10}(\.\d{1,2})?$/.test(value) ? String(Number(value)) : null;
  if (kind.type === 'yesNo') return yesNo[value.toLowerCase()] ?? null;
  if (kind.type === 'day') return isDay(value) ? value : null;
  return kind.choices.find((c) => c.key === value || c.zh === value)?.key ?? null;
}
const yesNo: Readonly<Record<string, string>> = { yes: 'yes', no: 'no', 是: 'yes', 否: 'no', 有: 'yes', 无: 'no' };

/** A value as people read it, and as it goes into an office's table. */
export function showFact(kind: Pick<FactKind, 'type' | 'choices'>, value: string, lang: 'zh' | 'en' = 'zh'): string {
  if (kind.type === 'yesNo') return { zh: { yes: '是', no: '否' }, en: { yes: 'yes', no: 'no' } }[lang][value as 'yes'];
  if (kind.type === 'choice') return kind.choices.find((c) => c.key === value)?.[lang] ?? value;
  return value;
}

/** The last day on which a value captured on `day` may be used without asking again. */
export const validUntil = (kind: Pick<FactKind, 'validMonths'>, day: string): string | null =>
  kind.validMonths === null ? null : Temporal.PlainDate.from(day).add({ months: kind.validMonths }).toString();

export type Freshness = 'fresh' | 'stale' | 'missing';
export function freshness(fact: { validUntil: string | null } | undefined, today: string): Freshness {
  if (!fact) return 'missing';
  return fact.validUntil === null || fact.validUntil >= today ? 'fresh' : 'stale';
}

/**
 * Of several values of one fact the one captured last is shown, whichever arrived last; the others stay readable (docs/decisions/0011).
 * Two captured in the same moment: the one that arrived later.
 */
export function newestFirst<F extends { madeAt: Temporal.Instant; recordedAt: Temporal.Instant }>(
  facts: readonly F[],
): F[] {
  return [...facts].sort(
    (a, b) => Temporal.Instant.compare(b.madeAt, a.madeAt) || Temporal.Instant.compare(b.recordedAt, a.recordedAt),
  );
}

export type FactRefusal =
  | 'noSuchFact'
  | 'notThatValue'
  | 'notOfHousehold'
  | 'ofHousehold'
  | 'ofPerson'
  | 'twice'
  | 'mayNotAsk'
  | 'alreadyAsked'
  | 'choicesMissing'
  | 'notTheirPlace';
