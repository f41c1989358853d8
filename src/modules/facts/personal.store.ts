import { sql } from 'kysely';
import { scansOfHome } from '#modules/papers/index.ts';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { sealedFact } from './facts.store.ts';
import { factSourceWords } from './facts.words.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'facts',
      says: ['登记的情况', 'Facts that were noted'],
      why: ['各部门要的表从这里取,不再反复问您', 'Offices’ tables are filled from here, so that you are asked once'],
      until: ['到有效期为止;过期的不再使用', 'Until its validity ends; then it is used no more'],
      kept: ['依法采集、填报用的;记错了的请要求更正', 'Gathered by duty; ask for a correction where it is wrong'],
      table: 'fact',
      person: 'person_id',
      household: 'household_id',
      sealed: sealedFact,
      at: 'made_at',
      shows: {
        value_sealed: ['内容', 'What'],
        source: { says: ['怎么来的', 'From'], words: factSourceWords },
        valid_until: ['有效到', 'Valid until'],
      },
      derived: {
        kind_name: {
          says: ['项目', 'Kind'],
          of: sql`(select k.zh from fact_kind k where k.key = t.kind and starts_with(t.area, k.area) order by length(k.area) desc limit 1)`,
        },
      },
    }),
    scansOfHome('householdFacts', {
      name: 'sheets',
      says: ['您家填过的户情表', 'Sheets your household filled in'],
      why: ['纸上填的录进系统,原样留底备查', 'What was written on paper was typed in; the sheet is kept to look it up'],
      until: ['随户保存', 'Kept with the household'],
      kept: [
        '登记情况的凭据;记错了的请要求更正',
        'The proof of what was noted; ask for a correction where it is wrong',
      ],
    }),
  ],
  apart: {
    return_fill: 'tables of a village, filled from the facts above; not found by person',
  },
};
