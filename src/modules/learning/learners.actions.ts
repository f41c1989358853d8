import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { staffOf } from './catalogue.actions.ts';
import {
  type Learner,
  learnerById,
  lockLearner,
  putLearner,
  putPassphrase,
  reachOf,
  seatNames,
  selectLearners,
} from './learners.store.ts';
import { entryOfLearner, learnerFor, spelled } from './learners.ts';
import { no } from './learning.words.ts';
import type { LearnerView, RegisterApi } from './register.contract.ts';

type Handles = { [K in keyof RegisterApi]: Handler<RegisterApi[K]> };

async function views(ctx: Ctx, list: readonly Learner[]): Promise<LearnerView[]> {
  const names = await seatNames(
    ctx,
    list.map((l) => l.id),
  );
  return list.map(({ personId: _, ...l }) => ({
    ...l,
    classes: names.filter((s) => s.learnerId === l.id).map(({ classId, name, isOver }) => ({ classId, name, isOver })),
  }));
}
const view = async (ctx: Ctx, id: string): Promise<LearnerView> => (await views(ctx, [await learnerById(ctx, id)]))[0]!;

export const listLearners: Handles['listLearners'] = async (ctx, { query }) => ({
  items: await views(ctx, await selectLearners(ctx, query.q)),
});

export const addLearner: Handles['addLearner'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const made = await learnerFor(tx, { ...input, area: staffOf(tx).area });
    if (!made.passphrase) throw no('learnerKnown', 'name', { name: input.name, number: made.number });
    return { learner: await view(tx, made.id), passphrase: made.passphrase };
  });

export const changeLearner: Handles['changeLearner'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const before = await lockLearner(tx, params.id);
    if (tx.version !== null && tx.version !== before.version) throw no('notNow');
    const reach = await reachOf(tx, params.id);
    const said = spelled({
      name: input.name ?? before.name ?? '',
      phone: input.phone ?? reach.phone ?? '',
      kin: input.kin ?? reach.kin,
    });
    if (input.agreedOn && !said.kin) throw no('kinFirst', 'kin');
    await putLearner(tx, params.id, {
      ...(input.name !== undefined && { name: said.name }),
      ...(input.phone !== undefined && { phone: said.phone }),
      ...(input.kin !== undefined && { kin: said.kin }),
      ...(input.birthYear !== undefined && { birthYear: input.birthYear }),
      ...(input.agreedOn !== undefined && { agreedOn: input.agreedOn }),
    });
    await record(tx, entryOfLearner(before, 'change', { fields: Object.keys(input) }));
    return view(tx, params.id);
  });

export const reachLearner: Handles['reachLearner'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const l = await learnerById(tx, params.id);
    await record(tx, entryOfLearner(l, 'reachSeen'));
    return reachOf(tx, l.id);
  });

export const newPassphrase: Handles['newPassphrase'] = (ctx, { params }) =>
  once(ctx, async (tx) => {
    const l = await lockLearner(tx, params.id);
    const passphrase = await putPassphrase(tx, l);
    await record(tx, entryOfLearner(l, 'newPassphrase'));
    return { number: l.number, passphrase };
  });
