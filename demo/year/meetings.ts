import { attendActivity, callActivity, holdActivity, planActivity } from '#modules/activities/index.ts';
import { organisationNamed } from '#modules/organisations/index.ts';
import { systemCtx } from '#platform/context.ts';
import { at, dayIn, firstDay } from './days.ts';
import { captured, count, given, type Stage } from './stage.ts';

/* What a unit holds: planned and called some days before, attended, written up. Branches meet by the calendar of the articles (三会一课). */

type Input = Parameters<typeof planActivity>[1]['input'];
export type Meeting = {
  by: string;
  unitId: string;
  kind: Input['kind'];
  title: string;
  way?: Input['way'];
  group?: string;
  where: string;
  starts: Temporal.Instant;
  hours: number;
  /** Who came without being on a roll. */
  guests: readonly string[];
  minutes: string;
  /** Voted on with all who are there. */
  decides?: string;
  counts: string;
};

export function putMeeting(stage: Stage, line: string, m: Meeting): void {
  stage.clock.line(line).put(m.starts.subtract({ hours: 72 }), async (now) => {
    const ends = m.starts.add({ hours: m.hours });
    const { kind, title, way, group, where } = m;
    const input = {
      organisationId: m.unitId,
      kind,
      title,
      way,
      group,
      where,
      startsAt: m.starts.toString(),
      endsAt: ends.toString(),
    };
    const { id, version } = await planActivity(stage.as(m.by, now), { ...given, input });
    const called = await callActivity(stage.as(m.by, now, version), { ...given, params: { id }, input: {} });
    stage.clock.line(line).put(m.starts, (then) => hold(stage, m, called, then));
  });
}

type Called = { id: string; attendees: readonly { id: string; name: string }[] };
async function hold(stage: Stage, m: Meeting, { id, attendees }: Called, now: Temporal.Instant): Promise<void> {
  const ctx = stage.as(m.by, now);
  const here = attendees.length - (attendees.length > 4 ? 1 : 0);
  const ticks = attendees.map((a, i) =>
    i < here
      ? { attendeeId: a.id, presence: 'present' as const }
      : { attendeeId: a.id, presence: 'leave' as const, reason: '外出务工' },
  );
  const there = await attendActivity(ctx, {
    ...given,
    params: { id },
    input: { captured: captured(ctx), ticks, memberIds: [], guests: [...m.guests] },
  });
  const decisions = m.decides
    ? [{ what: m.decides, yes: there.tally.votersPresent, no: 0, abstain: 0, isMatter: false }]
    : [];
  const [host, recorder] = [attendees[0]?.name ?? '负责人', attendees[1]?.name ?? '值班人员'];
  const ends = now.add({ hours: m.hours });
  await holdActivity(stage.as(m.by, ends, there.version), {
    ...given,
    params: { id },
    input: { host, recorder, minutes: m.minutes, decisions, tasks: [] },
  });
  count(stage.tally, m.counts);
}

const themes = [
  '走访慰问困难党员',
  '扫雪除冰',
  '学雷锋，进楼栋',
  '植树护绿',
  '防火进家门',
  '重温入党誓词',
  '到老战士家听故事',
  '防汛值守',
  '结对帮学',
  '爱国卫生大扫除',
  '消防演练',
  '宪法宣传',
];
export type Branch = { name: string; by: string; hasCommittee: boolean; groups: readonly string[] };

/** A month of a branch: theme day, committee, groups; each quarter all members and a lesson. */
export function putBranch(stage: Stage, line: string, b: Branch, nth: number): void {
  stage.clock.line(line).put(at(firstDay, '00:20'), async () => {
    const unit = await organisationNamed(systemCtx(stage.house, 'year'), b.name);
    if (!unit) throw new Error(`${b.name} is settled by the demo`);
    const common = { by: b.by, unitId: unit.id, hours: 2, guests: [], where: '党员活动室', counts: 'meetings' };
    for (let month = 1; month <= 12; month += 1) {
      const on = (day: number, clock: string) => at(dayIn(month, day + (nth % 3)), clock);
      putMeeting(stage, line, {
        ...common,
        kind: 'themeDay',
        title: `主题党日:${themes[month - 1]!}`,
        where: '社区（村）各处',
        starts: on(10, '09:00'),
        minutes: `${themes[month - 1]!}，分三组去的，回来议了两件事。`,
      });
      if (b.hasCommittee)
        putMeeting(stage, line, {
          ...common,
          kind: 'committeeMeeting',
          title: `${month}月支委会`,
          starts: on(5, '15:00'),
          minutes: '碰了上月几件事的进展，定了本月分工。',
        });
      for (const group of b.groups)
        putMeeting(stage, line, {
          ...common,
          kind: 'groupMeeting',
          group,
          title: `${month}月${group}会`,
          starts: on(20, group.includes('一') ? '16:00' : '19:00'),
          minutes: '学习文件，各人说了自己包的户。',
        });
      if (month % 3 !== 2) continue;
      const quarter = Math.ceil(month / 3);
      putMeeting(stage, line, {
        ...common,
        kind: 'memberMeeting',
        title: `${quarter}季度党员大会`,
        starts: on(24, '15:00'),
        minutes: '报告上季度工作，讨论并表决下季度安排。',
        decides: '通过支部下季度工作安排',
      });
      putMeeting(stage, line, {
        ...common,
        kind: 'partyClass',
        title: `${quarter}季度党课:学条例，办实事`,
        starts: on(25, '15:00'),
        minutes: '书记讲课，老党员谈体会。',
      });
    }
  });
}
