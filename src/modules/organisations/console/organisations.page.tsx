import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useCallback, useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { PlacePicker, useNearName } from '#modules/places/console/index.ts';
import { asProblem, keyOf, useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, PageHead, Waiting } from '#ui/console/parts.tsx';
import { Finder, More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { organisationConsoleWords as w } from '../organisations.console.words.ts';
import { organisationsApi } from '../organisations.contract.ts';
import { type OrganisationKind, organisationKinds } from '../organisations.rules.ts';
import { organisationKindWords } from '../organisations.words.ts';
import { OrganisationDrawer } from './organisation.drawer.tsx';
import { type Entry, NameFields, type Whole } from './organisation.fields.tsx';

const bySearch = (typed: string, option?: { label?: string }) => (option?.label ?? '').includes(typed.trim());

function Add({ close, done }: { close: () => void; done: () => void }) {
  const { say } = useSay();
  const { area } = useMe();
  const ask = useAsk(organisationsApi.listOrganisations, {});
  return (
    <FormDialog<Entry, Whole>
      title={w.add}
      start={{ area }}
      close={close}
      done={done}
      send={({ superiorId, duty, ...rest }, key) =>
        call(organisationsApi.addOrganisation, {
          input: { ...rest, ...(superiorId && { superiorId }), ...(duty && { duty }) },
          key,
        })
      }
    >
      <NameFields />
      <Form.Item name="area" label={say(w.area)} rules={[{ required: true, message: say(w.required) }]}>
        <PlacePicker label={say(w.area)} />
      </Form.Item>
      <Form.Item name="superiorId" label={say(w.superiorOptional)}>
        <Select
          allowClear
          showSearch={{ filterOption: bySearch }}
          loading={ask.isPending}
          options={(ask.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.name }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/** The organisations of one's place and of those above it. */
export function OrganisationsPage() {
  const { say } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const nearName = useNearName();
  const [q, setQ] = useState('');
  const [kind, setKind] = useState<OrganisationKind | undefined>();
  const [opened, open] = useState<string | null>(null);
  const [isAdding, add] = useState(false);
  const find = useCallback((typed: string) => setQ(typed), []);
  const query = { ...(q && { q }), ...(kind && { kind }) };
  const list = useInfiniteQuery({
    queryKey: keyOf(organisationsApi.listOrganisations, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(organisationsApi.listOrganisations, { query: { ...query, ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.organisations) ?? [];
  const refresh = () =>
    void client.invalidateQueries({ predicate: (x) => String(x.queryKey[0]).startsWith('/api/organisations') });
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        <ExportButton list="organisations" filters={query} />
        {role === 'systemAdmin' && (
          <Button type="primary" onClick={() => add(true)}>
            {say(w.add)}
          </Button>
        )}
      </PageHead>
      <search className="filters">
        <Finder label={w.find} find={find} />
        <Select
          className="filter"
          allowClear
          placeholder={say(w.kind)}
          aria-label={say(w.kind)}
          value={kind ?? null}
          options={organisationKinds.map((value) => ({ value, label: say(organisationKindWords[value]) }))}
          onChange={(value) => setKind(value ?? undefined)}
        />
      </search>
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={8} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={say(q || kind ? w.none : w.noneYet)} />}
      {rows.length > 0 && (
        <Register
          rows={rows}
          keyOf={(o) => o.id}
          open={(o) => open(o.id)}
          columns={[
            { head: w.name, cell: (o) => o.name },
            { head: w.kind, cell: (o) => say(organisationKindWords[o.kind]) },
            { head: w.area, cell: (o) => (o.placeName ? nearName(o.placeName) : o.area) },
            { head: w.duty, cell: (o) => o.duty ?? '' },
          ]}
        />
      )}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
      {opened && <OrganisationDrawer id={opened} open={open} close={() => open(null)} refresh={refresh} />}
      {isAdding && <Add close={() => add(false)} done={refresh} />}
    </>
  );
}
