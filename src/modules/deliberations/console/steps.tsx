import { useSay } from '#ui/console/say.tsx';
import { deliberationConsoleWords as w } from '../deliberations.console.words.ts';
import { type Gate, gates } from '../deliberations.rules.ts';

/** The six gates as six small bars: passed, here, to come. */
export function StepsMini({ gate, passed }: { gate: Gate | null; passed: number }) {
  const { say } = useSay();
  return (
    <span className="steps-mini" role="img" aria-label={say(w.stepOf, { n: passed })}>
      {gates.map((g, i) => (
        <i key={g} className={i < passed ? 'is-passed' : g === gate ? 'is-here' : ''} />
      ))}
    </span>
  );
}
