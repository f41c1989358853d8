import { Checkbox, DatePicker, Form, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { rosterConsoleWords as w } from '../rosters.console.words.ts';
import { type MyDays, type RosterView, rostersApi, type SwapView } from '../rosters.contract.ts';

type Closing = { close: () => void; done: () => void };
type Person = { id: string; name: string };
const required = (message: string) => [{ required: true, message }];

type Wanted = { accountIds: string[]; perDay: number };
/** Who takes part, and how many a day: the rest is drawn. */
export function DraftDialog(
  p: Closing & { organisationId: string; month: string; people: readonly Person[]; start?: Wanted },
) {
  const { say } = useSay();
  return (
    <FormDialog<Wanted, RosterView>
      title={[w.draftTitle[0].replace('{month}', p.month), w.draftTitle[1].replace('{month}', p.month)]}
      ok={w.draft}
      start={p.start ?? { accountIds: p.people.map((x) => x.id), perDay: 1 }}
      send={(input, key) =>
        call(rostersApi.draftRoster, { input: { ...input, organisationId: p.organisationId, month: p.month }, key })
      }
      close={p.close}
      done={p.done}
    >
      <p className="soft">{say(w.draftHow)}</p>
      <Form.Item name="accountIds" label={say(w.who)} rules={required(say(w.choose))}>
        <Checkbox.Group options={p.people.map((x) => ({ value: x.id, label: x.name }))} />
      </Form.Item>
      <Form.Item name="perDay" label={say(w.perDay)}>
        <InputNumber min={1} max={5} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}

/** Who is on duty on one day of a draft. */
export function DayDialog({
  roster,
  day,
  close,
  done,
}: Closing & { roster: RosterView; day: RosterView['days'][number] }) {
  const { say } = useSay();
  return (
    <FormDialog<{ accountIds: string[] }, RosterView>
      title={[w.dayTitle[0].replace('{day}', day.day), w.dayTitle[1].replace('{day}', day.day)]}
      start={{ accountIds: day.people.map((p) => p.id) }}
      send={({ accountIds }, key) =>
        call(rostersApi.setDay, {
          params: { id: roster.id },
          version: roster.version,
          input: { day: day.day, accountIds: accountIds ?? [] },
          key,
        })
      }
      close={close}
      done={done}
    >
      <Form.Item name="accountIds" label={say(w.who)}>
        <Checkbox.Group options={roster.people.map((p) => ({ value: p.id, label: p.name }))} />
      </Form.Item>
    </FormDialog>
  );
}

type Asked = { toId: string; toDay?: Dayjs | null };
/** Asks a colleague to take one of my days, for one of theirs or for nothing. */
export function SwapDialog({
  of,
  people,
  close,
  done,
}: Closing & { of: MyDays['days'][number]; people: readonly Person[] }) {
  const { say } = useSay();
  return (
    <FormDialog<Asked, SwapView>
      title={[w.swapTitle[0].replace('{day}', of.day), w.swapTitle[1].replace('{day}', of.day)]}
      ok={w.swap}
      send={({ toId, toDay }, key) =>
        call(rostersApi.offerSwap, {
          params: { id: of.rosterId },
          input: { fromDay: of.day, toId, ...(toDay && { toDay: toDay.format('YYYY-MM-DD') }) },
          key,
        })
      }
      close={close}
      done={done}
    >
      <Form.Item name="toId" label={say(w.swapWith)} rules={required(say(w.choose))}>
        <Select options={people.map((p) => ({ value: p.id, label: p.name }))} />
      </Form.Item>
      <Form.Item name="toDay" label={say(w.swapFor)}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}

type Span = { fromDay: Dayjs; toDay: Dayjs };
export type LeaveTold = Answer<(typeof rostersApi)['tellLeave']>;
export function LeaveDialog({ close, done }: { close: () => void; done: (told: LeaveTold) => void }) {
  const { say } = useSay();
  const today = dayjs(dayOf(Date.now()));
  const iso = (d: Dayjs) => d.format('YYYY-MM-DD');
  return (
    <FormDialog<Span, LeaveTold>
      title={w.leaveTitle}
      ok={w.leave}
      start={{ fromDay: today, toDay: today }}
      send={({ fromDay, toDay }, key) =>
        call(rostersApi.tellLeave, { input: { fromDay: iso(fromDay), toDay: iso(toDay) }, key })
      }
      close={close}
      done={done}
    >
      <p className="soft">{say(w.leaveHow)}</p>
      <div className="pair">
        <Form.Item name="fromDay" label={say(w.from)} rules={required(say(w.required))}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="toDay" label={say(w.to)} rules={required(say(w.required))}>
          <DatePicker />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
