/* Who lives together, what counts as income, who needs support (domain §5.1–5.3). Money is whole 分. Pure. */

/** 共同生活的家庭成员 (DB 7). */
export const memberTies = ['applicant', 'spouse', 'minorChild', 'dependentChild', 'supportDuty'] as const;
export type MemberTie = (typeof memberTies)[number];
/** Who does not count though registered there (DB 7). */
export const exclusions = ['religious', 'prison', 'rehab', 'missing'] as const;
export type Exclusion = (typeof exclusions)[number];

/** 收入 (DB 13): the five heads, by the year. */
export const incomeHeads = ['wages', 'business', 'property', 'transfer', 'other'] as const;
export type IncomeHead = (typeof incomeHeads)[number];
/** What comes in and does not count (DB 13): 优抚 · 计生 · 奖学金 · 见义勇为 · 救助款物 · 中央基础养老金; for 特困 the 高龄津贴 too (TK 6). */
export const exemptHeads = [
  'veteran',
  'familyPlanning',
  'scholarship',
  'bravery',
  'relief',
  'basicPension',
  'elderAllowance',
] as const;
export type ExemptHead = (typeof exemptHeads)[number];
export const allHeads = [...incomeHeads, ...exemptHeads] as const;
export type Head = (typeof allHeads)[number];

export type Member = {
  personId: string;
  name: string;
  birthYear: number | null;
  tie: MemberTie;
  excluded: Exclusion | null;
};
export type IncomeLine = { personId: string; head: Head; yearCents: number };

export type MeansFault =
  | 'noApplicant'
  | 'applicantTwice'
  | 'applicantExcluded'
  | 'twoSpouses'
  | 'memberTwice'
  | 'notMinor'
  | 'notGrown'
  | 'incomeOfStranger'
  | 'singleGround'
  | 'ageNot60'
  | 'ageNot16'
  | 'tekunNotAll'
  | 'tekunMissing';

/** Only the year is known: at 18 in the year counts as of age when the year is past. */
const ageIn = (birthYear: number, year: number) => year - birthYear;

/** Does the list of those who live together follow the rule (DB 7)? The first thing that does not, or null. */
export function membersFault(members: readonly Member[], year: number): { fault: MeansFault; at: number } | null {
  const applicants = members.filter((m) => m.tie === 'applicant');
  if (applicants.length === 0) return { fault: 'noApplicant', at: 0 };
  for (const [at, m] of members.entries()) {
    if (members.findIndex((o) => o.personId === m.personId) < at) return { fault: 'memberTwice', at };
    if (m.tie === 'applicant' && m !== applicants[0]) return { fault: 'applicantTwice', at };
    if (m.tie === 'applicant' && m.excluded) return { fault: 'applicantExcluded', at };
    if (m.tie === 'spouse' && members.findIndex((o) => o.tie === 'spouse') < at) return { fault: 'twoSpouses', at };
    if (m.birthYear === null) continue;
    if (m.tie === 'minorChild' && ageIn(m.birthYear, year) > 18) return { fault: 'notMinor', at };
    if (m.tie === 'dependentChild' && ageIn(m.birthYear, year) < 18) return { fault: 'notGrown', at };
  }
  return null;
}

/** Those who count: of a single-person application the applicant alone (DB 8). */
export const counted = <M extends Member>(members: readonly M[], isSingle = false): M[] =>
  members.filter((m) => m.excluded === null && (!isSingle || m.tie === 'applicant'));

const isExempt = (head: Head): boolean => exemptHeads.some((h) => h === head);
/** 高龄津贴 is set aside for 特困 only (TK 6); elsewhere a place's rule decides, and until it does, it counts. */
const countsFor = (kind: 'tekun' | 'other', head: Head): boolean =>
  head === 'elderAllowance' ? kind !== 'tekun' : !isExempt(head);

export const incomeFault = (
  lines: readonly IncomeLine[],
  members: readonly Member[],
): { fault: MeansFault; at: number } | null => {
  const at = lines.findIndex((l) => !members.some((m) => m.personId === l.personId));
  return at < 0 ? null : { fault: 'incomeOfStranger', at };
};

/** `people`: whose income is measured; `size`: for how many it is granted. */
export type Means = { people: number; size: number; yearCents: number; exemptCents: number };
/** What the household has in a year, and what of it is set aside. */
export function meansOf(
  members: readonly Member[],
  lines: readonly IncomeLine[],
  kind: 'tekun' | 'other' = 'other',
  isSingle = false,
): Means {
  // A single-person application is measured by the whole household's income (低保边缘), and granted to one.
  const ids = new Set(counted(members).map((m) => m.personId));
  const own = lines.filter((l) => ids.has(l.personId));
  const sum = (of: readonly IncomeLine[]) => of.reduce((n, l) => n + l.yearCents, 0);
  const counts = own.filter((l) => countsFor(kind, l.head));
  const yearCents = sum(counts);
  return { people: ids.size, size: isSingle ? 1 : ids.size, yearCents, exemptCents: sum(own) - yearCents };
}

export type Verdict = 'below' | 'marginal' | 'above';
/**
 * Against the local standard, by multiplication so that no 分 is lost in a division: below it (低保), below one and a half times it (低保边缘,
 * DB 8), or above. `standardCents` a month and person.
 */
export function verdictOf(means: { people: number; yearCents: number }, standardCents: number): Verdict {
  const limit = standardCents * 12 * means.people;
  if (means.yearCents < limit) return 'below';
  return means.yearCents * 2 < limit * 3 ? 'marginal' : 'above';
}

/** 支出型: the year's income a head below last year's local disposable income a head (LS). */
export const isBelowDisposable = (means: { people: number; yearCents: number }, perHeadYearCents: number): boolean =>
  means.yearCents < perHeadYearCents * means.people;

/** 补差: what is missing to the standard, a month, whole 分; the fraction falls to the household. */
export const gapCents = (means: { people: number; yearCents: number }, standardCents: number): number =>
  Math.max(0, Math.ceil((standardCents * 12 * means.people - means.yearCents) / 12));

/** 单人户 (DB 8): 1–2级重残, 3级智力或精神残疾, 重特大疾病, in a household of 低保边缘. */
export const singleGrounds = ['severeDisability', 'mentalDisability', 'seriousIllness'] as const;
export type SingleGround = (typeof singleGrounds)[number];

/** 无劳动能力 (TK 5). */
export const abilityGrounds = ['over60', 'under16', 'mentalDisability', 'limbDisability', 'blind'] as const;
export type AbilityGround = (typeof abilityGrounds)[number];
export type Tekun = { ground: AbilityGround; noSource: boolean; noSupporter: boolean };

/** All three at once (TK 4): no ability to work, no source of living, nobody able to support. */
export function tekunFault(t: Tekun | null, birthYear: number | null, year: number): MeansFault | null {
  if (!t) return 'tekunMissing';
  if (!t.noSource || !t.noSupporter) return 'tekunNotAll';
  if (t.ground === 'over60' && birthYear !== null && ageIn(birthYear, year) < 60) return 'ageNot60';
  return t.ground === 'under16' && birthYear !== null && ageIn(birthYear, year) > 16 ? 'ageNot16' : null;
}

/** 生活自理能力 (TK 21): 吃饭 · 穿衣 · 上下床 · 如厕 · 室内行走 · 洗澡. */
export const selfCareItems = ['eating', 'dressing', 'bed', 'toilet', 'walking', 'bathing'] as const;
export type SelfCareItem = (typeof selfCareItems)[number];
export type SelfCare = Readonly<Record<SelfCareItem, boolean>>;
export type SelfCareLevel = 'able' | 'partly' | 'unable';
/** None failed: able; up to three: partly; four and more: not at all (TK 22). */
export function selfCareLevel(can: SelfCare): SelfCareLevel {
  const failed = selfCareItems.filter((item) => !can[item]).length;
  if (failed === 0) return 'able';
  return failed <= 3 ? 'partly' : 'unable';
}
