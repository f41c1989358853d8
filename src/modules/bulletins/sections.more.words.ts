import type { Section } from './prose.rules.ts';

/** More sections: of counties, communities, committees, universities, and the notice of a hotline. */

export const petitions: Section = {
  heading: ['信访工作', 'Petitions'],
  lines: [
    [
      {
        says: [
          '登记信访事项{petitions.registered}件',
          '{petitions.registered} {petitions.registered?petition was|petitions were} registered',
        ],
        none: ['没有登记信访事项', 'no petition was registered'],
      },
      { says: ['受理{petitions.accepted}件', '{petitions.accepted} were accepted'], none: null },
      { says: ['作出处理意见{petitions.decided}件', '{petitions.decided} were decided'], none: null },
      {
        says: ['引导到法定途径{petitions.diverted}件', '{petitions.diverted} were shown the way the law has for them'],
        none: null,
      },
      { says: ['不予受理{petitions.refused}件', '{petitions.refused} were refused'], none: null },
    ],
    [
      { says: ['法定期限按期完成率{petitions.inTimeRate}', 'statutory limits kept: {petitions.inTimeRate}'] },
      { says: ['延期{petitions.extended}件', '{petitions.extended} were extended'], none: null },
      { says: ['申请复查{petitions.reviews}件', '{petitions.reviews} went to review'], none: null },
      { says: ['申请复核{petitions.rechecks}件', '{petitions.rechecks} to recheck'], none: null },
    ],
  ],
};

export const whistles: Section = {
  heading: ['吹哨报到', 'Whistles'],
  lines: [
    [
      {
        says: [
          '乡镇、村社区吹哨{whistles.called}次',
          '{whistles.called} {whistles.called?whistle was|whistles were} called',
        ],
        none: ['没有吹哨', 'no whistle was called'],
      },
      { says: ['按时报到率{whistles.arrivedRate}', 'units in time: {whistles.arrivedRate}'] },
      { says: ['办结{whistles.ended}次', '{whistles.ended} ended'], none: null },
    ],
  ],
};

export const gate: Section = {
  heading: ['权责清单与准入', 'Duty lists and the gate'],
  lines: [
    [
      {
        says: [
          '发布权责清单{mandates.listsPublished}份',
          '{mandates.listsPublished} duty {mandates.listsPublished?list was|lists were} published',
        ],
        none: null,
      },
      {
        says: [
          '部门提出准入申请{mandates.admissionsAsked}项',
          'departments asked for {mandates.admissionsAsked} {mandates.admissionsAsked?admission|admissions}',
        ],
        none: ['没有准入申请', 'no admission was asked for'],
      },
      { says: ['批准{mandates.admitted}项', '{mandates.admitted} were admitted'], none: null },
      { says: ['不予准入{mandates.rejected}项', '{mandates.rejected} were not'], none: null },
    ],
    [
      {
        says: [
          '向村（社区）和乡镇派事经准入核对{mandates.sentDown}次',
          'what went down was looked at {mandates.sentDown} times',
        ],
        none: null,
      },
      {
        says: ['清单以外拦下{mandates.blocked}次', '{mandates.blocked} times it was stopped'],
        none: ['没有超出清单的派事', 'nothing beyond the lists went down'],
      },
    ],
    [
      {
        says: [
          '各村（社区）开具证明{proofs.issued}份',
          '{proofs.issued} {proofs.issued?proof was|proofs were} issued by villages',
        ],
        none: null,
      },
      {
        says: [
          '要求开具不该开的证明{proofs.demands}次',
          'agencies asked {proofs.demands} times for what a village must not prove',
        ],
        none: null,
      },
    ],
  ],
};

export const plans: Section = {
  heading: ['一村一策', 'Village plans'],
  lines: [
    [
      {
        says: ['在实施的村策{plans.inForce}份', '{plans.inForce} village {plans.inForce?plan is|plans are} in force'],
        none: ['还没有批准的村策', 'no village plan is in force'],
      },
      { says: ['完成措施{plans.measuresDone}项', '{plans.measuresDone} measures were done'], none: null },
      { says: ['逾期{plans.measuresOverdue}项', '{plans.measuresOverdue} are overdue'], none: null },
    ],
  ],
};

export const findings: Section = {
  heading: ['巡察整改', 'Inspection findings'],
  lines: [
    [
      {
        says: [
          '反馈巡察问题{inspections.findings}项',
          '{inspections.findings} {inspections.findings?finding was|findings were} told',
        ],
        none: ['没有反馈新的巡察问题', 'no new finding was told'],
      },
      {
        says: ['整改销号{inspections.closed}项', '{inspections.closed} were closed by another unit’s check'],
        none: null,
      },
      { says: ['期末整改中{inspections.open}项', '{inspections.open} are open'], none: null },
      {
        says: ['逾期{inspections.overdue}项', '{inspections.overdue} are overdue'],
        none: ['没有逾期', 'none is overdue'],
      },
    ],
    [{ says: ['到期问题整改完成率{inspections.closedRate}', 'of those due, closed: {inspections.closedRate}'] }],
  ],
};

export const voices: Section = {
  heading: ['征求和采纳意见', 'Opinions'],
  lines: [
    [
      {
        says: [
          '征求意见{consultations.opened}次',
          '{consultations.opened} {consultations.opened?consultation was|consultations were} opened',
        ],
        none: null,
      },
      {
        says: [
          '收到意见建议{consultations.opinions}条',
          '{consultations.opinions} {consultations.opinions?opinion|opinions} came',
        ],
        none: ['没有收到意见建议', 'no opinion came'],
      },
      { says: ['答复{consultations.answered}项', '{consultations.answered} were answered'], none: null },
      { says: ['采纳{consultations.adopted}项', '{consultations.adopted} adopted'], none: null },
      { says: ['已办成{consultations.done}项', '{consultations.done} done'], none: null },
    ],
  ],
};

export const learning: Section = {
  heading: ['老年教育', 'Learning'],
  chart: { trend: 'learning.sessions' },
  lines: [
    [
      {
        says: [
          '开设科目{learning.subjects}门',
          '{learning.subjects} {learning.subjects?subject was|subjects were} taught',
        ],
        none: ['没有开课', 'nothing was taught'],
      },
      { says: ['开班{learning.classes}个', 'in {learning.classes} {learning.classes?class|classes}'], none: null },
      { says: ['学员{learning.learners}人', 'to {learning.learners} {learning.learners?person|people}'], none: null },
      {
        says: ['上课{learning.sessions}次', '{learning.sessions} {learning.sessions?session was|sessions were} held'],
        none: null,
      },
    ],
    [
      { says: ['到课率{learning.attendance}', 'attendance: {learning.attendance}'] },
      {
        says: [
          '颁发结业证书{learning.certificates}份',
          '{learning.certificates} {learning.certificates?certificate was|certificates were} issued',
        ],
        none: null,
      },
    ],
  ],
};

export const enrolling: Section = {
  heading: ['招生报名', 'Enrolment'],
  lines: [
    [
      {
        says: ['报名{enrolments.applied}人次', '{enrolments.applied} enrolments came'],
        none: ['没有报名', 'nobody enrolled'],
      },
      { says: ['确认入学{enrolments.confirmed}人次', '{enrolments.confirmed} came to a seat'], none: null },
      {
        says: [
          '电话、窗口和纸质报名{enrolments.byPhoneOrCounter}人次',
          '{enrolments.byPhoneOrCounter} by telephone, counter or paper',
        ],
        none: null,
      },
    ],
  ],
};

export const gallery: Section = {
  heading: ['作品展示', 'Works'],
  lines: [
    [
      {
        says: ['展出作品和演出{gallery.shown}件', '{gallery.shown} {gallery.shown?work was|works were} shown'],
        none: ['没有展出作品', 'no work was shown'],
      },
      {
        says: ['办展{gallery.exhibitions}场', 'in {gallery.exhibitions} {gallery.exhibitions?exhibition|exhibitions}'],
        none: null,
      },
    ],
  ],
};

export const structure: Section = {
  heading: ['组织架构', 'Structure'],
  lines: [
    [
      {
        says: [
          '下设支部{structures.branches}个',
          '{structures.branches} {structures.branches?branch stands|branches stand} below it',
        ],
        none: ['没有登记下设支部', 'no branch is on record'],
      },
      { says: ['成员单位{structures.units}个', '{structures.units} member {structures.units?unit|units}'], none: null },
    ],
  ],
};

const party: Section['lines'] = [
  [
    {
      says: [
        '召开三会一课{activities.meetings}次',
        '{activities.meetings} branch {activities.meetings?meeting was|meetings were} held',
      ],
      none: ['没有三会一课记录', 'no branch meeting is on record'],
    },
    {
      says: ['开展主题党日{activities.themeDays}次', '{activities.themeDays} theme {activities.themeDays?day|days}'],
      none: null,
    },
    {
      says: [
        '读书班{activities.readingClasses}次',
        '{activities.readingClasses} reading {activities.readingClasses?class|classes}',
      ],
      none: null,
    },
    {
      says: [
        '参观学习{activities.studyVisits}次',
        '{activities.studyVisits} study {activities.studyVisits?visit|visits}',
      ],
      none: null,
    },
  ],
];
export const partyHere: Section = {
  heading: ['组织建设', 'Party organisation'],
  lines: [...structure.lines, ...party],
  chart: {
    bars: ['组织生活', 'Meetings by kind'],
    figures: ['activities.meetings', 'activities.themeDays', 'activities.readingClasses', 'activities.studyVisits'],
  },
};
export const partyLife: Section = {
  heading: ['组织生活与活动', 'Meetings and activities'],
  lines: [
    ...party,
    [
      {
        says: [
          '志愿服务{activities.volunteering}场',
          '{activities.volunteering} volunteer {activities.volunteering?activity|activities}',
        ],
        none: null,
      },
      {
        says: ['各类活动合计{activities.held}场', '{activities.held} {activities.held?activity|activities} in all'],
        none: ['没有已办的活动', 'no activity was held'],
      },
    ],
  ],
};

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
