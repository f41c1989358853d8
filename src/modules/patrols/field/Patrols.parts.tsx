import { ask } from '#ui/field/ask.ts';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useWho } from '#ui/field/who.ts';
import { verifierRoles, walkerRoles } from '../patrols.rules.ts';
import { patrolFieldWords as w } from './field.words.ts';
import { patrols } from './wire.ts';

const isOneOf = (roles: readonly string[], role: string) => roles.includes(role);

/** On the page of today: the grids of this post that nobody walked yet, and what somebody else is to look at. */
export function PatrolsToday() {
  const { role } = useWho();
  return (
    <>
      {isOneOf(walkerRoles, role) && <Grids />}
      {isOneOf(verifierRoles, role) && <ToVerify />}
    </>
  );
}

/** On 记一笔: the way to a round. */
export function PatrolLink() {
  const say = useSay();
  const { role } = useWho();
  if (!isOneOf(walkerRoles, role)) return null;
  return (
    <a className="button plain" href={hashOf(['patrol'])}>
      {say(w.open)}
    </a>
  );
}

function Grids() {
  const say = useSay();
  const { accountId } = useWho();
  const found = useLoad(`patrols/today/${accountId}`, () => ask(patrols.today), { keep: true }).value;
  const waiting = found?.grids.filter((g) => !g.isWalked) ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.today)} <small>{waiting.length}</small>
      </h2>
      <ul className="lines">
        {waiting.map((g) => (
          <li key={g.area}>
            <a className="line" href={hashOf(['patrol', g.area])}>
              <strong>{g.placeName}</strong>
              <span className="about">
                <span>{say(w.notWalked)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ToVerify() {
  const say = useSay();
  const { accountId } = useWho();
  const key = `patrols/toVerify/${accountId}`;
  const found = useLoad(key, () => ask(patrols.finds, { query: { state: 'toVerify' } })).value;
  if (!found || found.items.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.toVerify)} <small>{found.items.length}</small>
      </h2>
      <ul className="lines">
        {found.items.map((p) => (
          <li key={p.id}>
            <a className="line" href={hashOf(['look', p.id])}>
              <strong>{p.what}</strong>
              <span className="about">
                <span>{p.placeName}</span>
                {p.placeNote && <span>{p.placeNote}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
