import { useSay } from '#ui/console/say.tsx';
import { incidentConsoleWords as w } from '../incidents.console.words.ts';
import type { TopicRow } from '../incidents.contract.ts';

/** The published formula and, for one matter, the numbers in it: anybody can make the heat again. */
export function Formula({ asOf, version, t }: { asOf: string; version: string; t?: TopicRow }) {
  const { say } = useSay();
  return (
    <details className="formula">
      <summary>{say(w.howMade)}</summary>
      <p>{say(w.formula)}</p>
      {t && <p className="mono">{say(w.worked, { ...t.inputs, heat: t.heat })}</p>}
      <p className="soft">{say(w.formulaNote, { version, asOf })}</p>
    </details>
  );
}
