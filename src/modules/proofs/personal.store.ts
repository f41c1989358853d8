import { sql } from 'kysely';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { sealedRequest } from './proofs.store.ts';
import { proofStatusWords } from './proofs.words.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'requests',
      says: ['您要过的证明', 'Proofs you asked for'],
      why: ['核实、出具证明', 'To verify and issue it'],
      until: [
        '没出具的三个月、出具的到期后三年清空',
        'Emptied after three months, or three years after the certificate expired',
      ],
      kept: [
        '出具的证明要能查验,到期后三年清空;没出具的三个月后清空',
        'What was issued must be verifiable: emptied three years after it expired; three months otherwise',
      ],
      table: 'proof_request',
      also: ['proof_check', 'proof_certificate', 'proof_paper'],
      phone: { sealed: 'phone_sealed', name: 'name_sealed' },
      sealed: sealedRequest,
      files: { of: sql`select request_id, file_hash as hash, media_type from proof_paper`, by: 'request_id' },
      at: 'at',
      shows: {
        number: ['编号', 'Number'],
        name_sealed: ['姓名', 'Name'],
        id_sealed: ['身份证号', 'Identity number'],
        phone_sealed: ['电话', 'Telephone'],
        said_sealed: ['要证明什么', 'What for'],
        facts_sealed: ['证明的事', 'What it proves'],
        status: { says: ['办到哪里', 'How far'], words: proofStatusWords },
      },
    }),
  ],
  apart: {},
};
