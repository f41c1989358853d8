import { Button, Checkbox, Form, Input, Select } from 'antd';
import dayjs from 'dayjs';
import type { Word } from '#kernel/words.ts';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { mediationConsoleWords as w } from '../mediations.console.words.ts';
import { type MediationView, mediationsApi } from '../mediations.contract.ts';
import { fileKinds, keepYears, recordKinds, signWays } from '../mediations.rules.ts';
import { fileWords, recordWords, signWords } from '../mediations.words.ts';
import type { MediationVerb } from '../mediations.workflow.rules.ts';

// biome-ignore lint/suspicious/noExplicitAny: the forms of thirty verbs share one shape; the server holds each to its own
export type Values = Record<string, any>;
type Field =
  | 'partyId'
  | 'day'
  | 'answer'
  | 'way'
  | 'wantsClosed'
  | 'recordKind'
  | 'text'
  | 'isOpen'
  | 'agreed'
  | 'routesTold'
  | 'signWay'
  | 'court'
  | 'courtNumber'
  | 'instalmentId'
  | 'keep'
  | 'idNumber'
  | 'phone'
  | 'address'
  | 'fileKind'
  | 'startsAt'
  | 'place'
  | 'witness'
  | 'agreement';

/** What each step asks for; the server holds the rest. A verb that is not here is done by another form. */
export const fieldsOf: Partial<Record<MediationVerb | 'identity', readonly Field[]>> = {
  consent: ['partyId', 'way', 'wantsClosed'],
  refuse: ['partyId', 'way'],
  tellRights: ['partyId', 'day'],
  identity: ['partyId', 'idNumber', 'phone', 'address'],
  recuse: [],
  appoint: ['startsAt', 'place'],
  hold: ['day', 'isOpen', 'text', 'witness'],
  note: ['recordKind', 'partyId', 'day', 'text'],
  invite: ['day', 'text', 'agreed'],
  prevent: ['day', 'text'],
  report: ['day', 'text'],
  visit: ['day', 'text', 'witness'],
  attach: ['fileKind', 'partyId'],
  agree: ['agreement'],
  redraft: [],
  sign: ['partyId', 'signWay', 'day'],
  signMediator: ['day'],
  seal: ['day'],
  validate: [],
  fail: ['routesTold'],
  stop: [],
  join: ['partyId', 'day'],
  fileCourt: ['day', 'court'],
  courtAccept: ['day', 'courtNumber'],
  courtDecline: ['day', 'routesTold'],
  confirm: ['day', 'courtNumber'],
  notConfirm: ['day', 'routesTold'],
  extend: [],
  perform: ['instalmentId', 'day'],
  fulfil: ['day'],
  breach: ['day', 'routesTold'],
  archive: ['keep'],
};
const records = { hold: 'session', invite: 'helper', prevent: 'prevent', report: 'police', visit: 'visit' } as const;

/** Sends a verb to the endpoint that does it. */
export function send(m: MediationView, verb: MediationVerb | 'identity', v: Values, files: File[], key: string) {
  const params = { id: m.id };
  const of = { params, version: m.version, key };
  const api = mediationsApi;
  const { day, partyId, text = '', routesTold = false } = v;
  const on = day ?? '';
  switch (verb) {
    case 'consent':
    case 'refuse':
      return call(api.answerMediation, {
        ...of,
        input: { partyId, way: v.way, wantsClosed: v.wantsClosed ?? false, answer: verb === 'consent' ? 'yes' : 'no' },
      });
    case 'tellRights':
      return call(api.tellRights, { ...of, input: { partyId, on } });
    case 'identity':
      return call(api.seeIdentity, {
        ...of,
        input: { partyId, idNumber: v.idNumber ?? '', phone: v.phone, address: v.address },
      });
    case 'hold':
    case 'invite':
    case 'prevent':
    case 'report':
    case 'visit': {
      const isSession = verb === 'hold';
      const witness = v.witness || undefined;
      const more = isSession ? { isOpen: v.isOpen ?? false } : verb === 'invite' ? { agreed: v.agreed ?? false } : {};
      return call(api.keepRecord, { params, key, input: { kind: records[verb], on, text, witness, ...more } });
    }
    case 'appoint':
      return call(api.appointMediation, {
        ...of,
        input: { at: dayjs(v.startsAt).toISOString(), place: v.place ?? '' },
      });
    case 'note': {
      const kind = v.recordKind === 'talk' ? 'talk' : 'investigation';
      return call(api.keepRecord, { params, key, input: { kind, on, text, ...(kind === 'talk' && { partyId }) } });
    }
    case 'attach':
      return call(api.keepFile, {
        ...{ params, key },
        input: { kind: v.fileKind, partyId },
        files: files.map((file) => ({ field: 'file', file })),
      });
    case 'agree': {
      const { form = 'written', isStatus = false, instalments = [] } = v;
      const said = { facts: v.facts, issues: v.issues, responsibility: v.responsibility, content: v.terms };
      return call(api.agreeMediation, {
        ...of,
        input: { ...said, manner: v.manner, form, isStatus, instalments },
      });
    }
    case 'redraft':
      return call(api.redraftMediation, { ...of, input: {} });
    case 'sign':
      return call(api.signMediation, { ...of, input: { who: 'party', partyId, way: v.signWay, on } });
    case 'signMediator':
    case 'seal':
      return call(api.signMediation, { ...of, input: { who: verb === 'seal' ? 'committee' : 'mediator', on } });
    case 'validate':
      return call(api.validateMediation, { ...of, input: {} });
    case 'fail':
    case 'stop':
      return call(api.endMediation, { ...of, input: { verb, routesTold } });
    case 'join':
    case 'fileCourt':
    case 'courtAccept':
    case 'courtDecline':
    case 'confirm':
    case 'notConfirm':
    case 'extend':
      return call(api.courtMediation, {
        ...of,
        input: {
          ...{ verb, routesTold, on: on || m.court.acceptedOn || '' },
          ...{ partyId, court: v.court, number: v.courtNumber },
        },
      });
    case 'perform':
    case 'fulfil':
    case 'breach':
      return call(api.performMediation, { ...of, input: { verb, on, routesTold, instalmentId: v.instalmentId } });
    default:
      return call(api.archiveMediation, { ...of, input: { keepYears: v.keep } });
  }
}

// Not `content`: the page has an element of that id.
const texts = ['facts', 'issues', 'responsibility', 'content', 'manner'] as const;
function AgreementFields() {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <>
      <Form.Item name="form" label={say(w.form)}>
        <Select options={(['written', 'oral'] as const).map((value) => ({ value, label: say(w[value]) }))} />
      </Form.Item>
      {texts.map((t) => (
        <Form.Item key={t} name={t === 'content' ? 'terms' : t} label={say(w[t])} rules={required}>
          <Input.TextArea rows={2} maxLength={t === 'content' ? 4000 : t === 'manner' ? 1000 : 2000} />
        </Form.Item>
      ))}
      <Form.List name="instalments">
        {(fields, { add }) => (
          <>
            <p>{say(w.instalments)}</p>
            {fields.map(({ key, name }) => (
              <div key={key} className="mediation-lines">
                <Form.Item name={[name, 'what']} rules={required}>
                  <Input aria-label={`${say(w.what)} ${name + 1}`} maxLength={500} placeholder={say(w.what)} />
                </Form.Item>
                <Form.Item name={[name, 'dueOn']} rules={required}>
                  <Input type="date" aria-label={`${say(w.due)} ${name + 1}`} />
                </Form.Item>
              </div>
            ))}
            <Button onClick={() => add({})}>{say(w.addLine)}</Button>
          </>
        )}
      </Form.List>
      <Form.Item name="isStatus" valuePropName="checked">
        <Checkbox>{say(w.isStatus)}</Checkbox>
      </Form.Item>
    </>
  );
}

const ticks: Partial<Record<Field, Word>> = {
  wantsClosed: w.wantsClosed,
  isOpen: w.isOpen,
  agreed: w.agreed,
  routesTold: w.routesTold,
};
const labels: Partial<Record<Field, Word>> = {
  ...{ partyId: w.party, day: w.day, way: w.way, recordKind: w.recordKind, text: w.text, signWay: w.signWay },
  ...{ court: w.court, courtNumber: w.courtNumber, instalmentId: w.instalment, keep: w.keep, fileKind: w.fileKind },
  ...{ startsAt: w.startsAt, place: w.meetsAt, witness: w.witness },
  ...{ idNumber: w.idNumber, phone: w.phone, address: w.address },
};
const optional: readonly Field[] = ['witness', 'courtNumber', 'phone', 'address'];

/** One field of a step. */
export function ActField({ f, m, verb }: { f: Field; m: MediationView; verb: string }) {
  const { say } = useSay();
  if (f === 'agreement') return <AgreementFields />;
  const tick = ticks[f];
  if (tick)
    return (
      <Form.Item name={f} valuePropName="checked">
        <Checkbox>{say(tick)}</Checkbox>
      </Form.Item>
    );
  const isOptional = optional.includes(f) || (f === 'partyId' && (verb === 'attach' || verb === 'note'));
  const rules = isOptional ? [] : [{ required: true, message: say(w.required) }];
  const options = {
    partyId: m.parties.map((p) => ({ value: p.id, label: p.name })),
    way: (['counter', 'paper'] as const).map((value) => ({ value, label: say(w[value]) })),
    recordKind: recordKinds
      .filter((k) => k === 'talk' || k === 'investigation')
      .map((value) => ({ value, label: say(recordWords[value]) })),
    signWay: signWays.map((value) => ({ value, label: say(signWords[value]) })),
    instalmentId: m.instalments
      .filter((i) => !i.doneOn)
      .map((i) => ({ value: i.id, label: `${i.nth}. ${i.what} (${i.dueOn})` })),
    keep: keepYears.map((n) => ({ value: n, label: n === 0 ? say(w.forever) : say(w.years, { n }) })),
    fileKind: fileKinds.map((value) => ({ value, label: say(fileWords[value]) })),
  }[f as 'partyId'];
  return (
    <Form.Item name={f} label={say(labels[f] ?? w.text)} rules={rules}>
      {options ? (
        <Select options={options} allowClear={isOptional} />
      ) : f === 'day' ? (
        <Input type="date" />
      ) : f === 'startsAt' ? (
        <Input type="datetime-local" />
      ) : f === 'text' ? (
        <Input.TextArea rows={5} maxLength={6000} />
      ) : (
        <Input maxLength={f === 'address' ? 200 : f === 'place' ? 100 : 60} />
      )}
    </Form.Item>
  );
}
