import { useSay } from '#ui/console/say.tsx';
import { rosterConsoleWords as w } from '../rosters.console.words.ts';
import type { RosterView } from '../rosters.contract.ts';

/** The month day by day, with room for what happened. */
export function PaperNotes({ roster }: { roster: RosterView }) {
  const { say } = useSay();
  return (
    <table className="paper-table">
      <thead>
        <tr>
          <th scope="col">{say(w.paperDay)}</th>
          <th scope="col">{say(w.paperWho)}</th>
          <th scope="col">{say(w.paperWhat)}</th>
        </tr>
      </thead>
      <tbody>
        {roster.days.map((d) => (
          <tr key={d.day}>
            <th scope="row">{d.day.slice(5)}</th>
            <td>{d.people.map((p) => p.name).join('、')}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
