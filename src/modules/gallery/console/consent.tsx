import { Button, Checkbox, DatePicker, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { inFours } from '#kernel/fours.ts';
import { colon } from '#kernel/words.ts';
import { useDeed } from '#ui/console/ask.ts';
import { FilePicker } from '#ui/console/file-picker.tsx';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault } from '#ui/console/parts.tsx';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { galleryConsoleWords as w } from '../gallery.console.words.ts';
import { galleryApi, type WorkSlip, type WorkView } from '../gallery.contract.ts';
import { CONSENT_TEXT } from '../gallery.rules.ts';
import { consentTexts, consentWayWords, galleryWords } from '../gallery.words.ts';
import { useGalleryAgain } from './gallery.page.tsx';

/** Who agreed, to which wording, when; the receipt by which the author takes it back. */
export function ConsentPart({ x }: { x: WorkView }) {
  const { say } = useSay();
  const again = useGalleryAgain();
  const [dialog, show] = useState<'record' | 'print' | null>(null);
  const [slip, keep] = useState<WorkSlip | null>(null);
  const phone = useDeed((id: string, key) => call(galleryApi.authorPhone, { params: { id }, input: {}, key }));
  const [number, tell] = useState<string | null>(null);
  const c = x.consent;
  return (
    <section className="card">
      <h2>{say(w.consent)}</h2>
      {c ? (
        <>
          <p>
            {say(consentWayWords[c.way])} · {c.on} · {say(w.wording, { name: c.textName })} · {c.name}
            {c.guardian && ` · ${say(w.guardianAgreed)}${say(colon)}${c.guardian}`}
          </p>
          <details>
            <summary>{say(w.wording, { name: c.textName })}</summary>
            <p>{say(c.text)}</p>
          </details>
        </>
      ) : (
        <p>{say(w.consentNone)}</p>
      )}
      {phone.problem && <Fault problem={phone.problem} />}
      <div className="acts no-print">
        <Button type={c ? 'default' : 'primary'} onClick={() => show('record')}>
          {say(w.recordConsent)}
        </Button>
        <Button onClick={() => show('print')}>{say(w.printConsent)}</Button>
        {c?.hasPaper && (
          <Button href={urlOf(galleryApi.consentPaper, { params: { id: x.id } })} target="_blank">
            {say(w.seePaper)}
          </Button>
        )}
        {c?.hasPhone &&
          (number ? (
            <a href={`tel:${number}`}>{number}</a>
          ) : (
            <Button onClick={() => void phone.run(x.id).then((a) => a && tell(a.phone))}>{say(w.showPhone)}</Button>
          ))}
      </div>
      {dialog === 'record' && (
        <Record
          x={x}
          close={() => show(null)}
          done={(made) => {
            again();
            keep(made);
          }}
        />
      )}
      {dialog === 'print' && <PaperForm x={x} close={() => show(null)} />}
      {slip && <Receipt slip={slip} close={() => keep(null)} />}
    </section>
  );
}
type Values = { on: Dayjs; name: string; phone?: string; isMinor: boolean; guardian?: string };
function Record({ x, close, done }: { x: WorkView; close: () => void; done: (slip: WorkSlip) => void }) {
  const { say } = useSay();
  const [files, choose] = useState<readonly File[]>([]);
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Values, WorkSlip>
      title={w.recordConsent}
      start={{ on: dayjs(), isMinor: false }}
      close={close}
      done={done}
      send={({ on, ...v }, key) =>
        call(galleryApi.recordConsent, {
          params: { id: x.id },
          input: { ...v, on: on.format('YYYY-MM-DD') },
          files: files.slice(0, 1).map((file) => ({ field: 'files', file })),
          key,
        })
      }
    >
      {(form) => (
        <>
          <p className="soft">{say(consentTexts[CONSENT_TEXT] ?? w.consent)}</p>
          <Form.Item name="on" label={say(w.consentOn)} rules={required}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="name" label={say(w.consentName)} rules={required}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="phone" label={say(w.consentPhone)}>
            <Input maxLength={30} inputMode="tel" autoComplete="off" />
          </Form.Item>
          <Form.Item name="isMinor" valuePropName="checked">
            <Checkbox>{say(w.isMinor)}</Checkbox>
          </Form.Item>
          <Form.Item shouldUpdate noStyle>
            {() =>
              form.getFieldValue('isMinor') ? (
                <Form.Item
                  name="guardian"
                  label={say(w.guardian)}
                  extra={say(galleryWords.guardianText)}
                  rules={required}
                >
                  <Input maxLength={60} autoComplete="off" />
                </Form.Item>
              ) : null
            }
          </Form.Item>
          <FilePicker files={files} choose={choose} label={w.scan} of="scan" />
        </>
      )}
    </FormDialog>
  );
}
/** The form to sign, alone on its paper. */
function PaperForm({ x, close }: { x: WorkView; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      title={say(w.printConsent)}
      className="gallery-paper-dialog"
      onCancel={close}
      okText={say(w.print)}
      cancelText={say(w.close)}
      onOk={() => window.print()}
    >
      <div className="gallery-paper">
        <h2>{say(w.consent)}</h2>
        <p>
          {say(w.title)}
          {say(colon)}
          {x.title}
        </p>
        <p>{say(consentTexts[CONSENT_TEXT] ?? w.consent)}</p>
        <p>{say(galleryWords.guardianText)}</p>
        <p className="gallery-sign">
          {say(w.shownAs)}
          {say(colon)}____________________
          <br />
          {say(w.sign)}
          {say(colon)}____________________ {say(w.signDay)}
          {say(colon)}____________
          <br />
          {say(w.signGuardian)}
          {say(colon)}____________________
        </p>
        <p className="soft">{say(w.wording, { name: CONSENT_TEXT })}</p>
      </div>
    </Modal>
  );
}
function Receipt({ slip, close }: { slip: WorkSlip; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      title={say(w.slip)}
      className="gallery-paper-dialog"
      mask={{ closable: false }}
      onCancel={close}
      okText={say(w.print)}
      cancelText={say(w.close)}
      onOk={() => window.print()}
    >
      <div className="gallery-paper">
        <p>{say(w.slipHint)}</p>
        <dl>
          <dt>{say(w.number)}</dt>
          <dd className="mono">{inFours(slip.number)}</dd>
          <dt>{say(w.passphrase)}</dt>
          <dd className="mono">{inFours(slip.passphrase)}</dd>
        </dl>
        <QrCode text={`${window.location.origin}/gallery/mine?n=${slip.number}`} />
      </div>
    </Modal>
  );
}
