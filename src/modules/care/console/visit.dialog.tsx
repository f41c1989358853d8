import { Form, Input, Select } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { careConsoleWords as w } from '../care.console.words.ts';
import { type CheckView, checksApi } from '../checks.contract.ts';
import {
  consentGivers,
  isMet,
  type Method,
  methods,
  type Outcome,
  otherWays,
  outcomes,
  type Visit as VisitRecord,
  type WhyMissed,
  whyMissed,
} from '../checks.rules.ts';
import { consentGiverWords, methodWords, outcomeWords, visitProofWords, whyMissedWords } from '../checks.words.ts';
import { Pick } from './care.bits.tsx';

/** At the desk nobody signs on a screen: on the printed sheet, or a witness vouches. */
const deskProofs = ['paper', 'witness'] as const;
type Entry = {
  method: Method;
  outcome: Outcome;
  on: string;
  whyMissed?: WhyMissed;
  witness?: string;
  consentBy?: NonNullable<VisitRecord['consentBy']>;
  offered?: NonNullable<VisitRecord['offered']>;
  matchSource?: string;
  proof?: (typeof deskProofs)[number];
  toldBy?: string;
  personId?: string;
};
type Given = {
  c: CheckView;
  people: readonly { personId: string; name: string }[];
  close: () => void;
  done: () => void;
};

/** Noon of the day, but never ahead of now. */
const madeOn = (on: string): string =>
  on === dayOf(Date.now()) ? new Date().toISOString() : new Date(`${on}T12:00:00+08:00`).toISOString();

/** Records what was done at the counter, by a data match, over a camera, or on paper at the door. */
export function Visit({ c, people, close, done }: Given) {
  const { say } = useSay();
  return (
    <FormDialog<Entry, CheckView>
      title={w.record}
      ok={w.record}
      start={{ method: 'counter', outcome: 'confirmed', on: dayOf(Date.now()), proof: 'paper' }}
      close={close}
      done={done}
      send={({ on, proof, witness, ...v }, key) =>
        call(checksApi.visitCheck, {
          params: { id: c.id },
          input: {
            ...v,
            captured: { id: key, madeAt: madeOn(on), files: [] },
            ...(witness && { witness }),
            ...(proof && isMet(v) && { proof }),
          },
          key,
        })
      }
    >
      {(form) => (
        <>
          <div className="pair">
            <Pick name="method" label={w.method} values={methods} words={methodWords} />
            <Form.Item name="on" label={say(w.whenDone)}>
              <Input type="date" max={dayOf(Date.now())} />
            </Form.Item>
          </div>
          <Pick name="outcome" label={w.outcome} values={outcomes} words={outcomeWords} />
          <Form.Item noStyle shouldUpdate>
            {() => (
              <More
                method={form.getFieldValue('method') as Method}
                outcome={form.getFieldValue('outcome') as Outcome}
                people={people}
              />
            )}
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}

/** What such a visit asks for besides. */
function More({ method, outcome, people }: { method: Method; outcome: Outcome; people: Given['people'] }) {
  const { say } = useSay();
  return (
    <>
      {method === 'video' && (
        <>
          <Pick name="consentBy" label={w.consentBy} values={consentGivers} words={consentGiverWords} />
          <Pick name="offered" label={w.offered} values={otherWays} words={methodWords} extra={w.offeredHow} />
        </>
      )}
      {method === 'dataMatch' && (
        <Form.Item name="matchSource" label={say(w.matchSource)}>
          <Input maxLength={120} />
        </Form.Item>
      )}
      {outcome === 'notFound' && (
        <Pick name="whyMissed" label={w.whyMissed} values={whyMissed} words={whyMissedWords} />
      )}
      {outcome === 'deceased' && (
        <Form.Item name="personId" label={say(w.whoDied)}>
          <Select options={people.map((p) => ({ value: p.personId, label: p.name }))} />
        </Form.Item>
      )}
      {(outcome === 'moved' || outcome === 'deceased') && (
        <Form.Item name="toldBy" label={say(w.toldByLabel)}>
          <Input maxLength={120} />
        </Form.Item>
      )}
      {isMet({ method, outcome }) && <Pick name="proof" label={w.proof} values={deskProofs} words={visitProofWords} />}
      {(method === 'home' || isMet({ method, outcome })) && (
        <Form.Item name="witness" label={say(w.witnessName)}>
          <Input maxLength={60} />
        </Form.Item>
      )}
    </>
  );
}
