import type { Word } from '#kernel/words.ts';
import type { Sentence, Template } from './prose.rules.ts';
import * as more from './sections.more.words.ts';
import * as units from './sections.units.words.ts';
import * as own from './sections.words.ts';

const part = { ...own, ...more, ...units };

/** What a bulletin can be written by. `fits`: of a place of these kinds, or of an organisation of these kinds. */
export type Kind = {
  says: Word;
  of: 'place' | 'unit';
  fits: readonly string[];
  /** How it is compared when nobody says. */
  against: 'previous' | 'lastYear';
  template: Template;
};

const townships = ['subdistrict', 'town', 'township', 'quasiTownship'];
const counties = ['county', 'countyUnit', 'prefecture', 'province'];

const yearly: Word = ['{place}{period}工作公报', 'Bulletin of {place}, {period}'];
const report: Word = ['{place}{period}社会工作公报', 'Social work bulletin of {place}, {period}'];

const villageLead: readonly Sentence[] = [
  [
    {
      says: [
        '{period}，{place}坚持“群众动嘴、干部跑腿”，共接收群众诉求{cases.received}件',
        '{period}: {place} took {cases.received} {cases.received?case|cases}',
      ],
      none: ['{period}，{place}没有接到群众诉求', '{period}: nobody brought a case to {place}'],
    },
    { says: ['办结{cases.closed}件', '{cases.closed} were closed'], none: ['尚无办结', 'none was closed'] },
    {
      says: [
        '为群众帮办代办{errands.finished}件',
        '{errands.finished} {errands.finished?errand was|errands were} finished',
      ],
      none: null,
    },
    {
      says: ['上门认证{care.homeCertifications}人次', '{care.homeCertifications} certifications were made at home'],
      none: null,
    },
    {
      says: [
        '帮扶困难群众{relief.bagHouseholds}户',
        '{relief.bagHouseholds} {relief.bagHouseholds?household was|households were} helped',
      ],
      none: null,
    },
  ],
];

const countyLead: readonly Sentence[] = [
  [
    {
      says: [
        '{period}，{place}共接收群众诉求{cases.received}件',
        '{period}: {place} took {cases.received} {cases.received?case|cases}',
      ],
      none: ['{period}，{place}没有接到群众诉求', '{period}: nobody brought a case to {place}'],
    },
    { says: ['{^cases.received}', '{^cases.received}'] },
    { says: ['办结{cases.closed}件', '{cases.closed} were closed'], none: ['尚无办结', 'none was closed'] },
    { says: ['解决率{cases.solvedRate}', 'solved: {cases.solvedRate}'] },
    { says: ['满意率{cases.satisfiedRate}', 'satisfied: {cases.satisfiedRate}'] },
  ],
];

export const bulletinKinds = {
  village: {
    ...{
      says: ['村工作公报', 'Village bulletin'],
      of: 'place',
      fits: ['villageCommittee', 'quasiVillage'],
      against: 'lastYear',
    },
    template: {
      title: yearly,
      lead: villageLead,
      sections: [part.casesHere, part.atHome, part.help, part.duty, part.civic, part.selfRule, part.burden],
    },
  },
  community: {
    ...{
      says: ['社区工作公报', 'Community bulletin'],
      of: 'place',
      fits: ['community', 'quasiCommunity'],
      against: 'lastYear',
    },
    template: {
      title: yearly,
      lead: [
        [
          {
            says: [
              '{period}，{place}推进“党建+四位一体”，接收居民诉求{cases.received}件',
              '{period}: {place} took {cases.received} {cases.received?case|cases} of residents',
            ],
            none: ['{period}，{place}没有接到居民诉求', '{period}: nobody brought a case to {place}'],
          },
          {
            says: [
              '居民点单{orders.received}件',
              '{orders.received} {orders.received?service was|services were} ordered',
            ],
            none: null,
          },
          { says: ['办理满意率{cases.satisfiedRate}', 'satisfied: {cases.satisfiedRate}'] },
        ],
      ],
      sections: [
        part.partyHere,
        part.orders,
        part.casesHere,
        part.warm,
        part.study,
        part.civic,
        part.selfRule,
        part.burden,
      ],
    },
  },
  township: {
    ...{ says: ['乡镇（街道）工作公报', 'Township bulletin'], of: 'place', fits: townships, against: 'lastYear' },
    template: {
      title: report,
      lead: countyLead,
      sections: [
        part.casesHere,
        part.petitions,
        part.duty,
        part.atHome,
        part.help,
        part.civic,
        part.selfRule,
        part.burden,
      ],
    },
  },
  county: {
    ...{
      says: ['旗县区社会工作公报', 'County bulletin'],
      of: 'place',
      fits: counties,
      against: 'lastYear',
    },
    template: {
      title: report,
      lead: countyLead,
      sections: [
        ...[part.casesHere, part.petitions, part.whistles, part.gate, part.plans, part.findings],
        ...[part.voices, part.help, part.atHome, part.civic, part.selfRule, part.learning],
      ],
    },
  },
  hotline: {
    ...{
      says: ['热线诉求办理情况通报', 'Notice of the hotline'],
      of: 'place',
      fits: [...counties, ...townships],
    },
    against: 'previous',
    template: {
      title: ['{place}群众诉求办理情况通报（{period}）', 'Notice on cases of {place} ({period})'],
      lead: countyLead.slice(0, 1).map((s) => s.slice(0, 3)),
      sections: [part.hotlineCame, part.hotlineAbout, part.hotlineDone],
    },
  },
  industry: {
    ...{
      says: ['行业党委工作公报', 'Bulletin of an industry committee'],
      of: 'unit',
      fits: ['party'],
      against: 'lastYear',
    },
    template: {
      title: yearly,
      lead: [
        [
          {
            says: [
              '{period}，{place}建成红蜂驿站等站点{stations.stations}处',
              '{period}: {place} keeps {stations.stations} {stations.stations?station|stations}',
            ],
            none: ['{period}，{place}还没有登记驿站', '{period}: {place} has no station yet'],
          },
          {
            says: [
              '志愿队有队员{teams.members}人',
              '{teams.members} {teams.members?person is|people are} in its teams',
            ],
            none: null,
          },
          {
            says: [
              '队员上报的隐患有{teams.reports}件转为诉求办理',
              '{teams.reports} {teams.reports?hazard they reported|hazards they reported} became cases',
            ],
            none: null,
          },
        ],
      ],
      sections: [part.structure, part.stations, part.team, part.floating, part.partyLife, part.scoring, part.documents],
    },
  },
  university: {
    ...{
      says: ['老年大学工作公报', 'Bulletin of a senior university'],
      of: 'unit',
      fits: ['department', 'government', 'mass', 'company', 'team', 'committee'],
    },
    against: 'lastYear',
    template: {
      title: yearly,
      lead: [
        [
          {
            says: [
              '{period}，{place}开设科目{learning.subjects}门',
              '{period}: {place} taught {learning.subjects} {learning.subjects?subject|subjects}',
            ],
            none: ['{period}，{place}没有开课', '{period}: {place} taught nothing'],
          },
          { says: ['开班{learning.classes}个', 'in {learning.classes} {learning.classes?class|classes}'], none: null },
          {
            says: ['学员{learning.learners}人', 'to {learning.learners} {learning.learners?person|people}'],
            none: null,
          },
        ],
      ],
      sections: [part.learning, part.enrolling, part.gallery, part.partyLife],
    },
  },
} as const satisfies Record<string, Kind>;
export type KindName = keyof typeof bulletinKinds;
export const kindNames = Object.keys(bulletinKinds) as KindName[];
export const kindNamed = (name: KindName): Kind => bulletinKinds[name];
