import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Segmented, Select } from 'antd';
import { useState } from 'react';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { PageHead } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { purposesApi } from '../purposes.contract.ts';
import { studyReaders } from '../studies.rules.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import type { VisitFilter } from '../visits.contract.ts';
import { visitorRoles } from '../visits.rules.ts';
import { VisitList, WaitingCorrections } from './list.tsx';
import { PaperDialog, type Printed, Sheets } from './paper.tsx';
import { Purposes } from './purposes.tsx';
import { RecordDialog } from './record.dialog.tsx';
import { Studies } from './studies.tsx';
import type { VisitSearch } from './visits.search.ts';
import './visits.css';

const route = getRouteApi('/visits');
type Dialog = 'record' | 'paper' | null;

/** 入户走访: what was written, what households said to it, what was studied, and what may be asked at all. */
export function VisitsPage() {
  const { say } = useSay();
  const { role } = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const [dialog, show] = useState<Dialog>(null);
  const [printed, setPrinted] = useState<Printed | null>(null);
  const go = (change: Partial<VisitSearch>) =>
    void navigate({ to: '/visits', search: { ...search, ...change }, replace: true });
  const view = search.view ?? 'visits';
  const within = search.area ? { area: search.area } : {};
  const filter: VisitFilter = {
    ...within,
    ...(search.purpose && { purpose: search.purpose }),
    ...(search.needs && { needs: search.needs }),
    ...(search.corrections && { corrections: search.corrections }),
  };
  const seesStudies = studyReaders.some((r) => r === role);
  const views = [
    { value: 'visits', label: say(w.visits) },
    { value: 'corrections', label: say(w.waiting) },
    ...(seesStudies ? [{ value: 'studies', label: say(w.studies) }] : []),
    { value: 'purposes', label: say(w.purposes) },
  ] as { value: NonNullable<VisitSearch['view']>; label: string }[];
  const close = () => show(null);
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        {visitorRoles.some((r) => r === role) && (
          <>
            <Button type="primary" onClick={() => show('record')}>
              {say(w.add)}
            </Button>
            <Button onClick={() => show('paper')}>{say(w.paper)}</Button>
            <ButtonLink to="/inbox/sheets">{say(w.scan)}</ButtonLink>
          </>
        )}
      </PageHead>
      <search className="filters no-print">
        <Segmented value={view} options={views} onChange={(next) => go({ view: next })} />
        {view !== 'purposes' && (
          <div className="filter-search">
            <PlacePicker value={search.area} onChange={(area) => go({ area })} label={say(w.onlyPlace)} clearable />
          </div>
        )}
        {view === 'visits' && <MoreFilters search={search} go={go} />}
      </search>
      {view === 'visits' && <VisitList filter={filter} />}
      {view === 'corrections' && <WaitingCorrections within={within} />}
      {view === 'studies' && <Studies within={within} />}
      {view === 'purposes' && <Purposes />}
      {dialog === 'record' && <RecordDialog close={close} />}
      {dialog === 'paper' && <PaperDialog close={close} done={setPrinted} />}
      {printed && <Sheets {...printed} close={() => setPrinted(null)} />}
    </>
  );
}

function MoreFilters({ search, go }: { search: VisitSearch; go: (change: Partial<VisitSearch>) => void }) {
  const { say } = useSay();
  const purposes = useAsk(purposesApi.visitPurposes, {});
  return (
    <>
      <Select
        aria-label={say(w.purpose)}
        value={search.purpose ?? ''}
        options={[
          { value: '', label: say(w.anyPurpose) },
          ...(purposes.data?.items ?? []).map((p) => ({ value: p.key, label: say([p.zh, p.en]) })),
        ]}
        onChange={(purpose) => go({ purpose: purpose || undefined })}
        popupMatchSelectWidth={false}
      />
      <Checkbox
        checked={search.needs === 'open'}
        onChange={(e) => go({ needs: e.target.checked ? 'open' : undefined })}
      >
        {say(w.onlyOpen)}
      </Checkbox>
      <Checkbox
        checked={search.corrections === 'open'}
        onChange={(e) => go({ corrections: e.target.checked ? 'open' : undefined })}
      >
        {say(w.onlyCorrected)}
      </Checkbox>
    </>
  );
}
