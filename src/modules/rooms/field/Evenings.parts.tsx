import { ask } from '#ui/field/ask.ts';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dayOf, momentText } from '#ui/field/time.ts';
import { useWho } from '#ui/field/who.ts';
import { roomHands } from '../rooms.rules.ts';
import { roomFieldWords as w } from './field.words.ts';
import { evenings } from './wire.ts';

export const eveningsKey = (accountId: string) => `rooms/today/${accountId}`;
/** Tonight's evenings of one's place; no child is named here. */
export function useTonight() {
  const { accountId } = useWho();
  const today = dayOf(Date.now());
  const load = () => ask(evenings.list, { query: { from: today, to: today } });
  return useLoad(`${eveningsKey(accountId)}/${today}`, load, { keep: true });
}
/** On the page of today. */
export function EveningsToday() {
  const { role } = useWho();
  return roomHands.some((r) => r === role) ? <Tonight /> : null;
}
function Tonight() {
  const say = useSay();
  const { lang } = useSettings();
  const found = useTonight().value?.items.filter((e) => e.status !== 'cancelled' && e.status !== 'ended') ?? [];
  if (found.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.today)} <small>{found.length}</small>
      </h2>
      <ul className="lines">
        {found.map((e) => (
          <li key={e.id}>
            <a className="line" href={hashOf(['roomEvening', e.id])}>
              <strong>{e.title}</strong>
              <span className="about">
                <span>{momentText(e.from, lang)}</span>
                <span>{e.room}</span>
                <span>{say(w.children, { n: e.children })}</span>
                {e.there > 0 && <span>{say(w.there, { n: e.there })}</span>}
                {e.staffing !== 'fine' && <span>{say(w.notFine)}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
