import { isWithin } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { dayOf, placeNames } from '#modules/places/index.ts';
import type { TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { staffOf } from './activities.view.ts';
import { no } from './activities.words.ts';
import { membersOn, type OnRoll, putStanding, shownUnit, unitById } from './roll.store.ts';
import { putRequirement as put, requirementBook, requirementOn } from './rules.store.ts';
import type { YearApi } from './year.contract.ts';
import { nearest } from './year.rules.ts';

type Handles = { [K in keyof YearApi]: Handler<YearApi[K]> };

const shownMember = ({ membershipId, name, isHead, standing, onCommittee, group }: OnRoll) => ({
  membershipId,
  name,
  isHead,
  standing,
  onCommittee,
  group,
});

export const unitRoll: Handles['unitRoll'] = async (ctx, { params }) => {
  const today = dayOf(ctx.now);
  const unit = await unitById(ctx, params.id, today);
  return { unit: shownUnit(unit), items: (await membersOn(ctx, [unit.id], today)).map(shownMember) };
};
/** Vote, seat and group of a member, from now on: rolls that were drawn stay as they were drawn. */
export const putMember: Handles['putMember'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const { standing, onCommittee } = input;
    if (onCommittee && standing !== 'full') throw no('committeeFull', 'onCommittee');
    const unit = await unitById(tx, params.id, dayOf(tx.now));
    const find = async () =>
      (await membersOn(tx, [unit.id], dayOf(tx.now))).find((m) => m.membershipId === params.membershipId);
    const before = await find();
    if (!before) throw notFound();
    if (before.awayFrom !== null && standing !== 'inflow')
      throw no('votesElsewhere', 'standing', { unit: before.awayFrom, name: before.name });
    const group = input.group ?? null;
    const of = { membershipId: params.membershipId, organisationId: unit.id, area: unit.area };
    await putStanding(tx, of, { standing, onCommittee, group }, before.awayFrom);
    await record(tx, {
      kind: 'organisation',
      id: unit.id,
      area: unit.area,
      verb: 'standing',
      shows: 'staff',
      data: { membership: params.membershipId, standing, onCommittee },
    });
    const member = await find();
    if (!member) throw notFound();
    return shownMember(member);
  });

const FAR = '9999-12-31';
/** Everything that is or was asked of a unit, and what is to come; the one that holds today is marked. */
export const unitRequirements: Handles['unitRequirements'] = async (ctx, { params }) => {
  const today = dayOf(ctx.now);
  const unit = await unitById(ctx, params.id, today);
  const rows = (await requirementBook(ctx, FAR))(unit);
  const now = nearest(rows.filter((r) => r.validFrom <= today));
  const names = await placeNames(ctx, [...new Set(rows.flatMap((r) => (r.area ? [r.area] : [])))]);
  return {
    items: rows.map(({ id, kind, period, needs, validFrom, basis, area, organisationId }) => ({
      id,
      kind,
      period,
      needs,
      validFrom,
      basis,
      isOwn: organisationId !== null,
      placeName: names.get(area) ?? '',
      isNow: now.get(kind)?.id === id,
    })),
  };
};

type Asked = { area: string; organisationId?: string | undefined; unitKind: string };
async function placeOfRequirement(tx: TxCtx, input: Asked) {
  const { area: own } = staffOf(tx);
  if (!input.organisationId) {
    if (!isWithin(input.area, own)) throw no('unitNotHere', 'area');
    return { area: input.area, unitKind: input.unitKind };
  }
  const unit = (await organisationsById(tx, [input.organisationId])).get(input.organisationId);
  if (!unit || !isWithin(unit.area, own)) throw no('unitNotHere', 'organisationId');
  return { area: unit.area, unitKind: unit.kind };
}
/** Says how often from a day on; said again for the same day it sets right what was said, and the journal has both. */
export const putRequirement: Handles['putRequirement'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const { kind, period, needs, validFrom, basis } = input;
    const { area, unitKind } = await placeOfRequirement(tx, input);
    const organisationId = input.organisationId ?? null;
    const asked = { area, organisationId, unitKind, kind, period, needs, validFrom, basis };
    const before = await requirementOn(tx, { id: '', ...asked });
    if (before?.period === period && before.needs === needs) throw no('requirementKnown', 'validFrom');
    const id = before?.id ?? tx.house.newId();
    await put(tx, { id, ...asked });
    const was = before && { period: before.period, needs: before.needs };
    await record(
      tx,
      {
        kind: 'activityRequirement',
        id,
        area,
        verb: before ? 'change' : 'set',
        shows: 'staff',
        data: { kind, period, needs, validFrom, organisationId, was },
      },
      before ? 'known' : 'new',
    );
    return { id };
  });
