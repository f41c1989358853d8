import { digitsOf } from '#kernel/identity.ts';
import { formatCaseNumber, parseCaseNumber } from '#kernel/numbering.ts';
import { openVerbs } from '#kernel/workflow.ts';
import { latchOf, triedInVain } from '#modules/access/index.ts';
import { dayOf } from '#modules/places/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { timingSafeEqual } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Cookies, PageCookie } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { appointmentOf } from './appointments.store.ts';
import { entryOf, moveMediation } from './mediations.act.ts';
import { answered } from './mediations.actions.ts';
import type { Receipt } from './mediations.contract.ts';
import { clocksOf, loadMediation } from './mediations.load.ts';
import { presentParty, sharedOf } from './mediations.present.ts';
import type { DisputeKind, EndedAs, FileKind } from './mediations.rules.ts';
import { lockProved, macOf, provedMediation } from './mediations.store.ts';
import { no } from './mediations.words.ts';
import { mediationWorkflow } from './mediations.workflow.rules.ts';
import { fileSeen } from './opened.store.ts';
import { saveParty } from './parts.store.ts';
import { committeeById, mediatorsAt } from './registers.store.ts';
import { take } from './take.actions.ts';
import { countTry, forgetTries, mediationOfParty, openingsOf, partyByReceipt } from './track.store.ts';

/* What a party does at home, by number and passphrase, without an account. */

const latch = latchOf({ cookie: 'baodao_mediation', purpose: 'mediationParty', hours: 2 });
const MAX_TRIES = 5;

/** The answer never tells whether there is such a number. */
export async function enterByReceipt(ctx: Ctx, number: string, passphrase: string): Promise<PageCookie> {
  const parsed = parseCaseNumber(number);
  if (typeof parsed === 'string') throw no('wrongReceipt', 'number');
  const plain = formatCaseNumber(parsed);
  const parties = await partyByReceipt(ctx, plain);
  const mediationId = parties[0]?.mediationId;
  if (!mediationId) throw no((await triedInVain(ctx, 'mediation', plain, MAX_TRIES)) ? 'tooManyTries' : 'wrongReceipt');
  if ((await countTry(ctx, mediationId)) > MAX_TRIES) throw no('tooManyTries');
  const mac = macOf(ctx, plain, digitsOf(passphrase));
  const own = parties.find((p) => p.mac && timingSafeEqual(p.mac, mac));
  if (!own) throw no('wrongReceipt');
  await forgetTries(ctx, mediationId);
  return latch.admit(ctx, own.id);
}
export const closeReceipt = latch.close;

export type Own = { mediationId: string; partyId: string };
export async function openedReceipt(ctx: Ctx, cookies: Cookies): Promise<Own | null> {
  const partyId = latch.opened(ctx, cookies);
  const mediationId = partyId && (await mediationOfParty(ctx, partyId));
  return mediationId ? { mediationId, partyId } : null;
}

/** Papers both sides may see; what shows who somebody is goes to that one alone. */
const shared: ReadonlySet<FileKind> = new Set([
  'evidence',
  'session',
  'agreement',
  'performance',
  'visit',
  'court',
  'rights',
]);
const mayRead = (f: { kind: FileKind; partyId: string | null }, own: Own) =>
  shared.has(f.kind) && (f.partyId === null || f.kind !== 'rights') ? true : f.partyId === own.partyId;

export type Tracked = Awaited<ReturnType<typeof trackMediation>>;
/** The shared file: sessions, agreement, performance. Of the other side a name; neither its phone nor what it said to the mediator alone. */
export async function trackMediation(ctx: Ctx, own: Own) {
  const m = await provedMediation(ctx, own.mediationId);
  const [loaded, clocks, openings, appointment] = await Promise.all([
    loadMediation(ctx, m),
    clocksOf(ctx, m),
    openingsOf(ctx, m.id),
    appointmentOf(ctx, m.id),
  ]);
  const { facts, parties, mediators, records, files } = loaded;
  const { open } = openVerbs(mediationWorkflow, facts, new Set(['party'] as const), ctx.now);
  const self = parties.find((p) => p.id === own.partyId);
  return {
    id: m.id,
    number: m.number,
    kind: m.kind,
    status: m.status,
    committee: m.committee,
    committeePhone: m.committeePhone,
    ...sharedOf(loaded, m),
    parties: parties.map((p) => ({ ...presentParty(p, p.id === own.partyId), isOwn: p.id === own.partyId })),
    mediators: mediators.filter((x) => x.leftWhy === null).map((x) => x.name),
    records: records.filter((r) => r.kind === 'session' || r.kind === 'visit' || r.partyId === own.partyId),
    files: files.filter((f) => mayRead(f, own)).map(({ id, kind, name }) => ({ id, kind, name })),
    clocks,
    openings,
    appointment,
    open: open.filter((verb) => {
      if (verb === 'consent') return self?.answer !== 'yes';
      // Whoever applied takes it back by stopping; a no is the other side's.
      if (verb === 'refuse') return self?.answer !== 'yes';
      return verb === 'join' ? self?.joined_on === null : true;
    }),
  };
}

export async function ownFile(ctx: Ctx, own: Own, fileId: string) {
  const seen = await trackMediation(ctx, own);
  if (!seen.files.some((f) => f.id === fileId)) return null;
  return fileSeen(ctx, own.mediationId, fileId);
}

type OwnVerb = 'consent' | 'refuse' | 'stop' | 'join' | 'askAnother';
/** The party's own word, by its own hand. */
export const actOwn = (ctx: Ctx, own: Own, verb: OwnVerb, wantsClosed = false): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const m = await lockProved(tx, own.mediationId);
    const given = { routesTold: true };
    const today = dayOf(tx.now);
    await moveMediation(
      tx,
      m,
      verb,
      'party',
      async (doing) => {
        const p = doing.parties.find((x) => x.id === own.partyId);
        if (!p) throw no('partyUnknown');
        if (verb === 'consent' || verb === 'refuse') {
          if (p.answer === 'yes') throw no('answeredAlready');
          const answer = verb === 'consent' ? 'yes' : 'no';
          await saveParty(tx, p.id, { answer: { answer, way: 'portal', wantsClosed } });
          return answered(doing, p.nth, answer);
        }
        if (verb === 'join') {
          if (p.joined_on) throw no('doneAlready');
          await saveParty(tx, p.id, { joinedOn: today });
          return { data: { party: p.nth } };
        }
        if (verb === 'askAnother') return { change: { recusalAskedAt: tx.now }, data: { party: p.nth } };
        const ended = { endedAt: tx.now, endedAs: 'stopped' as EndedAs, routesToldAt: tx.now };
        return { change: ended, data: { party: p.nth } };
      },
      ({ facts, parties }) => ({
        ...given,
        consents: facts.consents + (parties.some((p) => p.id === own.partyId && p.answer !== 'yes') ? 1 : 0),
      }),
    );
  });

export type Application = {
  committeeId: string;
  kind: DisputeKind;
  body: string;
  name: string;
  phone: string;
  address: string;
  otherName: string;
  otherReach: string;
  wish: string;
};
/** Somebody at home asks the committee to mediate; the other side has a word in it before anything begins. */
export const applyAtHome = (ctx: Ctx, a: Application): Promise<Receipt> =>
  once(ctx, async (tx) => {
    const committee = await committeeById(tx, a.committeeId);
    const wished = (await mediatorsAt(tx, committee.id)).find((p) => p.id === a.wish && p.publicSince !== null);
    const { area: _a, ...receipt } = await take(tx, committee, {
      ...{ kind: a.kind, origin: 'applied', way: 'portal', caseId: null, body: a.body, wish: wished?.name ?? null },
      parties: [
        { side: 'applicant', name: a.name, phone: a.phone || undefined, address: a.address || undefined },
        { side: 'other', name: a.otherName, address: a.otherReach || undefined },
      ],
    });
    return { ...receipt, slips: receipt.slips.slice(0, 1) };
  });

/** That a party looked at its own file is kept as well: once in a while, without a word of what. */
export const noteOwnOpening = (ctx: Ctx, own: Own): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const m = await provedMediation(tx, own.mediationId);
    await record(tx, entryOf(m, 'openOwn'));
  });
