import { Button, Segmented, Select } from 'antd';
import type { CSSProperties } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { catalogueApi } from '../catalogue.contract.ts';
import { learningConsoleWords as w } from '../learning.console.words.ts';
import type { TermView } from '../learning.contract.ts';
import { type SessionView, sessionsApi } from '../sessions.contract.ts';
import type { Go } from './learning.page.tsx';
import type { LearningSearch } from './learning.search.ts';
import { addDays, clockText, dayAt, dayHead, minuteAt, mondayOf, spanAt } from './times.ts';

type Column = { key: string; head: string; isToday: boolean; sessions: readonly SessionView[] };

/** A week drawn as a timetable: days as columns, or the rooms of one day; a session stands where its time is. */
export function Timetable({ term, search, go }: { term: TermView; search: LearningSearch; go: Go }) {
  const { say, lang } = useSay();
  const today = dayOf(Date.now());
  const within = today < term.fromDay ? term.fromDay : today > term.toDay ? term.toDay : today;
  const day = search.week ?? within;
  const byRooms = search.by === 'rooms';
  const monday = mondayOf(day);
  const span = byRooms ? { from: day, to: day } : { from: monday, to: addDays(monday, 6) };
  const query = { ...span, termId: term.id, ...(search.room && { roomId: search.room }) };
  const ask = useAsk(sessionsApi.listSessions, { query }, { keepOld: true });
  const catalogue = useAsk(catalogueApi.catalogue, {});
  const step = (n: number) => go({ week: addDays(day, byRooms ? n : 7 * n) });
  const columnsOf = (items: readonly SessionView[]): Column[] =>
    byRooms
      ? [...new Map(items.map((s) => [s.roomId, s.room]))]
          .toSorted((a, b) => a[1].localeCompare(b[1], 'zh'))
          .map(([key, head]) => ({ key, head, isToday: false, sessions: items.filter((s) => s.roomId === key) }))
      : Array.from({ length: 7 }, (_, i) => addDays(monday, i)).map((key) => ({
          ...{ key, head: dayHead(key, lang), isToday: key === today },
          sessions: items.filter((s) => dayAt(s.startsAt) === key),
        }));
  return (
    <>
      <div className="filters no-print">
        <ExportButton list="sessions" filters={query} />
        <Button onClick={() => step(-1)}>{say(byRooms ? w.dayBefore : w.earlier)}</Button>
        <Button onClick={() => go({ week: undefined })}>{say(w.thisWeek)}</Button>
        <Button onClick={() => step(1)}>{say(byRooms ? w.dayAfter : w.later)}</Button>
        <Segmented
          value={byRooms ? 'rooms' : 'days'}
          options={[
            { value: 'days', label: say(w.byDays) },
            { value: 'rooms', label: say(w.byRooms) },
          ]}
          onChange={(by) => go({ by: by === 'rooms' ? 'rooms' : undefined })}
        />
        <Select
          aria-label={say(w.room)}
          value={search.room ?? ''}
          options={[
            { value: '', label: say(w.allRooms) },
            ...(catalogue.data?.rooms ?? []).map((r) => ({ value: r.id, label: r.name })),
          ]}
          onChange={(room) => go({ room: room || undefined })}
          popupMatchSelectWidth={false}
        />
      </div>
      <h2 className="timetable-title">
        {term.unit} {term.name} ·{' '}
        {byRooms ? dayHead(day, lang) : `${dayHead(monday, lang)} – ${dayHead(addDays(monday, 6), lang)}`}
      </h2>
      <Read ask={ask} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(byRooms ? w.noneDay : w.noneWeek)} />
          ) : (
            <Grid columns={columnsOf(items)} items={items} open={(session) => go({ session })} withDay={!byRooms} />
          )
        }
      </Read>
    </>
  );
}

const STEP = 30;
/** Rows are half hours from the first session to the last; a session begins at its row and is as tall as it is long. */
function Grid({
  columns,
  items,
  open,
  withDay,
}: {
  columns: readonly Column[];
  items: readonly SessionView[];
  open: (id: string) => void;
  withDay: boolean;
}) {
  const first = Math.floor(Math.min(...items.map((s) => minuteAt(s.startsAt))) / 60) * 60;
  const last = Math.max(...items.map((s) => minuteAt(s.endsAt) || 1440));
  const rows = Math.ceil((last - first) / STEP);
  const hours = Array.from({ length: Math.ceil(rows / 2) }, (_, i) => first + i * 60);
  return (
    <div className="timetable" style={{ '--rows': rows, '--columns': columns.length } as CSSProperties}>
      <div className="timetable-hours" aria-hidden>
        {hours.map((minute) => (
          <span key={minute} style={{ gridRow: 2 + (minute - first) / STEP }}>
            {clockText(minute)}
          </span>
        ))}
      </div>
      {columns.map((c) => (
        <section
          key={c.key}
          aria-label={c.head}
          className={c.isToday ? 'timetable-column is-today' : 'timetable-column'}
        >
          <h3>{c.head}</h3>
          {lanesOf(c.sessions).map(({ s, lane, lanes }) => (
            <Session key={s.id} s={s} open={open} withRoom={withDay} at={placeOf(s, first, lane, lanes)} />
          ))}
        </section>
      ))}
    </div>
  );
}
const placeOf = (s: SessionView, first: number, lane: number, lanes: number): CSSProperties => {
  const row = 2 + Math.round((minuteAt(s.startsAt) - first) / STEP);
  const height = Math.max(2, Math.round((Date.parse(s.endsAt) - Date.parse(s.startsAt)) / 60_000 / STEP));
  return {
    gridRow: `${row} / span ${height}`,
    '--from': `${(100 * lane) / lanes}%`,
    '--wide': `${100 / lanes}%`,
  } as CSSProperties;
};
/** Sessions of one column that overlap stand beside each other, in as many lanes as meet at once. */
function lanesOf(sessions: readonly SessionView[]) {
  const placed: { s: SessionView; lane: number; group: number }[] = [];
  let ends: number[] = [];
  let group = 0;
  for (const s of sessions.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))) {
    const start = Date.parse(s.startsAt);
    if (ends.every((e) => e <= start)) {
      ends = [];
      group += 1;
    }
    const free = ends.findIndex((e) => e <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = Date.parse(s.endsAt);
    placed.push({ s, lane, group });
  }
  return placed.map((p) => ({
    ...p,
    lanes: 1 + Math.max(...placed.filter((q) => q.group === p.group).map((q) => q.lane)),
  }));
}

function Session({
  s,
  open,
  withRoom,
  at,
}: {
  s: SessionView;
  open: (id: string) => void;
  withRoom: boolean;
  at: CSSProperties;
}) {
  const { say } = useSay();
  return (
    <button type="button" className={`timetable-session is-${s.status}`} style={at} onClick={() => open(s.id)}>
      <strong>{s.class}</strong>
      <span>{spanAt(s.startsAt, s.endsAt)}</span>
      {s.status === 'cancelled' ? (
        <span>{say(w.cancelled, { reason: s.reason ?? '' })}</span>
      ) : (
        <span>
          {[...(withRoom ? [s.room] : []), ...s.teachers.map((t) => t.name)].join(' · ')}
          {s.movedFrom ? ` · ${say(w.movedFrom, { day: dayAt(s.movedFrom).slice(5) })}` : ''}
          {s.makesUp && s.insteadOf ? ` · ${say(w.insteadOf, { day: dayAt(s.insteadOf).slice(5) })}` : ''}
        </span>
      )}
    </button>
  );
}
