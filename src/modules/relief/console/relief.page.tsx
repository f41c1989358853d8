import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { dayOf } from '#ui/web/time.ts';
import { yuanText } from '../ledger.words.ts';
import { reliefConsoleWords as w } from '../relief.console.words.ts';
import { stockApi } from '../relief.contract.ts';
import { reliefWords } from '../relief.words.ts';
import { BatchDrawer } from './batch.drawer.tsx';
import { Batches } from './batches.tsx';
import { Counts } from './counts.tsx';
import { GrantDrawer } from './grant.drawer.tsx';
import { Grants } from './grants.tsx';
import { Ledger } from './ledger.tsx';
import { type ReliefSearch, reliefViews } from './relief.search.ts';
import './relief.css';

const route = getRouteApi('/relief');

/** 救助台账: batches and stock, what was approved and handed out, every entry, every count. */
export function ReliefPage() {
  const { say } = useSay();
  const search = route.useSearch();
  const navigate = useNavigate();
  const go = (change: Partial<ReliefSearch>) =>
    void navigate({ to: '/relief', search: { ...search, ...change }, replace: true });
  const view = search.view ?? 'batches';
  const within = search.area ? { area: search.area } : {};
  return (
    <>
      <PageHead title={say(reliefWords.title)} note={say(w.hint)}>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
      </PageHead>
      <Figures within={within} />
      <search className="filters no-print">
        <Segmented
          value={view}
          options={reliefViews.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) => go({ view: next })}
        />
        <div className="filter-search">
          <PlacePicker value={search.area} onChange={(area) => go({ area })} label={say(w.onlyPlace)} clearable />
        </div>
      </search>
      {view === 'batches' && <Batches within={within} open={(batch) => go({ batch })} />}
      {view === 'grants' && (
        <Grants
          within={within}
          status={search.status}
          choose={(status) => go({ status })}
          open={(grant) => go({ grant })}
        />
      )}
      {view === 'ledger' && <Ledger within={within} />}
      {view === 'counts' && <Counts />}
      {search.batch && <BatchDrawer id={search.batch} close={() => go({ batch: undefined })} />}
      {search.grant && <GrantDrawer id={search.grant} close={() => go({ grant: undefined })} />}
    </>
  );
}

/** What was handed out this year: things, households, money; a household is counted once. */
function Figures({ within }: { within: { area?: string } }) {
  const { say } = useSay();
  const today = dayOf(Date.now());
  const ask = useAsk(stockApi.reliefFigures, { query: { ...within, from: `${today.slice(0, 4)}-01-01`, to: today } });
  return (
    <Read ask={ask} rows={2}>
      {(f) => {
        const figures: [readonly [string, string], string | number][] = [
          ...f.goods.map((g): [readonly [string, string], string] => [[g.item, g.item], `${g.handed} ${g.unit}`]),
          [w.goodsHouseholds, f.goodsHouseholds],
          [w.moneyGiven, yuanText(f.money.cents)],
          [w.emergencyHouseholds, f.emergency.households],
          [w.emergencyGiven, yuanText(f.emergency.cents)],
          ...(f.papersLate > 0 ? [[w.papersLate, f.papersLate] as [readonly [string, string], number]] : []),
          ...(f.openCounts > 0 ? [[w.openCounts, f.openCounts] as [readonly [string, string], number]] : []),
        ];
        return (
          <dl className="figures" aria-label={say(w.thisYear)}>
            {figures.map(([word, n]) => (
              <div key={word[1]} className="card">
                <dt>{say(word)}</dt>
                <dd>{n}</dd>
              </div>
            ))}
          </dl>
        );
      }}
    </Read>
  );
}
