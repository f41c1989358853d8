import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { mayBeAsked } from '#modules/facts/facts.rules.ts';
import { factKeys } from '#modules/facts/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { purposesApi } from './purposes.contract.ts';
import { endPurpose, insertPurpose, selectPurposes } from './purposes.store.ts';
import { questionOf } from './visits.actions.ts';
import type { VisitPurpose } from './visits.rules.ts';
import { staffOf } from './visits.view.ts';
import { no } from './visits.words.ts';

type Api = typeof purposesApi;
const present = (p: VisitPurpose) => ({
  ...p,
  roles: [...p.roles],
  questions: p.questions.map(questionOf),
  facts: [...p.facts],
});

export const visitPurposes: Handler<Api['visitPurposes']> = async (ctx) => ({
  items: (await selectPurposes(ctx)).map(present),
});

/** A county says what else its households are visited for; what may not be asked is refused by name (domain §12.16). */
export const addVisitPurpose: Handler<Api['addVisitPurpose']> = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { area: own } = staffOf(tx);
    const { source, area: given, ...rest } = input;
    const area = given ?? own;
    if (!isWithin(area, own)) throw no('outsideYourPlace', 'area');
    const words = (q: (typeof input.questions)[number]) => [
      q.zh,
      q.en,
      q.key,
      ...(q.choices ?? []).flatMap((c) => [c.zh, c.en]),
    ];
    const asked = [input.zh, input.en, input.why, ...input.questions.flatMap(words)];
    if (!mayBeAsked(asked)) throw no('mayNotAsk', 'questions');
    for (const q of input.questions)
      if ((q.type === 'choice') !== (q.choices?.length ?? 0) >= 2 || (q.type !== 'choice' && q.choices?.length))
        throw no('choicesMissing', 'questions');
    const known = await factKeys(tx);
    const unknown = input.facts.find((key) => !known.has(key));
    if (unknown) throw no('factUnknown', 'facts', { key: unknown });
    const p: VisitPurpose = { ...rest, area, endedOn: null };
    await insertPurpose(tx, { ...p, source });
    await record(
      tx,
      {
        kind: 'visitPurpose',
        id: tx.house.newId(),
        area,
        verb: 'add',
        shows: 'staff',
        data: { key: p.key, why: p.why, questions: p.questions.map((q) => q.key) },
      },
      'new',
    );
    return present(p);
  });

export const endVisitPurpose: Handler<Api['endVisitPurpose']> = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const own = staffOf(tx).area;
    const p = (await selectPurposes(tx)).find((x) => x.key === params.key);
    // What stands everywhere, or was set above, is not for one place to end.
    if (!p?.area || !isWithin(p.area, own)) throw notFound();
    const on = input.on < dayOf(tx.now) ? dayOf(tx.now) : input.on;
    await endPurpose(tx, p.key, on);
    const data = { key: p.key, on };
    await record(
      tx,
      { kind: 'visitPurpose', id: tx.house.newId(), area: p.area, verb: 'end', shows: 'staff', data },
      'new',
    );
    return present({ ...p, endedOn: on });
  });
