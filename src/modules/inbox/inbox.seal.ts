import type { Ctx } from '#platform/context.ts';
import { blindIndex, open, seal } from '#platform/crypto.ts';
import type { Sealed } from '#platform/reseal.ts';

/** What is sealed of a draft, each in a place of its own. */
export type SealedField = 'sender' | 'name' | 'title' | 'text' | 'rest' | 'refused' | 'contact' | 'words';

const sealPlace = (field: SealedField, id: string) => `inbox.${field}:${id}`;

export const shut = (ctx: Ctx, field: SealedField, id: string, value: string): Buffer =>
  Buffer.from(seal(ctx.house.keys, value, sealPlace(field, id)));
export const shutOrNull = (
  ctx: Ctx,
  field: SealedField,
  id: string,
  value: string | null | undefined,
): Buffer | null => (value ? shut(ctx, field, id, value) : null);
export const unshut = (ctx: Ctx, field: SealedField, id: string, value: Uint8Array): string =>
  open(ctx.house.keys, value, sealPlace(field, id));
export const unshutOrNull = (ctx: Ctx, field: SealedField, id: string, value: Uint8Array | null): string | null =>
  value ? unshut(ctx, field, id, value) : null;

const place = (field: SealedField) => (id: string) => sealPlace(field, id);

/** What a rotation of the keys encrypts anew. */
export const inboxSealed: readonly Sealed[] = [
  {
    table: 'inbox_draft',
    key: 'id',
    columns: {
      sender_sealed: place('sender'),
      name_sealed: place('name'),
      title_sealed: place('title'),
      text_sealed: place('text'),
      rest_sealed: place('rest'),
      refused_sealed: place('refused'),
    },
  },
  { table: 'inbox_contact', key: 'case_id', columns: { address_sealed: place('contact') } },
  { table: 'inbox_mail', key: 'id', columns: { words_sealed: place('words') } },
];

/** A sender's index: an e-mail address in lower case, or a WeCom user id. */
export const senderIndex = (ctx: Ctx, source: 'mail' | 'wecom', sender: string): Buffer =>
  Buffer.from(blindIndex(ctx.house.keys, `inbox.${source}`, sender.trim().toLowerCase()));

/** A keyed hash of something that must be known again and not be read: a message's own id, a pasted chat, a matter in it. */
export const markOf = (ctx: Ctx, what: 'message' | 'paste' | 'matter' | 'call', value: string): string =>
  Buffer.from(blindIndex(ctx.house.keys, `inbox.${what}`, value)).toString('hex');
