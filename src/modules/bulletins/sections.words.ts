import type { Section } from './prose.rules.ts';

/** The sections that bulletins are put together from: what is told, in which words, and what is said when there was none. */

export const casesHere: Section = {
  heading: ['接诉即办', 'Cases'],
  chart: { trend: 'cases.received' },
  lines: [
    [
      {
        says: ['共接收诉求{cases.received}件', '{cases.received} {cases.received?case|cases} came'],
        none: ['没有接到诉求', 'no case came'],
      },
      { says: ['{^cases.received}', '{^cases.received}'] },
      { says: ['办结{cases.closed}件', '{cases.closed} were closed'], none: null },
      {
        says: ['期末在办{cases.open}件', '{cases.open} were open at the end'],
        none: ['期末全部办结', 'none was open at the end'],
      },
      {
        says: ['其中超期{cases.overdue}件', '{cases.overdue} of them overdue'],
        none: ['没有超期', 'none was overdue'],
      },
    ],
    'kinds',
    [
      { says: ['响应率{cases.responseRate}', 'contacted in time: {cases.responseRate}'] },
      { says: ['解决率{cases.solvedRate}', 'solved: {cases.solvedRate}'] },
      { says: ['满意率{cases.satisfiedRate}', 'satisfied: {cases.satisfiedRate}'] },
      {
        says: ['重办两次以上的{cases.redone}件', '{cases.redone} {cases.redone?was|were} sent back twice or more'],
        none: ['没有反复重办的诉求', 'nothing was sent back again and again'],
      },
    ],
  ],
};

export const atHome: Section = {
  heading: ['帮办代办和上门服务', 'Errands and service at home'],
  chart: { trend: 'errands.finished' },
  lines: [
    [
      {
        says: [
          '代办员为群众办结代办事项{errands.finished}件',
          '{errands.finished} {errands.finished?errand was|errands were} finished',
        ],
        none: ['没有办结的代办事项', 'no errand was finished'],
      },
      { says: ['{^errands.finished}', '{^errands.finished}'] },
      { says: ['跑腿{errands.trips}趟', '{errands.trips} {errands.trips?trip was|trips were} made'], none: null },
    ],
    [
      {
        says: [
          '完成低保、特困、高龄等认证{care.certifications}人次',
          '{care.certifications} {care.certifications?certification was|certifications were} made',
        ],
        none: ['没有做待遇认证', 'no certification was made'],
      },
      { says: ['其中上门{care.homeCertifications}人次', '{care.homeCertifications} of them at home'], none: null },
      {
        says: ['低保{care.certifiedMinimumLiving}人次', '{care.certifiedMinimumLiving} for minimum living'],
        none: null,
      },
      { says: ['特困（五保）{care.certifiedNeedy}人次', '{care.certifiedNeedy} for the destitute'], none: null },
      { says: ['高龄{care.certifiedElder}人次', '{care.certifiedElder} for elder allowances'], none: null },
    ],
    [
      {
        says: ['入户走访{visits.made}次', '{visits.made} {visits.made?visit was|visits were} made'],
        none: ['没有入户走访记录', 'no visit is on record'],
      },
      {
        says: ['走到{visits.households}户', 'to {visits.households} {visits.households?household|households}'],
        none: null,
      },
      { says: ['收集需求{visits.needs}项', '{visits.needs} {visits.needs?need was|needs were} told'], none: null },
      { says: ['集体研判{visits.studies}次', '{visits.studies} joint {visits.studies?study|studies}'], none: null },
    ],
  ],
};

export const help: Section = {
  heading: ['帮扶救助', 'Relief'],
  lines: [
    [
      {
        says: [
          '向困难群众{relief.bagHouseholds}户发放米面{relief.bags}袋',
          '{relief.bags} {relief.bags?bag|bags} of rice and flour went to {relief.bagHouseholds} {relief.bagHouseholds?household|households}',
        ],
        none: ['没有发放米面', 'no rice or flour was handed out'],
      },
    ],
    [
      {
        says: [
          '急难救助{relief.emergencyHouseholds}户、{relief.emergencyYuan}元',
          '{relief.emergencyHouseholds} {relief.emergencyHouseholds?household|households} in an emergency were given {relief.emergencyYuan} yuan',
        ],
        none: ['没有发生急难救助', 'there was no emergency relief'],
      },
      {
        says: [
          '共发放救助金{relief.yuan}元，惠及{relief.moneyHouseholds}户',
          '{relief.yuan} yuan in all to {relief.moneyHouseholds} {relief.moneyHouseholds?household|households}',
        ],
        none: null,
      },
    ],
    [
      {
        says: ['受理救助申请{aid.applied}件', '{aid.applied} {aid.applied?application|applications} for relief came'],
        none: ['没有新的救助申请', 'nobody applied for relief'],
      },
      { says: ['批准{aid.granted}件', '{aid.granted} were granted'], none: null },
      { says: ['不予批准{aid.refused}件', '{aid.refused} were refused'], none: null },
    ],
  ],
};

export const duty: Section = {
  heading: ['履职情况', 'Duties'],
  lines: [
    [
      {
        says: ['应做的履职已完成{duties.done}次', '{duties.done} {duties.done?duty was|duties were} done'],
        none: ['没有到期的履职', 'no duty fell due'],
      },
      { says: ['漏做{duties.missed}次', '{duties.missed} missed'], none: ['没有漏做', 'none was missed'] },
      { says: ['完成率{duties.doneRate}', 'done: {duties.doneRate}'] },
    ],
    [
      {
        says: ['{rosters.covered}天有人值班', 'somebody was on duty on {rosters.covered} days'],
        none: ['没有公布值班表', 'no roster was published'],
      },
      { says: ['空档{rosters.gaps}天', '{rosters.gaps} days had nobody'], none: ['没有空档', 'no day had nobody'] },
    ],
    [
      {
        says: ['网格排查{patrols.rounds}次', '{patrols.rounds} rounds were made in the grids'],
        none: ['没有网格排查记录', 'no round is on record'],
      },
      {
        says: ['发现隐患{patrols.hazards}处并转办', '{patrols.hazards} {patrols.hazards?hazard|hazards} became cases'],
        none: ['没有发现隐患', 'no hazard was found'],
      },
      { says: ['当场处理{patrols.mended}处', '{patrols.mended} mended on the spot'], none: null },
    ],
  ],
};

export const civic: Section = {
  heading: ['组织与活动', 'Activities'],
  chart: {
    bars: ['各类活动', 'Activities by kind'],
    figures: [
      'activities.volunteering',
      'activities.civicEvents',
      'activities.lawTalks',
      'activities.themeDays',
      'activities.meetings',
      'activities.studyVisits',
    ],
  },
  lines: [
    [
      {
        says: [
          '开展志愿服务{activities.volunteering}场',
          '{activities.volunteering} volunteer {activities.volunteering?activity was|activities were} held',
        ],
        none: ['没有开展志愿服务', 'no volunteer activity was held'],
      },
      {
        says: [
          '覆盖{activities.volunteerMonths}个月',
          'in {activities.volunteerMonths} {activities.volunteerMonths?month|months}',
        ],
        none: null,
      },
      {
        says: ['记录服务时长{activities.volunteerHours}小时', '{activities.volunteerHours} hours were given'],
        none: null,
      },
    ],
    [
      {
        says: ['文明实践“讲”{activities.wayTalk}场', 'civic practice: {activities.wayTalk} talks'],
        none: null,
      },
      { says: ['“评”{activities.wayReview}场', '{activities.wayReview} reviews'], none: null },
      { says: ['“帮”{activities.wayHelp}场', '{activities.wayHelp} helping hands'], none: null },
      { says: ['“乐”{activities.wayJoy}场', '{activities.wayJoy} of joy'], none: null },
      { says: ['“庆”{activities.wayFeast}场', '{activities.wayFeast} feasts'], none: null },
    ],
    [
      {
        says: ['普法讲座{activities.lawTalks}场', '{activities.lawTalks} law {activities.lawTalks?talk|talks}'],
        none: null,
      },
      {
        says: [
          '三会一课{activities.meetings}次',
          '{activities.meetings} branch {activities.meetings?meeting|meetings}',
        ],
        none: null,
      },
      {
        says: ['主题党日{activities.themeDays}次', '{activities.themeDays} theme {activities.themeDays?day|days}'],
        none: null,
      },
      {
        says: [
          '参观学习{activities.studyVisits}次',
          '{activities.studyVisits} study {activities.studyVisits?visit|visits}',
        ],
        none: null,
      },
      { says: ['到场{activities.participants}人次', '{activities.participants} people came in all'], none: null },
    ],
    [
      {
        says: [
          '评出身边好人等先进{assessments.honoured}人',
          '{assessments.honoured} {assessments.honoured?person was|people were} honoured',
        ],
        none: null,
      },
    ],
  ],
};

export const selfRule: Section = {
  heading: ['民主治理与矛盾化解', 'Self-government and mediation'],
  lines: [
    [
      {
        says: [
          '提交“四议两公开”事项{deliberations.matters}项',
          '{deliberations.matters} {deliberations.matters?matter was|matters were} brought before the meetings',
        ],
        none: ['没有提交“四议两公开”的事项', 'no matter was brought before the meetings'],
      },
      { says: ['决议通过{deliberations.resolved}项', '{deliberations.resolved} were resolved'], none: null },
      {
        says: [
          '召开村（居）民会议、代表会议{deliberations.meetings}次',
          '{deliberations.meetings} {deliberations.meetings?meeting|meetings} of villagers and deputies',
        ],
        none: null,
      },
      {
        says: [
          '村（居）务公开{deliberations.disclosures}次',
          '{deliberations.disclosures} {deliberations.disclosures?item was|items were} made public',
        ],
        none: null,
      },
    ],
    [
      {
        says: [
          '受理矛盾纠纷调解{mediations.accepted}件',
          '{mediations.accepted} {mediations.accepted?dispute was|disputes were} taken to mediation',
        ],
        none: ['没有受理调解', 'no dispute was taken to mediation'],
      },
      { says: ['达成协议{mediations.agreed}件', '{mediations.agreed} ended in an agreement'], none: null },
      { says: ['司法确认{mediations.confirmed}件', '{mediations.confirmed} were confirmed by the court'], none: null },
      {
        says: ['在册人民调解员{mediations.mediators}人', '{mediations.mediators} mediators are on the register'],
        none: null,
      },
      { says: ['法律明白人{mediations.guides}人', '{mediations.guides} law guides'], none: null },
    ],
  ],
};

export const burden: Section = {
  heading: ['减负便民', 'Less burden'],
  lines: [
    [
      {
        says: ['开具证明{proofs.issued}份', '{proofs.issued} {proofs.issued?proof was|proofs were} issued'],
        none: ['没有开具证明', 'no proof was issued'],
      },
      {
        says: [
          '不该开的证明{proofs.refused}件已告知由谁出具',
          '{proofs.refused} asked for what it must not prove and were told who does',
        ],
        none: null,
      },
    ],
    [
      {
        says: ['上级派事经准入核对{mandates.sentDown}次', 'what came down was looked at {mandates.sentDown} times'],
        none: null,
      },
      {
        says: ['清单以外拦下{mandates.blocked}次', '{mandates.blocked} times it was stopped'],
        none: ['没有超出清单的派事', 'nothing beyond the list came down'],
      },
    ],
    [
      {
        says: ['上报报表{facts.returns}份', '{facts.returns} {facts.returns?return was|returns were} sent'],
        none: null,
      },
      { says: ['其中自动带出{facts.reused}格', '{facts.reused} cells filled by themselves'], none: null },
      { says: ['手工填写{facts.typed}格', '{facts.typed} were typed'], none: null },
    ],
  ],
};
