import { ask } from '#ui/field/ask.ts';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { dayOf } from '#ui/field/time.ts';
import { useWho } from '#ui/field/who.ts';
import type { TodayTurn } from '../duties.contract.ts';
import { dutyRoles } from '../duties.rules.ts';
import { recordKindWords } from '../duties.words.ts';
import { dutyFieldWords as w } from './field.words.ts';
import { wayTo } from './ways.ts';
import { duties } from './wire.ts';

function Line({ turn }: { turn: TodayTurn }) {
  const say = useSay();
  const way = wayTo(turn.recordKind, turn);
  const isToday = turn.dueOn === dayOf(Date.now());
  const told = (
    <>
      <strong>{turn.title}</strong>
      <span className="about">
        <span>{say(recordKindWords[turn.recordKind])}</span>
        <span>{isToday ? say(w.today) : say(w.until, { day: turn.dueOn })}</span>
        {turn.needs > 1 && <span>{say(w.counted, { n: turn.counted, needs: turn.needs })}</span>}
        <span>{turn.placeName}</span>
      </span>
    </>
  );
  return (
    <li>
      {way ? (
        <a className="line" href={hashOf(way)}>
          {told}
        </a>
      ) : (
        <div className="line">{told}</div>
      )}
    </li>
  );
}

/** On the page of today: the duties of this post that are open. */
export function DutiesToday() {
  const who = useWho();
  return dutyRoles.some((role) => role === who.role) ? <Turns accountId={who.accountId} /> : null;
}

function Turns({ accountId }: { accountId: string }) {
  const say = useSay();
  const found = useLoad(`duties/today/${accountId}`, () => ask(duties.today), { keep: true }).value;
  if (!found || found.items.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.title)} <small>{found.items.length}</small>
      </h2>
      <ul className="lines">
        {found.items.map((turn) => (
          <Line key={`${turn.dutyId}/${turn.opensOn}`} turn={turn} />
        ))}
      </ul>
    </section>
  );
}
