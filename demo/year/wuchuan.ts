import {
  addFinding,
  addRound,
  assignFinding,
  listFindings,
  planFinding,
  publishRound,
  reportFinding,
  reviewFinding,
} from '#modules/inspections/index.ts';
import type { FindingView, RoundView } from '#modules/inspections/inspections.contract.ts';
import { addFigure, draftPlan, judgePlan, reviewPlan, savePlan, submitPlan } from '#modules/plans/index.ts';
import type { Upload } from '#platform/module.ts';
import { putStory, type Story } from './clockwork.ts';
import { at, dayIn, firstDay, inOffice, laterBy } from './days.ts';
import { count, given, type Stage } from './stage.ts';
import { type Desk, WUCHUAN } from './units.ts';
import { askFor, takeOver } from './wuchuan.gate.ts';
import { admissions, villagePlans } from './wuchuan.plans.ts';
import { findings } from './wuchuan.texts.ts';

/* 武川县 "社会工作+巡察" through the year (product S3): duty lists, a round of inspection, plans of villages, what may be sent down. */

const LINE = 'wuchuan';
const CLERK = `${WUCHUAN}.clerk`;
const INSPECTOR = `${WUCHUAN}.inspect`;
const DAY = 24;

export function putWuchuan(stage: Stage, photo: Upload): void {
  const line = stage.clock.line(LINE);
  line.put(at(firstDay, '08:40'), (now) => takeOver(stage, now));
  putStory(line, inspect(stage, photo));
  const desks = stage.desks.get(WUCHUAN)!;
  // Communities have another kind of list.
  const rural = new Set(stage.units.filter((u) => u.name.includes('村')).map((u) => u.key));
  const villages = desks.filter((k) => k.unit === 'village' && rural.has(k.key));
  for (const [i, plan] of villagePlans.entries())
    putStory(stage.clock.line(`${LINE} plans`), planOf(stage, villages[i * 2]!, plan, photo, i));
  for (const [i, a] of admissions.entries())
    putStory(stage.clock.line(`${LINE} gate`), askFor(stage, villages[i % villages.length]!, a, i));
}

/** A round in spring: told in April, plans within a month, reported in summer, checked by others in autumn, public in December. */
async function* inspect(stage: Stage, photo: Upload): Story {
  let now = yield at(dayIn(4, 10), '09:30');
  const townships = stage.desks
    .get(WUCHUAN)!
    .filter((k) => k.unit === 'township')
    .slice(0, 5);
  const id = (k: Desk) => stage.organisations.get(k.key)!;
  let round: RoundView = await addRound(stage.as(INSPECTOR, now), {
    ...given,
    input: {
      ...{
        year: 2025,
        nth: 1,
        title: '2025年第一轮巡察',
        documentNo: '武巡办〔2025〕2号',
        inspectedIds: townships.map(id),
      },
      ...{ begunOn: '2025-02-17', endedOn: '2025-03-28', toldOn: '2025-04-10', planDays: 30, rectifyDays: 180 },
    },
  });
  const made: { f: FindingView; owner: Desk; s: (typeof findings)[number] }[] = [];
  for (const [i, s] of findings.entries()) {
    const owner = townships[i % townships.length]!;
    const { category, body, basis } = s;
    const f = await addFinding(stage.as(INSPECTOR, now), {
      ...given,
      params: { id: round.id },
      input: {
        inspectedId: id(owner),
        nth: i + 1,
        category,
        term: 'limited',
        body,
        basis,
        papers: `底稿第 ${i + 1} 号`,
        dueOn: undefined,
      },
    });
    count(stage.tally, 'findings');
    made.push({ f, owner, s });
  }
  now = yield laterBy(now, 3 * DAY);
  for (const m of made)
    m.f = await assignFinding(stage.as(INSPECTOR, now, m.f.version), {
      ...given,
      params: { id: m.f.id },
      input: { ownerId: id(m.owner), leaderPost: m.s.post },
    });
  now = yield at(dayIn(5, 6), '10:00');
  for (const m of made) {
    const measures = m.s.measures.map((body) => ({ body, unitId: id(m.owner), dueOn: m.f.dueOn }));
    m.f = await planFinding(stage.as(m.owner.login, now, m.f.version), {
      ...given,
      params: { id: m.f.id },
      input: { measures, lines: [] },
    });
  }
  const report = async (m: (typeof made)[number], isDone: boolean, body: string) => {
    const done = m.f.measures.map((x) => x.id).slice(0, isDone ? undefined : 1);
    m.f = await reportFinding(stage.as(m.owner.login, now, m.f.version), {
      ...given,
      params: { id: m.f.id },
      files: [photo],
      input: { body, isDone, done },
    });
  };
  now = yield at(dayIn(7, 8), '10:00');
  for (const m of made) await report(m, false, `已办一半。${m.s.progress}`);
  now = yield at(dayIn(9, 12), '10:00');
  // Two are late: the office tells them so.
  for (const m of made.slice(2)) await report(m, true, `自查已改到位。${m.s.progress}`);
  now = yield at(dayIn(9, 24), '15:00');
  for (const [i, m] of made.slice(2).entries()) {
    const verb = i % 6 === 3 ? ('sendBack' as const) : ('close' as const);
    const note =
      verb === 'close' ? '到现场看过，又问了三户，与材料一致，同意销号。' : '只看到制度，没看到落实，请补充再报。';
    m.f = await reviewFinding(stage.as(CLERK, now, m.f.version), {
      ...given,
      params: { id: m.f.id },
      input: { verb, note, nextDay: undefined },
    });
  }
  now = yield at(dayIn(11, 5), '10:00');
  const open = made.filter((m) => m.f.status !== 'closed');
  // The house has told the late ones so in the meantime.
  const { items: known } = await listFindings(stage.as(INSPECTOR, now), { ...given, query: {} });
  for (const m of open) m.f = { ...m.f, version: known.find((x) => x.id === m.f.id)!.version };
  for (const m of open) await report(m, true, '补充整改已完成，照片和台账附后。');
  now = yield at(dayIn(11, 14), '15:00');
  for (const m of open)
    m.f = await reviewFinding(stage.as(CLERK, now, m.f.version), {
      ...given,
      params: { id: m.f.id },
      input: { verb: 'close', note: '复核属实，同意销号。', nextDay: undefined },
    });
  count(stage.tally, 'findingsClosed', made.filter((m) => m.f.status === 'closed').length);
  now = yield at(dayIn(12, 10), '10:00');
  const statement = '五个乡镇的问题都已整改，由另外的人到现场复核后销号。';
  round = await publishRound(stage.as(INSPECTOR, now, round.version), {
    ...given,
    params: { id: round.id },
    input: { openness: 'public', statement },
  });
}

/** 一村一策: heard in January, drafted, sent back once in three, approved; figures each quarter, looked back on in December. */
async function* planOf(stage: Stage, village: Desk, p: (typeof villagePlans)[number], photo: Upload, i: number): Story {
  const township = stage.desks.get(WUCHUAN)!.find((k) => k.unit === 'township' && village.area.startsWith(k.area))!;
  const id = stage.organisations.get(village.key)!;
  const [fromYear, toYear] = [2025, 2027];
  let now = yield at(dayIn(1, 14 + i), '10:00');
  let plan = await draftPlan(stage.as(village.login, now), { ...given, input: { title: p.title, fromYear, toYear } });
  const on = () => ({ ...given, params: { id: plan.id } });
  const goals = p.goals.map(([body, unit, baseline, target], k) => ({
    nth: k + 1,
    body,
    unit,
    baseline,
    target,
    year: 2026,
  }));
  const draft = {
    ...{ title: p.title, fromYear, toYear, profile: p.profile, problems: [...p.problems] },
    ...{ heardOn: dayIn(1, 9 + i).toString(), heardHow: '村民代表会议到会过半，又入户听了二十户意见。', goals },
    lines: p.lines.map(([goalNth, body, proof, month]) => ({
      goalNth,
      body,
      leadId: id,
      unitIds: [],
      dueOn: dayIn(month, 28).toString(),
      proof,
    })),
  };
  now = yield laterBy(now, 5 * DAY);
  plan = await savePlan(stage.as(village.login, now, plan.version), { ...on(), input: draft });
  plan = await submitPlan(stage.as(village.login, laterBy(now, 1), plan.version), { ...on(), input: {} });
  now = yield inOffice(laterBy(now, 3 * DAY));
  if (i % 3 === 1) {
    plan = await judgePlan(stage.as(township.login, now, plan.version), {
      ...on(),
      input: { verb: 'sendBack', reason: '把谁来办、怎么算办成再写实一点。' },
    });
    now = yield laterBy(now, 2 * DAY);
    plan = await savePlan(stage.as(village.login, now, plan.version), { ...on(), input: draft });
    plan = await submitPlan(stage.as(village.login, laterBy(now, 1), plan.version), { ...on(), input: {} });
    now = yield laterBy(now, 2 * DAY);
  }
  plan = await judgePlan(stage.as(township.login, now, plan.version), {
    ...on(),
    input: { verb: 'approve', reason: '' },
  });
  count(stage.tally, 'plans');
  for (const [q, month] of [4, 7, 10, 12].entries()) {
    now = yield at(dayIn(month, 8 + i), '16:00');
    for (const [k, [, , baseline, target]] of p.goals.entries()) {
      const value = Math.round(baseline + ((target - baseline) * (q + 1)) / 6);
      const goalId = plan.goalList.find((g) => g.nth === k + 1)!.id;
      const input = {
        goalId,
        onDay: dayIn(month, 8 + i).toString(),
        value,
        body: p.figures[(q + k) % p.figures.length]!,
      };
      plan = await addFigure(stage.as(village.login, now, plan.version), {
        ...on(),
        files: k === 0 ? [photo] : [],
        input,
      });
    }
  }
  now = yield at(dayIn(12, 29), '10:00');
  const verdicts = Object.fromEntries(
    plan.goalList.map((g, k) => [g.id, k === 0 ? ('partly' as const) : ('notYet' as const)]),
  );
  await reviewPlan(stage.as(township.login, now, plan.version), {
    ...on(),
    input: { year: 2025, body: '头一件办了大半，后一件刚开头，明年接着办。', verdicts },
  });
}
