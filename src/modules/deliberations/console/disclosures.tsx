import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { FilePicker } from '#ui/console/file-picker.tsx';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { affairsConsoleWords as w } from '../affairs.console.words.ts';
import { affairsApi, type ItemView } from '../affairs.contract.ts';
import { reviewRoles } from '../affairs.rules.ts';
import { rhythmWords } from '../affairs.words.ts';
import { keeperRoles } from '../deliberations.rules.ts';

/** 村务公开: what is due by the law's rhythm, and everything that is or was on the board. */
export function Disclosures({ area }: { area: string }) {
  const { say } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const [isOpen, open] = useState(false);
  const [taking, take] = useState<ItemView | null>(null);
  const isKeeper = keeperRoles.some((r) => r === role);
  const mayTake = isKeeper || reviewRoles.some((r) => r === role);
  const ask = useAsk(affairsApi.villageAffairs, { query: { area } });
  const again = () => void client.invalidateQueries({ queryKey: [affairsApi.villageAffairs.path] });
  return (
    <Read ask={ask} rows={6}>
      {({ categories, items }) => (
        <>
          {isKeeper && (
            <p className="no-print">
              <Button type="primary" onClick={() => open(true)}>
                {say(w.publish)}
              </Button>
            </p>
          )}
          <Register
            rows={categories}
            keyOf={(c) => c.code}
            columns={[
              { head: w.category, cell: (c) => say(c.name) },
              { head: w.rhythm, cell: (c) => say(rhythmWords[c.rhythm]) },
              { head: w.last, cell: (c) => c.lastOn ?? '', isFigure: true },
              {
                head: w.thisTime,
                cell: (c) =>
                  c.isDue ? <b className="deliberation-short">{say(w.due)}</b> : c.lastOn ? say(w.onTime) : '',
              },
              { head: w.basis, cell: (c) => c.basis },
            ]}
          />
          <h2>{say(w.board)}</h2>
          {items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(i) => i.id}
              columns={[
                {
                  head: w.title,
                  cell: (i) => (
                    <a href={`/villages/${area}/items/${i.id}`} target="_blank" rel="noreferrer">
                      {i.title}
                    </a>
                  ),
                },
                { head: w.period, cell: (i) => i.period },
                { head: w.publishedOn, cell: (i) => i.publishedOn, isFigure: true },
                { head: w.questions, cell: (i) => i.questions || '', isFigure: true },
                {
                  head: w.untilOn,
                  cell: (i) =>
                    i.downOn ? (
                      say(w.downBy, { why: i.downWhy ?? '' })
                    ) : (
                      <>
                        {i.untilOn}{' '}
                        {mayTake && (
                          <Button size="small" className="no-print" onClick={() => take(i)}>
                            {say(w.takeDown)}
                          </Button>
                        )}
                      </>
                    ),
                },
              ]}
            />
          )}
          {isOpen && (
            <Publish area={area} categories={categories} items={items} close={() => open(false)} done={again} />
          )}
          {taking && <TakeDown i={taking} close={() => take(null)} done={again} />}
        </>
      )}
    </Read>
  );
}

type Entry = { category: string; title: string; period: string; body: string; table?: string; correctsId?: string };
const cellsOf = (line: string) => line.split('\t').map((c) => c.trim());
/** A table as spreadsheets put it on the clipboard: tabs between cells, a line for each row. */
export function readTable(text: string): { columns: string[]; rows: string[][] } {
  const [head, ...rest] = text.split(/\r?\n/).filter((l) => l.trim() !== '');
  return { columns: head ? cellsOf(head) : [], rows: rest.map(cellsOf) };
}
type PublishProps = {
  area: string;
  categories: readonly { code: string; name: readonly [string, string]; columns: readonly string[] }[];
  items: readonly ItemView[];
  close: () => void;
  done: () => void;
};
function Publish({ area, categories, items, close, done }: PublishProps) {
  const { say } = useSay();
  const [files, choose] = useState<readonly File[]>([]);
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, ItemView>
      title={w.publish}
      ok={w.publish}
      close={close}
      done={done}
      send={({ table = '', correctsId, ...v }, key) => {
        const { columns, rows } = readTable(table);
        return call(affairsApi.disclose, {
          input: { ...v, area, columns, rows, ...(correctsId && { correctsId }) },
          files: files.slice(0, 1).map((file) => ({ field: 'file', file })),
          key,
        });
      }}
    >
      {(form) => (
        <>
          <div className="pair">
            <Form.Item name="category" label={say(w.category)} rules={required}>
              <Select options={categories.map((c) => ({ value: c.code, label: say(c.name) }))} />
            </Form.Item>
            <Form.Item name="period" label={say(w.period)} extra={say(w.periodHint)} rules={required}>
              <Input maxLength={40} />
            </Form.Item>
          </div>
          <Form.Item name="title" label={say(w.title)} rules={required}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name="body" label={say(w.body)} rules={required}>
            <Input.TextArea rows={3} maxLength={5000} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a, b) => a.category !== b.category}>
            {() => {
              const columns = categories.find((c) => c.code === form.getFieldValue('category'))?.columns ?? [];
              return (
                <Form.Item name="table" label={say(w.table)} extra={say(w.tableHint, { columns: columns.join('、') })}>
                  <Input.TextArea rows={4} />
                </Form.Item>
              );
            }}
          </Form.Item>
          <Form.Item name="correctsId" label={say(w.corrects)}>
            <Select allowClear options={items.map((i) => ({ value: i.id, label: `${i.publishedOn} ${i.title}` }))} />
          </Form.Item>
          <FilePicker files={files} choose={(all) => choose(all.slice(-1))} label={w.file} />
          <p className="soft small">{say(w.fileHint)}</p>
        </>
      )}
    </FormDialog>
  );
}
function TakeDown({ i, close, done }: { i: ItemView; close: () => void; done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ why: string }, ItemView>
      title={w.takeDown}
      ok={w.takeDown}
      close={close}
      done={done}
      send={(input, key) => call(affairsApi.takeDownItem, { params: { id: i.id }, input, key })}
    >
      <p>{i.title}</p>
      <Form.Item name="why" label={say(w.why)} rules={[{ required: true, message: say(w.required) }]}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}
