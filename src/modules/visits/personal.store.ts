import { sql } from 'kysely';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { sealedCorrection } from './corrections.store.ts';
import { sealedText } from './parts.store.ts';
import { readingsOfVisits } from './readings.store.ts';
import { sealedVisit } from './visits.store.ts';
import {
  correctionPartWords,
  outcomeWords,
  spokenToWords,
  textPartWords,
  visitHowWords,
  visitResultWords,
} from './visits.words.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'visits',
      says: ['到您家的走访', 'Visits to your home'],
      why: ['按走访目的了解需要、帮着解决', 'To learn what is needed, for the purpose named'],
      until: ['长期;您可以凭走访单要求删除内容', 'Kept; by its slip you may have what was written erased'],
      kept: [
        '走访内容凭走访单要求更正或删除,由村里答复,不满意的逐级向上',
        'What was written is corrected or erased by the slip of the visit: the village answers, then those above',
      ],
      table: 'visit',
      also: ['visit_file', 'visit_need', 'visit_reading', 'visit_slip'],
      household: 'household_id',
      sealed: sealedVisit,
      files: { of: sql`select visit_id, hash, media_type from visit_file`, by: 'visit_id' },
      at: 'made_at',
      shows: {
        day: ['日期', 'Day'],
        how: { says: ['怎么走访的', 'How'], words: visitHowWords },
        result: { says: ['结果', 'Result'], words: visitResultWords },
        spoken_to: { says: ['和谁谈的', 'Spoken to'], words: spokenToWords },
        answers_sealed: ['回答', 'Answers'],
      },
      derived: {
        purpose_name: {
          says: ['目的', 'Purpose'],
          of: sql`(select p.zh from visit_purpose p where p.key = t.purpose order by length(p.area) desc limit 1)`,
        },
      },
    }),
    heldIn({
      name: 'words',
      says: ['走访时写下的话', 'What was written at visits'],
      why: ['记下您说的和看到的,好帮着解决', 'What you said and what was seen, so that it can be helped'],
      until: ['长期;凭走访单可以删除', 'Kept; erased by the slip of the visit'],
      kept: ['凭走访单要求更正或删除', 'Corrected or erased by the slip of the visit'],
      table: 'visit_text',
      under: { table: 'visit', by: 'visit_id', household: 'household_id' },
      sealed: sealedText,
      at: 'at',
      shows: {
        part: { says: ['哪一部分', 'Part'], words: textPartWords },
        text_sealed: ['内容', 'Words'],
        reason: ['改动原因', 'Why it was changed'],
      },
    }),
    heldIn({
      name: 'corrections',
      says: ['您对走访记录的意见', 'Your corrections of visits'],
      why: ['要答复您', 'They are answered'],
      until: ['长期', 'Kept'],
      kept: ['要能证明怎样答复的', 'It must be shown how they were answered'],
      table: 'visit_correction',
      under: { table: 'visit', by: 'visit_id', household: 'household_id' },
      sealed: sealedCorrection,
      at: 'at',
      shows: {
        part: { says: ['哪一部分', 'Part'], words: correctionPartWords },
        text_sealed: ['您说的', 'What you said'],
        outcome: { says: ['结果', 'Result'], words: outcomeWords },
        answer_sealed: ['答复', 'The answer'],
      },
    }),
  ],
  apart: {
    visit_study: 'what offices weighed together; read at the county on request, since it may speak of others',
    visit_study_person: 'staff and guests who took part in a study, not the household',
  },
  readings: readingsOfVisits,
};
