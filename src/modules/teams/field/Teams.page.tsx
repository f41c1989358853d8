import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { Button, Empty, Loading, ProblemNotice } from '#ui/field/kit.tsx';
import { readAgain, useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { momentText } from '#ui/field/time.ts';
import { useWho } from '#ui/field/who.ts';
import { Problem, urlOf } from '#ui/web/call.ts';
import type { ReportView } from '../teams.contract.ts';
import { stepWords, teamOutcomeWords } from '../teams.words.ts';
import { teamFieldWords as w } from './field.words.ts';
import { teams } from './wire.ts';

/** 我报的事: what each report of a thing became, step by step; and the teams, joined and left with one tap. */
export function TeamsPage() {
  const say = useSay();
  const { accountId } = useWho();
  const loaded = useLoad(`teams/mine/${accountId}`, () => ask(teams.mine), { keep: true });
  return (
    <>
      <Head title={say(w.mine)} back={hashOf(['me'])} />
      <Loading of={loaded}>
        {(mine) => (
          <>
            {mine.reports.length === 0 && <Empty title={say(w.none)} />}
            {mine.reports.map((r) => (
              <Report key={r.id} r={r} />
            ))}
            <section className="group">
              <h2>{say(w.teams)}</h2>
              <p className="hint">{say(w.hint)}</p>
              {mine.teams.length === 0 && <Empty title={say(w.teamsNone)} />}
              {mine.teams.map((t) => (
                <Team key={t.id} {...t} />
              ))}
            </section>
            <a className="button quiet" href={hashOf(['activities'])}>
              {say(w.hours)}
            </a>
          </>
        )}
      </Loading>
    </>
  );
}

function Report({ r }: { r: ReportView }) {
  const say = useSay();
  const { lang } = useSettings();
  const steps = r.steps.filter((s): s is typeof s & { verb: keyof typeof stepWords } => s.verb in stepWords);
  return (
    <article className="case">
      <strong>{r.title}</strong>
      <p className="about">
        <span>{say(teamOutcomeWords[r.outcome])}</span>
        <span>{r.placeName}</span>
        <span>{momentText(r.at, lang)}</span>
      </p>
      {r.reply && <p>{say(w.answer, { text: r.reply })}</p>}
      {r.photos.map((p) => (
        <img
          key={p.id}
          src={urlOf(teams.photo, { params: { id: r.id, photoId: p.id } })}
          alt={say(w.photo)}
          width="280"
          loading="lazy"
        />
      ))}
      <ul className="lines">
        {steps.toReversed().map((s) => (
          <li key={`${s.at} ${s.verb}`} className="about">
            <span>{momentText(s.at, lang)}</span>
            <span>{say(stepWords[s.verb])}</span>
            {s.unit && <span>{s.unit}</span>}
          </li>
        ))}
      </ul>
    </article>
  );
}

type TeamProps = { id: string; name: string; what: string; isIn: boolean };
function Team({ id, name, what, isIn }: TeamProps) {
  const say = useSay();
  const [problem, setProblem] = useState<Problem | null>(null);
  const go = async (e: typeof teams.join | typeof teams.leave) => {
    setProblem(null);
    try {
      await ask(e, { params: { id }, input: {} });
      readAgain('teams/');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  return (
    <article className="case">
      <strong>{name}</strong>
      <p>{what}</p>
      {isIn ? (
        <>
          <p className="about">
            <span>{say(w.in)}</span>
          </p>
          <Button kind="quiet" onClick={() => void go(teams.leave)}>
            {say(w.leave)}
          </Button>
        </>
      ) : (
        <Button onClick={() => void go(teams.join)}>{say(w.join)}</Button>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </article>
  );
}
