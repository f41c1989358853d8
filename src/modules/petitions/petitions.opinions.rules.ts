import type { Word } from '#kernel/words.ts';
import { body, both, formalDay, type NoticeBody, part } from './petitions.paper.rules.ts';
import type { Answer, Outcome } from './petitions.rules.ts';
import { answerWords, findingWords, outcomeWords } from './petitions.words.ts';

/* The opinions and what leads to and from them: decision (32, 34), 复查 (35), 复核 (36), the record that a paper was served. */

const labels = {
  claim: ['投诉请求', 'Request'],
  facts: ['事实和理由', 'Facts and reasons'],
  opinion: ['处理意见', 'Opinion'],
  basis: ['法律法规依据', 'Legal basis'],
  outcome: ['处理结论', 'Outcome'],
  grounds: ['申请理由', 'Grounds'],
  reviewFinding: ['复查结论', 'Finding'],
  recheckFinding: ['复核结论', 'Finding'],
  paper: ['送达文书', 'Paper'],
  number: ['文书编号', 'Its number'],
  receiver: ['受送达人(代收人)', 'Received by'],
  method: ['送达方式', 'How'],
  servedOn: ['送达日期', 'On'],
  proof: ['送达凭证', 'Proof'],
  lastDay: ['申请期限最后一天', 'Last day to ask for the next review'],
} as const satisfies Record<string, Word>;

const dutyRoads: Word = [
  '如认为本机关没有依法履行职责,可以依法申请行政复议或者提起行政诉讼。',
  'If you think that this organ fails to do its duty, administrative reconsideration and court are open by law.',
];
const otherRoads: Word = [
  '属于行政复议、行政诉讼受案范围的,也可以依法申请行政复议或者提起诉讼;申请复查、复核不影响这些权利。',
  'Where the law opens administrative reconsideration or court, those ways are open too; a review takes nothing from them.',
];

/** An opinion in the person's favour says by when (32). */
const carriedOutBy = (day: string | null): Word[] =>
  day === null
    ? []
    : [
        both(
          (w) => `本机关支持你的请求,将督促有关单位最迟于${formalDay(day)[w]}执行完毕(《信访工作条例》第三十二条)。`,
          (w) =>
            `Your request is supported; this organ sees to it that it is carried out by ${formalDay(day)[w]} (art 32).`,
        ),
      ];

const asks = {
  review: { zh: '复查', article: '第三十五条', en: 'review', n: 35 },
  recheck: { zh: '复核', article: '第三十六条', en: 'recheck', n: 36 },
} as const;
type Ask = keyof typeof asks;

/** Whom to ask and until when: the last day if the paper is received on the day it is made; the record of service names the real one. */
function rightToAsk(what: Ask, to: string | null, lastDay: string): Word {
  const { zh, article, en, n } = asks[what];
  return both(
    (w) =>
      `如不服本意见,可以自收到之日起30日内请求${to ?? '上一级机关'}${zh}(《信访工作条例》${article})。当天收到的,最后一天为${formalDay(lastDay)[w]};之后收到的相应顺延,以送达回证写明的日期为准。`,
    (w) =>
      `If you disagree, you may within 30 days of receipt ask ${to ?? 'the next higher organ'} for a ${en} (art ${n}). Received today, the last day is ${formalDay(lastDay)[w]}; received later, it is later: the record of service names it.`,
  );
}

type Opinion = {
  finding: 'uphold' | 'change';
  outcome: Outcome;
  facts: string;
  opinion: string;
  basis: string;
  executeBy: string | null;
};
const opinionParts = (finding: Word, p: Opinion): NoticeBody['parts'] => [
  part(labels.facts, p.facts),
  { label: finding, text: findingWords[p.finding] },
  { label: labels.outcome, text: outcomeWords[p.outcome] },
  part(labels.opinion, p.opinion),
  part(labels.basis, p.basis),
];
type Request = { day: string; by: string; grounds: string };
const asked = (kind: 'reviewAcceptance' | 'recheckAcceptance', what: Ask, p: Request): NoticeBody => {
  const { zh, article, en, n } = asks[what];
  return body(
    kind,
    [
      both(
        (w) =>
          `本机关已于${formalDay(p.day)[w]}收到你的${zh}申请。根据《信访工作条例》${article}的规定,本机关将自收到申请之日起30日内,即最迟于${formalDay(p.by)[w]},提出书面${zh}意见。`,
        (w) =>
          `Your request for a ${en} was received on ${formalDay(p.day)[w]}; a written opinion will be given by ${formalDay(p.by)[w]} (art ${n}).`,
      ),
    ],
    { parts: [part(labels.grounds, p.grounds)] },
  );
};

/** What a suggestion or a request to perform a duty is answered with, and what is open to whoever sees it otherwise. */
const answerHead: Record<'duty' | 'suggestion', Word> = {
  duty: [
    '根据《信访工作条例》第三十一条第五项的规定,本机关对你的请求进行了核查。',
    'This organ looked into your request (art 31 (5)).',
  ],
  suggestion: [
    '根据《信访工作条例》第二十九条的规定,本机关对你的意见建议进行了研究论证。',
    'This organ studied your suggestion (art 29).',
  ],
};

export const opinionNotices = {
  answer: (p: { matter: 'duty' | 'suggestion'; result: Answer; text: string; basis: string | null }): NoticeBody =>
    body(
      'answer',
      [
        answerHead[p.matter],
        [`办理结果:${answerWords[p.result][0]}。`, `The result: ${answerWords[p.result][1]}.`],
        [p.text, p.text],
        ...(p.basis ? [[`依据:${p.basis}`, `By: ${p.basis}`] as Word] : []),
      ],
      {
        rights: [
          ...(p.matter === 'duty' ? [dutyRoads] : []),
          [
            '如认为这是应当作出处理意见的请求,可以在查询页选“没办好”,由上一级审看。',
            'If you think it is a claim that must be decided, say "not done" on its page: the level above looks at it.',
          ],
        ],
      },
    ),
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
    body('decision', [], {
      parts: [
        part(labels.claim, p.claim),
        part(labels.facts, p.facts),
        { label: labels.outcome, text: outcomeWords[p.outcome] },
        part(labels.opinion, p.opinion),
        part(labels.basis, p.basis),
      ],
      rights: [...carriedOutBy(p.executeBy), rightToAsk('review', p.reviewer, p.lastDay), otherRoads],
    }),
  execution: (p: { text: string }): NoticeBody =>
    body('execution', [
      [`支持你请求的意见已经执行。执行情况:${p.text}`, `The decision in your favour was carried out: ${p.text}`],
    ]),
  reviewAcceptance: (p: Request): NoticeBody => asked('reviewAcceptance', 'review', p),
  recheckAcceptance: (p: Request): NoticeBody => asked('recheckAcceptance', 'recheck', p),
  reviewOpinion: (p: Opinion & { reviewer: string | null; lastDay: string }): NoticeBody =>
    body('reviewOpinion', [], {
      parts: opinionParts(labels.reviewFinding, p),
      rights: [...carriedOutBy(p.executeBy), rightToAsk('recheck', p.reviewer, p.lastDay), otherRoads],
    }),
  recheckOpinion: (p: Opinion): NoticeBody =>
    body('recheckOpinion', [], {
      parts: opinionParts(labels.recheckFinding, p),
      rights: [
        ...carriedOutBy(p.executeBy),
        [
          '本意见为信访终结意见。不服本意见,仍以同一事实和理由提出的,各级机关不再受理(《信访工作条例》第三十六条);有新的事实和理由,可以重新提出。',
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
    body('service', [], {
      parts: [
        { label: labels.paper, text: p.of },
        part(labels.number, p.number),
        part(labels.receiver, p.receiver),
        { label: labels.method, text: p.method },
        { label: labels.servedOn, text: formalDay(p.day) },
        part(labels.proof, p.proof),
        ...(p.lastDay ? [{ label: labels.lastDay, text: formalDay(p.lastDay) }] : []),
      ],
    }),
} as const;
