import type { Word } from '#kernel/words.ts';
import { opinionNotices } from './petitions.opinions.rules.ts';
import { body, both, formalDay, type NoticeBody } from './petitions.paper.rules.ts';
import {
  type GivenAs,
  type Procedure,
  procedureArticles,
  type RefusalReason,
  refusalArticles,
} from './petitions.rules.ts';
import { procedureWords, refusalReasonWords } from './petitions.words.ts';

export * from './petitions.paper.rules.ts';

/* Each statutory step is a paper (domain §1.6, §13): its clauses in both languages, composed once and kept as they were sent. */

const cited = (article: string) => article.replace('信访工作条例', '《信访工作条例》');

const refused: Record<RefusalReason, Word> = {
  pendingBelow: ['经审查,本机关决定不予受理。', 'Having examined it, this organ does not accept it.'],
  finallyReviewed: ['经审查,本机关决定不再受理。', 'Having examined it, this organ does not accept it again.'],
};

/** How it was given on, and by which article (22, 24). */
const referralWords: Record<GivenAs, (to: string) => Word> = {
  transferred: (to) => [
    `根据《信访工作条例》第二十二条的规定,该信访事项已转送${to}处理。`,
    `It was transferred to ${to} (art 22).`,
  ],
  assigned: (to) => [
    `根据《信访工作条例》第二十二条的规定,该信访事项已交由${to}办理。`,
    `It was assigned to ${to} (art 22).`,
  ],
  designated: (to) => [
    `有关机关对由谁受理有争议。根据《信访工作条例》第二十四条的规定,现决定由${to}受理。`,
    `The organs disagreed whose it is; their common superior decided that it is for ${to} (art 24).`,
  ],
};

export const notices = {
  registration: (p: { day: string; notifyBy: string }): NoticeBody =>
    body('registration', [
      both(
        (w) => `根据《信访工作条例》第二十二条的规定,本机关已于${formalDay(p.day)[w]}登记该信访事项。`,
        (w) => `It was registered here on ${formalDay(p.day)[w]} (art 22).`,
      ),
      both(
        (w) => `本机关将最迟于${formalDay(p.notifyBy)[w]}书面告知你是否受理以及处理途径(第二十三条)。`,
        (w) =>
          `By ${formalDay(p.notifyBy)[w]} you will be told in writing whether it is accepted and by which way it is handled (art 23).`,
      ),
      [
        '你可以凭编号和查询密码查询进展,并对办理情况作出评价(第二十一条)。',
        'With its number and passphrase you can look at its progress at any time, and rate it (art 21).',
      ],
    ]),
  acceptance: (p: { day: string; decideBy: string }): NoticeBody =>
    body('acceptance', [
      both(
        (w) => `根据《信访工作条例》第二十三条、第三十一条的规定,本机关于${formalDay(p.day)[w]}决定予以受理。`,
        (w) => `It was accepted on ${formalDay(p.day)[w]} (arts 23, 31).`,
      ),
      both(
        (w) =>
          `本机关将听取你陈述事实和理由,依法调查核实,自受理之日起60日内,即最迟于${formalDay(p.decideBy)[w]},出具信访处理意见书;情况复杂确需延长的,将书面告知你理由(第三十四条)。`,
        (w) =>
          `You will be heard, the facts will be looked into, and within sixty days, by ${formalDay(p.decideBy)[w]}, a written decision will be given; should it take longer, you will be told why in writing (art 34).`,
      ),
      [
        '工作人员与信访事项有直接利害关系的,应当回避,你可以要求其回避(第二十八条)。',
        'Staff with a direct interest must stand aside; you may ask for it (art 28).',
      ],
    ]),
  referral: (p: { how: GivenAs; to: string; notifyBy: string }): NoticeBody =>
    body('referral', [
      referralWords[p.how](p.to),
      both(
        (w) => `${p.to}将最迟于${formalDay(p.notifyBy)[w]}书面告知你是否受理(第二十三条)。你不需要重新提出。`,
        (w) =>
          `${p.to} will tell you in writing by ${formalDay(p.notifyBy)[w]} whether it is accepted (art 23). You need not file it again.`,
      ),
    ]),
  elsewhere: (p: { where: string; why: string }): NoticeBody =>
    body('elsewhere', [
      [
        `根据《信访工作条例》第二十三条的规定,该信访事项不属于本机关职权范围。理由:${p.why}`,
        `It is outside the powers of this organ (art 23): ${p.why}`,
      ],
      [`请你向下列机关提出:${p.where}`, `Please raise it with: ${p.where}`],
    ]),
  diversion: (p: { procedure: Procedure; instructions: string }): NoticeBody =>
    body('diversion', [
      [
        `依照${cited(procedureArticles[p.procedure])}的规定,该事项应当通过${procedureWords[p.procedure][0]}办理。`,
        `By ${procedureArticles[p.procedure]} your matter is handled by: ${procedureWords[p.procedure][1]}.`,
      ],
      [`办理途径:${p.instructions}`, `How to go about it: ${p.instructions}`],
    ]),
  refusal: (p: { reason: RefusalReason; onward: string }): NoticeBody =>
    body(
      'refusal',
      [
        refused[p.reason],
        [`理由:${refusalReasonWords[p.reason][0]}。`, `The reason: ${refusalReasonWords[p.reason][1]}.`],
        [`依据:${cited(refusalArticles[p.reason])}。`, `By: ${refusalArticles[p.reason]}.`],
      ],
      { rights: [[`你接下来可以:${p.onward}`, `What you can do: ${p.onward}`]] },
    ),
  seal: (p: { organ: string }): NoticeBody =>
    body(
      'seal',
      [
        [
          `该事项属于检举控告。根据《信访工作条例》第二十二条、第三十条的规定,本机关已将其密封移送${p.organ}依规依纪依法处理。`,
          `It is an accusation; it was sealed and handed to ${p.organ} (arts 22, 30).`,
        ],
        [
          '移送后,本机关及其他单位的工作人员不能再查看本件内容。有关情况不得透露、转给被检举控告的人或者单位。',
          'Nobody of this organ or any other unit can see it any more; nothing of it may reach those accused.',
        ],
      ],
      {
        rights: [
          [
            `${p.organ}将按规定与你联系。你也可以拨打12388,或者从检举控告通道补充材料。`,
            `${p.organ} will turn to you. You can also call 12388, or send more by the sealed way.`,
          ],
          [
            '如认为不属于检举控告,可以在查询页选“重新办”,由这里继续办理。',
            'If you think it is none, reopen it on its page and it goes on here.',
          ],
        ],
      },
    ),
  extension: (p: { days: number; reason: string; decideBy: string }): NoticeBody =>
    body('extension', [
      both(
        (w) =>
          `因情况复杂,经本机关负责人批准,根据《信访工作条例》第三十四条的规定,办理期限延长${p.days}日,至${formalDay(p.decideBy)[w]}止。`,
        (w) =>
          `It is a complex one. Approved by the head, the limit is extended by ${p.days} days, until ${formalDay(p.decideBy)[w]} (art 34).`,
      ),
      [`延长的理由:${p.reason}`, `The reason for the extension: ${p.reason}`],
      ['办理期限只延长这一次。', 'It is extended this once only.'],
    ]),
  agreement: (p: { text: string }): NoticeBody =>
    body('agreement', [
      [
        '各方在自愿、合法的基础上,根据《信访工作条例》第三十三条的规定,达成如下协议:',
        'Freely and within the law the parties agree (art 33):',
      ],
      [p.text, p.text],
    ]),
  hearing: (p: { from: string; to: string; begins: string; place: string; days: number | null }): NoticeBody =>
    body('hearing', [
      both(
        (w) =>
          `定于${formalDay(p.from)[w]}${p.begins}${p.to === p.from ? '' : `至${formalDay(p.to)[w]}`}在${p.place}举行听证,请你参加。`,
        (w) =>
          `It begins on ${formalDay(p.from)[w]} at ${p.begins}${p.to === p.from ? '' : ` and ends on ${formalDay(p.to)[w]}`}, at ${p.place}. You are invited.`,
      ),
      [
        '你可以提交证据,可以委托他人参加;听证人员与信访事项有直接利害关系的,你可以要求其回避。不能按时参加的,请提前告知本机关。',
        'You may bring evidence, and somebody to speak for you; whoever has a direct interest must stand aside if you ask. If you cannot come, please say so beforehand.',
      ],
      ...(p.days === null
        ? []
        : [
            [
              `听证所需的${p.days}日不计入复核期限(《信访工作条例》第三十六条)。`,
              `The ${p.days} days of the hearing do not count towards the limit of the recheck (art 36).`,
            ] as Word,
          ]),
    ]),
  ...opinionNotices,
} as const;

/** What art 32 wants in a decision, and, where it is not in the person's favour, whom they may turn to. */
export const lacksFields = (p: { claim?: string; facts: string; opinion: string; basis: string }): boolean =>
  [p.claim ?? '-', p.facts, p.opinion, p.basis].some((text) => text.trim() === '');
