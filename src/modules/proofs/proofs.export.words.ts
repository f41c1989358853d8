import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const proofsExportWords = {
  proofs: {
    says: ['证明申请', 'Requests for proofs'],
    way: ['渠道', 'Way'],
    itemName: ['证明事项', 'Item'],
    name: ['姓名', 'Name'],
    agency: ['要证明的单位', 'Agency'],
    agencyKind: ['单位类型', 'Kind of agency'],
    at: ['申请时间', 'Asked'],
  },
  certificates: {
    says: ['证明登记簿', 'Register of proofs'],
    itemName: ['证明事项', 'Item'],
    name: ['姓名', 'Name'],
    unit: ['出具单位', 'Issued by'],
    issuedOn: ['出具日期', 'Issued'],
    expiresOn: ['有效期到', 'Expires'],
    standing: ['效力', 'Standing'],
    agency: ['用在哪里', 'Agency'],
    signedBy: ['签字人', 'Signed by'],
  },
  demands: {
    says: ['仍在要证明的单位', 'Agencies that still ask'],
    agency: ['单位', 'Agency'],
    agencyKind: ['单位类型', 'Kind'],
    count: ['次数', 'Times'],
    seen: ['亲眼见', 'Seen'],
    kinds: ['要哪些', 'What'],
    sinceTold: ['告知后又要', 'Since told'],
  },
} as const satisfies Record<string, Record<string, Word>>;
