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
