import { Input } from 'antd';
import { Fragment } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { roomConsoleWords as w } from '../rooms.console.words.ts';
import { type RoomRow, roomsApi } from '../rooms.contract.ts';
import type { RoomSearch } from './rooms.search.ts';
import { addDays } from './times.ts';

const BACK = 13;
const WHOLE = 100;
type Props = { r: RoomRow; search: RoomSearch; go: (change: Partial<RoomSearch>) => void };
/** Figures first, then the shape: how full the room is by the hour. Nobody is in it. */
export function Figures({ r, search, go }: Props) {
  const { say } = useSay();
  const to = search.to ?? dayOf(Date.now());
  const from = search.from ?? addDays(to, -BACK);
  const ask = useAsk(roomsApi.roomFigures, { params: { id: r.id }, query: { from, to } }, { keepOld: true });
  return (
    <>
      <div className="filters no-print">
        <Input
          type="date"
          aria-label={say(w.fromDay)}
          value={from}
          onChange={(e) => go({ from: e.target.value || undefined })}
        />
        <Input
          type="date"
          aria-label={say(w.toDay)}
          value={to}
          onChange={(e) => go({ to: e.target.value || undefined })}
        />
      </div>
      <Read ask={ask}>
        {(f) => (
          <>
            <dl className="room-sums">
              {(
                [
                  [w.figureDays, f.days],
                  [w.figureBooked, f.booked],
                  [w.figureWalked, f.walkedIn],
                  [w.figureChildren, f.children],
                  [w.figureEmpty, f.empty],
                ] as const
              ).map(([head, n]) => (
                <div key={head[1]}>
                  <dt>{say(head)}</dt>
                  <dd>{n}</dd>
                </div>
              ))}
            </dl>
            <h2>{say(w.byHour)}</h2>
            <dl className="room-bars">
              {f.hours.map((h) => (
                <Fragment key={h.hour}>
                  <dt>{say(w.hour, { n: h.hour })}</dt>
                  <dd>
                    <div className="room-bar" style={{ width: `${f.seats === 0 ? 0 : (h.used / f.seats) * WHOLE}%` }} />
                  </dd>
                  <dd>{say(w.used, { n: h.used })}</dd>
                </Fragment>
              ))}
            </dl>
            <p className="soft">{say(w.figureNote)}</p>
          </>
        )}
      </Read>
    </>
  );
}
