import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { id, optionalText } from '#kernel/fields.ts';
import { fileUses } from './phones.rules.ts';

export const sentFile = z.object({
  id,
  what: z.enum(fileUses),
  kind: z.enum(['photo', 'audio', 'document']),
  mediaType: z.string(),
  bytes: z.number().int(),
  /** Of the bytes as they were sent; a photo is kept re-encoded. */
  sha256: z.string(),
});

export const phonesApi = {
  putFile: endpoint({
    method: 'PUT',
    path: '/api/phone-files/:id',
    // Somebody signed in without a post (it ended) and a phone that was let go still hand over what they hold.
    allow: 'anyone',
    says: ['手机上传一个文件,先于用它的记录', 'A phone sends one file, before the record that uses it'],
    upload: true,
    params: z.object({ id }),
    input: z.object({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      what: z.enum(fileUses).default('photo'),
      name: optionalText(120),
    }),
    output: sentFile,
  }),
};
