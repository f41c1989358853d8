import { Alert, Button, Input, Modal, Select, Upload } from 'antd';
import { useState } from 'react';
import { accept } from '#kernel/accept.ts';
import { useDeed } from '#ui/console/ask.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { Fault } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call, urlOf } from '#ui/web/call.ts';
import { mandateConsoleWords as w } from '../mandates.console.words.ts';
import { mandatesApi } from '../mandates.contract.ts';
import { type SheetField, sheetFields, sheetFieldWords } from '../mandates.sheet.words.ts';
import type { Whole } from './mandate.bits.tsx';

type Brought = Answer<typeof mandatesApi.importItems>;
type Map = Partial<Record<SheetField, string>>;
type Sheet = { file: File; map: Map; version: number };

/** Which column is which: chosen among those of the table, or written down while its heading row is not found. */
function Columns({ seen, map, change }: { seen: Brought | null; map: Map; change: (map: Map) => void }) {
  const { say } = useSay();
  const set = (field: SheetField, heading: string) => change({ ...seen?.mapping, ...map, [field]: heading });
  const options = [
    { value: '', label: say(w.leftOut) },
    ...[...new Set(seen?.columns.filter(Boolean))].map((value) => ({ value, label: value })),
  ];
  return (
    <section className="here">
      <h3 className="here">{say(w.columns)}</h3>
      <div className="mapping">
        {sheetFields.map((field) => (
          <div key={field}>
            <span id={`sheet-${field}`}>{say(sheetFieldWords[field])}</span>
            {seen ? (
              <Select
                className="wide"
                aria-labelledby={`sheet-${field}`}
                value={map[field] ?? seen.mapping[field] ?? ''}
                options={options}
                onChange={(heading) => set(field, heading)}
                popupMatchSelectWidth={false}
              />
            ) : (
              <Input
                aria-labelledby={`sheet-${field}`}
                value={map[field] ?? ''}
                onChange={(event) => change({ ...map, [field]: event.target.value })}
              />
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

function Refused({ seen }: { seen: Brought }) {
  const { say } = useSay();
  if (seen.faults.length === 0) return null;
  return (
    <section>
      <h3 className="here">{say(w.refusedRows)}</h3>
      <Register
        rows={seen.faults}
        keyOf={(f) => `${f.row}.${f.field}.${f.rule}`}
        columns={[
          { head: w.row, cell: (f) => f.row, isFigure: true },
          { head: w.rowName, cell: (f) => f.name },
          { head: w.field, cell: (f) => say(sheetFieldWords[f.field]), isFigure: true },
          { head: w.reason, cell: (f) => say([f.zh, f.en]) },
        ]}
      />
    </section>
  );
}

const figuresOf = ({ rows, added, replaced, refused }: Brought) => ({ rows, added, replaced, refused });

/** A table becomes items of a draft: first shown as it is understood, then brought in; what was refused is named. */
export function ImportDialog({ list, close, done }: { list: Whole; close: () => void; done: () => void }) {
  const { say } = useSay();
  const [file, setFile] = useState<File | null>(null);
  const [lacksFile, setLacksFile] = useState(false);
  const [map, setMap] = useState<Map>({});
  const [seen, setSeen] = useState<Brought | null>(null);
  const [brought, setBrought] = useState<Brought | null>(null);
  const send = ({ file: sheet, map: chosen, version }: Sheet, dryRun: boolean, key: string) =>
    call(mandatesApi.importItems, {
      params: { id: list.id },
      version,
      input: { map: Object.fromEntries(Object.entries(chosen)), dryRun },
      files: [{ field: 'file', file: sheet }],
      key,
    });
  const looking = useDeed((sheet: Sheet, key) => send(sheet, true, key));
  const bringing = useDeed((sheet: Sheet, key) => send(sheet, false, key));
  const choose = (next: File | null) => {
    setFile(next);
    setLacksFile(false);
    setMap({});
    setSeen(null);
    looking.forget();
    bringing.forget();
  };
  const look = async (chosen: Map) => {
    setMap(chosen);
    if (!file) return setLacksFile(true);
    setSeen(await looking.run({ file, map: chosen, version: list.version }));
  };
  const bringIn = async () => {
    if (!file) return;
    const answer = await bringing.run({ file, map, version: list.version });
    if (!answer) return;
    setBrought(answer);
    done();
  };
  const n = seen ? seen.added + seen.replaced : 0;
  const shown = brought ?? seen;
  const problem = bringing.problem ?? looking.problem;
  const isReady = seen !== null && n > 0;
  return (
    <Modal
      open
      width={760}
      title={say(w.import)}
      cancelText={say(brought ? kitWords.close : kitWords.cancel)}
      onCancel={close}
      okText={isReady ? say(w.bringIn, { n }) : say(w.look)}
      okButtonProps={{ style: brought ? { display: 'none' } : {} }}
      confirmLoading={looking.pending || bringing.pending}
      onOk={() => void (isReady ? bringIn() : look(map))}
      mask={{ closable: false }}
    >
      {!brought && (
        <div className="acts">
          <Upload
            accept={accept.table}
            maxCount={1}
            beforeUpload={(chosen) => {
              choose(chosen);
              return false;
            }}
            fileList={file ? [{ uid: 'sheet', name: file.name, size: file.size }] : []}
            onRemove={() => choose(null)}
          >
            <Button>{say(w.chooseFile)}</Button>
          </Upload>
          <Button href={urlOf(mandatesApi.mandateTemplate, {})} download>
            {say(w.template)}
          </Button>
          <p className="soft wide">{say(w.fileHint)}</p>
        </div>
      )}
      {lacksFile && <Alert className="here" type="warning" showIcon title={say(w.needFile)} />}
      {problem && <Fault problem={problem} />}
      {shown && (
        <Alert
          className="here"
          showIcon
          type={shown.refused > 0 ? 'warning' : 'success'}
          title={say(brought ? w.brought : shown.refused > 0 ? w.foundSome : w.found, figuresOf(shown))}
        />
      )}
      {!brought && (seen || looking.problem?.code === 'noHeader') && (
        <Columns seen={seen} map={map} change={(next) => (seen ? void look(next) : setMap(next))} />
      )}
      {shown && <Refused seen={shown} />}
    </Modal>
  );
}
