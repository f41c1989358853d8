import { createHash } from 'node:crypto';
import { actorsOf } from '#demo/actors.ts';
import { drawnPhoto } from '#demo/photo.ts';
import {
  addDocument,
  changeMeasure,
  importMeasures,
  judgeMeasure,
  listMeasures,
  reportMeasure,
} from '#modules/measures/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const DAY = 24;

/** Ten invented measures: what, by whom, with whom, due in so many days from today, and how one will know. */
const lines = [
  [
    '在乡镇快递网点设 12 个能歇脚、能喝水、能充电的点',
    '县交通局',
    '北堡乡政府、县社会工作部',
    -20,
    '12 个点有名单，走到能坐下',
  ],
  ['给夜间送件的配反光背心和头盔灯', '县交通局', '县民政局', -6, '发放名单和领取签字'],
  ['进小区、进单位送件的路口统一划临停位', '县交通局', '', 10, '每处有照片和位置'],
  ['水厂、泵站周边道路结冰提前两小时通知网点', '县水利局', '县交通局', 2, '通知记录'],
  ['河道巡查发现的险段同步给快递网点，绕行有图', '县水利局', '', 45, '险段图每月更新'],
  ['困难快递员家庭纳入临时救助主动摸排', '县民政局', '北堡乡政府', 30, '摸排台账，不公开个人信息'],
  ['子女暑期托管点给快递员留名额', '县民政局', '县社会工作部', 120, '名额公告'],
  ['村里代投点不收保管费', '北堡乡政府', '', -30, '各代投点张贴公示'],
  ['每季度请快递员来议一次事，提的事有回音', '县社会工作部', '北堡乡政府', 35, '议事记录和回音清单'],
  ['举办快递技能比武', '县交通局', '', 60, '比武通知和结果'],
] as const;

/** The joint document with its ten measures: done, said done, overdue, changed and dropped ones among them. */
export async function settleMeasures(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const now = house.now();
  const ago = (days: number) => now.subtract({ hours: DAY * days });
  const as = (login: string, at = now, version: number | null = null): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: at,
    version,
    command: { id: house.newId(), fingerprint: new Uint8Array() },
  });
  const today = Temporal.PlainDate.from(dayOf(now));
  const issuedOn = today.subtract({ days: 75 }).toString();
  const year = issuedOn.slice(0, 4);
  const document = await addDocument(as('sun', ago(75)), {
    ...given,
    params: undefined,
    input: {
      title: '关心关爱快递员十条措施',
      number: `清社发〔${year}〕6号`,
      issuers: ['县委社会工作部', '县交通运输局', '县水利局', '县民政局'],
      issuedOn,
      isPublic: true,
    },
  });
  const rows = lines.map(([body, lead, units, days, proof], i) =>
    [i + 1, body, lead, units, today.add({ days }).toString(), proof].map((c) => `"${c}"`).join(','),
  );
  const bytes = Buffer.from(['序号,措施,牵头单位,配合单位,完成时限,怎么算办结', ...rows].join('\n'));
  const sheet = { name: '任务分解.csv', bytes, hash: createHash('sha256').update(bytes).digest('hex') };
  const taken = await importMeasures(as('sun', ago(74)), {
    ...given,
    sheet,
    params: { id: document.id },
    input: { map: {}, dryRun: false },
  });
  if (taken.faults.length > 0) throw new Error(JSON.stringify(taken.faults));
  const { items } = await listMeasures(as('sun'), {
    ...given,
    params: undefined,
    query: { documentId: document.id },
    input: undefined,
  });
  const of = (nth: number) => items.find((m) => m.nth === nth)!;
  const photo = await drawnPhoto(house, '现场.jpg');
  const report = (login: string, m: { id: string; version: number }, days: number, body: string, saysDone: boolean) =>
    reportMeasure(as(login, ago(days), m.version), {
      ...given,
      params: { id: m.id },
      files: saysDone ? [photo] : [],
      input: { onDay: dayOf(ago(days)), body, saysDone },
    });
  const judge = (m: { id: string; version: number }, days: number, verb: 'confirm' | 'sendBack', note: string) =>
    judgeMeasure(as('sun', ago(days), m.version), { ...given, params: { id: m.id }, input: { verb, note } });

  const first = await report('ren', of(1), 50, '选了 12 个点，8 个已经能用。', false);
  await judge(
    await report('ren', first, 25, '12 个点都能用，名单和照片附后。', true),
    24,
    'confirm',
    '走了 5 个点，都能坐、能喝水。',
  );
  await report('ren', of(2), 30, '背心到货 60 件，头盔灯还在招标。', false);
  await report('hao', of(4), 12, '和网点建了通知群，试发过一次。', false);
  const sent = await report('zhao', of(8), 40, '各代投点贴了公示。', true);
  const back = await judge(sent, 38, 'sendBack', '两个代投点没有照片，请补。');
  await judge(await report('zhao', back, 32, '补齐了，7 个代投点都有照片。', true), 31, 'confirm', '');
  await report('hao', of(5), 8, '一季度险段图已发各网点。', true);
  const { id, version } = of(7);
  await changeMeasure(as('sun', ago(20), version), {
    ...given,
    params: { id },
    input: { verb: 'change', dueOn: today.add({ days: 180 }).toString(), reason: '托管点要等学校放假安排。' },
  });
  await changeMeasure(as('sun', ago(10), of(10).version), {
    ...given,
    params: { id: of(10).id },
    input: { verb: 'drop', reason: '并入市里统一举办的比武。' },
  });
  return taken.imported;
}
