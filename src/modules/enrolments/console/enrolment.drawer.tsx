import { Button, Checkbox, Drawer, Form, Input, Select, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { inFours } from '#kernel/fours.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, Moment, Remaining } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { enrolmentConsoleWords as w } from '../enrolments.console.words.ts';
import { type ClassView, type EnrolmentRow, enrolmentsApi, type Slip } from '../enrolments.contract.ts';
import type { Priority } from '../enrolments.rules.ts';
import { enrolmentStatusWords, enrolmentVerbWords, priorityWords, wayWords } from '../enrolments.words.ts';
import { MaybeTwice, useEnrolmentsAgain } from './class.page.tsx';

type Act = 'withdraw' | 'passOn' | 'swap' | 'claims';
type Of = { c: ClassView; e: EnrolmentRow };
/** One enrolment: who it is, how far it is, and what may be done for them now; what may not says why. */
export function EnrolmentDrawer({ c, e, close, slipOf }: Of & { close: () => void; slipOf: (slip: Slip) => void }) {
  const { say } = useSay();
  const again = useEnrolmentsAgain();
  const [act, ask] = useState<Act | null>(null);
  const given = { params: { id: e.id }, version: e.version };
  const accept = useDeed((_: string, key) =>
    call(enrolmentsApi.moveEnrolment, { ...given, input: { verb: 'accept', reason: '' }, key }),
  );
  const has = (verb: EnrolmentRow['open'][number]) => e.open.includes(verb);
  const isBeforeList = e.status === 'applied' && c.drawn?.listHash == null;
  return (
    <Drawer open onClose={close} size={440} title={e.name ?? say(w.erased)}>
      <p>
        <Tag>{say(enrolmentStatusWords[e.status])}</Tag>
        {e.inLine !== null && say(w.inLine, { n: e.inLine })} <MaybeTwice e={e} />
        {e.expiresAt && <Remaining due={e.expiresAt} overdue={Date.parse(e.expiresAt) <= Date.now()} />}
      </p>
      {e.reason && <p className="enrol-reason">{e.reason}</p>}
      <Facts e={e} isOwn={c.isOwn} />
      <div className="acts">
        {has('accept') && (
          <Button type="primary" onClick={() => void accept.run(e.id).then((x) => x && again())}>
            {say(enrolmentVerbWords.accept)}
          </Button>
        )}
        {e.status === 'confirmed' && has('withdraw') && <Button onClick={() => ask('swap')}>{say(w.swap)}</Button>}
        {isBeforeList && c.isOwn && c.priorities.length > 0 && (
          <Button onClick={() => ask('claims')}>{say(w.correct)}</Button>
        )}
        {has('withdraw') && <Button onClick={() => ask('withdraw')}>{say(enrolmentVerbWords.withdraw)}</Button>}
        {has('passOn') && <Button onClick={() => ask('passOn')}>{say(enrolmentVerbWords.passOn)}</Button>}
        {e.closed
          .filter((x) => x.verb !== 'passOn' || c.missedLimit !== null)
          .map((x) => (
            <Tooltip key={x.verb} title={say(x.says, { n: c.missedLimit ?? 0 })}>
              <Button disabled>{say(enrolmentVerbWords[x.verb])}</Button>
            </Tooltip>
          ))}
      </div>
      {accept.problem && <Fault problem={accept.problem} />}
      {(act === 'withdraw' || act === 'passOn') && (
        <FormDialog<{ reason: string }, ClassView>
          title={enrolmentVerbWords[act]}
          ok={enrolmentVerbWords[act]}
          close={() => ask(null)}
          done={again}
          send={({ reason }, key) => call(enrolmentsApi.moveEnrolment, { ...given, input: { verb: act, reason }, key })}
        >
          <Why />
        </FormDialog>
      )}
      {act === 'claims' && <Claims c={c} e={e} close={() => ask(null)} done={again} />}
      {act === 'swap' && (
        <Swap
          c={c}
          e={e}
          close={() => ask(null)}
          done={(slip) => {
            again();
            slipOf(slip);
          }}
        />
      )}
    </Drawer>
  );
}
function Why() {
  const { say } = useSay();
  return (
    <Form.Item
      name="reason"
      label={say(w.reason)}
      extra={say(w.reasonHint)}
      rules={[{ required: true, message: say(w.required) }]}
    >
      <Input.TextArea rows={3} maxLength={200} />
    </Form.Item>
  );
}
function Facts({ e, isOwn }: { e: EnrolmentRow; isOwn: boolean }) {
  const { say } = useSay();
  const see = useDeed((id: string, key) => call(enrolmentsApi.enrolmentPhone, { params: { id }, input: {}, key }));
  const [seen, show] = useState<{ phone: string | null; kinPhone: string | null } | null>(null);
  const rows = [
    [w.birthYear, e.birthYear],
    [w.phone, seen?.phone ?? e.phone],
    [w.kin, e.kin && `${e.kin}${seen?.kinPhone ? ` ${seen.kinPhone}` : ''}`],
    [w.way, say(wayWords[e.way])],
    [w.number, inFours(e.number)],
    [w.lot, e.lot],
    [w.claims, e.claims.map((p) => say(priorityWords[p])).join('、')],
  ] as const;
  return (
    <>
      <dl className="facts">
        {rows.flatMap(([head, says]) =>
          says ? [<dt key={`${head[1]}.h`}>{say(head)}</dt>, <dd key={head[1]}>{says}</dd>] : [],
        )}
        <dt>{say(w.at)}</dt>
        <dd>
          <Moment at={e.at} />
        </dd>
      </dl>
      {isOwn && e.phone && !seen && (
        <Button type="link" onClick={() => void see.run(e.id).then((x) => x && show(x))}>
          {say(w.seePhone)}
        </Button>
      )}
      {see.problem && <Fault problem={see.problem} />}
    </>
  );
}
function Claims({ c, e, close, done }: Of & { close: () => void; done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ claims: Priority[]; reason: string }, ClassView>
      title={w.correct}
      start={{ claims: e.claims }}
      close={close}
      done={done}
      send={(input, key) => call(enrolmentsApi.putClaims, { params: { id: e.id }, version: e.version, input, key })}
    >
      <Form.Item name="claims" label={say(w.claims)}>
        <Checkbox.Group options={c.priorities.map((value) => ({ value, label: say(priorityWords[value]) }))} />
      </Form.Item>
      <Why />
    </FormDialog>
  );
}
function Swap({ c, e, close, done }: Of & { close: () => void; done: (slip: Slip) => void }) {
  const { say } = useSay();
  const ask = useAsk(enrolmentsApi.enrolmentClasses, { query: { termId: c.termId } });
  const options = (ask.data?.items ?? [])
    .filter((x) => x.id !== c.id && !x.isCancelled)
    .map((x) => ({ value: x.id, label: `${x.name} (${x.seated + x.offered}/${x.seats})` }));
  return (
    <FormDialog<{ classId: string }, Slip>
      title={w.swap}
      ok={w.swap}
      close={close}
      done={done}
      send={(input, key) => call(enrolmentsApi.swapEnrolment, { params: { id: e.id }, version: e.version, input, key })}
    >
      <Form.Item name="classId" label={say(w.swapTo)} rules={[{ required: true, message: say(w.required) }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
    </FormDialog>
  );
}
