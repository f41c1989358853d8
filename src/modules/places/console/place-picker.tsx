import { useQueryClient } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { keyOf, useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { call } from '#ui/web/call.ts';
import { placesApi } from '../places.contract.ts';

type Node = { id: string; pId: string | null; value: string; title: string; full: string };
const LEVELS = 2;
const VILLAGE_LENGTH = 12;
const TYPING_MS = 250;

const merged = (...lists: readonly (readonly Node[])[]) => [...new Map(lists.flat().map((n) => [n.id, n])).values()];

/** The places of one's own area, opened level by level or found by typing part of a name, an alias or a code. */
export function PlacePicker({
  value,
  onChange,
  label,
  clearable,
  id,
}: {
  value?: string | undefined;
  onChange?: (code: string | undefined) => void;
  label: string;
  clearable?: boolean;
  id?: string;
}) {
  const { area } = useMe();
  const client = useQueryClient();
  const [more, setMore] = useState<readonly Node[]>([]);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const levels = area.length >= VILLAGE_LENGTH ? 1 : LEVELS;
  const tree = useAsk(placesApi.placeTree, { params: { code: area }, query: { levels } }, { staleTime: 600_000 });
  const found = useAsk(placesApi.searchPlaces, { query: { q: asked, within: area } }, { enabled: asked.length > 0 });
  const chosen = useAsk(
    placesApi.getPlace,
    { params: { code: value ?? '' } },
    { enabled: Boolean(value), staleTime: 600_000 },
  );
  const nodes = useMemo(() => {
    const own = (tree.data?.places ?? []).map((p) => ({
      id: p.code,
      pId: p.parent,
      value: p.code,
      title: p.name,
      full: p.name,
    }));
    const hits = (found.data?.places ?? []).map((p) => ({
      id: p.code,
      pId: p.parent,
      value: p.code,
      title: p.fullName,
      full: p.fullName,
    }));
    const set = chosen.data
      ? [
          {
            id: chosen.data.code,
            pId: chosen.data.parent,
            value: chosen.data.code,
            title: chosen.data.name,
            full: chosen.data.fullName,
          },
        ]
      : [];
    return asked ? merged(hits, set) : merged(own, more, set);
  }, [tree.data, found.data, chosen.data, more, asked]);
  const load = async (node: { value?: unknown }) => {
    const parent = String(node.value);
    if (parent.length > VILLAGE_LENGTH) return;
    const { places } = await client.fetchQuery({
      queryKey: keyOf(placesApi.listPlaces, { query: { parent } }),
      queryFn: () => call(placesApi.listPlaces, { query: { parent } }),
      staleTime: 600_000,
    });
    setMore((old) =>
      merged(
        old,
        places.map((p) => ({ id: p.code, pId: p.parent, value: p.code, title: p.name, full: p.fullName })),
      ),
    );
  };
  return (
    <TreeSelect<string | null>
      {...(id && { id })}
      className="wide"
      treeDataSimpleMode
      treeData={nodes.map((n) => ({ ...n, isLeaf: n.value.length > VILLAGE_LENGTH }))}
      // Never its bare code: empty until its name is known.
      value={value && (nodes.some((n) => n.value === value) || chosen.isError) ? value : null}
      treeNodeLabelProp="full"
      placeholder={label}
      aria-label={label}
      allowClear={clearable ?? false}
      showSearch={{ searchValue: typed, onSearch: setTyped, filterTreeNode: false }}
      loadData={load}
      loading={tree.isPending || found.isFetching || chosen.isLoading}
      treeDefaultExpandedKeys={[area]}
      popupMatchSelectWidth={false}
      listHeight={360}
      onChange={(code) => onChange?.(code ?? undefined)}
    />
  );
}
