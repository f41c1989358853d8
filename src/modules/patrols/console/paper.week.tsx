import { PaperTwin } from '#modules/papers/console/index.ts';
import { useSay } from '#ui/console/say.tsx';
import { patrolConsoleWords as w } from '../patrols.console.words.ts';

const LINES = ['first', 'second'];

/** A week of rounds of one grid on paper: each day two lines, for what was found and what was done. */
export function PaperWeek({ area, days }: { area: string; days: readonly string[] }) {
  const { say } = useSay();
  const heads = [w.paperDay, w.paperTime, w.paperFound, w.paperDone];
  return (
    <PaperTwin kind="patrolWeek" subject={`${area}/${days[0] ?? ''}`} label={w.paper} small>
      <p>{say(w.paperHow)}</p>
      <table className="paper-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head[1]} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.flatMap((day) =>
            LINES.map((line) => (
              <tr key={day + line}>
                <th scope="row">{line === 'first' ? day.slice(5) : ''}</th>
                <td />
                <td />
                <td />
              </tr>
            )),
          )}
        </tbody>
      </table>
    </PaperTwin>
  );
}
