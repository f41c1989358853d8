import { useSay } from '#ui/portal/frame.tsx';
import type { SeatView } from '../rooms.contract.ts';
import { readPlan } from '../rooms.rules.ts';
import { planThingWords } from '../rooms.words.ts';
import { portalRoomWords as w } from './room.words.ts';

const SIDE = 34;
/** As wide as a square is drawn: a finger finds a seat, and its letters are large; a room that is wider than the page is moved along. */
const WIDE = 60;
type Props = {
  plan: string;
  seats: readonly SeatView[];
  free: ReadonlySet<string>;
  chosen?: string | undefined;
  /** Where a free seat leads to; left out, the plan is only looked at. */
  href?: (seat: SeatView) => string;
};
/** The plan of a room as one picture: tables, things, seats; a free seat is a link, so that a keyboard and a telephone without script reach it. */
export function RoomPlan({ plan, seats, free, chosen, href }: Props) {
  const t = useSay();
  const read = readPlan(plan);
  if ('fault' in read) return null;
  const { lines, places, cells } = read;
  const kindOf = (thing: (typeof cells)[number]['thing']) => (thing === 'table' ? 'table' : 'thing');
  const drawn = (
    <svg className="room-plan" width={places * WIDE} viewBox={`-4 -4 ${places * SIDE + 8} ${lines * SIDE + 8}`}>
      <title>{t(w.planLabel)}</title>
      {cells
        .filter((c) => ['table', 'desk', 'shelf', 'door', 'window'].includes(c.thing))
        .map((c) => (
          <g key={`${c.line}/${c.place}`}>
            <rect className={kindOf(c.thing)} x={c.place * SIDE} y={c.line * SIDE} width={SIDE} height={SIDE} />
            {c.thing !== 'table' && (
              <text className="thing-says" x={(c.place + 0.5) * SIDE} y={(c.line + 0.6) * SIDE}>
                {t(planThingWords[c.thing])}
              </text>
            )}
          </g>
        ))}
      {seats.map((s) => (
        <Seat key={s.id} seat={s} isFree={free.has(s.id)} isChosen={s.id === chosen} {...(href && { href: href(s) })} />
      ))}
    </svg>
  );
  if (!href) return drawn;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
    <section className="room-plan-scroll" tabIndex={0} aria-label={t(w.planLabel)}>
      {drawn}
    </section>
  );
}
type SeatProps = { seat: SeatView; isFree: boolean; isChosen: boolean; href?: string };
function Seat({ seat, isFree, isChosen, href }: SeatProps) {
  const t = useSay();
  const state = isChosen ? 'chosen' : isFree ? 'free' : 'taken';
  const [x, y] = [(seat.place + 0.5) * SIDE, (seat.line + 0.5) * SIDE];
  const drawn = (
    <>
      <title>{t(isFree ? w.pickSeat : w.seatTaken, { seat: seat.label })}</title>
      <rect className="room-hit" x={x - SIDE / 2} y={y - SIDE / 2} width={SIDE} height={SIDE} />
      <circle className={`seat ${state}`} cx={x} cy={y} r={SIDE * 0.4} />
      <text className={`seat-says ${state}`} x={x} y={y + 4.5}>
        {seat.label}
      </text>
    </>
  );
  return isFree && href ? (
    <a href={href} aria-label={t(w.pickSeat, { seat: seat.label })}>
      {drawn}
    </a>
  ) : (
    <g>{drawn}</g>
  );
}
