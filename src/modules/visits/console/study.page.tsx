import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { colon } from '#kernel/words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type StudyView, studiesApi } from '../studies.contract.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import './visits.css';

const route = getRouteApi('/visits/studies/$id');

/** The minutes of a joint study, and what has come of each decision; prints on A4 with room for signatures. */
export function StudyPage() {
  const { say } = useSay();
  const { id } = route.useParams();
  const ask = useAsk(studiesApi.getStudy, { params: { id } });
  return (
    <>
      <span className="visit-back no-print">
        <ButtonLink to="/visits">{say(w.back)}</ButtonLink>
      </span>
      <Read ask={ask} rows={10}>
        {(s) => <Minutes s={s} />}
      </Read>
    </>
  );
}

function Minutes({ s }: { s: StudyView }) {
  const { say } = useSay();
  const who = s.participants.map((p) => [p.unit, p.name].filter(Boolean).join(' ')).join('、');
  const note = [s.placeName, s.heldOn, s.heldWhere, `${say(w.chair)} ${s.unit} ${s.chair}`].filter(Boolean).join(' · ');
  return (
    <>
      <PageHead title={`${say(w.minutes)}${say(colon)}${s.title}`} note={note}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
      </PageHead>
      <section className="section">
        <h2>{say(w.participants)}</h2>
        <p>{who}</p>
      </section>
      <section className="section">
        <h2>{say(w.about)}</h2>
        <ul>
          {s.about.map((m) => (
            <li key={`${m.visitId}${m.needId ?? ''}`}>
              <Link to="/visits/$id" params={{ id: m.visitId }}>
                {[m.household, say(m.purposeSays), m.day].filter(Boolean).join(' · ')}
              </Link>
              {m.what && <p className="visit-said">{m.what}</p>}
            </li>
          ))}
        </ul>
      </section>
      <section className="section">
        <h2>{say(w.weighed)}</h2>
        <p className="visit-said">{s.weighed}</p>
      </section>
      <section className="section">
        <h2>{say(w.decision)}</h2>
        <p className="visit-said">{s.decision}</p>
      </section>
      {s.followUps.length > 0 && <FollowUps s={s} />}
      <p className="paper-only">{say(w.signs)}</p>
    </>
  );
}

function FollowUps({ s }: { s: StudyView }) {
  const { say } = useSay();
  return (
    <section className="section">
      <h2>{say(w.tasks)}</h2>
      <Register
        rows={s.followUps}
        keyOf={(t) => t.id}
        columns={[
          { head: w.taskWhat, cell: (t) => `${t.nth}. ${t.what}` },
          { head: w.taskUnit, cell: (t) => t.unit },
          { head: w.until, cell: (t) => t.until, isFigure: true },
          {
            head: w.way,
            cell: (t) =>
              t.caseId ? (
                <Link to="/cases/$id" params={{ id: t.caseId }} className="mono">
                  {t.caseNumber}
                </Link>
              ) : (
                <Link to="/duties">{say(w.byDuty)}</Link>
              ),
          },
          { head: w.result, cell: (t) => say(t.isDone ? w.isDone : w.notDone) },
        ]}
      />
    </section>
  );
}
