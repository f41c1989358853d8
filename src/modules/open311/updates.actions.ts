import { say, type Word } from '#kernel/words.ts';
import { isOpen } from '#modules/cases/cases.rules.ts';
import { attachFiles, caseForWork, moveCase, recordOnCase } from '#modules/cases/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { type KnownClient, sentLastHour } from './clients.store.ts';
import { isoOf } from './georeport.answers.ts';
import type { Sent } from './georeport.body.ts';
import { type Fault, fault, first, type UpdateStatus, updateStatusOf } from './georeport.rules.ts';
import { insertUpdate, isFiledBy, listUpdates } from './open311.store.ts';
import { updateWords, open311Words as w } from './open311.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MAX_TEXT = 2000;
/** What the person ticked over there. It is kept as their word; whether the matter ends they say with their receipt (domain §12.8). */
const saidStatus: Readonly<Record<string, Word | undefined>> = {
  FIXED: w.saysFixed,
  CLOSED: w.saysFixed,
  REOPEN: w.saysBack,
};

/** What the person added through the program they filed with: it stands in the case as their own supplement. */
export async function addUpdate(
  ctx: Ctx,
  sent: Sent,
  client: KnownClient,
  dry: boolean,
): Promise<{ id: string } | Fault[]> {
  const { fields } = sent;
  const caseId = first(fields, 'service_request_id');
  const description = first(fields, 'description');
  const faults = [...sent.faults];
  if (!caseId) faults.push(fault(400, 'service_request_id was not provided.'));
  if (!description) faults.push(fault(400, 'description is required.'));
  if ((description ?? '').length > MAX_TEXT) faults.push(fault(400, `description has at most ${MAX_TEXT} characters.`));
  if (!caseId || !description || faults.length > 0) return faults;
  if (!UUID.test(caseId) || !(await isFiledBy(ctx, caseId, client.id)))
    return [fault(404, 'service_request_id was not found among those filed with this api_key.')];
  if ((await sentLastHour(ctx, client.id)) >= client.perHour)
    return [fault(429, 'This api_key has sent as much as it may in an hour.')];
  if (dry) return { id: ctx.house.newId() };
  const externalId = (first(fields, 'update_id') ?? first(fields, 'update_id_ext') ?? '').slice(0, 100) || null;
  const media = (fields.get('media_url') ?? []).filter(Boolean);
  const said = saidStatus[(first(fields, 'status') ?? '').toUpperCase()];
  const text = [
    description,
    ...(said ? [said[0]] : []),
    ...(media.length > 0 ? [`${w.attached[0]}${media.join(' ')}`] : []),
  ].join('\n');
  return inTransaction({ ...ctx, actor: { kind: 'receipt', caseId } }, async (tx) => {
    const c = await caseForWork(tx, caseId);
    const made = await insertUpdate(tx, {
      id: tx.house.newId(),
      caseId,
      area: c.area,
      clientId: client.id,
      externalId,
    });
    if (!made.isNew) return { id: made.id };
    await attachFiles(tx, c, sent.files, 'resident');
    if (isOpen(c.status)) await moveCase(tx, c, 'supplement', () => ({ data: { text, files: sent.files.length } }));
    // A case that has ended takes no supplement; what the person says is kept all the same.
    else await recordOnCase(tx, c, { verb: 'open311.later', says: w.later, shows: 'resident', data: { text } });
    return { id: made.id };
  });
}

export type Update = { id: string; caseId: string; status: UpdateStatus; at: string; description: string };

/** What moved public cases, and the ones this program filed: of the latter where they stand, not a word that anybody said. */
export async function updatesBetween(
  ctx: Ctx,
  asked: { from: Temporal.Instant; to: Temporal.Instant; client: KnownClient | null; limit: number; offset: number },
): Promise<Update[]> {
  const { from, to, client, limit, offset } = asked;
  const rows = await listUpdates(ctx, { from, to, clientId: client?.id ?? null, limit, offset });
  return rows.flatMap((r) => {
    const status = updateStatusOf(r.verb, r.result, r.outcome, r.isLast);
    if (!status) return [];
    const description = (r.isPublic && r.reply) || say(updateWords[status], ctx.lang);
    return [{ id: `${r.caseId}-${r.seq}`, caseId: r.caseId, status, at: isoOf(r.at), description }];
  });
}
