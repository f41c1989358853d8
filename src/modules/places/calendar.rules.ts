/** When a holiday notice may be taken over: whole years that follow one another, real days, each once and to some purpose. */
import { addDays, type WorkCalendarData } from '#kernel/calendar.ts';

export type Cover = { readonly coveredFrom: string; readonly coveredUntil: string };
export type NoticeFault = 'outsideCover' | 'twice' | 'alreadyWorkday';
export type FoundNoticeFault = { readonly row: number; readonly fault: NoticeFault };

/** Listing a Monday to Friday as a working day says nothing: nearly always a slip of a date, so it is refused. */
export function checkNotice(data: Pick<WorkCalendarData, 'coveredFrom' | 'coveredUntil' | 'days'>): FoundNoticeFault[] {
  const seen = new Set<string>();
  return data.days.flatMap(({ date, isWorkday }, row): FoundNoticeFault[] => {
    if (date < data.coveredFrom || date > data.coveredUntil) return [{ row, fault: 'outsideCover' }];
    if (seen.has(date)) return [{ row, fault: 'twice' }];
    seen.add(date);
    const weekend = Temporal.PlainDate.from(date).dayOfWeek > 5;
    return isWorkday && !weekend ? [{ row, fault: 'alreadyWorkday' }] : [];
  });
}

/** The cover after a notice, or null when a year between would be missing and pass as if it had no holidays. */
export function joinCover(now: Cover | null, notice: Cover): Cover | null {
  if (now === null) return { coveredFrom: notice.coveredFrom, coveredUntil: notice.coveredUntil };
  if (notice.coveredFrom > addDays(now.coveredUntil, 1) || notice.coveredUntil < addDays(now.coveredFrom, -1))
    return null;
  return {
    coveredFrom: notice.coveredFrom < now.coveredFrom ? notice.coveredFrom : now.coveredFrom,
    coveredUntil: notice.coveredUntil > now.coveredUntil ? notice.coveredUntil : now.coveredUntil,
  };
}
