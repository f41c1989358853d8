import type { Word } from '#kernel/words.ts';

/* What every paper of the procedure has (domain §1.6, §13): a kind, a title, clauses, how it opens and how it closes. */

export const noticeKinds = [
  'registration',
  'acceptance',
  'referral',
  'elsewhere',
  'diversion',
  'refusal',
  'seal',
  'extension',
  'agreement',
  'hearing',
  'answer',
  'decision',
  'execution',
  'reviewAcceptance',
  'reviewOpinion',
  'recheckAcceptance',
  'recheckOpinion',
  'service',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
/** Counted up when a clause is worded anew, so that every paper says by which version it was written. */
export const TEMPLATE_VERSION = '2026-2';

export const noticeTitles: Record<NoticeKind, Word> = {
  registration: ['信访事项登记告知书', 'Notice of registration'],
  acceptance: ['信访事项受理告知书', 'Notice of acceptance'],
  referral: ['信访事项转送(交办)告知书', 'Notice of transfer'],
  elsewhere: ['不属于本机关职权范围告知书', 'Notice that another organ is competent'],
  diversion: ['依法分类处理告知书', 'Notice of the procedure to take'],
  refusal: ['信访事项不予(不再)受理告知书', 'Notice of non-acceptance'],
  seal: ['检举控告移送告知书', 'Notice that an accusation was handed on'],
  extension: ['信访事项延长办理期限告知书', 'Notice of extension'],
  agreement: ['信访事项调解(和解)协议书', 'Agreement'],
  hearing: ['信访事项听证通知书', 'Notice of hearing'],
  answer: ['信访事项答复书', 'Written answer'],
  decision: ['信访事项处理意见书', 'Decision'],
  execution: ['信访处理意见执行情况告知书', 'Notice that the decision was carried out'],
  reviewAcceptance: ['信访事项复查申请受理告知书', 'Notice: review begun'],
  reviewOpinion: ['信访事项复查意见书', 'Review opinion'],
  recheckAcceptance: ['信访事项复核申请受理告知书', 'Notice: recheck begun'],
  recheckOpinion: ['信访事项复核意见书', 'Recheck opinion'],
  service: ['送达回证', 'Record of service'],
};

/** A paper without its number, seal and date: clauses, the named parts of an opinion, and what the person can do. */
export type NoticeBody = {
  title: Word;
  clauses: Word[];
  parts: { label: Word; text: Word }[];
  rights: Word[];
};

/** 2026年5月6日 · 2026-05-06 */
export function formalDay(day: string): Word {
  const [y, m, d] = day.split('-').map(Number);
  return [`${y}年${m}月${d}日`, day];
}
/** A clause with values that read differently in the two languages: index 0 is Chinese. */
export const both = (zh: (w: 0 | 1) => string, en: (w: 0 | 1) => string): Word => [zh(0), en(1)];
export const body = (
  kind: NoticeKind,
  clauses: Word[],
  more: Partial<Omit<NoticeBody, 'title' | 'clauses'>> = {},
): NoticeBody => ({ title: noticeTitles[kind], clauses, parts: [], rights: [], ...more });
/** What somebody wrote stands in either language as it was written. */
export const part = (label: Word, text: string) => ({ label, text: [text, text] as Word });

/** Opinions are read part by part under numbered heads; a record of service is a table. */
export const isOpinion = (kind: NoticeKind) => ['decision', 'reviewOpinion', 'recheckOpinion'].includes(kind);

/** What a paper is about, said in its first sentence: `{day}` it came in, `{channel}`, `{title}` and `{number}` of the case. */
export function leadOf(kind: NoticeKind): Word | null {
  switch (kind) {
    case 'agreement':
    case 'service':
      return null;
    case 'hearing':
      return [
        '关于你提出的“{title}”信访事项(编号{number}),现将听证有关事项通知如下:',
        'On your petition "{title}" ({number}) a hearing is held:',
      ];
    case 'decision':
      return [
        '关于你提出的“{title}”信访事项(编号{number}),经调查核实,现提出处理意见如下:',
        'On your petition "{title}" ({number}), after inquiry, this is decided:',
      ];
    case 'reviewAcceptance':
    case 'recheckAcceptance':
      return [
        '你就“{title}”信访事项(编号{number})提出的申请,现告知如下:',
        'On your request in the matter "{title}" ({number}):',
      ];
    case 'reviewOpinion':
      return [
        '你不服“{title}”信访事项(编号{number})的处理意见,请求复查。经审查,现提出复查意见如下:',
        'You asked for a review of the decision on "{title}" ({number}). After examination:',
      ];
    case 'recheckOpinion':
      return [
        '你不服“{title}”信访事项(编号{number})的复查意见,请求复核。经审查,现提出复核意见如下:',
        'You asked for a recheck of the review of "{title}" ({number}). After examination:',
      ];
    default:
      return [
        '你于{day}通过{channel}提出的“{title}”信访事项(编号{number}),现将有关情况告知如下:',
        'On your petition "{title}" ({number}), raised on {day} by {channel}:',
      ];
  }
}

/** The closing formula of official papers; opinions and records have none. */
export const closeOf = (kind: NoticeKind): Word | null =>
  kind === 'hearing'
    ? ['特此通知。', 'Notice is given hereby.']
    : kind === 'agreement' || kind === 'service' || isOpinion(kind)
      ? null
      : ['特此告知。', 'You are told hereby.'];
