import { placeOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { keyHash } from './clients.actions.ts';
import { clientOf, type KnownClient } from './clients.store.ts';
import { attributeAnswer, discoveryAnswer, requestAnswer, serviceAnswer } from './georeport.answers.ts';
import { type Fault, type Fields, fault, first, rangeIn, rangesIn } from './georeport.rules.ts';
import type { Value } from './georeport.xml.ts';
import { findFiled, findListed, isFiled, listRequests } from './open311.store.ts';
import { accountMac } from './requests.actions.ts';
import { type Service, serviceOf, services } from './services.rules.ts';
import { updatesBetween } from './updates.actions.ts';

/** An answer in both forms, or what was wrong. */
export type Answer = { json: Value; xml: { readonly [name: string]: Value } } | { faults: readonly Fault[] };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST = 1000;
const failed = (...faults: Fault[]): Answer => ({ faults });

/** The program a key belongs to; null without a key, a fault for one that is not good. */
export async function clientIn(ctx: Ctx, fields: Fields): Promise<KnownClient | Fault | null> {
  const key = first(fields, 'api_key');
  if (!key) return null;
  return (await clientOf(ctx, keyHash(ctx, key))) ?? fault(403, 'Invalid api_key.');
}

/** The part of this house a request is about: none said is all of it; a division within it; the name it is reached by. */
export async function jurisdictionIn(ctx: Ctx, fields: Fields): Promise<{ area: string | null } | Fault> {
  const id = first(fields, 'jurisdiction_id');
  const { jurisdiction, publicUrl } = ctx.house.config;
  if (!id || id === jurisdiction || id === new URL(publicUrl).hostname) return { area: null };
  const isHere = /^\d{2,15}$/.test(id) && id.startsWith(jurisdiction) && (await placeOf(ctx, id)) !== null;
  return isHere ? { area: id } : fault(404, 'jurisdiction_id was not found.');
}

export function discovery(ctx: Ctx): Answer {
  const { endpoints, ...rest } = discoveryAnswer(ctx.house.config.publicUrl);
  const asXml = endpoints.map((e) => ({ ...e, formats: { format: e.formats } }));
  return { json: { ...rest, endpoints }, xml: { discovery: { ...rest, endpoints: { endpoint: asXml } } } };
}

export function serviceList(ctx: Ctx): Answer {
  const all = services.map((s) => serviceAnswer(s, ctx.lang));
  return { json: all, xml: { services: { service: all } } };
}

export function serviceDefinition(ctx: Ctx, code: string): Answer {
  const service = serviceOf(code);
  if (!service) return failed(fault(404, 'service_code was not found.'));
  const attributes = service.attributes.map((a, i) => attributeAnswer(a, i + 1, ctx.lang));
  const asXml = attributes.map(({ values, ...a }) => ({ ...a, ...(values && { values: { value: values } }) }));
  return {
    json: { service_code: service.code, attributes },
    xml: { service_definition: { service_code: service.code, attributes: { attribute: asXml } } },
  };
}

/** `page` with `page_size` or `per_page`, or `limit` and `offset`: the standard names none, and clients use all. */
function pageIn(fields: Fields): { limit: number; offset: number } {
  const whole = (name: string) => {
    const n = Number(first(fields, name));
    return Number.isInteger(n) && n > 0 ? n : null;
  };
  const limit = Math.min(MOST, whole('page_size') ?? whole('per_page') ?? whole('limit') ?? MOST);
  const page = whole('page');
  return { limit, offset: Math.min(1e6, page ? (page - 1) * limit : (whole('offset') ?? 0)) };
}

const listed = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((t) => t.trim())
    .filter(Boolean);

export async function requests(ctx: Ctx, fields: Fields, area: string | null): Promise<Answer> {
  const ranges = rangesIn(fields, ctx.now);
  if ('code' in ranges) return failed(ranges);
  const chosen: Service[] = [];
  for (const code of listed(first(fields, 'service_code'))) {
    const service = serviceOf(code);
    if (!service) return failed(fault(404, `service_code ${code.slice(0, 40)} was not found.`));
    chosen.push(service);
  }
  const status = new Set(listed(first(fields, 'status')?.toLowerCase()));
  for (const s of status)
    if (s !== 'open' && s !== 'closed') return failed(fault(400, 'status must be open or closed.'));
  const asked = listed(first(fields, 'service_request_id'));
  const ids = asked.filter((id) => UUID.test(id)).slice(0, MOST);
  const only = status.size === 1 ? (status.has('open') ? 'open' : 'closed') : null;
  const rows =
    asked.length > 0 && ids.length === 0
      ? []
      : await listRequests(ctx, { ids, services: chosen, status: only, ...ranges, area, ...pageIn(fields) });
  const all = rows.map((r) => requestAnswer(r, ctx.lang));
  return { json: all, xml: { service_requests: { request: all } } };
}

/** A public one to anybody; any other only to the program that filed it, by its key or by the account id it was given. */
export async function oneRequest(ctx: Ctx, fields: Fields, id: string, client: KnownClient | null): Promise<Answer> {
  const missing = failed(fault(404, 'service_request_id was not found.'));
  if (!UUID.test(id)) return missing;
  const account = first(fields, 'account_id');
  const found =
    (await findListed(ctx, id)) ??
    (client && (await findFiled(ctx, id, { clientId: client.id }))) ??
    (account ? await findFiled(ctx, id, { accountMac: accountMac(ctx, account) }) : null);
  if (!found) return missing;
  const all = [requestAnswer(found, ctx.lang)];
  return { json: all, xml: { service_requests: { request: all } } };
}

/** Ids are given at once, so a token is the id itself; clients that poll get it on their first try. */
export async function token(ctx: Ctx, id: string): Promise<Answer> {
  if (!UUID.test(id) || !(await isFiled(ctx, id))) return failed(fault(404, 'token was not found.'));
  const one = [{ service_request_id: id, token: id }];
  return { json: one, xml: { service_requests: { request: one } } };
}

export async function updates(ctx: Ctx, fields: Fields, client: KnownClient | null): Promise<Answer> {
  if (first(fields, 'updated_after') ?? first(fields, 'updated_before'))
    return failed(fault(400, 'Updates are asked for by start_date and end_date.'));
  const range = rangeIn(fields, ctx.now);
  if ('code' in range) return failed(range);
  const found = await updatesBetween(ctx, { ...range, client, ...pageIn(fields) });
  const all = found.map((u) => ({
    update_id: u.id,
    service_request_id: u.caseId,
    status: u.status,
    updated_datetime: u.at,
    description: u.description,
    media_url: null,
  }));
  return { json: all, xml: { service_request_updates: { request_update: all } } };
}
