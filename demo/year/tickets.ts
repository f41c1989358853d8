import { importTickets, sourceByCode } from '#modules/hotline/index.ts';
import { systemCtx } from '#platform/context.ts';
import { digest } from '#platform/crypto.ts';
import { type CasesPlan, mondayAfter, type Ticket } from './cases.plan.ts';
import { at, lastDay } from './days.ts';
import { count, given, type Stage } from './stage.ts';

/* What 12345 dealt with itself, as its table of the week brings it every Monday. */

const CODE = 'hohhot-12345';
const HEADS = [
  '工单编号',
  '来电时间',
  '所属区域',
  '诉求类型',
  '分类',
  '诉求内容',
  '地点',
  '姓名',
  '联系电话',
  '办结时间',
  '状态',
  '办理结果',
];
const KINDS: Readonly<Record<string, string>> = {
  complaint: '投诉',
  help: '求助',
  consult: '咨询',
  suggestion: '建议',
  petition: '投诉',
};

const lineOf = (t: Ticket): string =>
  [
    ...[
      t.number,
      `${t.day} ${t.clock}`,
      t.area,
      KINDS[t.kind] ?? '投诉',
      t.topic.category,
      t.body,
      t.placeNote,
      t.name,
    ],
    ...[t.phone, `${t.endedOn} ${t.endedAt}`, '已办结', t.result],
  ].join(',');

/** The tables of the year, each on the day on which it comes: what was done later than the table comes with the next. */
export function tablesOf({ tickets }: CasesPlan): Map<string, Ticket[]> {
  const tables = new Map<string, Ticket[]>();
  for (const t of tickets) {
    const monday = mondayAfter(t.endedOn);
    const last = Temporal.PlainDate.compare(monday, lastDay) > 0 ? lastDay : monday;
    tables.set(last.toString(), [...(tables.get(last.toString()) ?? []), t]);
  }
  return tables;
}

export function putTickets(stage: Stage, plan: CasesPlan): void {
  for (const [day, tickets] of tablesOf(plan))
    stage.clock.line('12345').put(at(Temporal.PlainDate.from(day), '22:40'), (now) => bring(stage, day, tickets, now));
}

async function bring(stage: Stage, day: string, tickets: readonly Ticket[], now: Temporal.Instant): Promise<void> {
  const source = await sourceByCode({ ...systemCtx(stage.house, 'year'), now }, CODE);
  if (!source) throw new Error('the hotline is connected by the demo');
  const sorted = [...tickets].sort((a, b) => (`${a.day}${a.clock}` < `${b.day}${b.clock}` ? -1 : 1));
  const bytes = Buffer.from([HEADS.join(','), ...sorted.map(lineOf)].join('\n'));
  const hash = Buffer.from(digest('intl', bytes)).toString('hex');
  const taken = await importTickets(stage.as('wu', now), {
    ...given,
    params: { id: source.id },
    input: { map: {}, dryRun: false, fresh: false },
    sheet: { name: `${day} 工单.csv`, bytes, hash },
  });
  if (taken.faults.length > 0) throw new Error(JSON.stringify(taken.faults.slice(0, 3)));
  count(stage.tally, 'tickets', taken.imported);
}
