import { sql } from 'kysely';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { sealedNominee } from './honours.store.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'nominations',
      says: ['推荐您评先进', 'Nominations of you for an honour'],
      why: ['评选要本人同意', 'Honours need your consent'],
      until: ['您不同意就立即清空', 'Emptied as soon as you decline'],
      kept: [
        '凭推荐单上的编码随时可以不同意,当场清空;已公布的荣誉作为档案保存',
        'Decline by the code on your slip and it is emptied at once; an honour that was published is kept on file',
      ],
      table: 'honour_nominee',
      phone: { sealed: 'contact_sealed', name: 'name_sealed' },
      sealed: sealedNominee,
      files: { of: sql`select id, hash, media_type from honour_nominee where hash is not null`, by: 'id' },
      at: 'at',
      shows: { name_sealed: ['姓名', 'Name'], deeds_sealed: ['事迹', 'Deeds'], contact_sealed: ['电话', 'Telephone'] },
    }),
  ],
  apart: {
    honour_ballot: 'secret votes: nobody can tell whose',
    honour_code: 'codes for secret votes: nobody can tell whose',
    public_objection: 'opens by its own code only, so that nobody is asked who objected',
  },
};
