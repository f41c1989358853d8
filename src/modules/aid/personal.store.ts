import { sql } from 'kysely';
import { scansOfHome, scansWith } from '#modules/papers/index.ts';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { aidFormKinds } from './aid.rules.ts';
import { sealedAid } from './aid.vault.ts';
import { aidKindWords, aidStatusWords } from './aid.words.ts';

// Signed forms and surveys on paper, and the pictures that were taken at the survey.
const onPaper = scansWith(aidFormKinds.filled, 'aidSurvey');
const files = {
  of: sql`${onPaper.of} union all select s.application_id::text, f.hash, f.media_type from aid_survey s, unnest(s.files, s.file_types) as f (hash, media_type)`,
  by: onPaper.by,
};
const sealedOf = (table: string) => sealedAid.find((s) => s.table === table)!;

export const personal: Personal = {
  held: [
    heldIn({
      name: 'applications',
      says: ['您申请的救助', 'Relief you applied for'],
      why: ['审核低保、特困、临时救助(社会救助暂行办法)', 'To decide on social assistance'],
      until: ['结束后五年,然后清空内容', 'Five years after its end, then emptied'],
      kept: ['社会救助档案要保存到期满', 'Files of social assistance are kept for their term'],
      table: 'aid_application',
      also: [
        'aid_statement',
        'aid_survey',
        'aid_stage',
        'aid_hand',
        'aid_notice',
        'aid_paper',
        'aid_freeze',
        'aid_kin',
      ],
      person: 'applicant_id',
      sealed: sealedOf('aid_application'),
      files,
      at: 'applied_at',
      shows: {
        number: ['编号', 'Number'],
        kind: { says: ['种类', 'Kind'], words: aidKindWords },
        status: { says: ['办到哪里', 'How far'], words: aidStatusWords },
        size: ['家里几口人', 'Size of the household'],
        details_sealed: ['申请时写的', 'What was written'],
      },
    }),
    heldIn({
      name: 'letters',
      says: ['寄给您的救助文书', 'Letters about your application'],
      why: ['决定要书面告知', 'Decisions are told in writing'],
      until: ['随申请', 'With the application'],
      kept: ['社会救助档案要保存到期满', 'Files of social assistance are kept for their term'],
      table: 'aid_letter',
      under: { table: 'aid_application', by: 'application_id', person: 'applicant_id' },
      sealed: sealedOf('aid_letter'),
      at: 'at',
      shows: { number: ['文号', 'Number'], body_sealed: ['内容', 'What it says'], served_on: ['送达日', 'Served'] },
    }),
    heldIn({
      name: 'custody',
      says: ['别人替您家保管的卡、存折', 'Cards kept for your household'],
      why: ['谁替谁保管要登记', 'Who keeps what for whom is registered'],
      until: ['归还后留作登记', 'Kept as the register after it is returned'],
      kept: ['防止冒领,依法登记', 'Registered by law against fraud'],
      table: 'aid_custody',
      household: 'household_id',
      at: 'at',
      shows: { why: ['为什么', 'Why'], since: ['从', 'Since'], returned_on: ['归还', 'Returned'] },
    }),
    scansOfHome(aidFormKinds.blank, {
      name: 'forms',
      says: ['您家交来、还没受理的申请表', 'Forms of your household nobody has filed yet'],
      why: ['等着随申请一起受理', 'They wait to be filed with the application'],
      until: ['一年内没有受理的删除', 'Deleted when nobody files them within a year'],
      kept: ['等着受理;一年内没有受理的自动删除', 'They wait to be filed; deleted after a year when nobody does'],
    }),
  ],
  apart: {
    aid_objection: 'what others said against an application: theirs, never shown to the household (domain §12.6)',
  },
};
