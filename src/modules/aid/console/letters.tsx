import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import { registersApi } from '../aid.registers.contract.ts';
import { type ServiceMethod, serviceMethods } from '../aid.rules.ts';
import type { AidView, LetterView } from '../aid.views.contract.ts';
import { letterWords, serviceWords } from '../aid.words.ts';
import { useAidAgain } from './bits.tsx';

/** The letters of an application: read, printed on A4, and how each reached the person. */
export function Letters({ a }: { a: AidView }) {
  const { say } = useSay();
  const again = useAidAgain();
  const [open, show] = useState<LetterView | null>(null);
  const [serving, serve] = useState<LetterView | null>(null);
  if (a.letters.length === 0) return null;
  return (
    <section className="card">
      <h2>{say(w.letters)}</h2>
      <ul className="plain">
        {a.letters.map((l) => (
          <li key={l.id}>
            <Button type="link" className="row-open" onClick={() => show(l)}>
              {say(letterWords[l.kind])}
            </Button>{' '}
            <span className="soft small">{l.number}</span>
            <p className="soft small">
              {l.served
                ? say(w.served, {
                    day: l.served.on,
                    method: say(serviceWords[l.served.method]),
                    receiver: l.served.receiver,
                  })
                : say(w.notServed)}
            </p>
            {!l.served && (
              <Button size="small" className="no-print" onClick={() => serve(l)}>
                {say(w.serve)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && <LetterDialog a={a} l={open} close={() => show(null)} />}
      {serving && <Serve l={serving} name={a.applicant} close={() => serve(null)} done={again} />}
    </section>
  );
}

function LetterDialog({ a, l, close }: { a: AidView; l: LetterView; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      width="min(840px, 100%)"
      onCancel={close}
      title={<span className="no-print">{say(letterWords[l.kind])}</span>}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>
      }
    >
      <article className="notice print-alone">
        <header>
          <p className="notice-unit">{l.unit}</p>
          <h2>{say(letterWords[l.kind])}</h2>
          <p>{l.number}</p>
        </header>
        <p>{`${a.applicant}:`}</p>
        {l.paragraphs.map((p) => (
          <p key={p} className="notice-text">
            {p}
          </p>
        ))}
        <footer>
          <div className="notice-end">
            <p>{l.unit}</p>
            <p>{say(w.seal)}</p>
            <p>{dayOf(Date.parse(l.at))}</p>
          </div>
          <dl className="notice-signed">
            {[w.householdSigns, w.day].map((word) => (
              <div key={word[1]}>
                <dt>{say(word)}</dt>
                <dd />
              </div>
            ))}
          </dl>
        </footer>
      </article>
    </Modal>
  );
}

type Service = { method: ServiceMethod; on: string; receiver: string };
function Serve({ l, name, close, done }: { l: LetterView; name: string; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Service, LetterView>
      title={w.serve}
      ok={w.serve}
      start={{ method: 'hand', on: dayOf(Date.now()), receiver: name }}
      close={close}
      done={done}
      send={(input, key) => call(registersApi.serveLetter, { params: { id: l.id }, version: l.version, input, key })}
    >
      <Form.Item name="method" label={say(w.method)}>
        <Select options={serviceMethods.map((value) => ({ value, label: say(serviceWords[value]) }))} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="on" label={say(w.servedOn)} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="receiver" label={say(w.receiver)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
