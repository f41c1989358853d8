import { sql } from 'kysely';
import { scansWith } from '#modules/papers/index.ts';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { careClassWords, endReasonWords } from './care.words.ts';
import { checkStateWords } from './checks.words.ts';
import { endStateWords } from './ends.words.ts';

const sheets = scansWith('careCheck');

export const personal: Personal = {
  held: [
    heldIn({
      name: 'benefits',
      says: ['您享受的待遇', 'Benefits you receive'],
      why: ['发放和复核低保、特困、高龄等待遇', 'To pay and review benefits'],
      until: ['待遇结束后随档案保存', 'Filed when the benefit ends'],
      kept: ['社会救助档案依法保存', 'Files of social assistance are kept by law'],
      table: 'care_member',
      also: ['care_hold'],
      person: 'person_id',
      household: 'household_id',
      at: 'entered_at',
      shows: {
        care_class: { says: ['待遇', 'Benefit'], words: careClassWords },
        since: ['从', 'Since'],
        basis_number: ['文号', 'Decision'],
        ended_on: ['到', 'Until'],
        end_reason: { says: ['结束原因', 'Why it ended'], words: endReasonWords },
      },
    }),
    heldIn({
      name: 'checks',
      says: ['复核和资格认证', 'Reviews and certifications'],
      why: ['待遇按期复核', 'Benefits are reviewed on time'],
      until: ['随待遇档案', 'With the file of the benefit'],
      kept: ['社会救助档案依法保存', 'Files of social assistance are kept by law'],
      table: 'care_check',
      also: ['care_visit', 'care_signature', 'care_photo'],
      files: {
        of: sql`${sheets.of} union all select v.check_id::text, p.hash, p.media_type from care_photo p join care_visit v on v.id = p.visit_id`,
        by: sheets.by,
      },
      under: { table: 'care_member', by: 'member_id', person: 'person_id', household: 'household_id' },
      shows: {
        due_on: ['到期日', 'Due'],
        state: { says: ['结果', 'Result'], words: checkStateWords },
        settled_on: ['完成日', 'Settled'],
      },
    }),
    heldIn({
      name: 'ends',
      says: ['停发、调整的提议和决定', 'Ends proposed and decided'],
      why: ['停发待遇要两个人、两次核实', 'A stop needs two people and a second try'],
      until: ['随待遇档案', 'With the file of the benefit'],
      kept: ['社会救助档案依法保存', 'Files of social assistance are kept by law'],
      table: 'care_end',
      also: ['care_notice'],
      under: { table: 'care_member', by: 'member_id', person: 'person_id', household: 'household_id' },
      at: 'proposed_at',
      shows: {
        reason: { says: ['原因', 'Reason'], words: endReasonWords },
        facts: ['事实', 'Facts'],
        state: { says: ['结果', 'Result'], words: endStateWords },
        grounds: ['理由', 'Grounds'],
      },
    }),
  ],
  apart: {},
};
