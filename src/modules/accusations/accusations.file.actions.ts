import { isWithin } from '#kernel/area.ts';
import { normalName } from '#kernel/identity.ts';
import { formatCaseNumber } from '#kernel/numbering.ts';
import { faulty, Refused } from '#kernel/refusal.ts';
import { placeNames } from '#modules/places/index.ts';
import type { Ctx, TxCtx } from '#platform/context.ts';
import { blindIndex, hashPassphrase, randomDigits } from '#platform/crypto.ts';
import { record } from '#platform/journal.ts';
import type { Held } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import type { AccusationInput } from './accusations.contract.ts';
import { accusedUnit, type Concern, disciplineOrgans, type KnownOrgan, organFreeFor } from './accusations.organs.ts';
import { insertFile } from './accusations.parts.store.ts';
import { disciplineRoles } from './accusations.rules.ts';
import { insertAccusation } from './accusations.store.ts';
import { openReceipt, sealValue } from './accusations.vault.ts';
import { otherRefusals } from './accusations.words.ts';
import { type Accused, settleAt } from './recusal.move.ts';
import { selectGone } from './recusal.store.ts';

export type AccusationReceipt = { number: string; passphrase: string; receivedAt: string; organ: string };

const PASSPHRASE_DIGITS = 8;
const DRAWS = 5;

/** What a repeated command is told by: a plain digest of what was sent would let somebody with the database test a guess. */
export function privately(ctx: Ctx): Ctx {
  const fingerprint = Buffer.from(ctx.command.fingerprint).toString('hex');
  return {
    ...ctx,
    command: { id: ctx.command.id, fingerprint: blindIndex(ctx.house.keys, 'accusation.command', fingerprint) },
  };
}

/** Drawn by lot, eight digits: consecutive numbers would tell everybody who files one how many there are. */
function drawNumber(tx: TxCtx): string {
  let digits = randomDigits(8);
  while (digits.startsWith('0')) digits = randomDigits(8);
  const { year } = tx.now.toZonedDateTimeISO('Asia/Shanghai');
  return formatCaseNumber({ prefix: 'JB', place: tx.house.config.jurisdiction, year, serial: Number(digits) });
}

type Route = { organ: KnownOrgan; concern: Concern };

/** The organ that gets it: free of the accused, with somebody free to read it (信访工作条例 28, 30). */
async function route(tx: TxCtx, input: AccusationInput): Promise<Route> {
  const accused = await accusedUnit(tx, input.accusedOrganisationId);
  const told = { accused: input.accused, keepOut: input.keepOut ?? '' };
  const concern: Concern = { told, unit: accused, gone: new Set() };
  // The unit's own place decides, where one was chosen: a city bureau is not looked into by a county.
  const place = accused && isWithin(input.area, accused.area) ? accused.area : input.area;
  const organ = organFreeFor(place, await disciplineOrgans(tx), concern);
  if (!organ) throw new Refused('noOrgan', 409, otherRefusals.noOrgan);
  return { organ, concern };
}

async function insertNew(tx: TxCtx, input: AccusationInput, { organ, concern }: Route) {
  const id = tx.house.newId();
  const { area, organisationId } = organ;
  const { disclosure, accused, accusedOrganisationId } = input;
  const isNamed = disclosure === 'named';
  const name = isNamed && input.name ? normalName(input.name) : null;
  if (isNamed && !name)
    throw faulty('name', 'required', [
      '实名检举请填写姓名,或选择匿名。',
      'Give your name, or choose to stay anonymous.',
    ]);
  const place = (await placeNames(tx, [input.area])).get(input.area) ?? input.area;
  const sealed = {
    body: sealValue(tx, 'body', id, input.body),
    accused: sealValue(tx, 'accused', id, {
      accused,
      accusedOrganisationId,
      place,
      keepOut: input.keepOut ?? null,
    } satisfies Accused),
    reporter: sealValue(tx, 'reporter', id, { disclosure, name, contact: input.contact ?? null }),
  };
  const passphrase = randomDigits(PASSPHRASE_DIGITS);
  const passphraseMac = await hashPassphrase(tx.house.keys, passphrase);
  for (let draw = 1; draw <= DRAWS; draw++) {
    const number = drawNumber(tx);
    if (!(await insertAccusation(tx, { id, number, area, organisationId, passphraseMac, ...sealed }))) continue;
    // Before anybody can see it: those whom it names, or who serve the accused unit too, are out of it.
    await settleAt(tx, id, organ, concern);
    return { id, area, number, passphrase };
  }
  throw new Error('no free number was drawn');
}

/** What goes into the journal of an accusation: that it came in, for the ears of those at its organ who may read it. */
const noteFiled = async (tx: TxCtx, made: { id: string; area: string }, { organisationId }: KnownOrgan) =>
  record(
    tx,
    {
      kind: 'accusation',
      id: made.id,
      area: made.area,
      verb: 'file',
      shows: 'staff',
      heardBy: { roles: disciplineRoles, organisationId, except: [...(await selectGone(tx, made.id))] },
    },
    'new',
  );

/**
 * A petition that turned out to be an accusation (信访工作条例 22), filed in the caller's own transaction. Nothing comes back but the name
 * of the organ, which turns to the person itself; who found it out is not written down with it.
 */
export async function referAccusation(tx: TxCtx, input: AccusationInput): Promise<{ organ: string }> {
  const unnamed: TxCtx = { ...tx, actor: { kind: 'visitor' } };
  const way = await route(unnamed, input);
  await noteFiled(unnamed, await insertNew(unnamed, input, way), way.organ);
  return { organ: way.organ.name };
}

/**
 * Files an accusation: sealed, before the discipline organ that is free of the accused's line, and answered with a receipt. What is
 * kept to repeat the answer is sealed by the accusations' own key too.
 */
export async function fileAccusation(
  ctx: Ctx,
  input: AccusationInput,
  held: readonly Held[],
): Promise<AccusationReceipt> {
  // Whoever files it is a visitor, whatever cookies came along: neither account nor receipt of a case is written down with it.
  const visitor = privately({ ...ctx, actor: { kind: 'visitor' } });
  const { sealed } = await once(visitor, async (tx) => {
    const way = await route(tx, input);
    const { organ } = way;
    const made = await insertNew(tx, input, way);
    for (const [i, file] of held.entries()) await insertFile(tx, made, i + 1, file);
    await noteFiled(tx, made, organ);
    const { number, passphrase } = made;
    const receipt: AccusationReceipt = { number, passphrase, receivedAt: tx.now.toString(), organ: organ.name };
    return { sealed: sealValue(tx, 'receipt', tx.command.id, receipt).toString('base64') };
  });
  return openReceipt(ctx, ctx.command.id, Buffer.from(sealed, 'base64')) as AccusationReceipt;
}
