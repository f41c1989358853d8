import { useSay } from '#ui/console/say.tsx';
import { moduleWords } from '../insight.console.words.ts';
import type { Board } from '../insight.contract.ts';
import type { Days } from '../insight.period.rules.ts';
import type { Comparison } from '../insight.rules.ts';
import { NumberLine } from './number.tsx';

export const moduleName = (module: string, say: ReturnType<typeof useSay>['say']): string =>
  moduleWords[module] ? say(moduleWords[module]) : module;

/** Every other figure there is, by what it is about. */
export function Groups({ board, days, against }: { board: Board; days: Days; against: Comparison }) {
  const { say } = useSay();
  if (board.groups.length === 0) return null;
  return (
    <div className="board-groups">
      {board.groups.map(({ module, items }) => (
        <section className="card" key={module}>
          <h2>{moduleName(module, say)}</h2>
          <ul className="plain">
            {items.map((f) => (
              <NumberLine key={f.id} f={f} area={board.place.code} days={days} against={against} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
