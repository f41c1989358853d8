import type { Word } from '#kernel/words.ts';
import {
  type Outcome,
  type Procedure,
  procedureArticles,
  type RefusalReason,
  refusalArticles,
} from './petitions.rules.ts';
import { findingWords, outcomeWords, procedureWords, refusalReasonWords } from './petitions.words.ts';

/* Each statutory step is a paper (domain §1.6, §13): its clauses in both languages, composed once and kept as they were sent. */

export const noticeKinds = [
  'registration',
  'acceptance',
  'referral',
  'elsewhere',
  'diversion',
  'refusal',
  'extension',
  'agreement',
  'hearing',
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
export const TEMPLATE_VERSION = '2026-1';

export const noticeTitles: Record<NoticeKind, Word> = {
  registration: ['信访事项登记告知书', 'Notice of registration'],
  acceptance: ['信访事项受理告知书', 'Notice of acceptance'],
  referral: ['信访事项转送(交办)告知书', 'Notice of transfer'],
  elsewhere: ['不属于本机关职权范围告知书', 'Notice that another organ is competent'],
  diversion: ['依法分类处理告知书', 'Notice of the procedure to take'],
  refusal: ['信访事项不予(不再)受理告知书', 'Notice of non-acceptance'],
  extension: ['信访事项延长办理期限告知书', 'Notice of extension'],
  agreement: ['信访事项调解(和解)协议书', 'Agreement'],
  hearing: ['信访事项听证通知书', 'Notice of hearing'],
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
const both = (zh: (w: 0 | 1) => string, en: (w: 0 | 1) => string): Word => [zh(0), en(1)];
const body = (
  kind: NoticeKind,
  clauses: Word[],
  more: Partial<Omit<NoticeBody, 'title' | 'clauses'>> = {},
): NoticeBody => ({
  title: noticeTitles[kind],
  clauses,
  parts: [],
  rights: [],
  ...more,
});
const labels = {
  claim: ['投诉请求', 'Request'],
  facts: ['事实和理由', 'Facts and reasons'],
  opinion: ['处理意见', 'Opinion'],
  basis: ['法律法规依据', 'Legal basis'],
  outcome: ['处理结论', 'Outcome'],
  grounds: ['申请理由', 'Grounds'],
  finding: ['复查(复核)结论', 'Finding'],
} as const satisfies Record<string, Word>;

/** What somebody wrote stands in either language as it was written. */
const part = (label: Word, text: string) => ({ label, text: [text, text] as Word });

const otherRoads: Word = [
  '属于行政复议、行政诉讼受案范围的,也可以依法申请行政复议或者提起诉讼;复查复核不影响这些权利。',
  'Where the law opens administrative reconsideration or court, those ways are open too; a review takes nothing from them.',
];

export const notices = {
  registration: (p: { day: string; organ: string; notifyBy: string }): NoticeBody =>
    body('registration', [
      both(
        (w) => `你提出的信访事项,本机关已于${formalDay(p.day)[w]}登记。`,
        (w) => `Your petition was registered here on ${formalDay(p.day)[w]}.`,
      ),
      both(
        (w) =>
          `本机关将在${formalDay(p.notifyBy)[w]}前书面告知受理情况和处理途径(信访工作条例第二十二条、第二十三条)。`,
        (w) =>
          `By ${formalDay(p.notifyBy)[w]} you will be told in writing whether it is accepted and by which way it is handled (arts 22, 23).`,
      ),
      [
        '你可以凭编号和查询密码随时查询进展,并作出评价(第二十一条)。',
        'With its number and passphrase you can look at its progress at any time, and rate it (art 21).',
      ],
    ]),
  acceptance: (p: { day: string; decideBy: string }): NoticeBody =>
    body('acceptance', [
      both(
        (w) => `你提出的信访事项,本机关于${formalDay(p.day)[w]}决定受理。`,
        (w) => `Your petition was accepted on ${formalDay(p.day)[w]}.`,
      ),
      both(
        (w) =>
          `本机关将听取你陈述事实和理由,进行调查核实,在${formalDay(p.decideBy)[w]}前出具信访处理意见书(第三十一条、第三十四条)。`,
        (w) =>
          `You will be heard, the facts will be looked into, and a written decision will be given by ${formalDay(p.decideBy)[w]} (arts 31, 34).`,
      ),
      [
        '工作人员与信访事项有直接利害关系的,你可以要求其回避(第二十八条)。',
        'Staff with a direct interest must stand aside; you may ask for it (art 28).',
      ],
    ]),
  referral: (p: { how: 'transferred' | 'assigned'; to: string; notifyBy: string }): NoticeBody =>
    body('referral', [
      both(
        () =>
          `你提出的信访事项,已${p.how === 'assigned' ? '交由' : '转送'}${p.to}${p.how === 'assigned' ? '办理' : '处理'}(第二十二条)。`,
        () => `Your petition was ${p.how === 'assigned' ? 'assigned' : 'transferred'} to ${p.to} (art 22).`,
      ),
      both(
        (w) => `${p.to}将在${formalDay(p.notifyBy)[w]}前书面告知你受理情况。你不需要重新提出。`,
        (w) =>
          `${p.to} will tell you in writing by ${formalDay(p.notifyBy)[w]} whether it is accepted. You need not file it again.`,
      ),
    ]),
  elsewhere: (p: { where: string; why: string }): NoticeBody =>
    body('elsewhere', [
      [
        '你提出的信访事项不属于本机关职权范围(第二十三条)。',
        'Your petition is outside the powers of this organ (art 23).',
      ],
      [p.why, p.why],
      [`请向下列机关提出:${p.where}`, `Please raise it with: ${p.where}`],
    ]),
  diversion: (p: { procedure: Procedure; instructions: string }): NoticeBody =>
    body('diversion', [
      [
        `你提出的事项,依照${procedureArticles[p.procedure]},应当通过${procedureWords[p.procedure][0]}办理。`,
        `By ${procedureArticles[p.procedure]} your matter is handled by: ${procedureWords[p.procedure][1]}.`,
      ],
      [`具体办法:${p.instructions}`, `How to go about it: ${p.instructions}`],
    ]),
  refusal: (p: { reason: RefusalReason; onward: string }): NoticeBody =>
    body(
      'refusal',
      [
        [
          `你提出的信访事项,本机关不予受理。理由:${refusalReasonWords[p.reason][0]}。`,
          `Your petition is not accepted. Reason: ${refusalReasonWords[p.reason][1]}.`,
        ],
        [`依据:${refusalArticles[p.reason]}。`, `By: ${refusalArticles[p.reason]}.`],
      ],
      { rights: [[`你接下来可以:${p.onward}`, `What you can do: ${p.onward}`]] },
    ),
  extension: (p: { days: number; reason: string; decideBy: string }): NoticeBody =>
    body('extension', [
      ['你提出的信访事项情况复杂。', 'Your petition is a complex one.'],
      [`延长的理由:${p.reason}`, `The reason for the extension: ${p.reason}`],
      both(
        (w) => `经本机关负责人批准,办理期限延长${p.days}日,至${formalDay(p.decideBy)[w]}止(第三十四条)。只延长这一次。`,
        (w) =>
          `Approved by the head, the limit is extended by ${p.days} days, until ${formalDay(p.decideBy)[w]} (art 34). It is extended this once only.`,
      ),
    ]),
  agreement: (p: { text: string }): NoticeBody =>
    body('agreement', [
      ['在自愿、合法的基础上,各方达成如下协议(第三十三条):', 'Freely and within the law the parties agree (art 33):'],
      [p.text, p.text],
    ]),
  hearing: (p: { from: string; to: string; place: string; days: number | null }): NoticeBody =>
    body('hearing', [
      both(
        (w) =>
          `定于${formalDay(p.from)[w]}${p.to === p.from ? '' : `至${formalDay(p.to)[w]}`}在${p.place}举行听证,请你参加。`,
        (w) =>
          `A hearing will be held ${p.to === p.from ? `on ${formalDay(p.from)[w]}` : `from ${formalDay(p.from)[w]} to ${formalDay(p.to)[w]}`} at ${p.place}. You are invited.`,
      ),
      ...(p.days === null
        ? []
        : [
            [
              `听证所需的${p.days}日不计入复核期限(第三十六条)。`,
              `The ${p.days} days of the hearing do not count towards the limit of the recheck (art 36).`,
            ] as Word,
          ]),
    ]),
  decision: (p: {
    outcome: Outcome;
    claim: string;
    facts: string;
    opinion: string;
    basis: string;
    reviewer: string | null;
    lastDay: string;
    executeBy: string | null;
  }): NoticeBody =>
    body('decision', carriedOutBy(p.executeBy), {
      parts: [
        part(labels.claim, p.claim),
        part(labels.facts, p.facts),
        { label: labels.outcome, text: outcomeWords[p.outcome] },
        part(labels.opinion, p.opinion),
        part(labels.basis, p.basis),
      ],
      rights: [rightToAsk(35, p.reviewer, p.lastDay), otherRoads],
    }),
  execution: (p: { text: string }): NoticeBody =>
    body('execution', [
      [`支持你请求的处理意见已经执行:${p.text}`, `The decision in your favour was carried out: ${p.text}`],
    ]),
  reviewAcceptance: (p: { day: string; by: string; grounds: string }): NoticeBody =>
    asked('reviewAcceptance', '复查', 'review', 35, p),
  recheckAcceptance: (p: { day: string; by: string; grounds: string }): NoticeBody =>
    asked('recheckAcceptance', '复核', 'recheck', 36, p),
  reviewOpinion: (p: Opinion & { reviewer: string | null; lastDay: string }): NoticeBody =>
    body('reviewOpinion', carriedOutBy(p.executeBy), {
      parts: opinionParts(p),
      rights: [rightToAsk(36, p.reviewer, p.lastDay), otherRoads],
    }),
  recheckOpinion: (p: Opinion): NoticeBody =>
    body('recheckOpinion', carriedOutBy(p.executeBy), {
      parts: opinionParts(p),
      rights: [
        [
          '本意见为信访终结意见。对本意见不服,仍以同一事实和理由提出的,各级机关不再受理(第三十六条);有新的事实和理由,可以重新提出。',
          'This ends the petition procedure. Raised again on the same facts and reasons it is not accepted any more (art 36); new facts can be raised again.',
        ],
        otherRoads,
      ],
    }),
  service: (p: {
    of: Word;
    number: string;
    method: Word;
    day: string;
    receiver: string;
    proof: string;
    lastDay: string | null;
  }): NoticeBody =>
    body('service', [
      both(
        (w) => `${p.of[0]}(${p.number})于${formalDay(p.day)[w]}送达,方式:${p.method[0]}。`,
        (w) => `${p.of[1]} (${p.number}) was served on ${formalDay(p.day)[w]}: ${p.method[1]}.`,
      ),
      [`受送达人或代收人:${p.receiver}`, `Received by: ${p.receiver}`],
      [`凭证:${p.proof}`, `Proof: ${p.proof}`],
      ...(p.lastDay
        ? [
            both(
              (w) => `本人申请复查(复核)的最后一天:${formalDay(p.lastDay ?? '')[w]}。`,
              (w) => `The last day on which the person may ask for the next review: ${formalDay(p.lastDay ?? '')[w]}.`,
            ),
          ]
        : []),
    ]),
} as const;

/** An opinion in the person's favour says by when (32). */
const carriedOutBy = (day: string | null): Word[] =>
  day === null
    ? []
    : [
        both(
          (w) => `支持你的请求,由本机关督促有关单位在${formalDay(day)[w]}前执行(第三十二条)。`,
          (w) =>
            `Your request is supported; this organ sees to it that it is carried out by ${formalDay(day)[w]} (art 32).`,
        ),
      ];

type Opinion = {
  finding: 'uphold' | 'change';
  outcome: Outcome;
  facts: string;
  opinion: string;
  basis: string;
  executeBy: string | null;
};
const opinionParts = (p: Opinion): NoticeBody['parts'] => [
  part(labels.facts, p.facts),
  { label: labels.finding, text: findingWords[p.finding] },
  { label: labels.outcome, text: outcomeWords[p.outcome] },
  part(labels.opinion, p.opinion),
  part(labels.basis, p.basis),
];
function asked(
  kind: 'reviewAcceptance' | 'recheckAcceptance',
  zh: string,
  en: string,
  article: number,
  p: { day: string; by: string; grounds: string },
): NoticeBody {
  return body(
    kind,
    [
      both(
        (w) =>
          `你的${zh}申请,本机关已于${formalDay(p.day)[w]}收到,将在${formalDay(p.by)[w]}前提出书面${zh}意见(条例第${article}条)。`,
        (w) =>
          `Your request for a ${en} was received on ${formalDay(p.day)[w]}; a written opinion will be given by ${formalDay(p.by)[w]} (art ${article}).`,
      ),
    ],
    { parts: [part(labels.grounds, p.grounds)] },
  );
}
/** Whom to ask and until when: the last day if the paper is received on the day it is made; the record of service names the real one. */
function rightToAsk(article: 35 | 36, to: string | null, lastDay: string): Word {
  const [zh, en] = article === 35 ? ['复查', 'review'] : ['复核', 'recheck'];
  return both(
    (w) =>
      `对本意见不服的,可以自收到之日起30日内,请求${to ?? '上一级机关'}${zh}(条例第${article}条)。当天收到的,最后一天为${formalDay(lastDay)[w]};晚收到的相应顺延,以送达回证写明的日期为准。`,
    (w) =>
      `If you disagree, you may within 30 days of receipt ask ${to ?? 'the next higher organ'} for a ${en} (art ${article}). Received today, the last day is ${formalDay(lastDay)[w]}; received later, it is later: the record of service names it.`,
  );
}

/** What art 32 wants in a decision, and, where it is not in the person's favour, whom they may turn to. */
export const lacksFields = (p: { claim?: string; facts: string; opinion: string; basis: string }): boolean =>
  [p.claim ?? '-', p.facts, p.opinion, p.basis].some((text) => text.trim() === '');
