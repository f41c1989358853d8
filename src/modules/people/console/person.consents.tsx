import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { type ConsentView, consentsApi } from '../consents.contract.ts';
import { peopleConsoleWords as w } from '../people.console.words.ts';
import { type ConsentGiver, type ConsentPurpose, consentGivers, consentPurposes, writers } from '../people.rules.ts';
import { peopleWords } from '../people.words.ts';
import { useRefreshPeople } from './people.bits.tsx';

type Entry = { purpose: ConsentPurpose; scope: string; givenBy: ConsentGiver; witness?: string };

/** What was only spoken needs a witness, and nothing else has one. */
export function WitnessField({ spoken, isSpoken }: { spoken: string; isSpoken: (value: unknown) => boolean }) {
  const { say } = useSay();
  return (
    <Form.Item noStyle dependencies={[spoken]}>
      {(form) =>
        isSpoken(form.getFieldValue(spoken)) && (
          <Form.Item
            name="witness"
            label={say(w.witness)}
            rules={[{ required: true, message: say(peopleWords.refusals.witnessMissing) }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        )
      }
    </Form.Item>
  );
}

function Give({ personId, close, done }: { personId: string; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, ConsentView>
      title={w.giveConsent}
      start={{ givenBy: 'self' }}
      close={close}
      done={done}
      send={(input, key) => call(consentsApi.giveConsent, { params: { id: personId }, input, key })}
    >
      <Form.Item name="purpose" label={say(w.purpose)} rules={required}>
        <Select options={consentPurposes.map((value) => ({ value, label: say(peopleWords.consents[value]) }))} />
      </Form.Item>
      <Form.Item name="scope" label={say(w.scope)} extra={say(w.scopeHint)} rules={required}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="givenBy" label={say(w.givenBy)} rules={required}>
        <Select options={consentGivers.map((value) => ({ value, label: say(peopleWords.givers[value]) }))} />
      </Form.Item>
      <WitnessField spoken="givenBy" isSpoken={(value) => value === 'oralWitnessed'} />
    </FormDialog>
  );
}

function OneConsent({ consent, withdraw }: { consent: ConsentView; withdraw: () => void }) {
  const { say, lang } = useSay();
  const when = (at: string) => momentText(at, lang, Date.now());
  return (
    <li className={consent.withdrawnAt ? 'entry-line soft' : 'entry-line'}>
      <div>
        <strong>{say(peopleWords.consents[consent.purpose])}</strong> · {consent.scope}
        <p className="soft small">
          {[
            say(peopleWords.givers[consent.givenBy]),
            consent.witness && `${say(w.witness)} ${consent.witness}`,
            say(w.given, { moment: when(consent.givenAt) }),
            consent.withdrawnAt && say(w.withdrawn, { moment: when(consent.withdrawnAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {!consent.withdrawnAt && (
        <Button size="small" onClick={withdraw}>
          {say(w.withdraw)}
        </Button>
      )}
    </li>
  );
}

/** What the person agreed to; whoever hears that they no longer do writes it down (PIPL 15). */
export function Consents({ personId }: { personId: string }) {
  const { say } = useSay();
  const { role } = useMe();
  const { modal } = App.useApp();
  const refresh = useRefreshPeople();
  const ask = useAsk(consentsApi.consents, { params: { id: personId } });
  const [isGiving, give] = useState(false);
  const end = useDeed((consentId: string, key) =>
    call(consentsApi.withdrawConsent, { params: { id: personId, consentId }, key }),
  );
  const sure = (consent: ConsentView) =>
    modal.confirm({
      title: say(w.withdrawSure, { what: say(peopleWords.consents[consent.purpose]) }),
      okText: say(w.withdraw),
      cancelText: say(kitWords.cancel),
      onOk: async () => {
        await end.run(consent.id);
        refresh();
      },
    });
  return (
    <section className="drawer-part">
      <header className="card-head">
        <h2>{say(w.consents)}</h2>
        {writers.some((r) => r === role) && (
          <Button size="small" onClick={() => give(true)}>
            {say(w.giveConsent)}
          </Button>
        )}
      </header>
      <Read ask={ask} rows={2}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="soft">{say(w.consentsNone)}</p>}
            <ul className="plain">
              {items.map((consent) => (
                <OneConsent key={consent.id} consent={consent} withdraw={() => sure(consent)} />
              ))}
            </ul>
          </>
        )}
      </Read>
      {end.problem && <Fault problem={end.problem} />}
      {isGiving && <Give personId={personId} close={() => give(false)} done={refresh} />}
    </section>
  );
}
