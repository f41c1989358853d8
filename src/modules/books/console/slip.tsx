import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { inFours } from '#kernel/fours.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { bookConsoleWords as w } from '../books.console.words.ts';
import type { RoomRow } from '../books.contract.ts';
import { bookWords } from '../books.words.ts';
import { deskApi, type Slip } from '../desk.contract.ts';

export type SlipShown = Slip & { room?: RoomRow };
type Values = { name: string; phone: string; isChild: boolean };
/** A name and a telephone, nothing else; the slip comes at once. */
export function AddReader({ roomId, close, done }: { roomId: string; close: () => void; done: (slip: Slip) => void }) {
  const { say } = useSay();
  const rules = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Values, Slip>
      title={w.addReader}
      start={{ isChild: false }}
      close={close}
      done={done}
      send={(input, key) => call(deskApi.addReader, { params: { id: roomId }, input, key })}
    >
      <p className="soft">{say(bookWords.aboutReader)}</p>
      <Form.Item name="name" label={say(w.readerName)} rules={rules}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={say(w.readerPhone)} rules={rules}>
        <Input maxLength={30} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="isChild" valuePropName="checked">
        <Checkbox>{say(w.isChild)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
/** Printed large, alone on its paper: for eyes of every age. No name stands on it, for slips are lost. */
export function SlipDialog({ slip, close }: { slip: SlipShown; close: () => void }) {
  const { say } = useSay();
  const link = `${window.location.origin}/books/mine?n=${slip.number}`;
  const { room } = slip;
  return (
    <Modal
      open
      title={say(w.slip)}
      className="book-slip-dialog"
      mask={{ closable: false }}
      onCancel={close}
      footer={
        <>
          <Button onClick={() => window.print()} type="primary">
            {say(w.print)}
          </Button>
          <Button onClick={close}>{say(w.close)}</Button>
        </>
      }
    >
      <p className="no-print">{say(w.slipHint)}</p>
      <div className="book-slip">
        <h2>{room ? `${room.name} · ${say(w.slip)}` : say(w.slip)}</h2>
        <dl>
          <dt>{say(w.number)}</dt>
          <dd>{inFours(slip.number)}</dd>
          <dt>{say(w.passphrase)}</dt>
          <dd>{inFours(slip.passphrase)}</dd>
        </dl>
        <p>{say(w.online)}</p>
        <QrCode text={link} />
        {room && (
          <p>
            {room.address} · {room.hours} · {room.phone}
          </p>
        )}
        <p>{say(bookWords.noFine)}</p>
        <p>{say(bookWords.private)}</p>
      </div>
    </Modal>
  );
}
