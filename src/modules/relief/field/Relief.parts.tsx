import { useOutbox } from '#ui/field/outbox.ts';
import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useWho } from '#ui/field/who.ts';
import { keeperRoles } from '../relief.rules.ts';
import { reliefFieldWords as w } from './field.words.ts';
import { useToHandOut } from './HandOut.page.tsx';
import { whatOf } from './handout.ts';

/** On the page of today: what was approved and waits to be handed out; what this phone has handed out already is left out. */
export function ReliefToday() {
  const { role } = useWho();
  return keeperRoles.some((r) => r === role) ? <Waiting /> : null;
}

function Waiting() {
  const say = useSay();
  const { value } = useToHandOut();
  const done = new Set(
    useOutbox()
      .filter((q) => q.state !== 'refused')
      .map((q) => q.about),
  );
  const waiting = value?.grants.filter((g) => !done.has(g.id)) ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.waiting)} <small>{waiting.length}</small>
      </h2>
      <ul className="lines">
        {waiting.map((g) => (
          <li key={g.id}>
            <a className="line" href={hashOf(['handout', g.id])}>
              <strong>
                {g.household} · {whatOf(g)}
              </strong>
              <span className="about">
                <span>{g.placeName}</span>
                <span>{g.address}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
