import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { learningConsoleWords as w } from '../learning.console.words.ts';
import { learningApi, type TermView } from '../learning.contract.ts';
import { keeperRoles, type TermVerb } from '../learning.rules.ts';
import { learningWords, termStatusWords, termVerbWords } from '../learning.words.ts';
import { sessionsApi } from '../sessions.contract.ts';
import { Catalogue } from './catalogue.tsx';
import { ClassDrawer } from './class.drawer.tsx';
import { Classes } from './classes.tsx';
import { Learners } from './learners.tsx';
import { type LearningSearch, learningViews } from './learning.search.ts';
import { SessionDrawer } from './session.drawer.tsx';
import { TermForm } from './term.form.tsx';
import { Timetable } from './timetable.tsx';
import './learning.css';

const route = getRouteApi('/learning');
export type Go = (change: Partial<LearningSearch>) => void;
/** Everything of this module on the screen is asked for anew. */
export function useLearningAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/learning') });
}
export const useKeeps = (): boolean => {
  const { role } = useMe();
  return keeperRoles.some((r) => r === role);
};

/** 老年大学: timetable, classes, learners and what classes are made of; everything that is chosen stands in the address. */
export function LearningPage() {
  const { say } = useSay();
  const search = route.useSearch();
  const navigate = useNavigate();
  const keeps = useKeeps();
  const go: Go = (change) => void navigate({ to: '/learning', search: { ...search, ...change }, replace: true });
  const view = search.view ?? 'timetable';
  const views = keeps ? learningViews : learningViews.slice(0, 2);
  const terms = useAsk(learningApi.listTerms, {});
  return (
    <>
      <PageHead title={say(learningWords.title)} note={say(w.hint)}>
        <ExportButton list="terms" />
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
      </PageHead>
      <div className="filters no-print">
        <Segmented
          value={view}
          options={views.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next === 'timetable' ? undefined : next })}
        />
      </div>
      {view === 'learners' ? (
        <Learners />
      ) : view === 'catalogue' ? (
        <Catalogue />
      ) : (
        <Read ask={terms} rows={8}>
          {({ items }) => <Terms items={items} search={search} go={go} keeps={keeps} />}
        </Read>
      )}
      {search.class && <ClassDrawer id={search.class} close={() => go({ class: undefined })} go={go} />}
      {search.session && <SessionDrawer id={search.session} close={() => go({ session: undefined })} />}
    </>
  );
}

type TermsProps = { items: readonly TermView[]; search: LearningSearch; go: Go; keeps: boolean };
/** The term that runs, or the newest, unless another is chosen. */
const chosen = (items: readonly TermView[], id: string | undefined) =>
  items.find((t) => t.id === id) ?? items.find((t) => t.status === 'running') ?? items[0];

function Terms({ items, search, go, keeps }: TermsProps) {
  const { say } = useSay();
  const [isAdding, add] = useState(false);
  const again = useLearningAgain();
  const term = chosen(items, search.term);
  const form = isAdding && (
    <TermForm
      before={null}
      close={() => add(false)}
      done={(t) => {
        again();
        go({ term: t.id, view: 'classes' });
      }}
    />
  );
  const adding = keeps && <Button onClick={() => add(true)}>{say(w.addTerm)}</Button>;
  if (!term)
    return (
      <Nothing title={say(w.noTerm)} hint={say(w.noTermHint)}>
        {adding}
        {form}
      </Nothing>
    );
  return (
    <>
      <div className="filters no-print">
        <Select
          aria-label={say(w.term)}
          value={term.id}
          options={items.map((t) => ({ value: t.id, label: `${t.unit} ${t.name}` }))}
          onChange={(id) => go({ term: id })}
          popupMatchSelectWidth={false}
        />
        <Tag>{say(termStatusWords[term.status])}</Tag>
        {keeps && <TermActs term={term} />}
        <span className="page-acts">
          <Button href={urlOf(sessionsApi.exportTimetable, { params: { id: term.id } })} download>
            {say(w.xlsx)}
          </Button>
          {keeps && (
            <ButtonLink to="/learning/$id/import" params={{ id: term.id }}>
              {say(w.importClasses)}
            </ButtonLink>
          )}
          {adding}
        </span>
      </div>
      {search.view === 'classes' ? (
        <Classes term={term} go={go} keeps={keeps} />
      ) : (
        <Timetable term={term} search={search} go={go} />
      )}
      {form}
    </>
  );
}

function TermActs({ term }: { term: TermView }) {
  const { say } = useSay();
  const again = useLearningAgain();
  const [isEditing, edit] = useState(false);
  const move = useDeed((verb: TermVerb, key) =>
    call(learningApi.moveTerm, { params: { id: term.id }, version: term.version, input: { verb }, key }),
  );
  return (
    <>
      {term.open.map((verb) => (
        <Button
          key={verb}
          type="primary"
          loading={move.pending}
          onClick={async () => {
            if (await move.run(verb)) again();
          }}
        >
          {say(termVerbWords[verb])}
        </Button>
      ))}
      {term.closed.map((c) => (
        <Tooltip key={c.verb} title={say(c.says)}>
          <Button disabled>{say(termVerbWords[c.verb])}</Button>
        </Tooltip>
      ))}
      {term.status !== 'ended' && <Button onClick={() => edit(true)}>{say(w.editTerm)}</Button>}
      {move.problem && <Fault problem={move.problem} />}
      {isEditing && <TermForm before={term} close={() => edit(false)} done={again} />}
    </>
  );
}
