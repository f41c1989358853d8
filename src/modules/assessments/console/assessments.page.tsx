import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { assessmentConsoleWords as w } from '../assessments.console.words.ts';
import { assessmentsApi } from '../assessments.contract.ts';
import { assessmentWords, roundStatusWords, schemeStatusWords, windowWords } from '../assessments.words.ts';
import { schemeRoles } from '../scores.rules.ts';
import { type AssessmentSearch, assessmentViews } from './assessments.search.ts';
import { RoundDialog } from './round.dialog.tsx';
import { SchemeHead } from './scheme.dialogs.tsx';
import './assessments.css';

const route = getRouteApi('/assessments');

/** 支部评分: the rounds that run, and the schemes they rest on. */
export function AssessmentsPage() {
  const { say } = useSay();
  const navigate = useNavigate();
  const view = route.useSearch().view ?? 'rounds';
  const { role } = useMe();
  const isKeeper = schemeRoles.some((r) => r === role);
  const [dialog, open] = useState<'round' | 'scheme' | null>(null);
  const go = (search: AssessmentSearch) => void navigate({ to: '/assessments', search, replace: true });
  return (
    <>
      <PageHead title={say(assessmentWords.title)} note={say(w.hint)}>
        {isKeeper && view === 'rounds' && (
          <Button type="primary" onClick={() => open('round')}>
            {say(w.openRound)}
          </Button>
        )}
        {isKeeper && view === 'schemes' && (
          <Button type="primary" onClick={() => open('scheme')}>
            {say(w.addScheme)}
          </Button>
        )}
      </PageHead>
      <search className="filters no-print">
        <Segmented
          value={view}
          options={assessmentViews.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next })}
        />
      </search>
      {view === 'rounds' ? <Rounds /> : <Schemes />}
      {dialog === 'round' && (
        <RoundDialog
          close={() => open(null)}
          done={(r) => void navigate({ to: '/assessments/rounds/$id', params: { id: r.id } })}
        />
      )}
      {dialog === 'scheme' && (
        <SchemeHead
          close={() => open(null)}
          done={(s) => void navigate({ to: '/assessments/schemes/$id', params: { id: s.id } })}
        />
      )}
    </>
  );
}

function Rounds() {
  const { say } = useSay();
  const ask = useAsk(assessmentsApi.listRounds, {});
  return (
    <>
      <ExportLine list="score-rounds" />
      <Read ask={ask} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noRounds)} hint={say(w.noRoundsHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(r) => r.id}
              columns={[
                {
                  head: w.name,
                  cell: (r) => (
                    <Link to="/assessments/rounds/$id" params={{ id: r.id }}>
                      {r.name}
                      {r.isExample && ` · ${say(w.example)}`}
                    </Link>
                  ),
                },
                { head: w.year, cell: (r) => r.year, isFigure: true },
                { head: w.status, cell: (r) => say(roundStatusWords[r.status]) },
                { head: w.by, cell: (r) => r.organisation },
                {
                  head: windowWords.self,
                  cell: (r) => `${r.windows.self.from} – ${r.windows.self.to}`,
                  isFigure: true,
                },
                {
                  head: windowWords.review,
                  cell: (r) => `${r.windows.review.from} – ${r.windows.review.to}`,
                  isFigure: true,
                },
                { head: w.units, cell: (r) => r.entries, isFigure: true },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}

function Schemes() {
  const { say } = useSay();
  const ask = useAsk(assessmentsApi.listSchemes, {});
  return (
    <>
      <ExportLine list="score-schemes" />
      <Read ask={ask} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noSchemes)} hint={say(w.noSchemesHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(s) => s.id}
              columns={[
                {
                  head: w.name,
                  cell: (s) => (
                    <Link to="/assessments/schemes/$id" params={{ id: s.id }}>
                      {s.name}
                      {s.isExample && ` · ${say(w.example)}`}
                    </Link>
                  ),
                },
                {
                  head: w.status,
                  cell: (s) => `${say(w.edition, { n: s.edition })} · ${say(schemeStatusWords[s.status])}`,
                },
                { head: w.by, cell: (s) => s.organisation },
                { head: assessmentWords.item, cell: (s) => say(w.items, { n: s.items }), isFigure: true },
                { head: w.sum, cell: (s) => s.sum, isFigure: true },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
