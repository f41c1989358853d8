import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { affairsConsoleWords } from '../affairs.console.words.ts';
import { deliberationConsoleWords as w } from '../deliberations.console.words.ts';
import { deliberationsApi } from '../deliberations.contract.ts';
import { keeperRoles } from '../deliberations.rules.ts';
import { matterStatusWords, deliberationWords as words } from '../deliberations.words.ts';
import { settingWords } from '../settings.words.ts';
import { type DeliberationSearch, deliberationViews } from './deliberations.search.ts';
import { Deputies } from './deputies.tsx';
import { Disclosures } from './disclosures.tsx';
import { Levies } from './levies.tsx';
import { MatterForm } from './matter.form.tsx';
import { Meetings } from './meetings.tsx';
import { Officers } from './officers.tsx';
import { Rites } from './rites.tsx';
import { Setup } from './setup.tsx';
import { StepsMini } from './steps.tsx';
import './deliberations.css';

const labels = { ...w, ...affairsConsoleWords };
const route = getRouteApi('/deliberations');

/** 议事与公开: the village's board, or the county's list of villages. */
export function DeliberationsPage() {
  const { say } = useSay();
  const me = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const area = search.area ?? (me.area.length === 12 ? me.area : undefined);
  const go = (change: Partial<DeliberationSearch>) =>
    void navigate({ to: '/deliberations', search: { ...search, ...change }, replace: true });
  return (
    <>
      <PageHead title={say(words.title)} note={say(w.hint)}>
        <ButtonLink to="/deliberations/settings" search={search.area ? { area: search.area } : {}}>
          {say(settingWords.title)}
        </ButtonLink>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        {area && (
          <Button href={`/villages/${area}`} target="_blank">
            {say(w.publicPage)}
          </Button>
        )}
      </PageHead>
      {area ? <Village area={area} search={search} go={go} /> : <Villages go={go} />}
    </>
  );
}

type Go = (change: Partial<DeliberationSearch>) => void;
function Villages({ go }: { go: Go }) {
  const { say } = useSay();
  const ask = useAsk(deliberationsApi.deliberationVillages, {});
  return (
    <>
      <ExportLine list="deliberation-villages" />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(v) => v.area}
              open={(v) => go({ area: v.area })}
              columns={[
                { head: w.village, cell: (v) => v.placeName },
                { head: w.going, cell: (v) => v.going || '', isFigure: true },
                { head: w.out, cell: (v) => v.out || '', isFigure: true },
                { head: w.done, cell: (v) => v.done || '', isFigure: true },
                { head: w.deputiesN, cell: (v) => v.deputies || '', isFigure: true },
                {
                  head: w.women,
                  cell: (v) => (
                    <span className={v.women * 3 < v.deputies ? 'deliberation-short' : ''}>
                      {v.deputies > 0 ? `${Math.round((v.women * 100) / v.deputies)}%` : ''}
                    </span>
                  ),
                  isFigure: true,
                },
                { head: w.meetingsN, cell: (v) => v.meetingsThisYear || '', isFigure: true },
                { head: w.lastDeputies, cell: (v) => v.lastDeputiesOn ?? '', isFigure: true },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}

function Village({ area, search, go }: { area: string; search: DeliberationSearch; go: Go }) {
  const { say } = useSay();
  const me = useMe();
  const view = search.view ?? 'matters';
  const villages = useAsk(deliberationsApi.deliberationVillages, {}, { enabled: me.area.length < 12 });
  return (
    <>
      <div className="filters no-print">
        {me.area.length < 12 && (
          <Select
            aria-label={say(w.village)}
            value={area}
            options={[
              { value: '', label: say(w.villages) },
              ...(villages.data?.items ?? []).map((v) => ({ value: v.area, label: v.placeName })),
            ]}
            onChange={(next) => go({ area: next || undefined })}
            popupMatchSelectWidth={false}
          />
        )}
        <Segmented
          value={view}
          options={deliberationViews
            .filter((value) => value !== 'rites' || keeperRoles.some((r) => r === me.role))
            .map((value) => ({ value, label: say(labels[value]) }))}
          onChange={(next) => go({ view: next === 'matters' ? undefined : next })}
        />
      </div>
      {view === 'matters' && <Matters area={area} />}
      {view === 'meetings' && <Meetings area={area} />}
      {view === 'disclosures' && <Disclosures area={area} />}
      {view === 'levies' && <Levies area={area} />}
      {view === 'officers' && <Officers area={area} />}
      {view === 'rites' && <Rites area={area} />}
      {view === 'deputies' && <Deputies area={area} />}
      {view === 'setup' && <Setup area={area} />}
    </>
  );
}

function Matters({ area }: { area: string }) {
  const { say } = useSay();
  const { role } = useMe();
  const navigate = useNavigate();
  const [isAdding, add] = useState(false);
  const ask = useAsk(deliberationsApi.listMatters, { query: { area } });
  return (
    <>
      <ExportLine list="deliberations" filters={{ area }} />
      {keeperRoles.some((r) => r === role) && (
        <p className="no-print">
          <Button type="primary" onClick={() => add(true)}>
            {say(w.add)}
          </Button>
        </p>
      )}
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(m) => m.id}
              columns={[
                {
                  head: w.title,
                  cell: (m) => (
                    <Link to="/deliberations/$id" params={{ id: m.id }}>
                      {m.title}
                    </Link>
                  ),
                },
                { head: w.steps, cell: (m) => <StepsMini gate={m.gate} passed={m.status === 'done' ? 6 : m.passed} /> },
                { head: w.status, cell: (m) => say(matterStatusWords[m.status]) },
                { head: w.kind, cell: (m) => say(m.kindName) },
                { head: w.number, cell: (m) => m.number },
                { head: w.moved, cell: (m) => m.movedOn, isFigure: true },
              ]}
            />
          )
        }
      </Read>
      {isAdding && (
        <MatterForm
          area={area}
          close={() => add(false)}
          done={(m) => void navigate({ to: '/deliberations/$id', params: { id: m.id } })}
        />
      )}
    </>
  );
}
