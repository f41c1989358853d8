import { openVerbs } from '#kernel/workflow.ts';
import type { Ctx } from '#platform/context.ts';
import { assessmentRefusalWords } from './assessments.words.ts';
import type { EntryView, SheetLine } from './entries.contract.ts';
import {
  asNumber,
  factsOf,
  type Loaded,
  loadEntry,
  markOf,
  partsOf,
  recordsFor,
  totalAt,
  valuesOf,
} from './entries.load.ts';
import { changesOf, type Stage } from './marks.store.ts';
import { entryById } from './rounds.store.ts';
import { pointsOf, suggestedScore } from './scheme.rules.ts';
import { filled, shownItem } from './schemes.actions.ts';
import type { StoredItem } from './schemes.store.ts';
import { scoreWorkflow } from './scores.rules.ts';

export const points = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100);

function suggestedFor(l: Loaded, item: StoredItem): SheetLine['suggested'] {
  const records = recordsFor(item, l.held);
  if (!records) return null;
  const count = records.reduce((n, r) => n + r.count, 0);
  return {
    count,
    score: asNumber(suggestedScore(item, count)),
    records: records.map(({ id, kind, title, day, count: n }) => ({ id, kind, title, day, count: n })),
  };
}
function lineOf(l: Loaded, item: StoredItem): SheetLine {
  const at = (stage: Stage) => {
    const m = markOf(l.marks, item.id, stage);
    return m ? { score: asNumber(m.score), word: m.word, points: pointsOf(item, m.score) / 100 } : null;
  };
  const appeal = l.appeals.find((a) => a.itemId === item.id);
  return {
    item: shownItem(item),
    self: at('self'),
    review: at('review'),
    final: at('final'),
    evidence: l.evidence
      .filter((p) => p.itemId === item.id)
      .map(({ id, kind, name, recordId, on, asked, satisfied, forAppeal }) => ({
        ...{ id, kind, name, recordId, on, asked, satisfied, forAppeal },
      })),
    suggested: suggestedFor(l, item),
    appeal: appeal
      ? {
          reason: appeal.reason,
          at: appeal.at.toString(),
          answer: appeal.answer,
          score: appeal.score === null ? null : asNumber(appeal.score),
          answeredAt: appeal.answeredAt?.toString() ?? null,
        }
      : null,
  };
}

/** The scores of one organisation, with what the actor may do now and why not the rest. */
export async function presentEntry(ctx: Ctx, id: string): Promise<EntryView> {
  const l = await loadEntry(ctx, await entryById(ctx, id));
  const { e, r, scheme, items, marks } = l;
  const facts = factsOf(ctx, l);
  const parts = partsOf(ctx, e, r);
  const { open, closed } = openVerbs(scoreWorkflow, facts, parts, ctx.now);
  const changes = await changesOf(ctx, e.id);
  return {
    id: e.id,
    roundId: r.id,
    round: r.name,
    year: r.year,
    isExample: scheme.isExample,
    organisationId: e.organisationId,
    organisation: e.organisation,
    area: e.area,
    placeName: e.placeName,
    reviewer: e.reviewer,
    appealBody: r.appealBody,
    organiser: r.organisation,
    status: e.status,
    leastAsked: scheme.leastAsked,
    windows: r.windows,
    lines: items.map((i) => lineOf(l, i)),
    selfTotal: points(totalAt(items, marks, 'self')),
    reviewTotal: points(totalAt(items, marks, 'review')),
    total: points(e.total),
    stars: e.stars,
    changes: changes.map((c) => ({
      id: c.id,
      kind: c.kind === 'correct' ? 'correct' : 'downgrade',
      item: items.find((i) => i.id === c.itemId)?.title ?? null,
      before: c.kind === 'correct' ? asNumber(c.before) : c.before,
      after: c.kind === 'correct' ? asNumber(c.after) : c.after,
      reason: c.reason,
      at: c.at.toString(),
    })),
    parts: [...parts],
    open,
    closed: closed.map(({ verb, why }) => ({
      verb,
      says: filled(assessmentRefusalWords[why], valuesOf(why, l, facts)),
    })),
    version: e.version,
  };
}
