import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { bookConsoleWords as w } from '../books.console.words.ts';
import { booksApi, type RoomInput, type RoomRow } from '../books.contract.ts';
import type { LoanRule } from '../books.rules.ts';
import { useBooksAgain } from './books.page.tsx';

/** What stands on the portal of a room, and its rules. */
export function Room({ room }: { room: RoomRow }) {
  const { say } = useSay();
  const again = useBooksAgain();
  const [dialog, show] = useState<'edit' | 'rule' | null>(null);
  return (
    <>
      <section className="card">
        <h2>{room.name}</h2>
        <dl className="facts">
          {(
            [
              [w.place, room.placeName],
              [w.unit, room.unit],
              [w.address, room.address],
              [w.hours, room.hours],
              [w.phone, room.phone],
            ] as const
          ).map(([word, value]) => (
            <div key={word[1]}>
              <dt>{say(word)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {room.mayKeep && (
          <div className="acts no-print">
            <Button onClick={() => show('edit')}>{say(w.editRoom)}</Button>
            <Button onClick={() => show('rule')}>{say(w.addRule)}</Button>
          </div>
        )}
      </section>
      <section className="section">
        <h2>{say(w.rule)}</h2>
        <p className="soft">{say(w.ruleHint)}</p>
        <Register
          rows={room.rules}
          keyOf={(r) => r.validFrom}
          columns={[
            { head: w.validFrom, cell: (r) => r.validFrom },
            ...terms.map((t) => ({ head: w[t], cell: (r: LoanRule) => r[t], isFigure: true })),
          ]}
        />
      </section>
      {dialog === 'edit' && <RoomForm before={room} close={() => show(null)} done={again} />}
      {dialog === 'rule' && <RuleForm room={room} close={() => show(null)} done={again} />}
    </>
  );
}
const terms = ['loanDays', 'renewDays', 'renewals', 'mostLoans', 'mostReservations', 'pickupDays'] as const;
type RuleValues = Omit<LoanRule, 'validFrom'> & { validFrom: Dayjs };
function RuleForm({ room, close, done }: { room: RoomRow; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<RuleValues, RoomRow>
      title={w.addRule}
      start={{ ...room.rule, validFrom: dayjs().add(1, 'day') }}
      close={close}
      done={done}
      send={(v, key) =>
        call(booksApi.addLoanRule, {
          params: { id: room.id },
          input: { ...v, validFrom: v.validFrom.format('YYYY-MM-DD') },
          key,
        })
      }
    >
      <p className="soft">{say(w.ruleHint)}</p>
      <Form.Item name="validFrom" label={say(w.validFrom)} rules={required}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <div className="book-terms">
        {terms.map((t) => (
          <Form.Item key={t} name={t} label={say(w[t])} rules={required}>
            <InputNumber className="wide" min={t === 'renewals' ? 0 : 1} max={365} precision={0} />
          </Form.Item>
        ))}
      </div>
    </FormDialog>
  );
}

type FormProps = { before: RoomRow | null; close: () => void; done: (r: RoomRow) => void };
export function RoomForm({ before, close, done }: FormProps) {
  const { say } = useSay();
  const { area, organisationId } = useMe();
  const units = useAsk(organisationsApi.listOrganisations, { query: { area } as never });
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<RoomInput, RoomRow>
      title={before ? w.editRoom : w.addRoom}
      start={
        before
          ? {
              ...{ area: before.area, organisationId: before.organisationId, name: before.name },
              ...{ address: before.address, hours: before.hours, phone: before.phone },
            }
          : { area, organisationId }
      }
      close={close}
      done={done}
      send={(input, key) =>
        before
          ? call(booksApi.changeReadingRoom, { params: { id: before.id }, input, version: before.version, key })
          : call(booksApi.addReadingRoom, { input, key })
      }
    >
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="area" label={say(w.place)} rules={required}>
        <PlacePicker label={say(w.place)} />
      </Form.Item>
      <Form.Item name="organisationId" label={say(w.unit)} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(units.data?.organisations ?? [])
            .filter((o) => o.area.startsWith(area))
            .map((o) => ({ value: o.id, label: o.name }))}
        />
      </Form.Item>
      {(['address', 'hours', 'phone'] as const).map((field) => (
        <Form.Item key={field} name={field} label={say(w[field])} rules={required}>
          <Input maxLength={field === 'phone' ? 60 : 200} />
        </Form.Item>
      ))}
    </FormDialog>
  );
}
