import { trueNow } from '#ui/field/clock.ts';
import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dayOf, momentText } from '#ui/field/time.ts';
import { useWho } from '#ui/field/who.ts';
import { markerRoles } from '../learning.rules.ts';
import { learningFieldWords as w } from './field.words.ts';
import { useRegisters } from './Register.page.tsx';

/** On the page of today: the classes I teach, each the way to its register; those of earlier days that have none yet come first. */
export function LearningToday() {
  const { role } = useWho();
  return markerRoles.some((r) => r === role) ? <Mine /> : null;
}

function Mine() {
  const say = useSay();
  const { lang } = useSettings();
  const found = useRegisters().value;
  const today = dayOf(trueNow());
  const shown = (found?.items ?? []).filter((r) => {
    const day = dayOf(r.startsAt);
    return day === today || (day < today && r.status === 'planned' && r.learners.length > 0);
  });
  if (shown.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.today)} <small>{shown.length}</small>
      </h2>
      <ul className="lines">
        {shown.map((r) => (
          <li key={r.id}>
            <a className="line" href={hashOf(['class', r.id])}>
              <strong>{r.class}</strong>
              <span className="about">
                <span>{momentText(r.startsAt, lang)}</span>
                <span>{r.room}</span>
                <span>{r.status === 'held' ? say(w.kept, { n: r.present, of: r.learners.length }) : say(w.toDo)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
