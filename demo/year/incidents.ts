import { caseVerbs, report, reportInput, versionOf } from '#modules/cases/index.ts';
import { endIncident, openIncident, replyAll } from '#modules/incidents/index.ts';
import { putStory, type Story } from './clockwork.ts';
import { at, dayIn } from './days.ts';
import { diceFor } from './dice.ts';
import { callbackOf } from './run.ts';
import { count, given, type Stage } from './stage.ts';
import { counties, type Desk, plainName, surname, type UnitKind } from './units.ts';

/* One failure, many callers: each keeps an own case, an own answer and an own call (product N10). */

type Failure = {
  county: string;
  month: number;
  day: number;
  unit: UnitKind;
  title: string;
  says: readonly string[];
  done: string;
};
const failures: readonly Failure[] = [
  {
    county: '150105',
    month: 1,
    day: 14,
    unit: 'heat',
    title: '换热站循环泵故障，四栋楼供暖变凉',
    says: [
      '我们楼暖气从中午开始变凉，摸着跟凉水一样。',
      '暖气一下午都不热，孩子才三个月。',
      '楼上楼下都凉了，是不是站里坏了？',
      '暖气凉了，老人裹着被子坐着。',
      '同一个小区，我家也凉了。',
    ],
    done: '换热站循环泵轴承损坏，已换备用泵，当晚逐户升温，回测都在20度以上。',
  },
  {
    county: '150104',
    month: 2,
    day: 19,
    unit: 'water',
    title: '主管爆裂，一片停水',
    says: [
      '马路上往外冒水，家里没水了。',
      '停水了，做不了饭。',
      '水龙头一滴都没有，什么时候来？',
      '整条巷子都停水了。',
    ],
    done: '主管爆裂处已更换管段，当晚恢复供水并冲洗，水质化验合格。',
  },
  {
    county: '150103',
    month: 6,
    day: 27,
    unit: 'street',
    title: '暴雨后地下通道积水',
    says: ['地下通道积水过膝盖，车都熄火。', '通道里水排不下去，公交绕路。', '早上上班过不去，水还没抽完。'],
    done: '泵车两台连续抽排，六小时排空，清掏雨水篦子，增设水位标尺。',
  },
  {
    county: '150125',
    month: 8,
    day: 6,
    unit: 'power',
    title: '雷击断线，三个村停电',
    says: [
      '打雷以后全村没电，冰箱里的药要坏。',
      '停电了，浇地的泵停了。',
      '村里黑着，啥时候来电？',
      '邻村也没电，是线断了吧。',
    ],
    done: '雷击断线一处，更换绝缘子和导线，夜里十一点全部恢复。',
  },
  {
    county: '150102',
    month: 11,
    day: 12,
    unit: 'heat',
    title: '供热初期管网漏损，六个单元不热',
    says: [
      '供暖都十天了，我们单元就是不热。',
      '暖气一半凉，室温十五度。',
      '一个单元都不热，请来看看。',
      '报了两回，说管网漏水在修。',
      '老人冻得不敢下床。',
      '孩子写作业手都是凉的。',
    ],
    done: '二网漏点已焊补并补水排气，六个单元逐户复测21度，漏点周边路面恢复。',
  },
  {
    county: '150121',
    month: 12,
    day: 9,
    unit: 'heat',
    title: '锅炉检修超时，两个小区降温',
    says: ['一夜之间家里降到十六度。', '通知说检修四小时，一天了还没热。', '小区群里都在说冷。'],
    done: '锅炉给水阀更换完毕，凌晨恢复，次日测温合格，已向住户致歉说明。',
  },
];

export function putIncidents(stage: Stage): void {
  for (const f of failures) putStory(stage.clock.line('incidents'), incidentOf(stage, f));
}

async function* incidentOf(stage: Stage, f: Failure): Story {
  const d = diceFor(stage.seed, f.title);
  const desks = stage.desks.get(f.county)!;
  const of = (unit: UnitKind): Desk => desks.find((k) => k.unit === unit)!;
  const [clerk, office, caller] = [of('clerk'), of(f.unit), of('caller')];
  const county = counties.find((c) => c.code === f.county)!;
  const village = d.pick(county.villages);
  const organisationId = stage.organisations.get(office.key)!;
  const ids: string[] = [];
  let now = yield at(dayIn(f.month, f.day), '13:10');
  for (const says of f.says) {
    const input = reportInput.parse({
      ...{ kind: 'help', channel: 'hotline', area: village.code, body: says, placeNote: plainName(village.name) },
      reporter: { name: `${surname(d)}女士`, phone: `1990000${d.between(1000, 9999)}` },
    });
    const { id } = await report(stage.as(clerk.login, now), { input });
    await caseVerbs.dispatch(stage.as(clerk.login, now, await versionOf(stage.as(clerk.login, now), id)), {
      ...given,
      params: { id },
      input: { organisationId },
    });
    ids.push(id);
    now = yield now.add({ minutes: 12 });
  }
  const { title } = f;
  const opened = await openIncident(stage.as(clerk.login, now), {
    ...given,
    input: { title, area: village.code, category: undefined, organisationId, topicId: undefined, caseIds: ids },
  });
  count(stage.tally, 'incidents');
  for (const id of ids)
    await caseVerbs.sign(stage.as(office.login, now, await versionOf(stage.as(office.login, now), id)), {
      ...given,
      params: { id },
      input: {},
    });
  now = yield now.add({ hours: 9 });
  const on = { ...given, params: { id: opened.id } };
  const told = await replyAll(stage.as(office.login, now, opened.version), {
    ...on,
    input: { text: f.done, outcome: 'solved' },
  });
  for (const [i, id] of ids.entries()) callbackOf(stage, 'incidents', caller.login, id, now.add({ minutes: 7 * i }));
  now = yield now.add({ hours: 24 * 5 });
  await endIncident(stage.as(clerk.login, now, told.version), { ...on, input: undefined as never });
}
