import { addWorkdays } from '#kernel/calendar.ts';
import { maskName, maskPhone, normalName, normalPhone, readIdNumber } from '#kernel/identity.ts';
import { decide, openVerbs } from '#kernel/workflow.ts';
import { calendarOf, dayOf, placeOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction, type TxCtx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { RightRow, RightsApi, RightView } from './rights.contract.ts';
import { copyOf } from './rights.copy.ts';
import {
  answererRoles,
  CODE_MINUTES,
  type Ground,
  isChild,
  type RightFacts,
  type RightKind,
  type RightPart,
  type RightProof,
  type RightVerb,
  type RightWay,
  rightWorkflow,
  type ToldWay,
  takerRoles,
  type Whose,
} from './rights.rules.ts';
import {
  codeMac,
  insertRight,
  lockRight,
  newCode,
  putRight,
  rightById,
  type StoredRight,
  selectRights,
} from './rights.store.ts';
import { eraseAbout, heldAbout, openedAbout, personMeant, subjectFor, subjectOf } from './rights.subject.ts';
import { noRight } from './rights.words.ts';

type Handles = { [K in keyof RightsApi]: Handler<RightsApi[K]> };
export const entryOf = (r: { id: string; area: string }, verb: string, data: Readonly<Record<string, unknown>> = {}) =>
  ({ kind: 'right', id: r.id, area: r.area, verb, shows: 'resident', data }) as const;

const COUNTY = 6;
export type Asking = {
  area: string;
  kind: RightKind;
  whose: Whose;
  name: string;
  phone?: string | undefined;
  said?: string | undefined;
};
/** As many working days as the county has set; a request keeps the day that it was told. */
const answerBy = async (ctx: Ctx, from: string): Promise<string> =>
  addWorkdays(await calendarOf(ctx), from, ctx.house.config.rightsDays).date;
/** Keeps a request: portal, counter and telephone are equal, and so is the day by which it is answered (domain §12.22). */
export async function fileRight_(tx: TxCtx, asked: Asking, how: { way: RightWay; takenBy: string | null }) {
  const place = await placeOf(tx, asked.area);
  if (place?.code.length !== COUNTY) throw noRight('areaMissing', 'area');
  const name = normalName(asked.name);
  if (!name) throw noRight('nameMissing', 'name');
  const phone = asked.phone?.trim() ? normalPhone(asked.phone) : null;
  if (asked.phone?.trim() && !phone) throw noRight('phoneWrong', 'phone');
  const said = asked.said?.trim() || null;
  if (asked.kind !== 'access' && (said?.length ?? 0) < 4) throw noRight('saidMissing', 'said');
  const dueOn = await answerBy(tx, dayOf(tx.now));
  const { kind, whose } = asked;
  const made = await insertRight(tx, {
    id: tx.house.newId(),
    area: place.code,
    kind,
    whose,
    name,
    phone,
    said,
    dueOn,
    ...how,
  });
  await record(tx, entryOf({ id: made.id, area: place.code }, 'file', { kind, whose, way: how.way, dueOn }), 'new');
  return made;
}
/** The county that answers for whoever takes it down. */
const countyOf = (ctx: Ctx): string => (ctx.actor.kind === 'staff' ? ctx.actor.area.slice(0, COUNTY) : '');
export const fileRight: Handles['fileRight'] = (ctx, { input: { way, ...asked } }) =>
  once(ctx, (tx) =>
    fileRight_(
      tx,
      { area: countyOf(ctx), ...asked },
      { way, takenBy: tx.actor.kind === 'staff' ? tx.actor.accountId : null },
    ),
  );

export function partsOf({ actor }: Ctx): Set<RightPart> {
  if (actor.kind !== 'staff') return new Set(['person']);
  const isOf = (of: readonly string[]) => of.includes(actor.role);
  return new Set<RightPart>([
    ...(isOf(takerRoles) ? (['taker'] as const) : []),
    ...(isOf(answererRoles) ? (['answerer'] as const) : []),
  ]);
}
type Given = { proof?: RightProof; ground?: Ground | undefined; reason?: string | undefined };
export const factsOf = ({ actor }: Ctx, r: StoredRight, given: Given = {}): RightFacts => ({
  ...{ status: r.status, kind: r.kind, whose: r.whose },
  isProven: r.proof !== null,
  hasPerson: r.personId !== null,
  isExtended: r.extendedOn !== null,
  proof: given.proof ?? null,
  ground: given.ground ?? null,
  reason: given.reason ?? '',
  isOwn: actor.kind === 'staff' && r.takenBy === actor.accountId,
});
/** Buttons are offered before anything is typed: what only waits for its words is open. */
const promising: Given = { proof: 'inPerson', ground: 'keptByLaw', reason: '……………………………………' };

function rowOf(ctx: Ctx, r: StoredRight): RightRow {
  const { open } = openVerbs<RightVerb, StoredRight['status'], RightPart, RightFacts, string>(
    rightWorkflow,
    factsOf(ctx, r, promising),
    partsOf(ctx),
    ctx.now,
  );
  return {
    ...{
      id: r.id,
      number: r.number,
      area: r.area,
      placeName: r.placeName,
      kind: r.kind,
      way: r.way,
      whose: r.whose,
      status: r.status,
    },
    name: r.name && maskName(r.name),
    at: r.at.toString(),
    dueOn: r.dueOn,
    isLate: (r.status === 'filed' || r.status === 'verified') && r.dueOn < dayOf(ctx.now),
    version: r.version,
    open: r.toldAt ? open.filter((v) => v !== 'tell') : open,
  };
}
export async function viewOf(ctx: Ctx, r: StoredRight): Promise<RightView> {
  const isDeleting = r.kind === 'delete' && r.status === 'verified' && partsOf(ctx).has('answerer');
  const held = isDeleting ? await heldAbout(ctx, await subjectOf(ctx, r)) : null;
  return {
    ...rowOf(ctx, r),
    phone: r.phone && maskPhone(r.phone),
    ...{
      said: r.said,
      proof: r.proof,
      isRegistered: r.personId !== null,
      extendedOn: r.extendedOn,
      ground: r.ground,
      answer: r.answer,
    },
    ...{
      outcome: r.outcome,
      answeredAt: r.answeredAt?.toString() ?? null,
      answeredBy: r.answeredBy,
      toldAt: r.toldAt?.toString() ?? null,
    },
    plan:
      held?.map((s) => ({
        ...{
          name: s.name,
          says: [s.says[0], s.says[1]] as [string, string],
          count: s.rows.length,
          isErased: s.mayErase,
        },
        why: s.kept ? ([s.kept[0], s.kept[1]] as [string, string]) : null,
      })) ?? null,
  };
}

export const listRights: Handles['listRights'] = async (ctx, { query }) => {
  const found = await selectRights(ctx, { open: query.open === 'true', number: query.number ?? null });
  return { items: found.map((r) => rowOf(ctx, r)) };
};
export const getRight: Handles['getRight'] = async (ctx, { params, query }) =>
  viewOf(ctx, await rightById(ctx, params.id, query.number ?? null));

/** A code for the telephone that was left: who answers there and hears it has that telephone. */
export const callRight: Handles['callRight'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockRight({ ...tx, version: null }, params.id, input.number ?? null);
    if (r.status !== 'filed') throw noRight('notNow');
    if (r.whose !== 'self') throw noRight('guardianInPerson');
    if (!r.phone) throw noRight('noPhone');
    const code = newCode();
    await putRight(tx, r.id, { code: { mac: codeMac(tx, r.id, code), until: tx.now.add({ minutes: CODE_MINUTES }) } });
    await record(tx, entryOf(r, 'call'));
    return { code, phone: r.phone, minutes: CODE_MINUTES };
  });

/** Sets down how it was made sure who asks. A request to see is thereby answered: everything stands open to them from now on. */
export async function proveRight(
  tx: TxCtx,
  r: StoredRight,
  how: { proof: RightProof; phoneProven: boolean; personId: string | null },
): Promise<void> {
  const verdict = decide(rightWorkflow, 'verify', factsOf(tx, r, { proof: how.proof }), partsOf(tx), tx.now);
  if (!verdict.ok) throw noRight(verdict.why);
  const by = tx.actor.kind === 'staff' ? tx.actor.accountId : null;
  const isAnswered = verdict.to === 'granted';
  await putRight(tx, r.id, {
    status: verdict.to,
    ...how,
    verifiedBy: by,
    code: null,
    ...(isAnswered && { answeredBy: null }),
  });
  await record(tx, entryOf(r, 'verify', { proof: how.proof, isRegistered: how.personId !== null }));
  if (isAnswered) await record(tx, entryOf(r, 'grant', { kind: r.kind }));
}
export const verifyRight: Handles['verifyRight'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockRight(tx, params.id, input.number ?? null);
    const read = input.idNumber?.trim() ? readIdNumber(input.idNumber) : null;
    if (typeof read === 'string') throw noRight('idWrong', 'idNumber');
    if (read && r.whose === 'child' && !isChild(read.birthDate, dayOf(tx.now))) throw noRight('noChild', 'idNumber');
    const personId = read && (await personMeant(tx, r.area, { idNumber: read.value }));
    await proveRight(tx, r, { proof: 'inPerson', phoneProven: input.phoneRang && r.phone !== null, personId });
    return viewOf(tx, await rightById(tx, r.id, input.number ?? null));
  });

type Move = {
  verb: 'grant' | 'refuse' | 'extend' | 'tell';
  reason?: string | undefined;
  ground?: Ground | undefined;
  told?: ToldWay | undefined;
};
export const moveRight: Handles['moveRight'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const r = await lockRight(tx, params.id);
    const verdict = decide(rightWorkflow, input.verb, factsOf(tx, r, input), partsOf(tx), tx.now);
    if (!verdict.ok) throw noRight(verdict.why, verdict.why === 'groundMissing' ? 'ground' : 'reason');
    await carryOut(tx, r, input);
    return viewOf(tx, await rightById(tx, r.id));
  });
async function carryOut(tx: TxCtx, r: StoredRight, { verb, reason, ground, told }: Move): Promise<void> {
  const answeredBy = tx.actor.kind === 'staff' ? tx.actor.accountId : null;
  const answer = reason?.trim() ?? '';
  if (verb === 'tell') await putRight(tx, r.id, { told: told ?? 'phone' });
  if (verb === 'extend') {
    await putRight(tx, r.id, { dueOn: await answerBy(tx, r.dueOn), extendedOn: dayOf(tx.now), answer });
  }
  if (verb === 'refuse' && ground) await putRight(tx, r.id, { status: 'refused', ground, answer, answeredBy });
  if (verb === 'grant') {
    const outcome = r.kind === 'delete' ? await eraseAbout(tx, await subjectOf(tx, r)) : undefined;
    await putRight(tx, r.id, { status: 'granted', answer, answeredBy, ...(outcome && { outcome }) });
    const erased = outcome?.reduce((n, o) => n + o.erased, 0);
    await record(tx, entryOf(r, verb, { kind: r.kind, ...(erased !== undefined && { erased }) }));
    return;
  }
  await record(tx, entryOf(r, verb, { ...(ground && { ground }), ...(verb === 'tell' && { way: told ?? 'phone' }) }));
}

/** Everything, for whoever cannot read it themselves: with a purpose, and the person reads that it was taken out. */
export const copyRight: Handles['copyRight'] = (ctx, { params, query }) =>
  // Not `once`: that would keep the whole copy as the answer of a command.
  inTransaction(ctx, async (tx) => {
    const r = await lockRight({ ...tx, version: null }, params.id);
    if (r.proof === null) throw noRight('notProvenYet');
    const subject = await subjectOf(tx, r);
    const opened = await openedAbout(tx, subject);
    await record(tx, entryOf(r, 'copy', { purpose: query.purpose }));
    if (subject.personId)
      await record(tx, {
        kind: 'person',
        id: subject.personId,
        area: r.area,
        verb: 'copyAll',
        shows: 'resident',
        data: { purpose: query.purpose, right: r.number },
      });
    return copyOf(ctx, subject, opened);
  });

/** For the command line: the same copy, with the same trace. */
export async function copyFor(
  tx: TxCtx,
  of: { area: string; name: string; phone: string | null; personId: string | null; purpose: string },
) {
  const subject = await subjectFor(tx, of);
  const opened = await openedAbout(tx, subject);
  const { area, purpose } = of;
  const id = of.personId ?? tx.house.newId();
  const kind = of.personId ? 'person' : 'right';
  await record(tx, { kind, id, area, verb: 'copyAll', shows: 'resident', data: { purpose } });
  const { sections } = opened;
  const records = sections.reduce((n, s) => n + s.rows.length, 0);
  return { file: copyOf(tx, subject, opened), kinds: sections.length, records };
}
