import type { Role } from '#kernel/actor.ts';
import { caseRoles, dispatchRoles, intakeRoles } from '#modules/cases/cases.parts.rules.ts';
import type { CaseChannel } from '#modules/cases/cases.rules.ts';

/** By which road it reached us. */
export const draftSources = ['mail', 'wecom', 'chat'] as const;
export type DraftSource = (typeof draftSources)[number];

export const draftStatuses = [
  'new', // 等值班人员处理
  'registered', // 已登记成件
  'joined', // 已并入一件
  'dismissed', // 不登记(写明理由,原文保留)
] as const;
export type DraftStatus = (typeof draftStatuses)[number];

/** Why a mail that names a case did not join it by itself. */
export const draftHints = ['otherSender', 'unproven', 'ended'] as const;
export type DraftHint = (typeof draftHints)[number];

/** Who has the duty: those who see every case of their place. Letters may be about anybody else who works there. */
export const deskRoles = dispatchRoles satisfies readonly Role[];
/** Who may paste the chat of a group they are in: whoever may register what people say. */
export const pasteRoles = intakeRoles satisfies readonly Role[];

/** Who may bring scanned paper back to a case: whoever may work on one. */
export const sheetRoles = caseRoles satisfies readonly Role[];
export const sheetResults = ['returned', 'known', 'noCode', 'severalCases', 'otherCase', 'notYours'] as const;
export type SheetResult = (typeof sheetResults)[number];

/** The channel a case gets by its source; the kind of road in the statistics, not the technology. */
export const channelOf = (source: DraftSource): CaseChannel => (source === 'mail' ? 'web' : 'wechatGroup');

/** What is thrown away stays readable: a dismissed draft may still become a case. */
export const isUndecided = (status: DraftStatus): boolean => status === 'new' || status === 'dismissed';

/** How many signs of an address are shown: enough to tell two apart, not enough to write to. */
export function maskAddress(address: string): string {
  const [user = '', host = ''] = address.split('@');
  return host ? `${[...user][0] ?? ''}***@${host}` : '***';
}
