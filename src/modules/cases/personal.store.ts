import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { blindIndex } from '#platform/crypto.ts';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal, Subject } from '#platform/personal.ts';
import { sealedDelegate } from './cases.delegates.actions.ts';
import { sealedReporter } from './cases.present.ts';
import { kindWords, statusWords } from './cases.words.ts';
import { readingsOfReporter } from './readings.store.ts';

const phoneIndex = (ctx: Ctx, phone: string) => Buffer.from(blindIndex(ctx.house.keys, 'phone', phone));
const ofCase = (column: string) =>
  sql`(select ${sql.ref(`c.${column}`)} from cases c where c.id = t.case_id and c.sealed_at is null)`;

const reports = heldIn({
  name: 'reports',
  says: ['您反映的事', 'What you reported'],
  why: ['受理、办理、答复您反映的事(信访工作条例第十九条)', 'To take in, handle and answer what you reported'],
  until: ['办结后按档案规定保存', 'Kept by the rules for files after it is closed'],
  kept: [
    '办理诉求、信访的过程要依法归档(信访工作条例、档案法)',
    'How reports were handled must be filed (Regulation on petitions, Archives law)',
  ],
  table: 'case_reporter',
  seen: 'case',
  also: ['case_origin'],
  key: 'case_id',
  phone: { sealed: 'phone_sealed', name: 'name_sealed', index: ['phone_idx', phoneIndex] },
  sealed: sealedReporter,
  where: sql<boolean>`exists (select from cases c where c.id = t.case_id and c.sealed_at is null)`,
  files: { of: sql`select case_id, hash, media_type from case_file`, by: 'case_id' },
  shows: {
    name_sealed: ['姓名', 'Name'],
    phone_sealed: ['电话', 'Telephone'],
    address_sealed: ['住址', 'Address'],
  },
  derived: {
    number: { says: ['编号', 'Number'], of: ofCase('number') },
    received_at: { says: ['什么时候', 'When'], of: ofCase('received_at') },
    kind: { says: ['类型', 'Kind'], of: ofCase('kind'), words: kindWords },
    status: { says: ['办到哪里', 'How far'], of: ofCase('status'), words: statusWords },
    title: { says: ['什么事', 'What'], of: ofCase('title') },
    body: { says: ['您说的', 'What you said'], of: ofCase('body') },
  },
});

/** The cases that this person filed, as far as they have proven to be it. */
export const reportsOf = async (ctx: Ctx, subject: Subject): Promise<string[]> =>
  (await reports.find(ctx, subject)).map((r) => r.id);

export const personal: Personal = {
  held: [
    reports,
    heldIn({
      name: 'trusted',
      says: ['别人委托您跟进的事', 'What others entrusted to you'],
      why: ['让家里人能替他看进度', 'So that family can follow it for them'],
      until: ['委托到期后随那件事归档', 'Filed with that report when the trust ended'],
      kept: ['谁看过、替谁看,要能向委托的人说明', 'Whoever entrusted you may ask who looked'],
      table: 'case_delegate',
      phone: { sealed: 'phone_sealed', name: 'name_sealed', index: ['phone_idx', phoneIndex] },
      sealed: sealedDelegate,
      at: 'given_at',
      shows: {
        name_sealed: ['姓名', 'Name'],
        phone_sealed: ['电话', 'Telephone'],
        valid_until: ['到', 'Until'],
        revoked_at: ['收回', 'Taken back'],
      },
    }),
  ],
  apart: {},
  readings: readingsOfReporter,
};
