import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { Role } from '#kernel/actor.ts';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { charterRoles, villageRoles } from '../charter.rules.ts';
import { normConsoleWords as w } from '../norms.console.words.ts';
import { normsApi } from '../norms.contract.ts';
import { appealRoles, reminderRoles } from '../norms.rules.ts';
import { charterStatusWords } from '../norms.words.ts';
import { CharterText } from './charter.dialogs.tsx';
import { Counts } from './counts.tsx';
import { type NormView, normViews } from './norms.search.ts';
import { Appeals, Reminders } from './reminders.tsx';
import './norms.css';

const route = getRouteApi('/norms');
const VILLAGE_DIGITS = 12;

/** 村规民约, and the lawful forms of grey and black: private reminders, behaviours counted. */
export function NormsPage() {
  const { say } = useSay();
  const { role, area } = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const has = (list: readonly Role[]) => list.includes(role);
  const mayOpen: Record<NormView, boolean> = {
    charters: has(charterRoles),
    reminders: has(charterRoles),
    appeals: has(appealRoles),
    counts: area.length >= VILLAGE_DIGITS,
  };
  const views = normViews.filter((v) => mayOpen[v]);
  const view = search.view && mayOpen[search.view] ? search.view : views[0];
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)} />
      <div className="filters no-print">
        <Segmented
          value={view ?? ''}
          options={views.map((value) => ({ value, label: say(w[value]) }))}
          onChange={(next) =>
            void navigate({ to: '/norms', search: { view: normViews.find((v) => v === next) }, replace: true })
          }
        />
      </div>
      {view === 'charters' && <Charters mayDraft={has(villageRoles) && area.length === VILLAGE_DIGITS} />}
      {view === 'reminders' && <Reminders mayGive={has(reminderRoles) && area.length === VILLAGE_DIGITS} />}
      {view === 'appeals' && <Appeals />}
      {view === 'counts' && <Counts />}
    </>
  );
}

function Charters({ mayDraft }: { mayDraft: boolean }) {
  const { say } = useSay();
  const navigate = useNavigate();
  const [isDrafting, draft] = useState(false);
  const ask = useAsk(normsApi.listCharters, {});
  const newOne = mayDraft && (
    <p className="no-print">
      <Button type="primary" onClick={() => draft(true)}>
        {say(w.draft)}
      </Button>
    </p>
  );
  return (
    <>
      <ExportLine list="charters" />
      {newOne}
      <Read ask={ask} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(c) => c.id}
              columns={[
                {
                  head: w.name,
                  cell: (c) => (
                    <Link to="/norms/$id" params={{ id: c.id }}>
                      {c.placeName} {c.name}
                    </Link>
                  ),
                },
                { head: w.edition, cell: (c) => say(w.nth, { n: c.edition }) },
                { head: w.clauses, cell: (c) => c.clauses, isFigure: true },
                { head: w.status, cell: (c) => say(charterStatusWords[c.status]) },
                { head: w.heldOn, cell: (c) => c.heldOn ?? '', isFigure: true },
                { head: w.filedOn, cell: (c) => c.filedOn ?? '', isFigure: true },
              ]}
            />
          )
        }
      </Read>
      {isDrafting && (
        <CharterText
          before={null}
          close={() => draft(false)}
          done={(c) => void navigate({ to: '/norms/$id', params: { id: c.id } })}
        />
      )}
    </>
  );
}
