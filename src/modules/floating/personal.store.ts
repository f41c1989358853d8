import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { phoneIndex, sealedMember } from './floating.store.ts';
import { floatingStatusWords } from './floating.words.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'members',
      says: ['流动党员登记', 'Party member on the move'],
      why: ['党组织之间交接、联系', 'So that two branches keep in touch'],
      until: ['结束后三年', 'Three years after it ended'],
      kept: ['党员组织关系的登记,按党内规定保存', 'Membership records are kept by the Party’s rules'],
      table: 'floating_member',
      seen: 'floatingMember',
      also: ['floating_contact', 'floating_correction', 'floating_appraisal'],
      phone: { sealed: 'phone_sealed', name: 'name_sealed', index: ['phone_idx', phoneIndex] },
      sealed: sealedMember,
      at: 'at',
      shows: {
        name_sealed: ['姓名', 'Name'],
        phone_sealed: ['电话', 'Telephone'],
        whereabouts_sealed: ['流入地', 'Whereabouts'],
        status: { says: ['状态', 'Status'], words: floatingStatusWords },
        left_on: ['外出日', 'Left'],
      },
    }),
  ],
  apart: {},
};
