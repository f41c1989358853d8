import { useQueryClient } from '@tanstack/react-query';
import { Breadcrumb, Button, Form, Input } from 'antd';
import { useCallback, useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Finder, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { placeConsoleWords as w } from '../places.console.words.ts';
import { placesApi } from '../places.contract.ts';
import { placeKindWords } from '../places.words.ts';
import { CalendarSection } from './calendar.section.tsx';

type Whole = Answer<typeof placesApi.getPlace>;
const VILLAGE_LENGTH = 12;

function Add({ what, code, close }: { what: 'grid' | 'alias'; code: string; close: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const isGrid = what === 'grid';
  return (
    <FormDialog<{ name: string }, Whole>
      title={isGrid ? w.addGrid : w.addAlias}
      close={close}
      done={() => void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/places') })}
      send={({ name }, key) =>
        isGrid
          ? call(placesApi.addGrid, { params: { code }, input: { name }, key })
          : call(placesApi.addAlias, { params: { code }, input: { alias: name }, key })
      }
    >
      <Form.Item
        name="name"
        label={say(isGrid ? w.gridName : w.alias)}
        rules={[{ required: true, message: say(w.required) }]}
      >
        <Input maxLength={60} />
      </Form.Item>
    </FormDialog>
  );
}

/** The place one is looking at: the way up, its other names, and what an administrator may add to it. */
function Here({ code, go }: { code: string; go: (code: string | null) => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const ask = useAsk(placesApi.getPlace, { params: { code } });
  const [adding, add] = useState<'grid' | 'alias' | null>(null);
  return (
    <Read ask={ask} rows={1}>
      {(here) => (
        <div className="here">
          <Breadcrumb
            items={[
              {
                key: 'top',
                title: (
                  <Button type="link" className="row-open" onClick={() => go(null)}>
                    {say(w.top)}
                  </Button>
                ),
              },
              ...here.ancestors.map((p) => ({
                key: p.code,
                title: (
                  <Button type="link" className="row-open" onClick={() => go(p.code)}>
                    {p.name}
                  </Button>
                ),
              })),
              { key: here.code, title: here.name },
            ]}
          />
          {here.aliases.length > 0 && (
            <p className="soft">
              {say(w.alias)}: {here.aliases.map((a) => a.alias).join('、')}
            </p>
          )}
          {role === 'systemAdmin' && (
            <div className="acts">
              {here.code.length === VILLAGE_LENGTH && <Button onClick={() => add('grid')}>{say(w.addGrid)}</Button>}
              <Button onClick={() => add('alias')}>{say(w.addAlias)}</Button>
            </div>
          )}
          {adding && <Add what={adding} code={here.code} close={() => add(null)} />}
        </div>
      )}
    </Read>
  );
}

/** Divisions level by level, or found by name, and the working-day calendar by which time limits count. */
export function PlacesPage() {
  const { say } = useSay();
  const [parent, go] = useState<string | null>(null);
  const [q, setQ] = useState('');
  const find = useCallback((typed: string) => setQ(typed), []);
  const below = useAsk(placesApi.listPlaces, { query: { ...(parent && { parent }) } }, { enabled: !q });
  const found = useAsk(placesApi.searchPlaces, { query: { q } }, { enabled: q !== '' });
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        <ExportButton list="places" filters={{ ...(parent && { parent }) }} />
      </PageHead>
      <search className="filters">
        <Finder key={parent} label={w.find} find={find} />
      </search>
      {!q && parent && <Here code={parent} go={go} />}
      <Read ask={q ? found : below} rows={8}>
        {({ places }) =>
          places.length === 0 ? (
            <Nothing title={say(q ? w.none : w.noneBelow)} />
          ) : (
            <Register
              rows={places}
              keyOf={(p) => p.code}
              open={(p) => {
                setQ('');
                go(p.code);
              }}
              columns={[
                { head: w.name, cell: (p) => (q ? p.fullName : p.name) },
                { head: w.kind, cell: (p) => say(placeKindWords[p.kind]) },
                { head: w.code, cell: (p) => <span className="mono">{p.code}</span> },
              ]}
            />
          )
        }
      </Read>
      <CalendarSection />
    </>
  );
}
