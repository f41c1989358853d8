import { type Lang, say } from '#kernel/words.ts';
import { publicStatusOf, publicStatusWords } from '#modules/publication/index.ts';
import { isClosed } from './georeport.rules.ts';
import type { Value } from './georeport.xml.ts';
import type { Listed } from './open311.store.ts';
import { open311Words as w } from './open311.words.ts';
import { type Attribute, type Service, serviceFor, serviceOf } from './services.rules.ts';

/* What is answered, named as the standard names it. */

export const isoOf = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'second' });

export const serviceAnswer = (s: Service, lang: Lang) => ({
  service_code: s.code,
  service_name: say(s.name, lang),
  description: say(s.says, lang),
  metadata: s.attributes.length > 0,
  type: 'realtime',
  keywords: s.keywords.join(','),
  group: say(s.group, lang),
});

export const attributeAnswer = (a: Attribute, order: number, lang: Lang) => ({
  variable: true,
  code: a.code,
  datatype: a.datatype,
  required: a.required,
  datatype_description: say(a.hint, lang),
  order,
  description: say(a.says, lang),
  ...(a.values && { values: a.values.map((v) => ({ key: v.key, name: say(v.name, lang) })) }),
});

/**
 * One request. What its person did not make public has neither words nor a place. Where there is no position, `lat` and `long` are left out
 * rather than empty: they are numbers, an empty element is none, and an importer that turns `""` or `null` into one fails or draws it at
 * zero degrees. The cities that run the standard leave them out too.
 */
export function requestAnswer(r: Listed, lang: Lang): { readonly [name: string]: Value } {
  const service = (r.serviceCode && serviceOf(r.serviceCode)) || serviceFor(r.kind, r.category);
  const status = publicStatusOf(r.status, r.outcome);
  const isPublic = r.title !== null;
  const closed = status ? isClosed(status) : true;
  return {
    service_request_id: r.id,
    status: closed ? 'closed' : 'open',
    status_notes: r.reply ?? (status ? say(publicStatusWords[status], lang) : null),
    service_name: say(service.name, lang),
    service_code: service.code,
    description: r.title,
    agency_responsible: isPublic ? r.unit : null,
    service_notice: isPublic ? null : say(w.privateCase, lang),
    requested_datetime: isoOf(r.receivedAt),
    updated_datetime: isoOf(r.updatedAt),
    expected_datetime: !closed && r.dueAt ? isoOf(r.dueAt) : null,
    address: isPublic ? r.placeName : null,
    address_id: isPublic ? r.area : null,
    zipcode: null,
    ...(r.lat !== null && r.long !== null && { lat: r.lat, long: r.long }),
    media_url: null,
  };
}

const CHANGESET = '2026-11-25T00:00:00Z';

/** At least two endpoints: the real one, and one where a client can be tried without a case being born. */
export function discoveryAnswer(publicUrl: string) {
  const endpoint = (path: string, type: string) => ({
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: `${publicUrl}${path}`,
    changeset: CHANGESET,
    type,
    formats: ['text/xml', 'application/json'],
  });
  return {
    changeset: CHANGESET,
    contact: `${publicUrl}/public/channels`,
    key_service: `${publicUrl}/public/channels`,
    endpoints: [endpoint('/open311/v2', 'production'), endpoint('/open311/test/v2', 'test')],
  };
}
