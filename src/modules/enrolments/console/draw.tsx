import { Button, Form, Input, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { useDeed } from '#ui/console/ask.ts';
import { Fault, Moment } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { enrolmentConsoleWords as w } from '../enrolments.console.words.ts';
import { type ClassView, enrolmentsApi } from '../enrolments.contract.ts';
import { useEnrolmentsAgain } from './class.page.tsx';

function Step({ head, children }: { head: Word; children: ReactNode }) {
  const { say } = useSay();
  return (
    <section className="enrol-step">
      <h2>{say(head)}</h2>
      {children}
    </section>
  );
}
/** The draw, step by step; each hangs out on the public page as soon as it is done. */
export function DrawSteps({ c }: { c: ClassView }) {
  const { say } = useSay();
  const d = c.drawn;
  return (
    <>
      <p>
        <Button href={`/enrol/draws/${c.id}`} target="_blank">
          {say(w.publicDraw)}
        </Button>
      </p>
      <Step head={w.step1}>
        {d ? (
          <dl className="facts">
            <dt>{say(w.commitment)}</dt>
            <dd className="mono enrol-hash">{d.commitment}</dd>
            <dt>{say(w.publicSource)}</dt>
            <dd>
              {d.publicSource} ({d.publicDay})
            </dd>
            <dt>{say(w.publishedAt)}</dt>
            <dd>
              <Moment at={d.publishedAt} />
            </dd>
          </dl>
        ) : (
          <>
            <p className="soft">{say(w.step1Says)}</p>
            {c.isOwn && <Publish c={c} />}
          </>
        )}
      </Step>
      <Step head={w.step2}>
        {d?.listHash ? (
          <>
            <p>{say(w.step2Says, { n: d.lots })}</p>
            <dl className="facts">
              <dt>{say(w.listHash)}</dt>
              <dd className="mono enrol-hash">{d.listHash}</dd>
            </dl>
          </>
        ) : (
          <p className="soft">{say(w.step2Waits)}</p>
        )}
      </Step>
      {d && !d.drawnAt && (
        <Step head={w.step3}>
          <p className="soft">{say(w.step3Says, { source: d.publicSource, day: d.publicDay })}</p>
          {d.publicNumber && <p className="mono enrol-number">{d.publicNumber}</p>}
          {c.isOwn && d.listHash && <Enter c={c} />}
        </Step>
      )}
      {d?.publicNumber && (
        <Step head={w.step4}>
          {d.drawnAt ? (
            <dl className="facts">
              <dt>{say(w.drawnAt)}</dt>
              <dd>
                <Moment at={d.drawnAt} />
              </dd>
              <dt>{say(w.publicNumber)}</dt>
              <dd className="mono">{d.publicNumber}</dd>
              <dt>{say(w.seed)}</dt>
              <dd className="mono enrol-hash">{d.seed}</dd>
            </dl>
          ) : (
            <>
              <p className="soft">{say(d.isOwnNumber ? w.step4Own : w.step4Says)}</p>
              {!d.isOwnNumber && <Witness c={c} />}
            </>
          )}
        </Step>
      )}
    </>
  );
}

type Seed = { publicSource: string; publicDay: string };
function Publish({ c }: { c: ClassView }) {
  const { say } = useSay();
  const again = useEnrolmentsAgain();
  const deed = useDeed((input: Seed, key) => call(enrolmentsApi.publishSeed, { params: { id: c.id }, input, key }));
  const required = [{ required: true, message: say(w.required) }];
  return (
    <Form<Seed> layout="vertical" requiredMark={false} onFinish={(v) => void deed.run(v).then((x) => x && again())}>
      <div className="pair">
        <Form.Item name="publicSource" label={say(w.publicSource)} extra={say(w.publicSourceHint)} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="publicDay" label={say(w.publicDay)} extra={say(w.publicDayHint)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
      {deed.problem && <Fault problem={deed.problem} />}
      <Button type="primary" htmlType="submit" loading={deed.pending}>
        {say(w.publish)}
      </Button>
    </Form>
  );
}
function Enter({ c }: { c: ClassView }) {
  const { say } = useSay();
  const again = useEnrolmentsAgain();
  const deed = useDeed((input: { publicNumber: string }, key) =>
    call(enrolmentsApi.enterNumber, { params: { id: c.id }, input, key }),
  );
  return (
    <Form layout="inline" onFinish={(v: { publicNumber: string }) => void deed.run(v).then((x) => x && again())}>
      <Form.Item name="publicNumber" label={say(w.publicNumber)} rules={[{ required: true, message: say(w.required) }]}>
        <Input inputMode="numeric" maxLength={60} />
      </Form.Item>
      <Button htmlType="submit" loading={deed.pending}>
        {say(w.enter)}
      </Button>
      {deed.problem && <Fault problem={deed.problem} />}
    </Form>
  );
}
function Witness({ c }: { c: ClassView }) {
  const { say } = useSay();
  const again = useEnrolmentsAgain();
  const [publicNumber, type] = useState('');
  const deed = useDeed((input: { publicNumber: string }, key) =>
    call(enrolmentsApi.drawClass, { params: { id: c.id }, input, key }),
  );
  return (
    <>
      <div className="enrol-witness">
        <Input
          aria-label={say(w.publicNumber)}
          placeholder={say(w.publicNumber)}
          inputMode="numeric"
          maxLength={60}
          value={publicNumber}
          onChange={(event) => type(event.target.value)}
        />
        <Popconfirm
          title={say(w.drawSure)}
          okText={say(w.drawNow)}
          onConfirm={() => void deed.run({ publicNumber }).then((x) => x && again())}
        >
          <Button type="primary" loading={deed.pending} disabled={publicNumber.trim() === ''}>
            {say(w.drawNow)}
          </Button>
        </Popconfirm>
      </div>
      {deed.problem && <Fault problem={deed.problem} />}
    </>
  );
}
