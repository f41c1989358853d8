import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useSay } from '#ui/console/say.tsx';
import { roomConsoleWords as w } from '../rooms.console.words.ts';
import { type BookingStatus, MAX_LINES, MAX_PLACES, type PlanSign, planSigns, readPlan } from '../rooms.rules.ts';
import { bookingStatusWords, planThingWords } from '../rooms.words.ts';

const SIDE = 36;
/** A square is never drawn wider than this: a small room is no poster. */
const WIDE = 52;
type Seat = {
  id: string;
  label: string;
  line: number;
  place: number;
  bookingId: string | null;
  status: BookingStatus | null;
};
/** The room as it stands now: who sits is a filled seat, who is away a hatched one; a seat in use opens its booking. */
export function LivePlan({
  plan,
  seats,
  open,
}: {
  plan: string;
  seats: readonly Seat[];
  open: (bookingId: string) => void;
}) {
  const { say } = useSay();
  const read = readPlan(plan);
  if ('fault' in read) return null;
  return (
    <svg
      className="room-plan"
      width={read.places * WIDE}
      viewBox={`-4 -4 ${read.places * SIDE + 8} ${read.lines * SIDE + 8}`}
    >
      <title>{say(w.plan)}</title>
      {read.cells
        .filter((c) => ['table', 'desk', 'shelf', 'door', 'window'].includes(c.thing))
        .map((c) => (
          <g key={`${c.line}/${c.place}`}>
            <rect
              className={c.thing === 'table' ? 'table' : 'thing'}
              x={c.place * SIDE}
              y={c.line * SIDE}
              width={SIDE}
              height={SIDE}
            />
            {c.thing !== 'table' && (
              <text className="thing-says" x={(c.place + 0.5) * SIDE} y={(c.line + 0.6) * SIDE}>
                {say(planThingWords[c.thing])}
              </text>
            )}
          </g>
        ))}
      {seats.map((s) => (
        <LiveSeat key={s.id} seat={s} open={open} />
      ))}
    </svg>
  );
}
function LiveSeat({ seat: s, open }: { seat: Seat; open: (bookingId: string) => void }) {
  const { say } = useSay();
  const says = `${s.label} ${s.status ? say(bookingStatusWords[s.status]) : say(w.free)}`;
  const drawn = (
    <>
      <title>{says}</title>
      <circle className={`seat ${s.status ?? 'free'}`} cx={(s.place + 0.5) * SIDE} cy={(s.line + 0.5) * SIDE} r={15} />
      <text className={`seat-says ${s.status ?? 'free'}`} x={(s.place + 0.5) * SIDE} y={(s.line + 0.5) * SIDE + 4}>
        {s.label}
      </text>
    </>
  );
  const { bookingId } = s;
  if (!bookingId) return <g>{drawn}</g>;
  return (
    <a
      href={`#booking-${bookingId}`}
      aria-label={says}
      onClick={(event) => {
        event.preventDefault();
        open(bookingId);
      }}
    >
      {drawn}
    </a>
  );
}

const signs = Object.keys(planSigns) as PlanSign[];
const FIRST: readonly string[] = ['D..W..W..', '.s=s.s=s.', '.s=p.s=p.', '.........', '.c=c.a=a.', 'T.......B'];
type EditorProps = { value?: string; onChange?: (plan: string) => void };
/** The plan as a grid of squares: a thing is chosen, squares are tapped. Every square is a button, for fingers and keyboards alike. */
export function PlanEditor({ value, onChange }: EditorProps) {
  const { say } = useSay();
  const [sign, choose] = useState<PlanSign>('s');
  const lines = (value ?? FIRST.join('\n')).split('\n');
  const places = Math.max(...lines.map((l) => l.length));
  const grid = lines.map((l) => l.padEnd(places, '.'));
  const put = (next: readonly string[]) => onChange?.(next.join('\n'));
  const tap = (line: number, place: number) =>
    put(
      grid.map((l, i) => {
        if (i !== line) return l;
        const now = l[place] === sign ? '.' : sign;
        return l.slice(0, place) + now + l.slice(place + 1);
      }),
    );
  return (
    <div className="plan-editor">
      <Segmented
        size="small"
        value={sign}
        onChange={(next) => choose(next as PlanSign)}
        options={signs.filter((s) => s !== '.').map((s) => ({ value: s, label: say(planThingWords[planSigns[s]]) }))}
      />
      <p className="soft">{say(w.planHow)}</p>
      <div className="plan-grid" style={{ gridTemplateColumns: `repeat(${places}, 28px)` }}>
        {grid.flatMap((l, line) =>
          [...l].map((s, place) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a square is where it stands
              key={`${line}/${place}`}
              type="button"
              className={`plan-cell is-${planSigns[s as PlanSign] ?? 'floor'}`}
              aria-label={say(w.planCell, {
                line: line + 1,
                place: place + 1,
                thing: say(planThingWords[planSigns[s as PlanSign] ?? 'floor']),
              })}
              onClick={() => tap(line, place)}
            >
              {s === '.' ? '' : s === '=' ? '▬' : s}
            </button>
          )),
        )}
      </div>
      <p className="acts">
        <Button size="small" disabled={grid.length >= MAX_LINES} onClick={() => put([...grid, '.'.repeat(places)])}>
          {say(w.longer)}
        </Button>
        <Button size="small" disabled={places >= MAX_PLACES} onClick={() => put(grid.map((l) => `${l}.`))}>
          {say(w.wider)}
        </Button>
        <span className="soft">{say(w.planSize, { lines: grid.length, places })}</span>
      </p>
    </div>
  );
}
export const FIRST_PLAN = FIRST.join('\n');
