import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Button, Progress, Tooltip } from 'antd';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { Lines, MeasureDrawer } from '#modules/measures/console/index.ts';
import { type MeasureRow, measuresApi } from '#modules/measures/measures.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import { planConsoleWords as w } from '../plans.console.words.ts';
import { type GoalView, type PlanView, plansApi } from '../plans.contract.ts';
import { headings, type PlanVerb } from '../plans.rules.ts';
import { headingWords, planStatusWords, planVerbWords, planWords, verdictWords } from '../plans.words.ts';
import { DraftForm } from './draft.form.tsx';
import { PlanAct } from './plan.acts.tsx';
import './plans.css';

const route = getRouteApi('/plans/$id');

/** One plan: as it stands, or while the village drafts it. */
export function PlanPage() {
  const { id } = route.useParams();
  const ask = useAsk(plansApi.getPlan, { params: { id } });
  const [isEditing, edit] = useState(false);
  return (
    <Read ask={ask} rows={8}>
      {(x) =>
        isEditing ? (
          <DraftForm x={x} close={() => edit(false)} />
        ) : (
          <Shown key={x.version} x={x} edit={() => edit(true)} />
        )
      }
    </Read>
  );
}

/** The measures of a plan in force come from where all measures are followed; of a draft they are what was written down. */
function usePlanMeasures(x: PlanView) {
  const ask = useAsk(
    measuresApi.listMeasures,
    { query: { documentId: x.documentId ?? '' } },
    { enabled: x.documentId !== null },
  );
  const live = new Map((ask.data?.items ?? []).map((m) => [m.id, m]));
  const drafted = (l: PlanView['lines'][number]): MeasureRow => ({
    ...l,
    documentId: '',
    status: 'notStarted',
    standing: 'notStarted',
    doneOn: null,
    hasChanges: false,
    lastReport: null,
    version: 1,
    open: [],
  });
  const of = (goalNth: number): MeasureRow[] =>
    x.lines
      .filter((l) => l.goalNth === goalNth)
      .flatMap((l) => (l.measureId === null ? drafted(l) : (live.get(l.measureId) ?? [])));
  const known = new Set(x.lines.map((l) => l.measureId));
  return { of, later: [...live.values()].filter((m) => !known.has(m.id)) };
}

function Shown({ x, edit }: { x: PlanView; edit: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const [act, setAct] = useState<{ verb: PlanVerb; goal?: GoalView } | null>(null);
  const [opened, open] = useState<string | null>(null);
  const measures = usePlanMeasures(x);
  const again = () =>
    void client.invalidateQueries({ predicate: (q) => /^\/api\/(?:plans|measures)/.test(String(q.queryKey[0])) });
  const note = [`${x.fromYear}–${x.toYear}`, say(planStatusWords[x.status]), x.unit].join(' · ');
  const show = (verb: PlanVerb) => (verb === 'edit' ? edit() : setAct({ verb }));
  return (
    <>
      <PageHead title={`${x.placeName} · ${x.title}`} note={note}>
        <ButtonLink to="/plans">{say(w.all)}</ButtonLink>
        {x.status === 'inForce' && (
          <Button href={`/plans/${x.id}`} target="_blank">
            {say(w.publicPage)}
          </Button>
        )}
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        {x.documentId && (
          <Button href={urlOf(measuresApi.exportMeasures, { params: { id: x.documentId } })} download>
            {say(w.xlsx)}
          </Button>
        )}
        {x.open
          .filter((v) => v !== 'figure')
          .map((v) => (
            <Button key={v} type={v === 'submit' || v === 'approve' ? 'primary' : 'default'} onClick={() => show(v)}>
              {say(planVerbWords[v])}
            </Button>
          ))}
        {x.closed.map((c) => (
          <Tooltip key={c.verb} title={say(c.says)}>
            <Button disabled>{say(planVerbWords[c.verb])}</Button>
          </Tooltip>
        ))}
      </PageHead>
      <Marks x={x} />
      <Goals
        x={x}
        of={measures.of}
        open={open}
        record={x.open.includes('figure') ? (goal) => setAct({ verb: 'figure', goal }) : null}
      />
      {measures.later.length > 0 && (
        <>
          <h2>{say(w.later)}</h2>
          <Lines items={measures.later} open={open} />
        </>
      )}
      <About x={x} />
      <Reviews x={x} />
      {opened && <MeasureDrawer id={opened} close={() => open(null)} />}
      {act && <PlanAct x={x} verb={act.verb} goal={act.goal ?? null} close={() => setAct(null)} done={again} />}
    </>
  );
}

function Marks({ x }: { x: PlanView }) {
  const { say } = useSay();
  return (
    <>
      {x.status === 'draft' && x.remark && (
        <Alert type="warning" showIcon title={say(w.sentBack, { why: x.remark })} className="plans-mark" />
      )}
      {x.status === 'ended' && (
        <Alert type="info" title={say(w.ended, { day: x.endedOn ?? '', why: x.remark ?? '' })} className="plans-mark" />
      )}
      {x.reviewsDue.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say(w.reviewDue, { years: x.reviewsDue.join('、') })}
          className="plans-mark"
        />
      )}
      {x.approvedOn && <p className="soft">{say(planWords.approved, { day: x.approvedOn, by: x.approvedBy ?? '' })}</p>}
    </>
  );
}

function Goals({
  x,
  of,
  open,
  record,
}: {
  x: PlanView;
  of: (nth: number) => readonly MeasureRow[];
  open: (id: string) => void;
  record: ((goal: GoalView) => void) | null;
}) {
  const { say } = useSay();
  return (
    <>
      <h2>{say(planWords.goals)}</h2>
      {x.goalList.map((g) => (
        <section key={g.id} className="card plans-goal">
          <header>
            <h3>
              {g.nth}. {g.body}
            </h3>
            {record && <Button onClick={() => record(g)}>{say(w.figure)}</Button>}
          </header>
          <p className="soft">
            {[
              say(planWords.byYear, { year: g.year }),
              g.unit !== null && say(planWords.fromTo, { from: g.baseline ?? 0, to: g.target ?? 0, unit: g.unit }),
              g.unit !== null && g.latest !== null && say(planWords.latest, { n: g.latest, unit: g.unit }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {g.way !== null && (
            <Progress percent={g.way} aria-label={g.body} status={g.way >= 100 ? 'success' : 'normal'} />
          )}
          {g.figures.length > 0 && <Figures x={x} g={g} />}
          {of(g.nth).length > 0 && <Lines items={of(g.nth)} open={(id) => x.documentId && open(id)} />}
        </section>
      ))}
    </>
  );
}
function Figures({ x, g }: { x: PlanView; g: GoalView }) {
  const { say } = useSay();
  return (
    <details>
      <summary>
        {say(planWords.figures)} ({g.figures.length})
      </summary>
      <ol className="plain plans-figures">
        {g.figures.map((f) => (
          <li key={f.id}>
            <strong>{f.onDay}</strong> {f.value !== null && `${f.value} ${g.unit ?? ''}`} {f.body}{' '}
            {f.fileName && (
              <a
                href={urlOf(plansApi.figureFile, { params: { id: x.id, figureId: f.id } })}
                target="_blank"
                rel="noreferrer"
              >
                {f.fileName}
              </a>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function About({ x }: { x: PlanView }) {
  const { say } = useSay();
  return (
    <>
      <h2>{say(planWords.problems)}</h2>
      <ol>
        {x.problems.map((p) => (
          <li key={p}>{p}</li>
        ))}
      </ol>
      <h2>{say(planWords.profile)}</h2>
      <dl className="facts card">
        {headings
          .filter((h) => x.profile[h])
          .map((h) => (
            <div key={h} className="plans-about">
              <dt>{say(headingWords[h])}</dt>
              <dd>{x.profile[h]}</dd>
            </div>
          ))}
        {x.heardOn && (
          <div className="plans-about">
            <dt>{say(planWords.heard)}</dt>
            <dd>
              {x.heardOn} {x.heardHow}
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

function Reviews({ x }: { x: PlanView }) {
  const { say } = useSay();
  if (x.reviews.length === 0) return null;
  return (
    <>
      <h2>{say(planWords.reviews)}</h2>
      {x.reviews.map((r) => (
        <section key={r.year} className="card">
          <h3>
            {say(planWords.reviewOf, { year: r.year })} <span className="soft">{say(planWords.by, { by: r.by })}</span>
          </h3>
          <p>{r.body}</p>
          <ul>
            {x.goalList.map((g) => {
              const verdict = r.verdicts[g.id];
              return verdict && <li key={g.id}>{`${g.nth}. ${g.body}${say(colon)}${say(verdictWords[verdict])}`}</li>;
            })}
          </ul>
        </section>
      ))}
    </>
  );
}
