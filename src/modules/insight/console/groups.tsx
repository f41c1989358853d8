import { useSay } from '#ui/console/say.tsx';
import { moduleWords, insightConsoleWords as w } from '../insight.console.words.ts';
import type { Board, FigureView } from '../insight.contract.ts';
import type { Days } from '../insight.period.rules.ts';
import type { Comparison } from '../insight.rules.ts';
import { NumberLine } from './number.tsx';

export const moduleName = (module: string, say: ReturnType<typeof useSay>['say']): string =>
  moduleWords[module] ? say(moduleWords[module]) : module;

/** Told of something, now or in the span before. */
const says = (f: FigureView) => (f.value ?? 0) !== 0 || (f.before?.value ?? 0) !== 0;

/** Every other figure there is, by what it is about; those of which there was nothing are folded away at the end of their part. */
export function Groups({ board, days, against }: { board: Board; days: Days; against: Comparison }) {
  const { say } = useSay();
  if (board.groups.length === 0) return null;
  const lines = (items: readonly FigureView[]) => (
    <ul className="plain">
      {items.map((f) => (
        <NumberLine key={f.id} f={f} area={board.place.code} unit={board.unit?.id} days={days} against={against} />
      ))}
    </ul>
  );
  const told = board.groups.filter((g) => g.items.some(says));
  const silent = board.groups.filter((g) => !g.items.some(says));
  return (
    <div className="board-groups">
      {told.map(({ module, items }) => {
        const none = items.filter((f) => !says(f));
        return (
          <section className="card" key={module}>
            <h2>{moduleName(module, say)}</h2>
            {lines(items.filter(says))}
            {none.length > 0 && (
              <details className="number-none">
                <summary className="soft small">{say(w.noneOf, { n: none.length })}</summary>
                {lines(none)}
              </details>
            )}
          </section>
        );
      })}
      {silent.length > 0 && (
        <section className="card no-print">
          <details>
            <summary className="soft">{say(w.silent, { n: silent.length })}</summary>
            {silent.map(({ module, items }) => (
              <section key={module}>
                <h3>{moduleName(module, say)}</h3>
                {lines(items)}
              </section>
            ))}
          </details>
        </section>
      )}
    </div>
  );
}
