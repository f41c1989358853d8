import { isWithin } from '#kernel/area.ts';
import { normalName, normalPhone } from '#kernel/identity.ts';
import { formatCaseNumber } from '#kernel/numbering.ts';
import { faulty, Refused } from '#kernel/refusal.ts';
import { organisationsById } from '#modules/organisations/index.ts';
import { checkCaptured, takeFiles } from '#modules/phones/index.ts';
import { dayOf, isOpenOn, placeOf } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, digest, randomDigits, seal } from '#platform/crypto.ts';
import { type Entry, recordAll } from '#platform/journal.ts';
import type { Upload } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { searchVector } from '#platform/search.ts';
import { type ClockBasis, clockBasis } from './cases.clocks.limits.store.ts';
import { withPromise } from './cases.clocks.promise.ts';
import { clocksFor } from './cases.clocks.store.ts';
import type { ReportInput } from './cases.contract.ts';
import { insertFiles } from './cases.detail.store.ts';
import { importedWords } from './cases.import.words.ts';
import { insertCases, type NewCase, nearestReceiver, type Receiver, takeSerials } from './cases.intake.store.ts';
import { thingsFault } from './cases.parts.rules.ts';
import { linkOf, sealPlace } from './cases.present.ts';
import { numberPrefix } from './cases.rules.ts';
import { tierFor } from './cases.urgency.rules.ts';
import type { Receipt } from './cases.views.contract.ts';

/** Something to be registered: what was said, and where it comes from when it is not said to us now. */
export type Draft = ReportInput & {
  receiver: Receiver;
  source?: string;
  receivedAt?: Temporal.Instant;
  withoutReceipt?: true;
  /** The end that another system promised: the earlier of it and our own holds. */
  promised?: Temporal.Instant;
  /** Closed where it comes from: it is history, with what came of it. */
  ended?: { at: Temporal.Instant; text: string | null };
};

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? b : a);

export const PASSPHRASE_DIGITS = 8;

/** The keyed hash under which a receipt's passphrase is kept; the digits are random, the key is not in the database. */
export const passphraseMac = (ctx: Ctx, caseId: string, passphrase: string) =>
  Buffer.from(blindIndex(ctx.house.keys, `receipt:${caseId}`, passphrase));

/** The first sentence, cut to what fits a list. */
export function titleOf(body: string): string {
  const sentence = body.split(/[。!?\uFF01\uFF1F\n]/)[0]?.trim() || body.trim();
  return sentence.length > 40 ? `${sentence.slice(0, 39)}…` : sentence;
}

function reporterOf(ctx: Ctx, id: string, d: Draft): NewCase['reporter'] {
  const keys = ctx.house.keys;
  const hides = d.disclosure === 'anonymous';
  const phone = hides || !d.reporter.phone ? null : normalPhone(d.reporter.phone);
  if (!hides && d.reporter.phone && !phone)
    throw faulty('reporter.phone', 'phone', [
      '电话号码不对,请写 11 位手机号或带区号的座机。',
      'Not a phone number: 11 digits, or a landline with its area code.',
    ]);
  const name = hides || !d.reporter.name ? null : normalName(d.reporter.name);
  if (!hides && d.reporter.name && !name)
    throw faulty('reporter.name', 'name', ['姓名里有不能用的字符。', 'The name has characters that cannot be used.']);
  const sealed = (field: 'name' | 'phone' | 'address', value: string | null | undefined) =>
    value ? Buffer.from(seal(keys, value, sealPlace(field, id))) : null;
  return {
    disclosure: d.disclosure,
    name_sealed: sealed('name', name),
    phone_sealed: sealed('phone', phone),
    phone_idx: phone ? Buffer.from(blindIndex(keys, 'phone', phone)) : null,
    address_sealed: hides ? null : sealed('address', d.reporter.address),
    passphrase_mac: null,
    receipt_seen_by: null,
  };
}

/** Consecutive numbers for drafts of the same place and year, taken place by place in one order so that two batches cannot lock each other out. */
async function numbersFor(tx: TxCtx, drafts: readonly Draft[], at: readonly Temporal.Instant[]): Promise<string[]> {
  const year = (i: number) => at[i]!.toZonedDateTimeISO('Asia/Shanghai').year;
  const series = new Map<string, number[]>();
  for (const [i, d] of drafts.entries()) {
    const key = `${d.area} ${year(i)}`;
    series.set(key, [...(series.get(key) ?? []), i]);
  }
  const numbers: string[] = [];
  for (const [key, members] of [...series].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [area, y] = key.split(' ');
    const first = await takeSerials(tx, area!, Number(y), members.length);
    members.forEach((i, k) => {
      numbers[i] = formatCaseNumber({
        prefix: numberPrefix[drafts[i]!.kind],
        place: area!,
        year: Number(y),
        serial: first + k,
      });
    });
  }
  return numbers;
}

/** Registers drafts: number, clocks, first responsibility, search words, journal. The one way a case comes into the world. */
export async function registerAll(tx: TxCtx, drafts: readonly Draft[]): Promise<Receipt[]> {
  const at = drafts.map((d) => d.receivedAt ?? tx.now);
  const [numbers, basis] = await Promise.all([numbersFor(tx, drafts, at), clockBasis(tx)]);
  const made = drafts.map((d, i) => makeCase(tx, basis, d, numbers[i]!, at[i]!));
  insertCases(
    tx,
    made.map((m) => m.row),
  );
  await recordAll(
    tx,
    made.map(({ row }, i) => ({
      kind: 'case',
      id: row.id,
      area: row.area,
      verb: row.source ? 'import' : 'report',
      shows: 'resident' as const,
      // The journal proves what was said without repeating it.
      data: {
        number: row.number,
        kind: row.kind,
        channel: row.channel,
        tier: row.tier,
        ...(drafts[i]?.captured && { madeAt: drafts[i].captured.madeAt }),
        words: Buffer.from(digest(tx.house.config.cryptoProfile, row.title, row.body)).toString('hex'),
      },
    })),
    'new',
  );
  const ended = drafts.flatMap((d, i) => (d.ended ? [endedEntry(made[i]!.row, d.ended)] : []));
  await recordAll(tx, ended);
  return made.map((m) => m.receipt);
}

const endedEntry = (c: NewCase, ended: NonNullable<Draft['ended']>): Entry => ({
  kind: 'case',
  id: c.id,
  area: c.area,
  verb: 'import.ended',
  shows: 'resident',
  data: {
    says: [...importedWords.ended],
    day: dayOf(ended.at),
    ...(ended.text && { text: ended.text }),
  },
});

function makeCase(
  tx: TxCtx,
  basis: ClockBasis,
  d: Draft,
  number: string,
  receivedAt: Temporal.Instant,
): { row: NewCase; receipt: Receipt } {
  const id = tx.house.newId();
  const title = d.title ?? titleOf(d.body);
  const tier = tierFor(`${title}${d.body}`, d.tier);
  const of = { id, area: d.area, kind: d.kind, tier };
  const own = d.ended ? [] : clocksFor(tx, basis, of, 'report', d.receiver.organisationKind, tx.now);
  const clocks = d.promised ? withPromise(own, d.promised, basis.calendar, tx.now) : own;
  const first = [...clocks].sort((a, b) => Temporal.Instant.compare(a.shown, b.shown))[0];
  const passphrase = d.withoutReceipt ? '' : randomDigits(PASSPHRASE_DIGITS);
  const row: NewCase = {
    id,
    number,
    area: d.area,
    kind: d.kind,
    tier,
    channel: d.channel,
    category: d.category ?? null,
    title,
    body: d.body,
    place_note: d.placeNote ?? null,
    search: searchVector(title, d.body, number),
    source: d.source ?? null,
    external_number: d.source ? (d.externalNumber ?? null) : null,
    received_at: receivedAt,
    desk_organisation_id: d.receiver.organisationId,
    first_receiver_id: d.receiver.accountId,
    first_receiver_organisation_id: d.receiver.organisationId,
    due_at: first?.shown ?? null,
    due_provisional: first?.provisional ?? false,
    ...(d.ended && {
      status: 'closed' as const,
      outcome: 'elsewhere' as const,
      closed_at: later(d.ended.at, receivedAt),
    }),
    reporter: {
      ...reporterOf(tx, id, d),
      passphrase_mac: passphrase ? passphraseMac(tx, id, passphrase) : null,
      // Whoever writes it down prints the receipt and has seen its passphrase.
      receipt_seen_by: passphrase && tx.actor.kind === 'staff' ? tx.actor.organisationId : null,
    },
    clocks,
  };
  return { row, receipt: receiptOf(tx, { id, number, area: d.area, receivedAt, dueAt: row.due_at }, passphrase) };
}

export function receiptOf(
  ctx: Ctx,
  c: { id: string; number: string; area: string; receivedAt: Temporal.Instant; dueAt: Temporal.Instant | null },
  passphrase: string,
): Receipt {
  return {
    id: c.id,
    number: c.number,
    passphrase,
    area: c.area,
    receivedAt: c.receivedAt.toString(),
    dueAt: c.dueAt?.toString() ?? null,
    link: linkOf(ctx, c.number),
  };
}

const nobodyAnswers = () =>
  new Refused(
    'nobodyAnswers',
    409,
    ['这个地方还没有人接件,请拨打 12345。', 'Nobody answers for this place yet: please call 12345.'],
    {
      faults: [
        {
          field: 'area',
          rule: 'nobodyAnswers',
          says: ['这个地方还没有人接件。', 'Nobody answers for this place yet.'],
        },
      ],
    },
  );

/** The one who takes it: the member of staff who writes it down, else the nearest one answerable for the place. */
export async function receiverFor(ctx: Ctx, area: string): Promise<Receiver> {
  if (ctx.actor.kind === 'staff') {
    const { accountId, organisationId } = ctx.actor;
    const unit = (await organisationsById(ctx, [organisationId])).get(organisationId);
    return { accountId, organisationId, organisationKind: unit?.kind ?? '' };
  }
  const receiver = await nearestReceiver(ctx, area, dayOf(ctx.now));
  if (!receiver) throw nobodyAnswers();
  return receiver;
}

/** Registers one thing somebody says, on any channel; with its files in the same transaction. */
export function report(
  ctx: Ctx,
  { input, files = [] }: { input: ReportInput; files?: readonly Upload[] },
): Promise<Receipt> {
  if (ctx.actor.kind === 'staff' && !isWithin(input.area, ctx.actor.area))
    throw faulty('area', 'outsideYourPlace', ['这个地方不归您的岗位管。', 'This place is outside your post.']);
  const fault = ctx.actor.kind === 'staff' ? thingsFault(ctx.actor.role, input) : null;
  if (fault)
    throw faulty('kind', fault, [
      '快递志愿者只报物、不报人:请报看到的隐患,不写姓名和电话。',
      'Couriers and volunteers report things, not people: report the hazard, without names or numbers.',
    ]);
  return once(
    ctx,
    async (tx, { receiving }: Receiving) => registerAt(tx, input, files, await receiving),
    async (tx) => (await Promise.all([whoReceives(tx, input.area), clockBasis(tx)]))[0],
  );
}

/** The same inside a transaction of the caller's: the place is checked, the nearest receiver found, the files kept. */
export async function registerSaid(
  tx: TxCtx,
  input: ReportInput,
  files: readonly Upload[],
  more: Pick<Draft, 'withoutReceipt'> = {},
): Promise<Receipt> {
  const { receiving } = await whoReceives(tx, input.area);
  return registerAt(tx, input, files, await receiving, more);
}

type Receiving = { receiving: Promise<Receiver> };
/** Who takes what is said of a place that is open today. */
async function whoReceives(tx: TxCtx, area: string): Promise<Receiving> {
  // Asked along with the place, and answered for when the place is known to be one.
  const receiving = receiverFor(tx, area);
  receiving.catch(() => {});
  const place = await placeOf(tx, area);
  if (!place)
    throw faulty('area', 'unknown', ['没有这个地方,请重新选择。', 'There is no such place: please choose again.']);
  if (!isOpenOn(place, dayOf(tx.now)))
    throw faulty('area', 'closed', [
      '这个地方已经撤并,请选择现在的地方。',
      'This place no longer exists: choose the one it belongs to now.',
    ]);
  return { receiving };
}

async function registerAt(
  tx: TxCtx,
  input: ReportInput,
  files: readonly Upload[],
  receiver: Receiver,
  more: Pick<Draft, 'withoutReceipt'> = {},
): Promise<Receipt> {
  if (input.captured) await checkCaptured(tx, input.captured);
  const earlier = await takeFiles(tx, input.captured?.files ?? []);
  const [receipt] = await registerAll(tx, [{ ...input, ...more, receiver }]);
  await insertFiles(tx, receipt!, [...earlier, ...files], tx.actor.kind === 'staff' ? 'staff' : 'resident');
  return receipt!;
}
