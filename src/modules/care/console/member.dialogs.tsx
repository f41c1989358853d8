import { Form, Input, InputNumber } from 'antd';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { careConsoleWords as w } from '../care.console.words.ts';
import { careApi, type MemberFull } from '../care.contract.ts';
import { type CareClass, type Circumstance, circumstances, type EndReason, endReasons } from '../care.rules.ts';
import { careClassWords, circumstanceWords, endReasonWords } from '../care.words.ts';
import { type EndView, endsApi } from '../ends.contract.ts';
import { Pick, useCareAgain } from './care.bits.tsx';

type Given = { m: MemberFull; close: () => void };

/** A proposal only: another person decides. */
export function Propose({ m, close }: Given) {
  const { say } = useSay();
  const again = useCareAgain();
  return (
    <FormDialog<{ reason: EndReason; facts: string }, EndView>
      title={w.propose}
      ok={w.propose}
      close={close}
      done={again}
      send={(input, key) => call(endsApi.proposeEnd, { params: { id: m.id }, input, key })}
    >
      <p className="soft">{say(w.proposeHow)}</p>
      <Pick name="reason" label={w.reason} values={endReasons} words={endReasonWords} />
      <Form.Item
        name="facts"
        label={say(w.facts)}
        extra={say(w.factsHow)}
        rules={[{ required: true, message: say(w.required) }]}
      >
        <Input.TextArea rows={3} maxLength={400} />
      </Form.Item>
    </FormDialog>
  );
}

export function Reclass({ m, close }: Given) {
  const { say } = useSay();
  const again = useCareAgain();
  return (
    <FormDialog<{ careClass: CareClass; reason: string }, MemberFull>
      title={w.reclass}
      ok={w.reclass}
      start={{ careClass: m.mayBecome[0] }}
      close={close}
      done={again}
      send={(input, key) => call(careApi.reclassMember, { params: { id: m.id }, input, version: m.version, key })}
    >
      <Pick name="careClass" label={w.reclassTo} values={m.mayBecome} words={careClassWords} />
      <Form.Item name="reason" label={say(w.reclassWhy)} rules={[{ required: true, message: say(w.required) }]}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

export function Pace({ m, close }: Given) {
  const { say } = useSay();
  const again = useCareAgain();
  return (
    <FormDialog<{ circumstance: Circumstance; recheckMonths?: number | null; yuan?: number | null }, MemberFull>
      title={w.pace}
      start={{
        circumstance: m.circumstance,
        recheckMonths: m.recheckMonths,
        yuan: m.amountCents && m.amountCents / 100,
      }}
      close={close}
      done={again}
      send={({ circumstance, recheckMonths, yuan }, key) =>
        call(careApi.paceMember, {
          params: { id: m.id },
          input: {
            circumstance,
            recheckMonths: recheckMonths ?? null,
            ...(yuan && { amountCents: Math.round(yuan * 100) }),
          },
          version: m.version,
          key,
        })
      }
    >
      <Pick name="circumstance" label={w.circumstance} values={circumstances} words={circumstanceWords} />
      <Form.Item name="recheckMonths" label={say(w.recheckMonths)} extra={say(w.byRule)}>
        <InputNumber className="wide" min={1} max={60} precision={0} />
      </Form.Item>
      <Form.Item name="yuan" label={say(w.yuan)}>
        <InputNumber className="wide" min={0.01} max={100000} precision={2} />
      </Form.Item>
    </FormDialog>
  );
}
