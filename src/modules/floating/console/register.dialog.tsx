import { Checkbox, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { yearApi } from '#modules/activities/year.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { floatingConsoleWords as w } from '../floating.console.words.ts';
import { type FloatingCode, floatingApi } from '../floating.contract.ts';
import { type ConsentWay, consentWays, type Direction, directions, type Reason, reasons } from '../floating.rules.ts';
import { consentText, consentWayWords, directionWords, reasonWords } from '../floating.words.ts';

export type Where = {
  phone: string;
  direction: Direction;
  province: string;
  whereabouts?: string;
  reason: Reason;
  hasCard?: boolean;
  awayUntil?: Dayjs | null;
  inflowId?: string;
  inflowName?: string;
};
type Told = { leftOn: Dayjs; consentWay: ConsentWay; consentOn: Dayjs };
type Out = Where & Told & { homeId: string; membershipId: string };
type In = Where & Told & { inflowId: string; name: string; homeName: string; reportedOn: Dayjs };

export const onDay = (d: Dayjs) => d.format('YYYY-MM-DD');
export const today = () => dayjs(dayOf(Date.now()));
export const whereOf = ({ awayUntil, hasCard, inflowId, ...v }: Where) => ({
  ...v,
  hasCard: hasCard === true,
  ...(awayUntil && { awayUntil: onDay(awayUntil) }),
  ...(inflowId && { inflowId }),
});

export function useBranches() {
  const found = useAsk(floatingApi.floatingBranches, {}).data?.items ?? [];
  const option = (b: (typeof found)[number]) => ({ value: b.id, label: `${b.name} · ${b.placeName}` });
  return { mine: found.filter((b) => b.isMine).map(option), all: found.map(option) };
}
const findable = { optionFilterProp: 'label' };

/** Where somebody goes and how they are reached. */
export function WhereFields({ phoneNeeded, withInflow }: { phoneNeeded: boolean; withInflow: boolean }) {
  const { say } = useSay();
  const { all } = useBranches();
  const rules = [{ required: true, message: say(w.required) }];
  return (
    <>
      <div className="pair">
        <Form.Item name="phone" label={say(w.phone)} rules={phoneNeeded ? rules : []}>
          <Input maxLength={30} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name="reason" label={say(w.reason)} rules={rules}>
          <Select options={reasons.map((value) => ({ value, label: say(reasonWords[value]) }))} />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="direction" label={say(w.direction)} rules={rules}>
          <Select options={directions.map((value) => ({ value, label: say(directionWords[value]) }))} />
        </Form.Item>
        <Form.Item name="province" label={say(w.province)} extra={say(w.provinceHint)} rules={rules}>
          <Input maxLength={40} />
        </Form.Item>
      </div>
      <Form.Item name="whereabouts" label={say(w.whereabouts)}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="awayUntil" label={say(w.awayUntil)}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      {withInflow && (
        <>
          <Form.Item name="inflowId" label={say(w.inflowHere)}>
            <Select allowClear showSearch={findable} options={all} />
          </Form.Item>
          <Form.Item name="inflowName" label={say(w.inflowElse)}>
            <Input maxLength={120} />
          </Form.Item>
        </>
      )}
      <Form.Item name="hasCard" valuePropName="checked">
        <Checkbox>{say(w.hasCard)}</Checkbox>
      </Form.Item>
    </>
  );
}
/** What the member is told before anything is written down, and how they were told. */
function Consent() {
  const { say } = useSay();
  const rules = [{ required: true, message: say(w.required) }];
  return (
    <>
      <p className="soft">{say(consentText)}</p>
      <div className="pair">
        <Form.Item name="consentWay" label={say(w.consent)} rules={rules}>
          <Select options={consentWays.map((value) => ({ value, label: say(consentWayWords[value]) }))} />
        </Form.Item>
        <Form.Item name="consentOn" label={say(w.consentOn)} rules={rules}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </>
  );
}
const toldOf = ({ leftOn, consentWay, consentOn }: Told) => ({
  leftOn: onDay(leftOn),
  consentWay,
  consentOn: onDay(consentOn),
});

/** The card with its code is shown by the page, once the form has gone. */
type Props = { close: () => void; done: (made: FloatingCode) => void };

function Roll({ homeId }: { homeId: string | undefined }) {
  const { say } = useSay();
  const roll = useAsk(yearApi.unitRoll, { params: { id: homeId ?? '' } }, { enabled: Boolean(homeId) });
  const options = (roll.data?.items ?? [])
    .filter((m) => m.standing !== 'inflow')
    .map((m) => ({ value: m.membershipId, label: m.name }));
  return (
    <Form.Item
      name="membershipId"
      label={say(w.member)}
      extra={say(w.memberHint)}
      rules={[{ required: true, message: say(w.required) }]}
    >
      <Select showSearch={findable} options={options} disabled={!homeId} />
    </Form.Item>
  );
}

export function RegisterOut(props: Props) {
  const { say } = useSay();
  const { mine } = useBranches();
  const rules = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Out, FloatingCode>
      title={w.register}
      start={{ consentOn: today(), consentWay: 'paper', leftOn: today() }}
      close={props.close}
      done={props.done}
      send={({ homeId, membershipId, leftOn, consentWay, consentOn, ...where }, key) => {
        const told = toldOf({ leftOn, consentWay, consentOn });
        return call(floatingApi.registerOut, { input: { homeId, membershipId, ...told, ...whereOf(where) }, key });
      }}
    >
      {(form) => (
        <>
          <Form.Item name="homeId" label={say(w.home)} rules={rules}>
            <Select showSearch={findable} options={mine} onChange={() => form.resetFields(['membershipId'])} />
          </Form.Item>
          <Form.Item noStyle dependencies={['homeId']}>
            {() => <Roll homeId={form.getFieldValue('homeId')} />}
          </Form.Item>
          <Form.Item name="leftOn" label={say(w.leftOn)} rules={rules}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
          <WhereFields phoneNeeded withInflow />
          <Consent />
        </>
      )}
    </FormDialog>
  );
}

export function EnterIn(props: Props) {
  const { say } = useSay();
  const { mine } = useBranches();
  const rules = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<In, FloatingCode>
      title={w.enterIn}
      start={{ consentOn: today(), consentWay: 'paper', reportedOn: today() }}
      close={props.close}
      done={props.done}
      send={({ inflowId, name, homeName, reportedOn, leftOn, consentWay, consentOn, ...where }, key) => {
        const told = toldOf({ leftOn, consentWay, consentOn });
        const { inflowName: _none, ...reach } = whereOf(where);
        const input = { inflowId, name, homeName, reportedOn: onDay(reportedOn), ...told, ...reach };
        return call(floatingApi.enterIn, { input, key });
      }}
    >
      <Form.Item name="inflowId" label={say(w.inflow)} rules={rules}>
        <Select showSearch={findable} options={mine} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="name" label={say(w.name)} rules={rules}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="homeName" label={say(w.homeName)} rules={rules}>
          <Input maxLength={120} />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="leftOn" label={say(w.leftOn)} rules={rules}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reportedOn" label={say(w.reportedOn)} rules={rules}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <WhereFields phoneNeeded withInflow={false} />
      <Consent />
    </FormDialog>
  );
}
