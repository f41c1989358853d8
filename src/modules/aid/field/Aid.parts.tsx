import { useOutbox } from '#ui/field/outbox.ts';
import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useWho } from '#ui/field/who.ts';
import { surveyorRoles } from '../aid.rules.ts';
import { aidKindWords } from '../aid.words.ts';
import { aidFieldWords as w } from './field.words.ts';
import { useToSurvey } from './Survey.page.tsx';

/** On the page of today: households that wait for two people to come; what this phone has surveyed already is left out. */
export function AidToday() {
  const { role } = useWho();
  return surveyorRoles.some((r) => r === role) ? <Waiting /> : null;
}

function Waiting() {
  const say = useSay();
  const { value } = useToSurvey();
  const done = new Set(
    useOutbox()
      .filter((q) => q.state !== 'refused')
      .map((q) => q.about),
  );
  const waiting = value?.items.filter((a) => !done.has(a.id)) ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.waiting)} <small>{waiting.length}</small>
      </h2>
      <ul className="lines">
        {waiting.map((a) => (
          <li key={a.id}>
            <a className="line" href={hashOf(['aidSurvey', a.id])}>
              <strong>
                {a.applicant} · {say(aidKindWords[a.kind])}
              </strong>
              <span className="about">
                <span>{a.address}</span>
                {a.dueOn && <span>{say(a.isOverdue ? w.late : w.due, { day: a.dueOn })}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
