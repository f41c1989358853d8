import type { Output } from '#kernel/endpoint.ts';
import { notFound } from '#kernel/refusal.ts';
import { type Ctx, mostOf } from '#platform/context.ts';
import type { Handler } from '#platform/module.ts';
import { recordExport, sheetFile } from '#platform/sheet.out.ts';
import { type gateApi, gateLevels } from './mandates.gate.contract.ts';
import { type GateOutcome, gateOutcomes } from './mandates.gate.rules.ts';
import { countDecisions, type DecisionFilter, numberOf, selectDecisions } from './mandates.gate.store.ts';
import { type Asked, lookAtGate as look, refusalOf, verdictOn } from './mandates.gate.ts';
import { gateFigureWords, gateOutcomeWords, gateRoleWords, matterKindWords } from './mandates.gate.words.ts';
import { admits } from './mandates.items.rules.ts';
import type { UnitKind } from './mandates.rules.ts';
import { unitKindWords } from './mandates.words.ts';

type Api = typeof gateApi;
const SHOWN = 500;
const SHEET_ROWS = 10_000;

/** What the dispatch dialogs ask before anything is sent: the lines of the receiver, and which of them it would go by. */
export async function presentLook(ctx: Ctx, asked: Asked): Promise<Output<Api['lookAtGate']>> {
  const l = await look(ctx, asked);
  if (!l) throw notFound();
  const verdict = l.free ? null : await verdictOn(ctx, asked, l);
  const { text } = asked.matter;
  return {
    free: l.free,
    receiver: { id: l.receiver.id, name: l.receiver.shortName },
    list: l.list && { id: l.list.id, name: l.list.name },
    items: (l.list?.items ?? []).map((i) => ({
      id: i.id,
      code: i.code,
      title: i.title,
      duty: i.duty,
      leadName: i.leadName,
      fits: i.words.some((word) => text.includes(word)),
      carries: admits(i, asked.role) === 'inList',
    })),
    itemId: verdict?.ok && verdict.by === 'item' ? verdict.item.id : null,
    admission:
      verdict?.ok && verdict.by === 'admission' ? { id: verdict.opening.id, number: verdict.opening.number } : null,
    refusal:
      verdict && !verdict.ok
        ? { why: verdict.why, says: [...(await refusalOf(ctx, asked, l, verdict))] as [string, string] }
        : null,
  };
}
export const lookAtGate: Handler<Api['lookAtGate']> = (ctx, { input }) => presentLook(ctx, input);

const columns = (heads: readonly string[]) => heads.map((head) => ({ head, width: 16 }));
const levelOf = (kind: UnitKind): (typeof gateLevels)[number] =>
  kind === 'village' || kind === 'community' ? 'village' : 'township';
const kindsOf = { village: ['village', 'community'], township: ['township', 'subdistrict'] } as const;

type Counts = Record<GateOutcome, number>;
const none = (): Counts => ({ inList: 0, admitted: 0, urgent: 0, refused: 0 });

async function figuresOf(ctx: Ctx, f: DecisionFilter) {
  const units = new Map<string, { id: string; name: string; village: Counts; township: Counts; total: Counts }>();
  const total = none();
  for (const { id, name, unitKind, outcome, n } of await countDecisions(ctx, f)) {
    const unit = units.get(id) ?? { id, name, village: none(), township: none(), total: none() };
    units.set(id, unit);
    for (const counts of [unit[levelOf(unitKind)], unit.total, total]) counts[outcome] += n;
  }
  return { units: [...units.values()], total };
}
/** By unit in the order of their names: a figure to look behind, not a ranking. */
export const gateFigures: Handler<Api['gateFigures']> = (ctx, { query }) => figuresOf(ctx, query);

const filterOf = ({ level, ...query }: { level?: (typeof gateLevels)[number] | undefined } & DecisionFilter) => ({
  ...query,
  ...(level && { unitKinds: kindsOf[level] }),
});
export const gateDecisions: Handler<Api['gateDecisions']> = async (ctx, { query }) => {
  const rows = await selectDecisions(ctx, { ...filterOf(query), limit: SHOWN + 1 });
  return { items: rows.slice(0, mostOf(ctx, SHOWN)).map(rowOf), more: rows.length > SHOWN };
};

type Stored = Awaited<ReturnType<typeof selectDecisions>>[number];
type Row = Awaited<ReturnType<typeof gateDecisions>>['items'][number];
const rowOf = (d: Stored): Row => ({
  id: d.id,
  day: d.day,
  dispatcher: d.dispatcher,
  receiver: d.receiver,
  unitKind: d.unitKind as Row['unitKind'],
  role: d.role as Row['role'],
  matterKind: d.matterKind as Row['matterKind'],
  matterLabel: d.matterLabel,
  outcome: d.outcome as Row['outcome'],
  why: d.why as Row['why'],
  line: d.code === null ? null : `${d.code} ${d.title}`,
  admission:
    d.admissionId === null || d.year === null || d.serial === null
      ? null
      : { id: d.admissionId, number: numberOf({ year: d.year, serial: d.serial }) },
});

export const exportGate: Handler<Api['exportGate']> = async (ctx, { query }) => {
  const w = gateFigureWords;
  const { units } = await figuresOf(ctx, query);
  const rows = (await selectDecisions(ctx, { ...query, limit: SHEET_ROWS })).map(rowOf);
  await recordExport(ctx, ctx.actor.kind === 'staff' ? ctx.actor.area : '', { of: 'gate', rows: rows.length });
  const heads = gateOutcomes.map((o) => gateOutcomeWords[o][0]);
  const per = gateLevels.flatMap((level) => gateOutcomes.map((o) => `${w[level][0]}${gateOutcomeWords[o][0]}`));
  return sheetFile(`${w.title[0]} ${query.from}—${query.to}`, [
    {
      name: w.byUnit[0],
      columns: columns([w.dispatcher[0], ...heads, ...per]),
      rows: units.map((u) => [
        u.name,
        ...gateOutcomes.map((o) => u.total[o]),
        ...gateLevels.flatMap((level) => gateOutcomes.map((o) => u[level][o])),
      ]),
    },
    {
      name: w.behind[0],
      columns: columns([w.day, w.dispatcher, w.receiver, w.level, w.matter, w.role, w.outcome, w.by].map(([zh]) => zh)),
      rows: rows.map((d) => [
        d.day,
        d.dispatcher,
        d.receiver,
        unitKindWords[d.unitKind][0],
        `${matterKindWords[d.matterKind][0]} ${d.matterLabel}`,
        gateRoleWords[d.role][0],
        gateOutcomeWords[d.outcome][0],
        d.line ?? d.admission?.number ?? '',
      ]),
    },
  ]);
};
