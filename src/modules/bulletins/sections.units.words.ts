import type { Section } from './prose.rules.ts';

/** Sections of communities and committees, and of the notice of a hotline. */

export const orders: Section = {
  heading: ['点单服务', 'Service orders'],
  chart: { trend: 'orders.received' },
  lines: [
    [
      {
        says: ['居民点单{orders.received}件', '{orders.received} {orders.received?service was|services were} ordered'],
        none: ['没有居民点单', 'nothing was ordered'],
      },
      { says: ['接单{orders.taken}件', '{orders.taken} were taken on'], none: null },
      { says: ['办结{orders.finished}件', '{orders.finished} were finished'], none: null },
    ],
    [
      { says: ['派单后 10 分钟内接单的占{orders.takenIn10}', 'taken within 10 minutes: {orders.takenIn10}'] },
      { says: ['30 分钟内占{orders.takenIn30}', 'within 30 minutes: {orders.takenIn30}'] },
      { says: ['2 小时内占{orders.takenIn120}', 'within 2 hours: {orders.takenIn120}'] },
    ],
    [
      {
        says: [
          '供热师傅上门{orders.heatingVisits}次',
          'heating crews came to {orders.heatingVisits} {orders.heatingVisits?door|doors}',
        ],
        none: null,
      },
    ],
  ],
};

export const warm: Section = {
  heading: ['暖心服务', 'Care at home'],
  lines: [
    [
      {
        says: [
          '走访居民{visits.households}户、{visits.made}次',
          '{visits.made} visits to {visits.households} {visits.households?household|households}',
        ],
        none: ['没有走访记录', 'no visit is on record'],
      },
      { says: ['收集需求{visits.needs}项', '{visits.needs} {visits.needs?need was|needs were} told'], none: null },
      {
        says: ['供热走访{visits.heating}户次', '{visits.heating} {visits.heating?visit|visits} for the heating'],
        none: null,
      },
      {
        says: ['上门认证{care.homeCertifications}人次', '{care.homeCertifications} certifications at home'],
        none: null,
      },
    ],
  ],
};

export const study: Section = {
  heading: ['追光自习室和书屋', 'Study and reading rooms'],
  lines: [
    [
      {
        says: ['自习室使用{rooms.visits}人次', 'people sat down {rooms.visits} times'],
        none: ['自习室没有使用记录', 'nobody used the study room'],
      },
      { says: ['自习{rooms.seatHours}小时', 'for {rooms.seatHours} hours'], none: null },
      {
        says: ['晚间课业辅导{rooms.evenings}场', '{rooms.evenings} homework {rooms.evenings?evening|evenings}'],
        none: null,
      },
      { says: ['孩子到场{rooms.children}人次', 'children came {rooms.children} times'], none: null },
      { says: ['接走登记{rooms.pickups}人次', '{rooms.pickups} pick-ups were recorded'], none: null },
    ],
    [
      { says: ['借出图书{books.loans}册次', '{books.loans} {books.loans?book was|books were} lent'], none: null },
      { says: ['接待参观{venues.visits}批', '{venues.visits} groups visited'], none: null },
      { says: ['共{venues.people}人次', '{venues.people} people'], none: null },
    ],
  ],
};

export const stations: Section = {
  heading: ['红蜂驿站', 'Stations'],
  lines: [
    [
      {
        says: [
          '期末登记驿站{stations.stations}处',
          '{stations.stations} {stations.stations?station is|stations are} kept',
        ],
        none: ['还没有登记驿站', 'no station is on record'],
      },
      { says: ['其中红蜂驿站{stations.redBee}处', '{stations.redBee} of them Red Bee stations'], none: null },
    ],
    [
      {
        says: [
          '使用者反映情况{stations.reports}项',
          'users reported {stations.reports} {stations.reports?thing|things}',
        ],
        none: ['没有收到使用者反映', 'users reported nothing'],
      },
      { says: ['已更正或答复{stations.reportsSettled}项', '{stations.reportsSettled} were settled'], none: null },
    ],
  ],
};

export const team: Section = {
  heading: ['红蜂团志愿队', 'Volunteer team'],
  chart: { trend: 'teams.reports' },
  lines: [
    [
      {
        says: ['期末在队队员{teams.members}人', '{teams.members} {teams.members?person is|people are} in the teams'],
        none: ['还没有队员', 'nobody has joined'],
      },
      {
        says: ['上报隐患转为诉求{teams.reports}件', '{teams.reports} {teams.reports?hazard|hazards} became cases'],
        none: ['没有上报隐患', 'no hazard was reported'],
      },
      { says: ['已办结{teams.reportsClosed}件', '{teams.reportsClosed} are closed'], none: null },
    ],
  ],
};

export const floating: Section = {
  heading: ['流动党员', 'Members on the move'],
  lines: [
    [
      {
        says: [
          '流入党员纳管{floating.received}人',
          '{floating.received} {floating.received?member is|members are} received',
        ],
        none: ['没有纳管的流入党员', 'no member from elsewhere is received'],
      },
      { says: ['流出党员在册{floating.out}人', '{floating.out} {floating.out?is|are} away'], none: null },
      { says: ['本期报到{floating.reportedIn}人', '{floating.reportedIn} reported in'], none: null },
    ],
  ],
};

export const scoring: Section = {
  heading: ['“模范”支部考评', 'Scoring of branches'],
  lines: [
    [
      {
        says: [
          '完成考评{assessments.rounds}轮',
          '{assessments.rounds} {assessments.rounds?round was|rounds were} awarded',
        ],
        none: ['没有完成的考评', 'no round was awarded'],
      },
      { says: ['参评组织{assessments.scored}个', '{assessments.scored} organisations were scored'], none: null },
      { says: ['评上星级{assessments.starred}个', '{assessments.starred} have stars'], none: null },
    ],
  ],
};

export const documents: Section = {
  heading: ['政策措施', 'Joint measures'],
  lines: [
    [
      {
        says: ['联合发文{measures.documents}份', '{measures.documents} joint {measures.documents?document|documents}'],
        none: ['没有新的联合发文', 'no joint document was issued'],
      },
      { says: ['落实措施{measures.done}项', '{measures.done} measures were done'], none: null },
      { says: ['逾期{measures.overdue}项', '{measures.overdue} are overdue'], none: null },
      { says: ['到期措施完成率{measures.doneRate}', 'of those due, done: {measures.doneRate}'] },
    ],
  ],
};

export const hotlineCame: Section = {
  heading: ['受理情况', 'What came'],
  chart: { trend: 'cases.received' },
  lines: [
    [
      {
        says: ['受理群众诉求{cases.received}件', '{cases.received} {cases.received?case|cases} came'],
        none: ['没有受理群众诉求', 'no case came'],
      },
      { says: ['{^cases.received}', '{^cases.received}'] },
      { says: ['12345 派来{hotline.tickets}件', '{hotline.tickets} from 12345'], none: null },
    ],
    'route',
    'kinds',
  ],
};
export const hotlineAbout: Section = {
  heading: ['反映集中的问题', 'What most was said of'],
  chart: { kinds: true },
  lines: [
    'topCategories',
    [
      {
        says: [
          '重复反映同一件事的{incidents.repeated}件',
          '{incidents.repeated} {incidents.repeated?was|were} said before',
        ],
        none: ['没有重复反映的诉求', 'nothing was said twice'],
      },
      {
        says: ['一事多诉{incidents.opened}件', '{incidents.opened} {incidents.opened?matter|matters} with many voices'],
        none: null,
      },
      { says: ['涉及诉求{incidents.voices}件', 'in {incidents.voices} {incidents.voices?case|cases}'], none: null },
      { says: ['重办两次以上{cases.redone}件', '{cases.redone} were sent back twice or more'], none: null },
    ],
  ],
};
export const hotlineDone: Section = {
  heading: ['办理情况', 'How it was handled'],
  lines: [
    [
      {
        says: ['办结{cases.closed}件', '{cases.closed} {cases.closed?was|were} closed'],
        none: ['没有办结的诉求', 'none was closed'],
      },
      {
        says: ['期末超期未办结{cases.overdue}件', '{cases.overdue} are overdue'],
        none: ['没有超期', 'none is overdue'],
      },
    ],
    [
      { says: ['响应率{cases.responseRate}', 'contacted in time: {cases.responseRate}'] },
      { says: ['解决率{cases.solvedRate}', 'solved: {cases.solvedRate}'] },
      { says: ['满意率{cases.satisfiedRate}', 'satisfied: {cases.satisfiedRate}'] },
    ],
    'lowUnits',
  ],
};
