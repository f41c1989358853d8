export type NoticeDay = { date: string; isWorkday: boolean; name: string };
export type ReadNotice = { days: NoticeDay[] } | { fault: { n: number; line: string } };

const LINE = /^(\d{4}-\d{2}-\d{2})\s+(放假|上班)\s+(\S.*)$/;

/** A holiday notice as people type it, one day a line; the first line that is none is named. */
export function readNotice(text: string): ReadNotice {
  const days: NoticeDay[] = [];
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const [, date, what, name] = LINE.exec(line) ?? [];
    if (!date || !name) return { fault: { n: i + 1, line } };
    days.push({ date, isWorkday: what === '上班', name: name.trim() });
  }
  return days.length > 0 ? { days } : { fault: { n: 1, line: '' } };
}
