import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import { type PhoneRefusal, phoneRefusalWords } from './phones.words.ts';
import type { TrayRefusal } from './tray.rules.ts';
import { trayRefusalWords } from './tray.words.ts';

const status: Record<PhoneRefusal, number> = {
  madeInFuture: 422,
  beforeItExisted: 422,
  fileMissing: 409,
  fileUsed: 409,
  wrongHash: 422,
  otherContent: 409,
  wrongUse: 415,
  noStrokes: 422,
  fileRequired: 422,
};

/** A named answer for the phone: it keeps it beside the record, for the person to mend. */
export function refusedPhone(why: PhoneRefusal, field?: string, says: Word = phoneRefusalWords[why]): Refused {
  return new Refused(why, status[why], says, { faults: field ? [{ field, rule: why, says }] : [] });
}

export const refusedTray = (why: TrayRefusal): Refused =>
  new Refused(why, why === 'reasonMissing' ? 422 : 409, trayRefusalWords[why], {
    faults: why === 'reasonMissing' ? [{ field: 'reason', rule: why, says: trayRefusalWords[why] }] : [],
  });
