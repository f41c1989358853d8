import { notFound } from '#kernel/refusal.ts';
import { checkCaptured } from '#modules/phones/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { staffOf } from './catalogue.actions.ts';
import { keeperRoles } from './learning.rules.ts';
import { no } from './learning.words.ts';
import type { RegisterApi, RegisterView } from './register.contract.ts';
import { leaveFault, MARK_DAYS, type MarkWay, markFault } from './register.rules.ts';
import { dropLeave, type Line, linesOf, type NewMark, putMarks } from './register.store.ts';
import { entryOfClass } from './seats.ts';
import { viewOfSession } from './sessions.actions.ts';
import { lockSession, putHeld, type Session, selectSessions, sessionById } from './sessions.store.ts';

type Handles = { [K in keyof RegisterApi]: Handler<RegisterApi[K]> };

/** Whose register it is: the office's of that place, and the teachers' who stand before the class. Anybody else's is not there. */
export const isKeeper = ({ actor }: Ctx, area: string): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'staff' && keeperRoles.some((r) => r === actor.role) && area.startsWith(actor.area));
const teaches = ({ actor }: Ctx, s: Session): boolean =>
  actor.kind === 'staff' && s.teachers.some((t) => t.accountId === actor.accountId);
function mineOnly(ctx: Ctx, s: Session): Session {
  if (!isKeeper(ctx, s.area) && !teaches(ctx, s)) throw notFound();
  return s;
}

const viewOf = (ctx: Ctx, s: Session, lines: readonly Line[]): RegisterView => ({
  ...viewOfSession(s),
  area: s.area,
  canMark: markFault(s, ctx.now) === null,
  learners: lines.map(({ learnerId, name, state, way }) => ({ learnerId, name, state, way })),
});
async function register(ctx: Ctx, id: string): Promise<RegisterView> {
  const s = mineOnly(ctx, await sessionById(ctx, id));
  return viewOf(ctx, s, await linesOf(ctx, [id]));
}

export const getRegister: Handles['getRegister'] = (ctx, { params }) => register(ctx, params.id);

const AHEAD_DAYS = 2;
/** The registers somebody may need in the next days without a line, and those they may still put right. */
export const myRegisters: Handles['myRegisters'] = async (ctx) => {
  const { accountId } = staffOf(ctx);
  const found = await selectSessions(ctx, {
    accountId,
    from: ctx.now.subtract({ hours: 24 * MARK_DAYS }),
    to: ctx.now.add({ hours: 24 * AHEAD_DAYS }),
  });
  const mine = found.filter((s) => s.status !== 'cancelled');
  const lines = Map.groupBy(
    await linesOf(
      ctx,
      mine.map((s) => s.id),
    ),
    (l) => l.sessionId,
  );
  return { items: mine.map((s) => viewOf(ctx, s, lines.get(s.id) ?? [])) };
};

/** Keeps a register, whoever kept it: only of those who are expected there, within its time; the first mark says that the session was held. */
export async function keep(
  tx: TxCtx,
  s: Session,
  list: readonly NewMark[],
  by: { way: MarkWay; madeAt: Temporal.Instant; accountId: string | null },
): Promise<void> {
  const fault = markFault(s, by.madeAt);
  if (fault) throw no(fault);
  const expected = new Set((await linesOf(tx, [s.id])).map((l) => l.learnerId));
  const strangers = list.filter((m) => !expected.has(m.learnerId)).length;
  if (strangers > 0) throw no('notInClass', 'marks', { n: strangers });
  const last = new Map(list.map((m) => [m.learnerId, m]));
  await putMarks(tx, s, [...last.values()], by);
  await putHeld(tx, s.id);
  const entry = entryOfClass({ id: s.classId, area: s.area }, 'register', {
    session: s.id,
    marks: last.size,
    way: by.way,
  });
  await record(tx, entry);
}
export const keepRegister: Handles['keepRegister'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { accountId } = staffOf(tx);
    const s = mineOnly(tx, await lockSession({ ...tx, version: null }, input.sessionId));
    await checkCaptured(tx, input.captured);
    const madeAt = Temporal.Instant.from(input.captured.madeAt);
    await keep(tx, s, input.marks, { way: input.way, madeAt, accountId });
    return register(tx, s.id);
  });

/** Leave before a session begins, by whoever the learner told; `isBack`: they come after all. */
export async function leave(
  tx: TxCtx,
  s: Session,
  learnerId: string,
  by: { way: MarkWay; accountId: string | null; isBack: boolean },
): Promise<void> {
  const fault = leaveFault(s, tx.now);
  if (fault) throw no(fault);
  if (!(await linesOf(tx, [s.id])).some((l) => l.learnerId === learnerId))
    throw no('notInClass', 'learnerId', { n: 1 });
  if (by.isBack) await dropLeave(tx, s.id, learnerId);
  else await putMarks(tx, s, [{ learnerId, state: 'leave' }], { ...by, madeAt: tx.now });
  const verb = by.isBack ? 'leaveBack' : 'leave';
  await record(
    tx,
    entryOfClass({ id: s.classId, area: s.area }, verb, { session: s.id, learner: learnerId, way: by.way }),
  );
}
export const noteLeave: Handles['noteLeave'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { accountId } = staffOf(tx);
    const s = mineOnly(tx, await lockSession({ ...tx, version: null }, params.id));
    await leave(tx, s, input.learnerId, { way: input.way, accountId, isBack: input.isBack });
    return register(tx, s.id);
  });
