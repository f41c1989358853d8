import { inFours } from '#kernel/fours.ts';
import type { Refused } from '#kernel/refusal.ts';
import { Button, Choose, FaultSummary, Field, Form, type FormState, PostButton, TextArea } from '#ui/portal/form.tsx';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { Empty, Notice, Timeline } from '#ui/portal/parts.tsx';
import type { ReportView, TeamCard } from '../teams.contract.ts';
import { type Counts, isShown, outcomes, SMALL } from '../teams.rules.ts';
import type { Member, Team } from '../teams.store.ts';
import { stepWords, teamOutcomeWords, teamWords } from '../teams.words.ts';
import { teamPortalWords as w } from './team.words.ts';

export type Shown = FormState & { refused: Refused | null; commandId: string };

const useMembers = () => {
  const t = useSay();
  return (n: number) => (n < SMALL ? t(w.membersFew) : t(w.members, { n }));
};
export function TeamList({ items }: { items: readonly Team[] }) {
  const t = useSay();
  const members = useMembers();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      {items.length === 0 && <Empty>{t(w.none)}</Empty>}
      {items.map((team) => (
        <section key={team.id} className="card">
          <p>
            <a className="lead" href={`/teams/${team.id}`}>
              {team.name}
            </a>
          </p>
          <p>{team.what}</p>
          <p className="soft">
            {team.placeName} · {members(team.members)}
          </p>
        </section>
      ))}
      <p>
        <a className="button plain" href="/team-member">
          {t(w.toMine)}
        </a>
      </p>
    </>
  );
}

function Outcomes({ counts }: { counts: Counts }) {
  const t = useSay();
  const text = (n: number) => (isShown(n) ? t(w.pieces, { n }) : t(w.few));
  return (
    <section>
      <h2>{t(w.outcomes)}</h2>
      <dl className="facts card">
        <dt>{t(w.reports)}</dt>
        <dd>{text(counts.reports)}</dd>
        {isShown(counts.reports) &&
          outcomes.map((o) => (
            <div key={o}>
              <dt>{t(teamOutcomeWords[o])}</dt>
              <dd>{text(counts[o])}</dd>
            </div>
          ))}
      </dl>
      <p className="soft">{t(w.fewHint)}</p>
    </section>
  );
}
export function OneTeam({ team, counts, values, faults, refused, commandId }: Shown & { team: Team; counts: Counts }) {
  const t = useSay();
  const members = useMembers();
  return (
    <>
      <h1>{team.name}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ name: w.name, phone: w.phoneField }} />
      <p>{team.what}</p>
      <dl className="facts card">
        <dt>{t(w.place)}</dt>
        <dd>
          {team.placeName} · {members(team.members)}
        </dd>
        <dt>{t(w.unit)}</dt>
        <dd>{team.unit}</dd>
        <dt>{t(w.phone)}</dt>
        <dd>{team.phone}</dd>
        <dt>{t(w.how)}</dt>
        <dd>{team.how}</dd>
      </dl>
      <Outcomes counts={counts} />
      <h2>{t(w.join)}</h2>
      <Form id="join" action={`/teams/${team.id}`} commandId={commandId} state={{ values, faults }}>
        <Field name="name" label={t(w.name)} autoComplete="name" maxLength={60} />
        <Field name="phone" label={t(w.phoneField)} type="tel" inputMode="tel" autoComplete="tel" maxLength={30} />
        <p className="soft">{t(teamWords.consent)}</p>
        <Button>{t(w.join)}</Button>
      </Form>
      <p className="no-print">
        <a className="button plain" href="/team-member">
          {t(w.toMine)}
        </a>{' '}
        <a href="/teams">{t(w.back)}</a>
      </p>
    </>
  );
}
export function Joined({ team, card }: { team: Team; card: TeamCard }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.joined)}</h1>
      <p>{team.name}</p>
      <dl className="facts card">
        <dt>{t(w.number)}</dt>
        <dd className="passphrase">{inFours(card.number)}</dd>
        <dt>{t(w.code)}</dt>
        <dd className="passphrase">{inFours(card.code)}</dd>
      </dl>
      <Notice tone="now">
        <p>{t(w.keep)}</p>
      </Notice>
      <form method="post" action="/team-member" className="no-print">
        <input type="hidden" name="number" value={card.number} />
        <input type="hidden" name="code" value={card.code} />
        <button type="submit" className="button main">
          {t(w.mine)}
        </button>
      </form>
    </>
  );
}

function Report({ r }: { r: ReportView }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const steps = r.steps.filter((s): s is typeof s & { verb: keyof typeof stepWords } => s.verb in stepWords);
  return (
    <section className="card" aria-label={r.title}>
      <h3>{r.title}</h3>
      <p>
        <b>{t(teamOutcomeWords[r.outcome])}</b> · {r.placeName} · {momentText(Temporal.Instant.from(r.at), lang, now)}
      </p>
      {r.reply && <p>{t(w.answer, { text: r.reply })}</p>}
      {r.photos.map((p) => (
        <p key={p.id}>
          <img src={`/team-member/photos/${r.id}/${p.id}`} alt={t(w.photo)} width="280" loading="lazy" />
        </p>
      ))}
      <details>
        <summary>{t(w.steps)}</summary>
        <Timeline
          items={steps.toReversed().map((s) => ({
            key: `${s.at} ${s.verb}`,
            at: Temporal.Instant.from(s.at),
            title: t(stepWords[s.verb]),
            ...(s.unit && { by: s.unit }),
          }))}
        />
      </details>
    </section>
  );
}

type OwnProps = Shown & {
  m: Member;
  team: Team;
  reports: readonly ReportView[];
  places: readonly { code: string; name: string }[];
  isSent: boolean;
};
/** What a member sees by their card: a form for a thing, what each report became, and the way out. */
export function OwnTeam({ m, team, reports, places, isSent, values, faults, refused, commandId }: OwnProps) {
  const t = useSay();
  return (
    <>
      <h1>{team.name}</h1>
      {isSent && (
        <Notice tone="good">
          <p>{t(w.sent)}</p>
        </Notice>
      )}
      {m.leftAt && <p>{t(w.hasLeft)}</p>}
      <FaultSummary faults={faults} refused={refused} labels={{ what: w.what, area: w.area }} />
      <h2>{t(w.mine)}</h2>
      {reports.length === 0 && <Empty>{t(w.noReports)}</Empty>}
      {reports.map((r) => (
        <Report key={r.id} r={r} />
      ))}
      {!m.leftAt && (
        <>
          <h2>{t(w.reportTitle)}</h2>
          <Form id="thing" action="/team-member/report" commandId={commandId} state={{ values, faults }}>
            <TextArea name="what" label={t(w.what)} hint={t(w.whatHint)} rows={3} maxLength={2000} />
            <Choose name="area" label={t(w.area)} choices={places.map((p) => ({ value: p.code, title: p.name }))} />
            <Field name="where" label={t(w.where)} maxLength={150} optional />
            <Button>{t(w.send)}</Button>
          </Form>
          <form method="post" action="/team-member/leave-team" className="no-print">
            <p className="soft">{t(w.leaveHint)}</p>
            <button type="submit" className="button plain">
              {t(w.leaveTeam)}
            </button>
          </form>
        </>
      )}
      <PostButton action="/team-member/close">{t(w.close)}</PostButton>
    </>
  );
}
