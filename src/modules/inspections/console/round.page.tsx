import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import { inspectionConsoleWords as w } from '../inspections.console.words.ts';
import { type FindingRow, inspectionsApi, type RoundView } from '../inspections.contract.ts';
import { findingCategories, standings } from '../inspections.rules.ts';
import { categoryWords, inspectionWords as i, opennessWords, standingWords } from '../inspections.words.ts';
import { FindingForm } from './finding.form.tsx';
import type { InspectionSearch } from './inspections.search.ts';
import { Findings } from './parts.tsx';
import { PublishForm, RoundForm } from './round.form.tsx';
import './inspections.css';

const route = getRouteApi('/inspections/$id');

/** One round with its findings. */
export function RoundPage() {
  const { id } = route.useParams();
  const rounds = useAsk(inspectionsApi.listRounds, {});
  const findings = useAsk(inspectionsApi.listFindings, { query: { roundId: id } });
  return (
    <Read ask={rounds} rows={8}>
      {({ items }) => {
        const r = items.find((x) => x.id === id);
        return r ? <Read ask={findings}>{(all) => <Shown r={r} all={all.items} />}</Read> : <Missing />;
      }}
    </Read>
  );
}
export function Missing() {
  const { say } = useSay();
  return (
    <Nothing title={say(w.none)}>
      <ButtonLink to="/inspections">{say(w.all)}</ButtonLink>
    </Nothing>
  );
}

function Shown({ r, all }: { r: RoundView; all: readonly FindingRow[] }) {
  const { say } = useSay();
  const search = route.useSearch();
  const [dialog, open] = useState<'edit' | 'add' | 'publish' | null>(null);
  const close = () => open(null);
  const shown = all.filter(
    (f) =>
      (!search.unit || f.inspected.id === search.unit) &&
      (!search.standing || f.standing === search.standing) &&
      (!search.category || f.category === search.category) &&
      (!search.repeated || f.former !== null),
  );
  const note = [
    r.office.name,
    r.documentNo,
    `${say(w.toldOn)} ${r.toldOn}`,
    r.openness !== 'none' && say(opennessWords[r.openness]),
  ];
  const { total, closed, overdue } = r.count;
  return (
    <>
      <PageHead title={r.title} note={note.filter(Boolean).join(' · ')}>
        <ExportButton list="findings" filters={{ roundId: r.id }} />
        <ButtonLink to="/inspections">{say(w.all)}</ButtonLink>
        {r.openness === 'public' && (
          <Button href={`/inspections/${r.id}`} target="_blank">
            {say(w.publicPage)}
          </Button>
        )}
        <ButtonLink to="/inspections/$id/ledger" params={{ id: r.id }}>
          {say(w.ledger)}
        </ButtonLink>
        {r.mayEdit && <Button onClick={() => open('edit')}>{say(w.editRound)}</Button>}
        {r.mayEdit && <Button onClick={() => open('publish')}>{say(w.publish)}</Button>}
        {r.mayEdit && (
          <ButtonLink to="/inspections/$id/import" params={{ id: r.id }}>
            {say(w.import)}
          </ButtonLink>
        )}
        {r.mayEdit && (
          <Button type="primary" onClick={() => open('add')}>
            {say(w.addFinding)}
          </Button>
        )}
      </PageHead>
      <p>{say(w.summary, { n: total, done: closed, late: overdue })}</p>
      <Filters r={r} search={search} />
      {shown.length === 0 ? (
        <Nothing title={say(all.length === 0 ? w.noFindings : w.noMatch)} />
      ) : (
        <Findings items={shown} />
      )}
      {dialog === 'edit' && <RoundForm before={r} close={close} />}
      {dialog === 'publish' && <PublishForm r={r} close={close} />}
      {dialog === 'add' && <FindingForm r={r} next={Math.max(0, ...all.map((f) => f.nth)) + 1} close={close} />}
    </>
  );
}

function Filters({ r, search }: { r: RoundView; search: InspectionSearch }) {
  const { say } = useSay();
  const navigate = useNavigate();
  const go = (change: Partial<InspectionSearch>) =>
    void navigate({ to: '/inspections/$id', params: { id: r.id }, search: { ...search, ...change }, replace: true });
  return (
    <div className="filters no-print">
      <Select
        aria-label={say(w.anyUnit)}
        value={search.unit ?? ''}
        options={[{ value: '', label: say(w.anyUnit) }, ...r.units.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(unit) => go({ unit: unit || undefined })}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={say(w.anyCategory)}
        value={search.category ?? ''}
        options={[
          { value: '', label: say(w.anyCategory) },
          ...findingCategories.map((value) => ({ value, label: say(categoryWords[value]) })),
        ]}
        onChange={(next) => go({ category: findingCategories.find((c) => c === next) })}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={say(w.anyStanding)}
        value={search.standing ?? ''}
        options={[
          { value: '', label: say(w.anyStanding) },
          ...standings.map((value) => ({ value, label: say(standingWords[value]) })),
        ]}
        onChange={(next) => go({ standing: standings.find((s) => s === next) })}
        popupMatchSelectWidth={false}
      />
      <Checkbox checked={search.repeated === true} onChange={(e) => go({ repeated: e.target.checked || undefined })}>
        {say(w.onlyRepeated)}
      </Checkbox>
    </div>
  );
}

const ledger = getRouteApi('/inspections/$id/ledger');
/** 整改台账 in the usual form, A4 landscape: what is seen is what is printed. */
export function LedgerPage() {
  const { say } = useSay();
  const { id } = ledger.useParams();
  const rounds = useAsk(inspectionsApi.listRounds, {});
  const findings = useAsk(inspectionsApi.listFindings, { query: { roundId: id } });
  return (
    <Read ask={rounds} rows={8}>
      {({ items }) => {
        const r = items.find((x) => x.id === id);
        if (!r) return <Missing />;
        return (
          <>
            <div className="no-print">
              <PageHead title={say(w.ledgerOf, { title: r.title })}>
                <ButtonLink to="/inspections/$id" params={{ id }}>
                  {say(w.toRound)}
                </ButtonLink>
                <Button href={urlOf(inspectionsApi.exportFindings, { params: { id } })} download>
                  {say(w.xlsx)}
                </Button>
                <Button type="primary" onClick={() => window.print()}>
                  {say(w.print)}
                </Button>
              </PageHead>
            </div>
            <Read ask={findings}>{(all) => <Ledger r={r} all={all.items} />}</Read>
          </>
        );
      }}
    </Read>
  );
}
function Ledger({ r, all }: { r: RoundView; all: readonly FindingRow[] }) {
  const { say } = useSay();
  const heads = [
    i.nth,
    i.unit,
    i.category,
    i.body,
    i.measures,
    i.owner,
    i.leaderShort,
    i.lead,
    i.due,
    i.status,
    i.last,
  ];
  const title = say(w.ledgerOf, { title: r.title });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
    <section className="inspection-ledger-sheet table-scroll" tabIndex={0} aria-label={title}>
      <h2 className="inspection-print">{title}</h2>
      <p className="soft">{say(w.ledgerNote, { office: r.office.name, day: new Date().toISOString().slice(0, 10) })}</p>
      <table className="plain-table inspection-ledger">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head[1]} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((f) => (
            <tr key={f.id}>
              <td className="figure">{f.nth}</td>
              <td>{f.inspected.name}</td>
              <td>{say(categoryWords[f.category])}</td>
              <td className="text">{f.body}</td>
              <td className="text">{f.measures.map((m) => `${m.nth}. ${m.body}`).join('\n')}</td>
              <td>{f.owner?.name ?? ''}</td>
              <td>{f.leaderPost ?? ''}</td>
              <td>{f.lead?.name ?? ''}</td>
              <td className="figure">{f.dueOn}</td>
              <td>{say(standingWords[f.standing])}</td>
              <td className="text">{f.last ? `${f.last.onDay} ${f.last.body}` : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
