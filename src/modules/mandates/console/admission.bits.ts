import type { Word } from '#kernel/words.ts';
import type { AdmissionView } from '../mandates.admissions.contract.ts';
import { approvalLevelWords, admissionWords as w } from '../mandates.admissions.words.ts';
import { gateRoleWords, matterKindWords } from '../mandates.gate.words.ts';

type Says = (word: Word, values?: Record<string, string | number>) => string;

/** What is asked, line by line: on the page and on the sheet. */
export const askedRows = (a: AdmissionView, say: Says): (readonly [Word, string])[] => [
  [w.task, a.task],
  [w.matter, `${say(matterKindWords[a.matterKind])} ${a.matterLabel}`],
  [w.receiver, a.receiver.name],
  [w.role, say(gateRoleWords[a.role])],
  [w.requester, a.requester.name],
  [w.basis, a.basis],
  [w.funds, `${say(w.yuan, { n: a.fundsYuan.toLocaleString('zh-CN') })} · ${a.fundsSource}`],
  [w.people, a.people],
  [w.until, a.until],
  [w.checkLevel, say(approvalLevelWords[a.checkLevel])],
  [w.level, say(approvalLevelWords[a.level])],
  ...(a.decision ? ([[w.decision, say(w[a.decision])]] as const) : []),
  ...(a.validFrom && a.validTo
    ? ([[w.untilShort, say(w.holdsUntil, { from: a.validFrom, to: a.validTo })]] as const)
    : []),
];

const agreeing: Readonly<Record<string, readonly [yes: Word, no: Word]>> = {
  answer: [w.agrees, w.disagrees],
  sign: [w.agrees, w.disagrees],
  check: [w.lawful, w.unlawful],
};
/** How a step was answered; nothing where it only was done. */
export function agreedWord(verb: string, agrees: boolean | null, say: Says): string {
  const words = agrees === null ? undefined : agreeing[verb];
  return words ? say(words[agrees ? 0 : 1]) : '';
}
