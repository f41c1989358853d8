import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import { measureConsoleWords as w } from '../measures.console.words.ts';
import { type DocumentRow, type MeasureRow, measuresApi } from '../measures.contract.ts';
import { standings } from '../measures.rules.ts';
import { standingWords } from '../measures.words.ts';
import { DocumentForm } from './document.form.tsx';
import { Lines } from './lines.tsx';
import { MeasureDrawer } from './measure.drawer.tsx';
import { MeasureForm } from './measure.form.tsx';
import type { MeasureSearch } from './measures.search.ts';
import './measures.css';

const route = getRouteApi('/measures/$id');

/** One document with its measures: filtered by unit and by where they stand, printed as it is seen. */
export function DocumentPage() {
  const { id } = route.useParams();
  const documents = useAsk(measuresApi.listDocuments, {});
  const lines = useAsk(measuresApi.listMeasures, { query: { documentId: id } });
  return (
    <Read ask={documents} rows={8}>
      {({ items }) => {
        const d = items.find((x) => x.id === id);
        return d ? <Read ask={lines}>{(all) => <Shown d={d} all={all.items} />}</Read> : <Missing />;
      }}
    </Read>
  );
}
function Missing() {
  const { say } = useSay();
  return (
    <Nothing title={say(w.none)}>
      <ButtonLink to="/measures">{say(w.all)}</ButtonLink>
    </Nothing>
  );
}

function Shown({ d, all }: { d: DocumentRow; all: readonly MeasureRow[] }) {
  const { say } = useSay();
  const search = route.useSearch();
  const navigate = useNavigate();
  const [dialog, open] = useState<'edit' | 'add' | null>(null);
  const go = (change: Partial<MeasureSearch>) =>
    void navigate({ to: '/measures/$id', params: { id: d.id }, search: { ...search, ...change }, replace: true });
  const units = [...new Map(all.map((m) => [m.lead.id, m.lead.name]))];
  const shown = all.filter(
    (m) => (!search.unit || m.lead.id === search.unit) && (!search.standing || m.standing === search.standing),
  );
  const note = [d.number, d.issuers.join('、'), d.issuedOn, d.isPublic && say(w.public)].filter(Boolean).join(' · ');
  return (
    <>
      <PageHead title={d.title} note={note}>
        <ButtonLink to="/measures">{say(w.all)}</ButtonLink>
        {d.fileName && (
          <Button href={urlOf(measuresApi.documentFile, { params: { id: d.id } })} target="_blank">
            {say(w.original)}
          </Button>
        )}
        {d.isPublic && (
          <Button href={`/measures/${d.id}`} target="_blank">
            {say(w.publicPage)}
          </Button>
        )}
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        <Button href={urlOf(measuresApi.exportMeasures, { params: { id: d.id } })} download>
          {say(w.xlsx)}
        </Button>
        {d.mayEdit && <Button onClick={() => open('edit')}>{say(w.edit)}</Button>}
        {d.mayEdit && (
          <ButtonLink to="/measures/$id/import" params={{ id: d.id }}>
            {say(w.import)}
          </ButtonLink>
        )}
        {d.mayEdit && (
          <Button type="primary" onClick={() => open('add')}>
            {say(w.addMeasure)}
          </Button>
        )}
      </PageHead>
      <div className="filters no-print">
        <Select
          aria-label={say(w.anyUnit)}
          value={search.unit ?? ''}
          options={[{ value: '', label: say(w.anyUnit) }, ...units.map(([value, label]) => ({ value, label }))]}
          onChange={(unit) => go({ unit: unit || undefined })}
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
      </div>
      {shown.length === 0 ? (
        <Nothing title={say(w.noMeasures)} hint={say(w.noneHint)} />
      ) : (
        <Lines items={shown} open={(id) => go({ open: id })} />
      )}
      {search.open && <MeasureDrawer id={search.open} close={() => go({ open: undefined })} />}
      {dialog === 'edit' && <DocumentForm before={d} close={() => open(null)} done={() => {}} />}
      {dialog === 'add' && (
        <MeasureForm d={d} next={Math.max(0, ...all.map((m) => m.nth)) + 1} close={() => open(null)} />
      )}
    </>
  );
}
