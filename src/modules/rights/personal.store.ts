import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { sealedRight } from './rights.store.ts';
import { rightKindWords, rightStatusWords } from './rights.words.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'requests',
      says: ['您提过的个人信息要求', 'Your requests about your data'],
      why: ['法律要求受理并答复(个人信息保护法第五十条)', 'The law asks that they are taken and answered (PIPL 50)'],
      until: ['答复后三年', 'Three years after the answer'],
      kept: ['要能证明怎样答复的,保存三年', 'It must be shown how it was answered: kept three years'],
      table: 'rights_request',
      person: 'person_id',
      phone: { sealed: 'phone_sealed', name: 'name_sealed' },
      sealed: sealedRight,
      at: 'at',
      shows: {
        number: ['编号', 'Number'],
        kind: { says: ['要求', 'Asked'], words: rightKindWords },
        status: { says: ['办到哪里', 'How far'], words: rightStatusWords },
        said_sealed: ['您说的', 'What you said'],
        answer_sealed: ['答复', 'The answer'],
      },
    }),
  ],
  apart: {},
};
