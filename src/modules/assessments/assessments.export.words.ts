import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const assessmentsExportWords = {
  scoreSchemes: {
    says: ['评分办法', 'Schemes'],
    basis: ['依据', 'Basis'],
    items: ['条目', 'Items'],
    sum: ['总分', 'Sum'],
    leastAsked: ['最低要求', 'Least asked'],
    publishedAt: ['发布时间', 'Published'],
  },
  scoreRounds: {
    says: ['评分轮次', 'Rounds'],
    year: ['年度', 'Year'],
    scheme: ['办法', 'Scheme'],
    appealBody: ['申诉受理', 'Appeals to'],
    publicFrom: ['公示起', 'Shown from'],
    publicTo: ['公示止', 'Shown to'],
    entries: ['参评单位', 'Entries'],
    cancelReason: ['取消原因', 'Why cancelled'],
  },
  honours: {
    says: ['评好人活动', 'Honours'],
    year: ['年度', 'Year'],
    places: ['名额', 'Places'],
    publicFrom: ['公示起', 'Shown from'],
    publicTo: ['公示止', 'Shown to'],
  },
} as const satisfies Record<string, Record<string, Word>>;
