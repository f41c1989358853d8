import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { sealedOpinion } from './opinions.store.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'opinions',
      says: ['您提的意见建议', 'Opinions you gave'],
      why: ['归并、答复、告诉您结果', 'To group, answer and tell you'],
      until: ['姓名电话在答复后 90 天删', 'Name and telephone go 90 days after the answer'],
      table: 'opinion',
      seen: 'opinion',
      phone: { sealed: 'phone_sealed', name: 'name_sealed' },
      sealed: sealedOpinion,
      chain: 'opinion',
      at: 'at',
      shows: {
        number: ['编号', 'Number'],
        said_sealed: ['您说的', 'What you said'],
        name_sealed: ['姓名', 'Name'],
        phone_sealed: ['电话', 'Telephone'],
      },
      empties: { columns: ['said_sealed', 'name_sealed', 'phone_sealed', 'mac'] },
    }),
  ],
  apart: {},
};
