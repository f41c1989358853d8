import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { calendarApi } from '../calendar.contract.ts';
import { placeConsoleWords as w } from '../places.console.words.ts';
import { type NoticeDay, readNotice } from './notice.ts';

type Year = Answer<typeof calendarApi.getCalendar>;
type Notice = { sourceDoc: string; lines: string };

const daysOf = (lines: string): NoticeDay[] => {
  const read = readNotice(lines);
  return 'days' in read ? read.days : [];
};

function ImportNotice({ year, close }: { year: number; close: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const readable = (_: unknown, lines: string) => {
    const read = readNotice(lines ?? '');
    return 'days' in read ? Promise.resolve() : Promise.reject(new Error(say(w.lineFault, read.fault)));
  };
  return (
    <FormDialog<Notice, Year>
      title={w.importNotice}
      close={close}
      done={() => void client.invalidateQueries({ queryKey: [calendarApi.getCalendar.path] })}
      send={({ sourceDoc, lines }, key) =>
        call(calendarApi.importNotice, { input: { year, sourceDoc, days: daysOf(lines) }, key })
      }
    >
      <Form.Item name="sourceDoc" label={say(w.sourceDoc)} rules={[{ required: true, message: say(w.required) }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="lines" label={say(w.lines)} extra={say(w.importHint)} rules={[{ validator: readable }]}>
        <Input.TextArea autoSize={{ minRows: 8, maxRows: 20 }} />
      </Form.Item>
    </FormDialog>
  );
}

export function CalendarSection() {
  const { say } = useSay();
  const { role } = useMe();
  const thisYear = Number(dayOf(Date.now()).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [isImporting, importNotice] = useState(false);
  const ask = useAsk(calendarApi.getCalendar, { params: { year } });
  return (
    <section className="card section">
      <header className="card-head">
        <h2>{say(w.calendar)}</h2>
        <span className="page-acts">
          <Select
            value={year}
            aria-label={say(w.year)}
            options={[thisYear - 1, thisYear, thisYear + 1].map((value) => ({ value, label: String(value) }))}
            onChange={setYear}
          />
          {role === 'systemAdmin' && <Button onClick={() => importNotice(true)}>{say(w.importNotice)}</Button>}
        </span>
      </header>
      <Read ask={ask}>
        {(calendar) => (
          <>
            <Alert
              type={calendar.covered ? 'success' : 'warning'}
              showIcon
              title={say(calendar.covered ? w.covered : w.uncovered, { year })}
            />
            {calendar.days.length > 0 && (
              <Register
                rows={calendar.days}
                keyOf={(d) => d.date}
                columns={[
                  { head: w.date, cell: (d) => d.date },
                  { head: w.what, cell: (d) => `${d.name} · ${say(d.isWorkday ? w.work : w.rest)}` },
                  { head: w.source, cell: (d) => d.sourceDoc },
                ]}
              />
            )}
          </>
        )}
      </Read>
      {isImporting && <ImportNotice year={year} close={() => importNotice(false)} />}
    </section>
  );
}
