import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Input, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { inFours } from '#kernel/fours.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { rightsConsoleWords as w } from '../rights.console.words.ts';
import { type RightRow, rightsApi } from '../rights.contract.ts';
import { takerRoles } from '../rights.rules.ts';
import { rightKindWords, rightStatusWords, rightWayWords } from '../rights.words.ts';
import { FileDialog, type Filed } from './right.dialogs.tsx';
import { RightDrawer } from './right.drawer.tsx';

const route = getRouteApi('/rights');

/** The queue of the unit that answers; whoever stands at a counter takes one down, or finds one by the number that was brought. */
export function RightsPage() {
  const { say } = useSay();
  const { role } = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [number, find] = useState('');
  const [isFiling, file] = useState(false);
  const [filed, show] = useState<Filed | null>(null);
  const ask = useAsk(rightsApi.listRights, {
    query: { open: search.all ? 'false' : 'true', ...(number && { number }) },
  });
  const go = (to: { all?: boolean; id?: string }) => void navigate({ to: '/rights', search: to, replace: true });
  const again = () => void client.invalidateQueries({ queryKey: [rightsApi.listRights.path] });
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.note)}>
        {takerRoles.some((r) => r === role) && (
          <Button type="primary" onClick={() => file(true)}>
            {say(w.file)}
          </Button>
        )}
      </PageHead>
      <div className="filters no-print">
        <Segmented
          value={search.all ? 'all' : 'waiting'}
          options={[
            { value: 'waiting', label: say(w.waiting) },
            { value: 'all', label: say(w.all) },
          ]}
          onChange={(next) => go(next === 'all' ? { all: true } : {})}
        />
        <Input.Search
          placeholder={say(w.byNumber)}
          aria-label={say(w.byNumber)}
          allowClear
          maxLength={20}
          onSearch={find}
          style={{ maxWidth: 240 }}
        />
      </div>
      {filed && (
        <Alert
          type="success"
          showIcon
          title={say(w.made)}
          description={
            <p>
              {say(w.number)} <b className="mono">{inFours(filed.number)}</b> · {say(w.passphrase)}{' '}
              <b className="mono">{inFours(filed.passphrase)}</b>
            </p>
          }
        />
      )}
      <Read ask={ask} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register<RightRow>
              rows={items}
              keyOf={(r) => r.id}
              open={(r) => go({ ...search, id: r.id })}
              columns={[
                { head: w.number, cell: (r) => <span className="mono">{inFours(r.number)}</span> },
                { head: w.kind, cell: (r) => say(rightKindWords[r.kind]) },
                { head: w.name, cell: (r) => r.name },
                { head: w.way, cell: (r) => say(rightWayWords[r.way]) },
                { head: w.status, cell: (r) => say(rightStatusWords[r.status]) },
                {
                  head: w.due,
                  cell: (r) => (
                    <>
                      {r.dueOn} {r.isLate && <Tag color="error">{say(w.late)}</Tag>}
                    </>
                  ),
                },
              ]}
            />
          )
        }
      </Read>
      {search.id && (
        <RightDrawer id={search.id} number={number} close={() => go(search.all ? { all: true } : {})} done={again} />
      )}
      {isFiling && (
        <FileDialog
          close={() => file(false)}
          done={(made) => {
            show(made);
            again();
          }}
        />
      )}
    </>
  );
}
