import { App, Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { say as sayWord, type Word } from '#kernel/words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Read, useNow } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { exportConsoleWords as w } from '../exports.console.words.ts';
import { type ExportForm, exportsApi } from '../exports.contract.ts';
import { type ExportPurpose, exportFormats, exportPurposes } from '../exports.rules.ts';
import { exportFormatWords, exportPurposeWords } from '../exports.words.ts';

type Filters = Readonly<Record<string, unknown>>;
type Values = {
  purpose: ExportPurpose;
  words?: string;
  format: (typeof exportFormats)[number];
  columns: string[];
  persons?: string[];
};

/** As they would stand in the list's address. */
const textsOf = (filters: Filters): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filters)
      .filter(([, v]) => v !== undefined && v !== null && v !== '' && !(Array.isArray(v) && v.length === 0))
      .map(([k, v]) => [k, Array.isArray(v) ? v.join(',') : String(v)]),
  );

/** Hands a file over as a link would, without leaving the page. */
function fetchFile(href: string) {
  const link = document.createElement('a');
  link.href = href;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}

function Fields({ form }: { form: ExportForm }) {
  const { say } = useSay();
  const open = form.columns.filter((c) => !c.isPersonal);
  const persons = form.columns.filter((c) => c.isPersonal);
  const options = (columns: ExportForm['columns']) => columns.map((c) => ({ value: c.key, label: say(c.head) }));
  const values = { rows: form.rows.toLocaleString(), most: form.most.toLocaleString() };
  const count = form.rows === 0 ? w.none : form.isMore ? w.countMore : w.count;
  return (
    <>
      <p>
        <b>{say(count, values)}</b>
        {form.rows > form.most && ` ${say(w.over, values)}`}
      </p>
      <Form.Item name="purpose" label={say(w.purpose)} rules={[{ required: true, message: say(w.choose) }]}>
        <Select options={exportPurposes.map((value) => ({ value, label: say(exportPurposeWords[value]) }))} />
      </Form.Item>
      <Form.Item name="words" label={say(w.words)} extra={say(w.wordsHint)}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="format" label={say(w.format)}>
        <Radio.Group options={exportFormats.map((value) => ({ value, label: say(exportFormatWords[value]) }))} />
      </Form.Item>
      <Form.Item name="columns" label={say(w.columns)} className="export-columns">
        <Checkbox.Group options={options(open)} />
      </Form.Item>
      {persons.length > 0 && (
        <Form.Item name="persons" label={say(w.persons)} extra={say(w.personsHint)} className="export-columns">
          <Checkbox.Group options={options(persons)} />
        </Form.Item>
      )}
      <p className="soft small">{say(w.logged)}</p>
    </>
  );
}

function Dialog({ list, filters, close }: { list: string; filters: Record<string, string>; close: () => void }) {
  const { say } = useSay();
  const { message } = App.useApp();
  const text = JSON.stringify(filters);
  // Counted anew each time it is opened.
  const ask = useAsk(exportsApi.exportForm, { query: { list, filters: text } }, { staleTime: 0 });
  const says = ask.data?.says;
  const title = says
    ? ([sayWord(w.titled, 'zh', { name: says[0] }), sayWord(w.titled, 'en', { name: says[1] })] as const)
    : w.open;
  return (
    <FormDialog<Values, { id: string; number: string }>
      key={ask.data ? 'read' : 'reading'}
      title={title}
      ok={w.go}
      start={{ format: 'xlsx', columns: ask.data?.columns.filter((c) => !c.isPersonal).map((c) => c.key), persons: [] }}
      send={({ purpose, words, format, columns, persons = [] }, key) =>
        call(exportsApi.startExport, {
          input: { list, filters, format, purpose, columns: [...columns, ...persons], ...(words && { words }) },
          key,
        })
      }
      done={({ id, number }) => {
        fetchFile(urlOf(exportsApi.exportFile, { params: { id }, query: { filters: text } }));
        void message.success(say(w.begun, { number }));
      }}
      close={close}
    >
      <Read ask={ask}>{(form) => <Fields form={form} />}</Read>
    </FormDialog>
  );
}

/** Stands at the head when the page is printed: whoever finds the sheet knows whose it is. */
function PrintMark() {
  const { say, lang } = useSay();
  const { name, organisation } = useMe();
  const now = useNow();
  const [place] = useState(() => document.createElement('div'));
  useEffect(() => {
    document.body.prepend(place);
    return () => place.remove();
  }, [place]);
  const at = momentText(new Date(now).toISOString(), lang, now);
  return createPortal(
    <p className="print-mark paper-only">{say(w.printed, { name, unit: organisation, at })}</p>,
    place,
  );
}

/**
 * 导出: stands in the tools of a list, for who may take it out. `list` is the name of its declaration (`*.export.contract.ts`), `filters` what its
 * endpoint is asked with now, the parameters of its path among them.
 */
type Given = { list: string; filters?: Filters; says?: Word };
export function ExportButton({ list, filters = {}, says = w.open }: Given) {
  const { say } = useSay();
  const [isOpen, setOpen] = useState(false);
  const mine = useAsk(exportsApi.exportLists, {}, { staleTime: Number.POSITIVE_INFINITY });
  if (!mine.data?.names.includes(list)) return null;
  return (
    <>
      <Button className="no-print" onClick={() => setOpen(true)}>
        {say(says)}
      </Button>
      <PrintMark />
      {isOpen && <Dialog list={list} filters={textsOf(filters)} close={() => setOpen(false)} />}
    </>
  );
}

/** The same on a line of its own, above a list that has no other tools. */
export function ExportLine(given: Given) {
  return (
    <div className="export-line no-print">
      <ExportButton {...given} />
    </div>
  );
}
