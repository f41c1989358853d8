import { ask } from '#ui/field/ask.ts';
import { useLoad } from '#ui/field/load.ts';
import { useOutbox } from '#ui/field/outbox.ts';
import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dayText } from '#ui/field/time.ts';
import { useWho } from '#ui/field/who.ts';
import type { TodayHousehold } from '../visits.contract.ts';
import { visitorRoles } from '../visits.rules.ts';
import { visitsFieldWords as w } from './field.words.ts';
import { visits } from './wire.ts';

const mayVisit = (role: string): boolean => visitorRoles.some((r) => r === role);
/** Few enough to look over before one goes; the rest is one tap away. */
const SHOWN = 3;

/** The households of one's place, what may be asked, who may come along; kept on the phone. */
export function useVisitsToday() {
  const { accountId, organisationId, area } = useWho();
  return useLoad(`visits/today/${accountId}/${organisationId}/${area}`, () => ask(visits.today), { keep: true });
}

/** Those this phone has visited already and not yet sent stand last. */
export function useToVisit(households: readonly TodayHousehold[]): readonly TodayHousehold[] {
  const done = new Set(
    useOutbox()
      .filter((q) => q.kind === 'visit' && q.state === 'waiting')
      .map((q) => q.about),
  );
  return [...households].sort((a, b) => Number(done.has(a.id)) - Number(done.has(b.id)));
}

/** On 记一笔: the way to a visit. */
export function VisitLink() {
  const say = useSay();
  const { role } = useWho();
  if (!mayVisit(role)) return null;
  return (
    <a className="button plain" href={hashOf(['visits'])}>
      {say(w.open)}
    </a>
  );
}

/** On the page of today: whom nobody visited for longest, and that somebody says something is wrong. */
export function VisitsToday() {
  const { role } = useWho();
  return mayVisit(role) ? <Today /> : null;
}

function Today() {
  const say = useSay();
  const { value } = useVisitsToday();
  const households = useToVisit(value?.households ?? []);
  if (!value || households.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.today)} <small>{households.length}</small>
      </h2>
      {value.correctionsOpen > 0 && <p className="hint">{say(w.waiting, { n: value.correctionsOpen })}</p>}
      <ul className="lines">
        {households.slice(0, SHOWN).map((h) => (
          <HouseholdLine key={h.id} h={h} />
        ))}
      </ul>
      <a className="button plain" href={hashOf(['visits'])}>
        {say(w.all, { n: households.length })}
      </a>
    </section>
  );
}

export function HouseholdLine({ h }: { h: TodayHousehold }) {
  const say = useSay();
  const { lang } = useSettings();
  return (
    <li>
      <a className="line" href={hashOf(['visit', h.id])}>
        <strong>{h.head ?? h.address}</strong>
        <span className="about">
          {h.head && <span>{h.address}</span>}
          <span>{h.lastOn ? say(w.last, { day: dayText(h.lastOn, lang) }) : say(w.never)}</span>
        </span>
      </a>
    </li>
  );
}
