import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, App, Button, Select } from 'antd';
import { useState } from 'react';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { Fault, Moment, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { mandateConsoleWords as w } from '../mandates.console.words.ts';
import { mandatesApi } from '../mandates.contract.ts';
import { mandateStatusWords } from '../mandates.words.ts';
import { ImportDialog } from './import.dialog.tsx';
import { ItemForm } from './item.form.tsx';
import { EditList, RenewList } from './list.form.tsx';
import { ForWhom, type Item, Standing, useDays, type Whole } from './mandate.bits.tsx';
import { Items } from './mandate.items.tsx';
import './mandates.css';

const route = getRouteApi('/mandates/$id');
type Dialog = 'edit' | 'renew' | 'import' | { item: Item | null } | null;

function Facts({ list }: { list: Whole }) {
  const { say } = useSay();
  const days = useDays();
  return (
    <dl className="facts card">
      <dt>{say(w.forWhom)}</dt>
      <dd>
        <ForWhom list={list} />
      </dd>
      <dt>{say(w.validity)}</dt>
      <dd>
        {days(list)} <Standing list={list} />
      </dd>
      <dt>{say(w.source)}</dt>
      <dd>{list.source}</dd>
      <dt>{say(w.draftedBy)}</dt>
      <dd>{list.draftedBy ?? say(w.house)}</dd>
      {list.publishedAt && (
        <>
          <dt>{say(w.publishedBy)}</dt>
          <dd>
            {list.publishedBy} · <Moment at={list.publishedAt} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** The other editions: to look at, or to hold against this one. */
function Editions({ list }: { list: Whole }) {
  const { say } = useSay();
  const go = route.useNavigate();
  if (list.editions.length < 2) return null;
  const labelOf = (e: Whole['editions'][number]) =>
    `${say(w.editionNo, { n: e.edition })} · ${e.status === 'draft' ? say(mandateStatusWords.draft) : e.validFrom}`;
  return (
    <search className="filters no-print">
      <Select
        className="filter"
        aria-label={say(w.edition)}
        value={list.id}
        options={list.editions.map((e) => ({ value: e.id, label: labelOf(e) }))}
        onChange={(id) => void go({ to: '/mandates/$id', params: { id } })}
        popupMatchSelectWidth={false}
      />
      <Select<string | null>
        className="filter"
        aria-label={say(w.compare)}
        placeholder={say(w.compare)}
        value={null}
        options={list.editions.filter((e) => e.id !== list.id).map((e) => ({ value: e.id, label: labelOf(e) }))}
        onChange={(id) => {
          // The older one stands on the left, whichever was open.
          const other = list.editions.find((e) => e.id === id);
          if (!other) return;
          const [before, after] = other.edition < list.edition ? [other.id, list.id] : [list.id, other.id];
          void go({ to: '/mandates/$id/compare/$otherId', params: { id: before, otherId: after } });
        }}
        popupMatchSelectWidth={false}
      />
    </search>
  );
}

function Head({
  list,
  show,
  publish,
  discard,
}: {
  list: Whole;
  show: (d: Dialog) => void;
  publish: () => void;
  discard: () => void;
}) {
  const { say } = useSay();
  const may = (verb: Whole['open'][number]) => list.open.includes(verb);
  return (
    <PageHead title={list.name} note={say(w.editionNo, { n: list.edition })}>
      {may('edit') && (
        <>
          <Button onClick={() => show({ item: null })}>{say(w.addItem)}</Button>
          <Button onClick={() => show('import')}>{say(w.import)}</Button>
          <Button onClick={() => show('edit')}>{say(w.edit)}</Button>
        </>
      )}
      {may('discard') && <Button onClick={discard}>{say(w.discard)}</Button>}
      {may('renew') && <Button onClick={() => show('renew')}>{say(w.renew)}</Button>}
      <Button href={urlOf(mandatesApi.exportMandate, { params: { id: list.id } })} download>
        {say(w.sheet)}
      </Button>
      <Button onClick={() => window.print()}>{say(kitWords.print)}</Button>
      {may('publish') && (
        <Button type="primary" onClick={publish}>
          {say(w.publish)}
        </Button>
      )}
    </PageHead>
  );
}

function Page({ list }: { list: Whole }) {
  const { say } = useSay();
  const { modal } = App.useApp();
  const go = route.useNavigate();
  const client = useQueryClient();
  const [dialog, show] = useState<Dialog>(null);
  const params = { id: list.id };
  const { version } = list;
  const refresh = () =>
    void client.invalidateQueries({ predicate: (x) => String(x.queryKey[0]).startsWith('/api/mandates') });
  const done = (next: Whole) => {
    client.setQueryData(keyOf(mandatesApi.getMandate, { params: { id: next.id } }), next);
    refresh();
    if (next.id !== list.id) void go({ to: '/mandates/$id', params: { id: next.id } });
  };
  const publishing = useDeed((v: number, key) =>
    call(mandatesApi.publishMandate, { params, version: v, input: {}, key }),
  );
  const removing = useDeed((item: { itemId: string; version: number }, key) =>
    call(mandatesApi.removeItem, { params: { ...params, itemId: item.itemId }, version: item.version, key }),
  );
  const discarding = useDeed((v: number, key) => call(mandatesApi.discardMandate, { params, version: v, key }));
  const sure = (title: string, okText: string, onOk: () => Promise<void>) =>
    modal.confirm({ title, okText, cancelText: say(kitWords.cancel), onOk });
  const values = { name: list.name, edition: list.edition, from: list.validFrom };
  const publish = () =>
    sure(say(w.publishSure, values), say(w.publish), async () => {
      const next = await publishing.run(version);
      if (next) done(next);
    });
  const discard = () =>
    sure(say(w.discardSure, values), say(w.discard), async () => {
      if (!(await discarding.run(version))) return;
      refresh();
      void go({ to: '/mandates' });
    });
  const remove = (item: Item) =>
    sure(say(w.removeSure, { code: item.code, title: item.title }), say(w.removeItem), async () => {
      const next = await removing.run({ itemId: item.id, version });
      if (next) done(next);
    });
  const mayEdit = list.open.includes('edit');
  const close = () => show(null);
  const problem = publishing.problem ?? removing.problem ?? discarding.problem;
  return (
    <>
      <Head list={list} show={show} publish={publish} discard={discard} />
      {problem && <Fault problem={problem} />}
      {list.closed.map((c) => (
        <Alert key={c.verb} className="here no-print" type="info" showIcon title={say(c.says)} />
      ))}
      <Facts list={list} />
      <Editions list={list} />
      <Items list={list} edit={mayEdit ? (item) => show({ item }) : null} remove={mayEdit ? remove : null} />
      {dialog === 'edit' && <EditList list={list} close={close} done={done} />}
      {dialog === 'renew' && <RenewList list={list} close={close} done={done} />}
      {dialog === 'import' && <ImportDialog list={list} close={close} done={refresh} />}
      {dialog !== null && typeof dialog === 'object' && (
        <ItemForm list={list} item={dialog.item} close={close} done={done} />
      )}
    </>
  );
}

/** One edition of a duty list. */
export function MandatePage() {
  const { id } = route.useParams();
  const ask = useAsk(mandatesApi.getMandate, { params: { id } });
  return (
    <Read ask={ask} rows={10}>
      {(list) => <Page key={list.id} list={list} />}
    </Read>
  );
}
