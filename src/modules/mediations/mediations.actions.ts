import type { Captured } from '#kernel/fields.ts';
import { Refused } from '#kernel/refusal.ts';
import { decide } from '#kernel/workflow.ts';
import { checkCaptured, takeFiles } from '#modules/phones/index.ts';
import { dayOf, placeNames } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { keyReused, once } from '#platform/once.ts';
import { endAppointment } from './appointments.store.ts';
import { notOwnMatter } from './impartial.ts';
import { act, type Doing, entryOf, staffOf } from './mediations.act.ts';
import type { MediationsApi } from './mediations.contract.ts';
import { existing, presentMediation, rowOf } from './mediations.present.ts';
import { type EndedAs, type FileKind, type RecordKind, shownCount } from './mediations.rules.ts';
import {
  countMediations,
  lockExisting,
  lockMediation,
  mediationById,
  saveMediation,
  selectExisting,
} from './mediations.store.ts';
import { no } from './mediations.words.ts';
import { type MediationVerb, mediationWorkflow } from './mediations.workflow.rules.ts';
import { fileSeen, openedLately } from './opened.store.ts';
import {
  insertFile,
  insertMediator,
  insertRecord,
  leaveMediator,
  mediatorsOf,
  partiesOf,
  putInstalments,
  saveParty,
  voidSignatures,
} from './parts.store.ts';
import { mediatorsAt } from './registers.store.ts';

type Handles = { [K in keyof MediationsApi]: Handler<MediationsApi[K]> };

export const listMediations: Handles['listMediations'] = async (ctx, { query }) => ({
  items: (await selectExisting(ctx, { isEnded: query.ended === true })).map(rowOf),
});

/** Every opening is in its journal, where the parties read who looked; going on reading for a few minutes is one opening. */
const ONE_OPENING_MINUTES = 5;
async function noteOpening(ctx: Ctx, id: string, verb: 'open' | 'openFile'): Promise<void> {
  const { accountId } = staffOf(ctx);
  await inTransaction(ctx, async (tx) => {
    const m = await mediationById(tx, id);
    if (verb === 'open' && (await openedLately(tx, id, accountId, ONE_OPENING_MINUTES))) return;
    await record(tx, entryOf(m, verb));
  });
}
export const getMediation: Handles['getMediation'] = async (ctx, { params }) => {
  await noteOpening(ctx, params.id, 'open');
  return presentMediation(ctx, params.id);
};
export const mediationFile: Handles['mediationFile'] = async (ctx, { params }) => {
  const m = await mediationById(ctx, params.id);
  const file = await fileSeen(ctx, m.id, params.fileId);
  await noteOpening(ctx, m.id, 'openFile');
  return file;
};

/** The head learns that it exists, and says who mediates; who stepped aside does not come back. */
export const assignMediators: Handles['assignMediators'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const m = await lockExisting(tx, params.id);
    const row = await existing(tx, m.id);
    if (!row.mayAssign) throw no('notHead');
    const verdict = decide(
      mediationWorkflow,
      'assign',
      { status: m.status } as never,
      new Set(['head'] as const),
      tx.now,
    );
    if (!verdict.ok) throw no(verdict.why);
    const members = await mediatorsAt(tx, m.committee_id);
    const before = await mediatorsOf(tx, m.id);
    const parties = (await partiesOf(tx, m.id)).map((p) => p.name);
    for (const personId of new Set(input.personIds)) {
      const p = members.find((x) => x.id === personId);
      if (!p) throw no('personUnknown', 'personIds');
      if (!p.accountId) throw no('personNoAccount', 'personIds', { name: p.name });
      if (before.some((x) => x.personId === personId && x.leftWhy !== null))
        throw no('recusedBefore', 'personIds', { name: p.name });
      await notOwnMatter(tx, parties, { name: p.name, accountId: p.accountId }, 'personIds');
      await insertMediator(tx, m, { personId, accountId: p.accountId, how: input.how });
    }
    await saveMediation(tx, m.id, { recusalAskedAt: null });
    await record(tx, entryOf(m, 'assign', { persons: input.personIds.length, how: input.how }));
    return existing(tx, m.id);
  });

/** A mediator steps aside of their own accord, or the head takes one out when a party asked for another. Why is nobody's business. */
export const recuseMediator: Handles['recuseMediator'] = (ctx, { params, input }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    const m = await lockExisting(tx, params.id);
    const row = await existing(tx, m.id);
    const own = (await mediatorsOf(tx, m.id)).find((x) => x.accountId === self.accountId && x.leftWhy === null);
    const personId = input.personId ?? own?.personId;
    if (!personId || (personId !== own?.personId && !row.mayAssign)) throw no('notHead');
    if (!(await leaveMediator(tx, m.id, personId))) throw no('personUnknown', 'personId');
    await saveMediation(tx, m.id, {});
    await record(tx, entryOf(m, 'recuse'));
    return { ...row, mediators: [], mayOpen: row.mayOpen && personId !== own?.personId, version: row.version + 1 };
  });

/** No day after today. */
export function notAhead(ctx: Ctx, field: string, on: string): void {
  if (on > dayOf(ctx.now)) throw no('futureDay', field);
}
export const partyIn = ({ parties }: Pick<Doing, 'parties'>, partyId: string | undefined) => {
  const p = parties.find((x) => x.id === partyId);
  if (!p) throw no('partyUnknown', 'partyId');
  return p;
};

/** The last of them to say yes begins it; one clear no ends it, and the paper names the other routes (17, 26). */
export const answerMediation: Handles['answerMediation'] = (ctx, { params, input }) => {
  const { partyId, answer, way, wantsClosed } = input;
  return act(
    ctx,
    params.id,
    answer === 'yes' ? 'consent' : 'refuse',
    async (doing) => {
      const p = partyIn(doing, partyId);
      if (p.answer === 'yes' && answer === 'yes') throw no('answeredAlready', 'partyId');
      await saveParty(doing.tx, p.id, { answer: { answer, way, wantsClosed } });
      return answered(doing, p.nth, answer);
    },
    ({ facts, parties }) => ({
      consents: facts.consents + (parties.some((p) => p.id === partyId && p.answer !== 'yes') ? 1 : 0),
    }),
  );
};
export const answered = ({ tx, to }: Pick<Doing, 'tx' | 'to'>, party: number, answer: 'yes' | 'no') => ({
  change: {
    ...(to === 'accepted' && { acceptedAt: tx.now }),
    ...(to === 'refused' && { endedAt: tx.now, endedAs: 'refused' as EndedAs, routesToldAt: tx.now }),
  },
  data: { party, answer },
});

export const tellRights: Handles['tellRights'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'tellRights', async (doing) => {
    notAhead(doing.tx, 'on', input.on);
    const p = partyIn(doing, input.partyId);
    await saveParty(doing.tx, p.id, { rightsOn: input.on });
    return { data: { party: p.nth, on: input.on } };
  });

/** Whoever sits there showed who they are; what else is known of how to reach them goes with it. */
export const seeIdentity: Handles['seeIdentity'] = (ctx, { params, input }) =>
  act(ctx, params.id, 'attach', async (doing) => {
    const p = partyIn(doing, input.partyId);
    const { name, proxy } = p;
    const phone = input.phone ?? p.phone;
    const address = input.address ?? p.address;
    await saveParty(doing.tx, p.id, { said: { name, proxy, phone, address, idNumber: input.idNumber } });
    return { data: { party: p.nth, identity: true } };
  });

const verbOf: Readonly<Record<RecordKind, MediationVerb>> = {
  session: 'hold',
  talk: 'note',
  investigation: 'note',
  helper: 'invite',
  prevent: 'prevent',
  police: 'report',
  visit: 'visit',
};
const pagesOf: Partial<Record<RecordKind, FileKind>> = {
  session: 'session',
  visit: 'visit',
  investigation: 'investigation',
};
/** Pictures of the signed record come along from the phone, and lie in the file where such papers lie. */
async function keepPages({ tx, m }: Doing, { kind, captured }: { kind: RecordKind; captured?: Captured | undefined }) {
  const { accountId } = staffOf(tx);
  for (const f of await takeFiles(tx, captured?.files ?? [])) {
    const kept = { name: f.name, hash: f.hash, mediaType: f.mediaType, accountId };
    await insertFile(tx, m, { kind: pagesOf[kind] ?? 'evidence', partyId: null, ...kept });
  }
}
/** A session, an inquiry, a talk with one side, a return visit: written down at the desk, or on a phone days before. */
export const keepRecord: Handles['keepRecord'] = (ctx, { params, input }) =>
  act(
    ctx,
    params.id,
    verbOf[input.kind],
    async (doing) => {
      const { tx, m } = doing;
      notAhead(tx, 'on', input.on);
      if (input.captured) await checkCaptured(tx, input.captured, m.at);
      const isTalk = input.kind === 'talk';
      const party = isTalk ? partyIn(doing, input.partyId) : null;
      const isNew = await insertRecord(tx, m, {
        ...{ id: input.captured?.id ?? tx.house.newId(), kind: input.kind, on: input.on, text: input.text },
        ...{ partyId: party?.id ?? null, isOpen: input.kind === 'session' ? (input.isOpen ?? false) : null },
        ...{ witness: input.witness ?? null, accountId: staffOf(tx).accountId },
      });
      if (!isNew) throw keyReused();
      await keepPages(doing, input);
      if (input.kind === 'session') await endAppointment(tx, m.id);
      return { data: { record: input.kind, on: input.on } };
    },
    ({ parties }) => ({
      helpersAgreed: input.agreed === true,
      againstClosed: input.isOpen === true && parties.some((p) => p.wants_closed),
    }),
    'anyVersion',
  );

export const keepFile: Handles['keepFile'] = (ctx, { params, input, files }) =>
  act(
    ctx,
    params.id,
    'attach',
    async (doing) => {
      const [file] = files;
      if (!file) throw no('fileMissing', 'file');
      const party = input.partyId ? partyIn(doing, input.partyId) : null;
      const kept = { kind: input.kind, partyId: party?.id ?? null, accountId: staffOf(doing.tx).accountId };
      await insertFile(doing.tx, doing.m, { ...kept, name: file.name, hash: file.hash, mediaType: file.mediaType });
      return { data: { file: input.kind } };
    },
    undefined,
    'anyVersion',
  );

export const redraftMediation: Handles['redraftMediation'] = (ctx, { params }) =>
  act(ctx, params.id, 'redraft', redrafted);
async function redrafted({ tx, m }: Doing) {
  await voidSignatures(tx, m.id);
  await putInstalments(tx, m, []);
  return {
    change: { form: null, agreedAt: null, agreement: null, mediatorSignedOn: null, sealedOn: null, isStatus: false },
  };
}

/** Figures of the actor's place and year; few of a kind are shown as fewer than five. */
export const mediationFigures: Handles['mediationFigures'] = async (ctx, { query: { year } }) => {
  const start = (y: number) =>
    Temporal.PlainDate.from({ year: y, month: 1, day: 1 }).toZonedDateTime('Asia/Shanghai').toInstant();
  const rows = await countMediations(ctx, staffOf(ctx).area, start(year), start(year + 1));
  const sum = <K extends string>(keyOf: (r: (typeof rows)[number]) => K) => {
    const sums = new Map<K, number>();
    for (const r of rows) sums.set(keyOf(r), (sums.get(keyOf(r)) ?? 0) + Number(r.n));
    return [...sums].sort((a, b) => b[1] - a[1]);
  };
  const names = await placeNames(ctx, [...new Set(rows.map((r) => r.place))]);
  const result = (r: (typeof rows)[number]) =>
    r.isConfirmed ? 'confirmed' : ((r.endedAs as EndedAs | null) ?? (r.isValid ? 'agreed' : 'open'));
  return {
    total: rows.reduce((all, r) => all + Number(r.n), 0),
    byKind: sum((r) => r.kind).map(([kind, n]) => ({ kind: kind as never, count: shownCount(n) })),
    byPlace: sum((r) => r.place).map(([place, n]) => ({ place: names.get(place) ?? place, count: shownCount(n) })),
    byResult: sum(result).map(([of, n]) => ({ result: of, count: shownCount(n) })),
  };
};

/** What one side alone signed is refused by name, and that it was tried is kept. */
export async function withTrace<T>(ctx: Ctx, id: string, verb: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (refused) {
    if (refused instanceof Refused && ['partyUnsigned', 'mediatorUnsigned', 'sealMissing'].includes(refused.code))
      await inTransaction(ctx, async (tx) => {
        const m = await lockMediation(tx, id, 'anyVersion');
        await record(tx, entryOf(m, `${verb}Refused`, { why: refused.code }));
      });
    throw refused;
  }
}
