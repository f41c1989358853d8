import { decide } from '#kernel/workflow.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { staffOf, VILLAGE_DIGITS } from './charter.actions.ts';
import type { NormsApi } from './norms.contract.ts';
import {
  type Behaviour,
  behaviours,
  daysAfter,
  OLDEST_DAYS,
  type ReminderPart,
  type ReminderVerb,
  reminderWorkflow,
  textFault,
} from './norms.rules.ts';
import { no } from './norms.words.ts';
import {
  emptyReminder,
  insertReminder,
  lockAppeal,
  putDecision,
  putSaid,
  reminderByCode,
  reminderNumbers,
  type StoredReminder,
  selectAppeals,
} from './reminders.store.ts';

type Handles = { [K in keyof NormsApi]: Handler<NormsApi[K]> };

/** What the journal is told: that there is a reminder in a village. Not what it says, not of whom. */
const entry = (r: { id: string; area: string }, verb: string) =>
  ({ kind: 'reminder', id: r.id, area: r.area, verb, shows: 'staff', data: {} }) as const;
function mustDo(ctx: Ctx, r: StoredReminder, verb: ReminderVerb, part: ReminderPart) {
  const verdict = decide(reminderWorkflow, verb, { status: r.status, isOver: false }, new Set([part]), ctx.now);
  if (!verdict.ok) throw no(verdict.why);
}

export const giveReminder: Handles['giveReminder'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { area, organisationId } = staffOf(tx);
    const today = dayOf(tx.now);
    if (area.length !== VILLAGE_DIGITS) throw no('notYours');
    if (!input.isAdult) throw no('adultMissing', 'isAdult');
    if (input.onDay > today) throw no('dayAhead', 'onDay');
    if (input.onDay < daysAfter(today, -OLDEST_DAYS)) throw no('dayOld', 'onDay', { n: OLDEST_DAYS });
    const fault = textFault(input.text);
    if (fault) throw no(fault, 'text');
    const expiresOn = daysAfter(today, input.days);
    const { behaviour, onDay, text } = input;
    const { id, code } = await insertReminder(tx, { area, organisationId, behaviour, onDay, text, expiresOn });
    await record(tx, entry({ id, area }, 'give'));
    return { code, expiresOn };
  });

const MONTHS_BACK = 12;
export const countReminders: Handles['countReminders'] = async (ctx) => {
  const since = Temporal.PlainDate.from(dayOf(ctx.now)).subtract({ months: MONTHS_BACK }).toString();
  const numbers = await reminderNumbers(ctx, since);
  const count = (behaviour: Behaviour, of: readonly string[] | null) =>
    numbers.filter((x) => x.behaviour === behaviour && (!of || of.includes(x.status))).reduce((sum, x) => sum + x.n, 0);
  return {
    items: behaviours
      .map((behaviour) => ({
        behaviour,
        given: count(behaviour, null),
        open: count(behaviour, ['given', 'appealed', 'kept']),
        lifted: count(behaviour, ['lifted']),
        mended: count(behaviour, ['mended']),
      }))
      .filter((x) => x.given > 0),
  };
};

export const listAppeals: Handles['listAppeals'] = async (ctx) => ({
  items: (await selectAppeals(ctx, dayOf(ctx.now))).map((r) => ({
    ...{ id: r.id, placeName: r.placeName, organisation: r.organisation, behaviour: r.behaviour, onDay: r.onDay },
    ...{ text: r.text ?? '', said: r.said ?? '', saidAt: r.saidAt?.toString() ?? '' },
    ...{ status: r.status, expiresOn: r.expiresOn },
  })),
});
export const answerAppeal: Handles['answerAppeal'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockAppeal(tx, params.id);
    mustDo(tx, r, input.verb, 'above');
    const status = input.verb === 'lift' ? 'lifted' : 'kept';
    await putDecision(tx, r.id, { status, answer: input.answer, organisationId: staffOf(tx).organisationId });
    await record(tx, entry(r, input.verb));
    return { status };
  });

/* What the person with the paper does from home. */
async function held(ctx: Ctx, code: string): Promise<StoredReminder> {
  const r = await reminderByCode(ctx, code, dayOf(ctx.now));
  if (!r) throw no('codeWrong', 'code');
  return r;
}
export const readReminder = held;
const asHolder = (
  ctx: Ctx,
  code: string,
  verb: ReminderVerb,
  work: (tx: TxCtx, r: StoredReminder) => Promise<unknown>,
) =>
  once(ctx, async (tx) => {
    const r = await held(tx, code);
    mustDo(tx, r, verb, 'holder');
    await work(tx, r);
    await record(tx, entry(r, verb));
    return null;
  });
const LEAST = 4;
export const appealReminder = (ctx: Ctx, code: string, said: string) =>
  asHolder(ctx, code, 'appeal', (tx, r) => {
    if (said.trim().length < LEAST) throw no('saidShort', 'said');
    return putSaid(tx, r.id, said.trim());
  });
/** The person's own word; nobody comes to look, and nothing is left of it. */
export const mendReminder = (ctx: Ctx, code: string) => asHolder(ctx, code, 'mend', (tx, r) => emptyReminder(tx, r.id));
