import { randomBytes } from 'node:crypto';
import { fromPadded } from '#kernel/area.ts';
import { normalPhone } from '#kernel/identity.ts';
import { type Lang, say } from '#kernel/words.ts';
import { type ReportInput, report } from '#modules/cases/index.ts';
import { placeOf } from '#modules/places/index.ts';
import { keepPosition } from '#modules/publication/index.ts';
import { type Ctx, inTransaction } from '#platform/context.ts';
import { blindIndex } from '#platform/crypto.ts';
import { violation } from '#platform/database.ts';
import { type KnownClient, sentLastHour } from './clients.store.ts';
import { wgs84 } from './datum.rules.ts';
import type { Sent } from './georeport.body.ts';
import {
  attributeFaults,
  attributeLines,
  attributesIn,
  datumOf,
  type Fault,
  type Fields,
  fault,
  first,
  joinName,
  positionIn,
} from './georeport.rules.ts';
import { filedBefore, insertRequest, placesNamedIn } from './open311.store.ts';
import { open311Words as w } from './open311.words.ts';
import { placeNamed } from './place.rules.ts';
import { type Service, serviceOf } from './services.rules.ts';

export type Filed = { id: string; notice: string; accountId: string | null };
type Read = {
  service: Service;
  input: ReportInput;
  externalId: string | null;
  at: ReturnType<typeof positionIn>;
  datum: ReturnType<typeof datumOf>;
  phoneDropped: boolean;
};

const MAX_BODY = 8000;
export const accountMac = (ctx: Ctx, accountId: string) =>
  Buffer.from(blindIndex(ctx.house.keys, 'open311.account', accountId));

/** Whatever client it is, it is nobody here: a case it brings is said by the person, not by staff signed in at that browser. */
export const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });

async function areaOf(ctx: Ctx, fields: Fields, client: KnownClient): Promise<string | Fault> {
  const given = first(fields, 'address_id');
  if (given) {
    const code = fromPadded(given) ?? given;
    if (!/^\d{2,15}$/.test(code) || !(await placeOf(ctx, code)))
      return fault(400, 'address_id is not a division code here.');
    return code.startsWith(client.area) ? code : fault(400, 'address_id lies outside the area of this api_key.');
  }
  const address = (first(fields, 'address_string') ?? '').slice(0, 300);
  return address ? placeNamed(address, await placesNamedIn(ctx, address, client.area), client.area) : client.area;
}

/** Reads what a client sent, as the standard has it, or says all that is wrong with it. */
async function read(ctx: Ctx, { fields }: Sent, client: KnownClient): Promise<Read | Fault[]> {
  const code = first(fields, 'service_code');
  if (!code) return [fault(400, 'service_code was not provided.')];
  const service = serviceOf(code);
  if (!service) return [fault(404, 'service_code was not found.')];
  const at = positionIn(fields);
  const datum = datumOf(first(fields, 'datum'), client.datum);
  const address = first(fields, 'address_string');
  const attributes = attributesIn(fields);
  const description = first(fields, 'description') ?? '';
  const name = joinName(first(fields, 'first_name'), first(fields, 'last_name'));
  const faults = attributeFaults(service, attributes);
  if (at && 'code' in at) faults.push(at);
  if (!datum) faults.push(fault(400, 'datum must be wgs84, gcj02 or bd09.'));
  if (!at && !address && !first(fields, 'address_id'))
    faults.push(fault(400, 'lat and long, address_string or address_id must be given.'));
  if (description.length < 4) faults.push(fault(400, 'description is required, at least four characters.'));
  if (service.needsPerson && (!name || !address))
    faults.push(fault(400, 'A petition needs first_name and address_string: it is answered in writing.'));
  const area = await areaOf(ctx, fields, client);
  if (typeof area !== 'string') faults.push(area);
  const media = fields.get('media_url') ?? [];
  const body = [
    description,
    ...attributeLines(service, attributes),
    ...(media.length > 0 ? [`${w.attached[0]}${media.join(' ')}`] : []),
    say(w.through, 'zh', { name: client.name }),
  ].join('\n');
  if (body.length > MAX_BODY) faults.push(fault(400, 'description is too long.'));
  if (faults.length > 0 || typeof area !== 'string') return faults;
  const phoneGiven = first(fields, 'phone');
  const phone = phoneGiven ? normalPhone(phoneGiven) : null;
  const title = (attributes.get('title')?.[0] ?? '').slice(0, 120);
  return {
    service,
    at,
    datum,
    phoneDropped: phoneGiven !== undefined && phone === null,
    externalId: externalIdIn(fields, attributes),
    input: {
      kind: service.kind,
      channel: 'web',
      area,
      body,
      title: title || undefined,
      placeNote: placeNote(address, at),
      category: service.category ?? undefined,
      disclosure: name || phone ? 'named' : 'anonymous',
      reporter: {
        name: name?.slice(0, 40),
        phone: phone ?? undefined,
        address: service.needsPerson ? address?.slice(0, 200) : undefined,
      },
    },
  };
}

/** Where handlers go: what the person wrote, and the point they set. */
function placeNote(address: string | undefined, at: Read['at']): string | undefined {
  const point = at && 'lat' in at ? `${at.lat.toFixed(6)}, ${at.long.toFixed(6)}` : null;
  return [address?.slice(0, 150), point].filter(Boolean).join(' · ') || undefined;
}

/** The client's own id for it: sent again, it is the same case. */
function externalIdIn(fields: Fields, attributes: ReadonlyMap<string, readonly string[]>): string | null {
  const id =
    attributes.get('fixmystreet_id')?.[0] ?? first(fields, 'service_request_id_ext') ?? first(fields, 'external_id');
  return id ? id.slice(0, 100) : null;
}

const notice = (lang: Lang, number: string, phoneDropped: boolean) =>
  [say(w.filed, lang, { number }), phoneDropped && say(w.phoneDropped, lang)].filter(Boolean).join(' ');

/**
 * Files what a program brings. The case is born as any other, private; the program gets its id and an account id that opens its
 * standing, not the receipt: that is the person's. `dry` stops where the case would be born.
 */
export async function fileRequest(ctx: Ctx, sent: Sent, client: KnownClient, dry: boolean): Promise<Filed | Fault[]> {
  if ((await sentLastHour(ctx, client.id)) >= client.perHour)
    return [fault(429, 'This api_key has sent as much as it may in an hour.')];
  const found = await read(ctx, sent, client);
  if (Array.isArray(found)) return [...sent.faults, ...found];
  if (sent.faults.length > 0) return sent.faults;
  if (dry) return { id: ctx.house.newId(), notice: say(w.dry, ctx.lang), accountId: null };
  const before = found.externalId && (await filedBefore(ctx, client.id, found.externalId));
  if (before) return { id: before, notice: '', accountId: null };
  try {
    return await bear(asVisitor(ctx), sent, client, found);
  } catch (error) {
    // Two copies arrived together: the other one is the case.
    const other = violation(error)?.constraint === 'open311_request_once' && found.externalId;
    const id = other ? await filedBefore(ctx, client.id, other) : null;
    if (!id) throw error;
    return { id, notice: '', accountId: null };
  }
}

const bear = (ctx: Ctx, { files }: Sent, client: KnownClient, found: Read): Promise<Filed> =>
  inTransaction(ctx, async (tx) => {
    const receipt = await report(tx, { input: found.input, files });
    const accountId = randomBytes(18).toString('base64url');
    await insertRequest(tx, {
      caseId: receipt.id,
      area: receipt.area,
      clientId: client.id,
      serviceCode: found.service.code,
      externalId: found.externalId,
      accountMac: accountMac(tx, accountId),
    });
    const { at, datum } = found;
    if (at && 'lat' in at && datum) await keepPosition(tx, receipt, wgs84(at, datum), { ...at, datum });
    return { id: receipt.id, notice: notice(tx.lang, receipt.number, found.phoneDropped), accountId };
  });
