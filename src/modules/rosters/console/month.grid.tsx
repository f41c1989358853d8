import { useSay } from '#ui/console/say.tsx';
import { rosterConsoleWords as w } from '../rosters.console.words.ts';
import type { RosterView } from '../rosters.contract.ts';

type Day = RosterView['days'][number];

function Cell({ d, isToday, open }: { d: Day; isToday: boolean; open: (() => void) | null }) {
  const { say } = useSay();
  const names = d.people.map((p) => p.name).join('、');
  const told = (
    <>
      <span className="roster-date">
        {Number(d.day.slice(8))} <small>{d.name}</small>
      </span>
      <span className="roster-names">{names || say(w.gap)}</span>
    </>
  );
  const kind = [d.is, names ? '' : 'gap', isToday ? 'today' : ''].filter(Boolean).join(' ');
  return (
    <td className={kind}>
      {open ? (
        <button type="button" onClick={open}>
          {told}
        </button>
      ) : (
        <div>{told}</div>
      )}
    </td>
  );
}

/** A month as it hangs on the wall: a row a week, Monday first. */
export function MonthGrid({
  roster,
  today,
  edit,
}: {
  roster: RosterView;
  today: string;
  edit: ((day: Day) => void) | null;
}) {
  const { say } = useSay();
  const [first] = roster.days;
  const lead = first ? new Date(`${first.day}T00:00:00Z`).getUTCDay() : 1;
  const cells: (Day | null)[] = [...Array.from({ length: (lead + 6) % 7 }, () => null), ...roster.days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, i) =>
    Array.from({ length: 7 }, (_unused, k) => cells[i * 7 + k] ?? null),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
    <section className="table-scroll" tabIndex={0} aria-label={`${roster.unit} ${roster.month}`}>
      <table className="roster-month">
        <caption className="sr-only">{`${roster.unit} ${roster.month}`}</caption>
        <thead>
          <tr>
            {say(w.weekdays)
              .split(' ')
              .map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, i) => (
            <tr key={week.find(Boolean)?.day ?? i}>
              {week.map((d, k) =>
                d ? (
                  <Cell key={d.day} d={d} isToday={d.day === today} open={edit ? () => edit(d) : null} />
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an empty corner of the month has no name
                  <td key={`none${k}`} className="none" />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
