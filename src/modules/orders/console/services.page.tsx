import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { accept } from '#kernel/accept.ts';
import { isWithin } from '#kernel/area.ts';
import { ExportButton } from '#modules/exports/console/index.ts';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useKeys } from '#ui/console/keys.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { orderConsoleWords as w } from '../orders.console.words.ts';
import { type CatalogueLine, ordersApi } from '../orders.contract.ts';
import { type Service, services } from '../orders.rules.ts';
import { serviceWords } from '../orders.words.ts';

type Entry = {
  area: string;
  service: Service;
  note?: string;
  providers: { organisationId: string; phone: string }[];
};

function Units({ area }: { area: string }) {
  const { say } = useSay();
  const ask = useAsk(organisationsApi.listOrganisations, { query: { area } });
  const options = (ask.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.shortName }));
  const required = [{ required: true, message: say(w.required) }];
  return (
    <Form.List name="providers">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row, i) => (
            <fieldset key={row.key} className="bare">
              <legend className="soft small">{say(w.providerN, { n: i + 1 })}</legend>
              <div className="pair">
                <Form.Item name={[row.name, 'organisationId']} label={say(w.providers)} rules={required}>
                  <Select showSearch={{ optionFilterProp: 'label' }} options={options} loading={ask.isPending} />
                </Form.Item>
                <Form.Item name={[row.name, 'phone']} label={say(w.phone)} rules={required}>
                  <Input maxLength={30} inputMode="tel" autoComplete="off" />
                </Form.Item>
              </div>
              {rows.length > 1 && (
                <Button size="small" onClick={() => remove(row.name)}>
                  {say(w.dropProvider, { n: i + 1 })}
                </Button>
              )}
            </fieldset>
          ))}
          {rows.length < 9 && <Button onClick={() => add()}>{say(w.addProvider)}</Button>}
        </>
      )}
    </Form.List>
  );
}

function Edit({ line, close, done }: { line: CatalogueLine | null; close: () => void; done: () => void }) {
  const { say } = useSay();
  const me = useMe();
  const start: Partial<Entry> = line
    ? {
        area: line.area,
        service: line.service,
        providers: line.providers.map(({ organisationId, phone }) => ({ organisationId, phone })),
        ...(line.note && { note: line.note }),
      }
    : { area: me.area, providers: [{ organisationId: '', phone: '' }] };
  return (
    <FormDialog<Entry, CatalogueLine>
      title={w.catalogue}
      start={start}
      send={({ note, ...rest }, key) => call(ordersApi.putService, { input: { ...rest, ...(note && { note }) }, key })}
      close={close}
      done={done}
    >
      <Form.Item name="area" label={say(w.place)} rules={[{ required: true, message: say(w.choose) }]}>
        <PlacePicker label={say(w.place)} />
      </Form.Item>
      <Form.Item name="service" label={say(w.service)} rules={[{ required: true, message: say(w.choose) }]}>
        <Select
          disabled={line !== null}
          options={services.map((value) => ({ value, label: say(serviceWords[value]) }))}
        />
      </Form.Item>
      <Units area={start.area ?? me.area} />
      <Form.Item name="note" label={say(w.note)}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

function Import({ done }: { done: () => void }) {
  const { say, lang } = useSay();
  const input = useRef<HTMLInputElement>(null);
  const deed = useDeed((file: File, key) =>
    call(ordersApi.importServices, { input: {}, files: [{ field: 'file', file }], key }),
  );
  const [found, setFound] = useState<{ services: number; faults: { row: number; says: [string, string] }[] } | null>(
    null,
  );
  const run = async (file: File | undefined) => {
    if (!file) return;
    const answer = await deed.run(file);
    if (input.current) input.current.value = '';
    if (!answer) return;
    setFound(answer);
    done();
  };
  return (
    <>
      <Button loading={deed.pending} onClick={() => input.current?.click()}>
        {say(w.importIt)}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept.table}
        aria-label={say(w.importIt)}
        onChange={(e) => void run(e.target.files?.[0])}
      />
      {deed.problem && <Fault problem={deed.problem} />}
      {found && (
        <Alert
          type={found.faults.length > 0 ? 'warning' : 'success'}
          title={say(w.imported, { n: found.services })}
          description={found.faults.map((f) => (
            <p key={f.row}>{say(w.badRow, { row: f.row, why: f.says[lang === 'zh' ? 0 : 1] })}</p>
          ))}
        />
      )}
    </>
  );
}

/** Which services people of a place can order, and who is asked, in which order. */
export function ServicesPage() {
  const { say } = useSay();
  const me = useMe();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const ask = useAsk(ordersApi.listServices, {});
  const [edited, edit] = useState<CatalogueLine | 'new' | null>(null);
  const again = () => void client.invalidateQueries({ queryKey: [ordersApi.listServices.path] });
  const take = useDeed((id: string, key) => call(ordersApi.removeService, { params: { id }, key }));
  const remove = (line: CatalogueLine) =>
    modal.confirm({
      title: say(w.removeSure, { service: say(serviceWords[line.service]) }),
      okText: say(w.remove),
      onOk: async () => {
        await take.run(line.id);
        again();
      },
    });
  useKeys([{ key: 'a', says: w.addKey, run: () => edit('new') }]);
  return (
    <>
      <PageHead title={say(w.catalogue)} note={say(w.catalogueNote)}>
        <ExportButton list="order-services" />
        <Button type="primary" onClick={() => edit('new')}>
          {say(w.add)}
        </Button>
        <Import done={again} />
      </PageHead>
      <p className="soft small">{say(w.importHint)}</p>
      {take.problem && <Fault problem={take.problem} />}
      <Read ask={ask} rows={6}>
        {({ lines }) =>
          lines.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={lines}
              keyOf={(l) => l.id}
              open={(l) => isWithin(l.area, me.area) && edit(l)}
              columns={[
                { head: w.service, cell: (l) => say(serviceWords[l.service]) },
                { head: w.place, cell: (l) => l.placeName },
                {
                  head: w.providers,
                  cell: (l) => (
                    <ol className="plain">
                      {l.providers.map((p) => (
                        <li key={p.organisationId}>
                          {p.name} <span className="soft small">{p.phone}</span>
                        </li>
                      ))}
                    </ol>
                  ),
                },
                {
                  head: w.remove,
                  cell: (l) =>
                    isWithin(l.area, me.area) && (
                      <Button size="small" onClick={() => remove(l)}>
                        {say(w.remove)}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Read>
      {edited && <Edit line={edited === 'new' ? null : edited} close={() => edit(null)} done={again} />}
    </>
  );
}
