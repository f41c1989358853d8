import type { Role } from '#kernel/actor.ts';
import { isWithin } from '#kernel/area.ts';
import { isSigned, type Strokes } from '#kernel/strokes.ts';

export { isSigned, type Strokes };

/* 救助物资和资金台账 (domain §5.6; 社会救助暂行办法 art 5, 61, 66). Nothing of petitions or hotlines is known here (domain §12.13). */

export const batchKinds = ['goods', 'money'] as const;
export type BatchKind = (typeof batchKinds)[number];
/** 财政 · 捐赠 · 帮扶单位. */
export const sources = ['fiscal', 'donation', 'partner'] as const;
export type Source = (typeof sources)[number];
/** What help is for; `emergency` is 急难, which pays first (临时救助 急难型). */
export const purposes = [
  'emergency',
  'livelihood',
  'medical',
  'education',
  'disaster',
  'winter',
  'festival',
  'housing',
  'elderly',
] as const;
export type Purpose = (typeof purposes)[number];
/** What a batch came for: one purpose (专款), or any. */
export const fundPurposes = ['any', ...purposes] as const;
export type FundPurpose = (typeof fundPurposes)[number];
export const accountKinds = ['source', 'stock', 'household', 'discrepancy'] as const;
export type AccountKind = (typeof accountKinds)[number];
export const entryKinds = ['receipt', 'move', 'handout', 'count', 'reversal'] as const;
export type EntryKind = (typeof entryKinds)[number];
export const grantStatuses = ['open', 'handed', 'reversed', 'cancelled'] as const;
export type GrantStatus = (typeof grantStatuses)[number];
/** Money reaches a household by its own card, by a voucher, or as cash before two witnesses; never through anybody else's account. */
export const channels = ['goods', 'bankCard', 'voucher', 'cash'] as const;
export type Channel = (typeof channels)[number];
export const proofs = ['signature', 'fingerprint', 'photo'] as const;
export type Proof = (typeof proofs)[number];
export const paperKinds = ['application', 'identity', 'survey', 'decision', 'receipt'] as const;
export type PaperKind = (typeof paperKinds)[number];
export const countStatuses = ['even', 'open', 'explained'] as const;
export type CountStatus = (typeof countStatuses)[number];
/** What became of a difference: the thing was there after all, or it is gone and stays in the books as such. */
export const findings = ['miscounted', 'loss'] as const;
export type Finding = (typeof findings)[number];
export const paperUnits = ['wd', 'd'] as const;

/** Who hands out, keeps stores and counts them. */
export const keeperRoles = [
  'villageCadre',
  'gridWorker',
  'townshipClerk',
  'civilAffairs',
] as const satisfies readonly Role[];
/** Who takes a delivery into the books. */
export const receiverRoles = ['villageCadre', 'townshipClerk', 'civilAffairs'] as const satisfies readonly Role[];
/** Who approves at all; money and kin of a cadre need more (`approverFault`). */
export const approverRoles = [
  'villageCadre',
  'townshipClerk',
  'townshipLeader',
  'civilAffairs',
] as const satisfies readonly Role[];
/** Who may undo an entry or explain a difference: never who made it. */
export const correctorRoles = [
  'villageCadre',
  'townshipClerk',
  'townshipLeader',
  'civilAffairs',
] as const satisfies readonly Role[];
/** Who looks after the ledger without handing out; of households they see the surname only. */
export const overseerRoles = ['villageSupervisor', 'countyClerk', 'inspector'] as const satisfies readonly Role[];
export const reliefRoles = [
  'villageCadre',
  'gridWorker',
  'townshipClerk',
  'townshipLeader',
  'civilAffairs',
  ...overseerRoles,
] as const satisfies readonly Role[];
export const ruleRoles = ['civilAffairs'] as const satisfies readonly Role[];

const isOneOf = (roles: readonly Role[], role: Role) => roles.includes(role);
export const seesNames = (role: Role): boolean => !isOneOf(overseerRoles, role);

export type ReliefRefusal =
  | 'stockNegative'
  | 'earmarked'
  | 'batchElsewhere'
  | 'moneyNeedsTownship'
  | 'kinNeedsCounty'
  | 'decisionMissing'
  | 'ownApproval'
  | 'witnessSame'
  | 'witnessOfHousehold'
  | 'secondWitnessMissing'
  | 'channelWrong'
  | 'cashTooMuch'
  | 'noCard'
  | 'notItsHand'
  | 'noStrokes'
  | 'proofMissing'
  | 'consentMissing'
  | 'voucherMissing'
  | 'notOpen'
  | 'reversedAlready'
  | 'reversesReversal'
  | 'ownReversal'
  | 'countOpen'
  | 'countSettled'
  | 'ownCount'
  | 'lossNeedsTownship'
  | 'countWitnessSame'
  | 'noticeNoList'
  | 'noticePast'
  | 'personMissing'
  | 'countNotReversed'
  | 'householdGone'
  | 'storeSame'
  | 'dayAhead'
  | 'receiverUnknown'
  | 'notAnEmergency'
  | 'paperThere'
  | 'noticeThere'
  | 'noticeEmpty'
  | 'noticeOver'
  | 'storeThere'
  | 'nothingMeant'
  | 'moneyUnit'
  | 'ruleThere';

/** What came for one purpose, or for one place, goes nowhere else (社会救助暂行办法 art 5). */
export function earmarkFault(
  batch: { purpose: FundPurpose; area: string },
  to: { purpose: Purpose; area: string },
): ReliefRefusal | null {
  if (batch.purpose !== 'any' && batch.purpose !== to.purpose) return 'earmarked';
  return isWithin(to.area, batch.area) ? null : 'batchElsewhere';
}

/** Who may approve what: money from the township up (暂行办法 48), help for kin of a cadre only in the county (审核确认办法 11, 20). */
export function approverFault(a: {
  role: Role;
  hasMoney: boolean;
  isKin: boolean;
  purpose: Purpose;
  decision: string | null;
}): ReliefRefusal | null {
  if (a.isKin && a.role !== 'civilAffairs') return 'kinNeedsCounty';
  if (a.hasMoney && a.role === 'villageCadre') return 'moneyNeedsTownship';
  return a.purpose !== 'emergency' && !a.decision ? 'decisionMissing' : null;
}

export type Eyes = { id: string | null; name: string };
/** Approver, giver and witnesses are different people, and a witness is not of the household. Names are compared as well: not everybody has an account. */
export function handsFault(h: {
  approver: Eyes;
  giver: Eyes;
  witnesses: readonly Eyes[];
  household: readonly string[];
}): ReliefRefusal | null {
  const isSame = (a: Eyes, b: Eyes) => (a.id !== null && a.id === b.id) || a.name === b.name;
  if (isSame(h.approver, h.giver)) return 'ownApproval';
  for (const [i, w] of h.witnesses.entries()) {
    if (isSame(w, h.giver) || isSame(w, h.approver)) return 'witnessSame';
    if (h.witnesses.slice(0, i).some((other) => isSame(w, other))) return 'witnessSame';
    if (h.household.includes(w.name)) return 'witnessOfHousehold';
  }
  return null;
}

/** How money may go: to the household's own card, as a voucher with a number, or in cash up to the local limit before two witnesses. */
export function channelFault(c: {
  channel: Channel;
  hasGoods: boolean;
  /** In cents. */
  money: number;
  cashMax: number;
  hasCard: boolean;
  isMember: boolean;
  witnesses: number;
  voucher: string | null;
}): ReliefRefusal | null {
  if ((c.channel === 'goods') !== (c.money === 0)) return 'channelWrong';
  // Somebody else's hand may carry a bag home, but no money.
  if (c.money > 0 && !c.isMember) return 'notItsHand';
  if (c.channel === 'bankCard' && !c.hasCard) return 'noCard';
  if (c.channel === 'voucher' && !c.voucher) return 'voucherMissing';
  if (c.channel !== 'cash') return null;
  if (c.money > c.cashMax) return 'cashTooMuch';
  return c.witnesses < 2 ? 'secondWitnessMissing' : null;
}

export function proofFault(p: {
  proof: Proof;
  strokes: Strokes;
  files: number;
  hasConsent: boolean;
}): ReliefRefusal | null {
  if (p.proof === 'signature') return isSigned(p.strokes) ? null : 'noStrokes';
  if (p.files === 0) return 'proofMissing';
  return p.proof === 'photo' && !p.hasConsent ? 'consentMissing' : null;
}

/** The papers of an emergency that have not come yet, in the order of the rule. */
export const missingPapers = (wanted: readonly PaperKind[], come: readonly PaperKind[]): PaperKind[] =>
  wanted.filter((kind) => !come.includes(kind));

/** One side of a movement: what is put into an account (positive) or taken out of it, in the batch's unit. */
export type Side = { accountId: string; amount: number };
/** An entry is whole when its sides come to nothing and no side is empty. */
export const isWhole = (sides: readonly Side[]): boolean =>
  sides.length >= 2 && sides.every((s) => s.amount !== 0) && sides.reduce((sum, s) => sum + s.amount, 0) === 0;

export const surnameOf = (name: string): string =>
  `${[...name][0] ?? ''}${'*'.repeat(Math.max(1, [...name].length - 1))}`;

/** Where a batch stands: what came in is what went out, lies in stores, or was not found. */
export type Standing = { received: number; handed: number; stock: number; missing: number };
export const reconciles = (s: Standing): boolean => s.received === s.handed + s.stock + s.missing;

/** For purposes that tell of an illness nobody is listed (PIPL 28; 公示不得涉及健康信息). */
export const mayList = (purpose: FundPurpose): boolean => purpose !== 'medical';

/** Everything a public notice may say of a batch, and of a household in it (社会救助暂行办法 61; 审核确认办法 24: name, size, amount). */
export const noticeFields = [
  'number',
  'place',
  'source',
  'donor',
  'item',
  'unit',
  'kind',
  'purpose',
  'received',
  'handed',
  'stock',
  'households',
  'from',
  'to',
  'list',
] as const;
export const noticeRowFields = ['name', 'size', 'quantity'] as const;

/** Only the named fields of a thing, whatever else it holds. */
export const only = <T extends object, const K extends readonly (keyof T)[]>(fields: K, thing: T): Pick<T, K[number]> =>
  Object.fromEntries(fields.map((f) => [f, thing[f]])) as Pick<T, K[number]>;
