import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { casesApi } from '../cases.contract.ts';
import { overviewRoles } from '../cases.parts.rules.ts';
import { checksWords as w } from '../cases.sides.console.words.ts';

/** How often what a unit had replied was not so, by calls after the end: of units, never of a person (product N9). */
export function ChecksCard() {
  const { role } = useMe();
  return overviewRoles.some((r) => r === role) ? <Checks /> : null;
}

function Checks() {
  const { say } = useSay();
  const ask = useAsk(casesApi.closingChecks, {});
  return (
    <section className="card">
      <h2>{say(w.title)}</h2>
      <p className="soft">{say(w.hint)}</p>
      <Read ask={ask} rows={2}>
        {({ units }) =>
          units.length === 0 ? (
            <p className="soft">{say(w.none)}</p>
          ) : (
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{say(w.unit)}</th>
                  <th className="number">{say(w.reached)}</th>
                  <th className="number">{say(w.differs)}</th>
                  <th className="number">{say(w.open)}</th>
                </tr>
              </thead>
              <tbody>
                {units.map(({ id, name, reached, differs, open }) => (
                  <tr key={id}>
                    <td>{name}</td>
                    <td className="number">{reached}</td>
                    <td className="number">
                      {differs === null
                        ? say(w.tooFew)
                        : say(w.share, { n: differs, percent: Math.round((differs / reached) * 100) })}
                    </td>
                    <td className="number">{open}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Read>
    </section>
  );
}
