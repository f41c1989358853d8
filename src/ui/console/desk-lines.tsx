import type { ReactNode } from 'react';
import type { Word } from '#kernel/words.ts';
import { useSay } from './say.tsx';

export type DeskLine = { says: Word; n: number; waits?: boolean };
type Props = { title: string; all: ReactNode; lines: readonly DeskLine[] };

/** A card of the desk that counts what waits, a line for each kind of which there is any; no card where there is none. `all` is the way to the list. */
export function DeskLines({ title, all, lines }: Props) {
  const { say } = useSay();
  const some = lines.filter((l) => l.n > 0);
  if (some.length === 0) return null;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{title}</h2>
        {all}
      </header>
      <ul className="plain">
        {some.map((l) => (
          <li key={l.says[1]} className={l.waits ? 'waits' : ''}>
            {say(l.says, { n: l.n })}
          </li>
        ))}
      </ul>
    </section>
  );
}
