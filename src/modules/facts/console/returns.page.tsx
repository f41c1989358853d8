import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useKeys } from '#ui/console/keys.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { factConsoleWords as w } from '../facts.console.words.ts';
import { returnPeriodWords } from '../facts.words.ts';
import { type ReturnForm, returnsApi } from '../returns.contract.ts';
import { fillRoles, orderRoles } from '../returns.rules.ts';
import { FactsTabs } from './facts.tabs.tsx';
import { OrderReturn } from './order.dialog.tsx';
import './facts.css';

/** Which villages have sent this period’s; what they sent can be taken out or sent back. */
function Villages({ form, close, again }: { form: ReturnForm; close: () => void; again: () => void }) {
  const { say, lang } = useSay();
  const [back, sendBack] = useState<string | null>(null);
  const of = { id: form.id, period: form.period };
  const found = useAsk(returnsApi.returnVillages, { params: { id: form.id }, query: { period: form.period } });
  return (
    <Modal
      open
      width={760}
      footer={null}
      onCancel={close}
      title={say(w.villages, { name: form.name, period: form.period })}
    >
      <Read ask={found}>
        {({ items }) => (
          <Register
            rows={items}
            keyOf={(v) => v.area}
            columns={[
              { head: w.village, cell: (v) => v.placeName },
              {
                head: w.state,
                cell: (v) =>
                  v.sentAt ? (
                    say(w.isSent, { day: momentText(v.sentAt, lang, Date.now()) })
                  ) : (
                    <span className="facts-due">{say(w.notSent)}</span>
                  ),
              },
              { head: w.typed, cell: (v) => say(w.typedReused, { typed: v.typed, reused: v.reused }) },
              {
                head: w.download,
                cell: (v) =>
                  v.sentAt && (
                    <span className="acts">
                      <Button
                        size="small"
                        href={urlOf(returnsApi.fillFile, { params: { ...of, area: v.area } })}
                        download
                      >
                        {say(w.download)}
                      </Button>
                      {form.isMine && (
                        <Button size="small" onClick={() => sendBack(v.area)}>
                          {say(w.back)}
                        </Button>
                      )}
                    </span>
                  ),
              },
            ]}
          />
        )}
      </Read>
      {back && (
        <FormDialog<{ reason: string }, unknown>
          title={w.back}
          send={(values, key) => call(returnsApi.sendBack, { params: { ...of, area: back }, input: values, key })}
          done={() => {
            void found.refetch();
            again();
          }}
          close={() => sendBack(null)}
        >
          <Form.Item name="reason" label={say(w.backReason)} rules={[{ required: true, min: 2 }]}>
            <Input.TextArea rows={3} maxLength={300} />
          </Form.Item>
        </FormDialog>
      )}
    </Modal>
  );
}

function Returns({ rows, again }: { rows: readonly ReturnForm[]; again: () => void }) {
  const { say } = useSay();
  const me = useMe();
  const [shown, show] = useState<ReturnForm | null>(null);
  const [closed, close] = useState<ReturnForm | null>(null);
  // A village’s own post fills in for its village; a grid worker’s for the village the grid lies in.
  const village = me.area.length === 12 && fillRoles.some((role) => role === me.role) ? me.area : null;
  return (
    <>
      <Register
        rows={rows}
        keyOf={(f) => f.id}
        columns={[
          {
            head: w.name,
            cell: (f) =>
              village ? (
                <Link to="/returns/$id/$area/$period" params={{ id: f.id, area: village, period: f.period }}>
                  {f.name}
                </Link>
              ) : (
                <Button type="link" className="row-open" onClick={() => show(f)}>
                  {f.name}
                </Button>
              ),
          },
          { head: w.orderedBy, cell: (f) => f.unit },
          { head: w.every, cell: (f) => say(returnPeriodWords[f.every]) },
          { head: w.period, cell: (f) => f.period, isFigure: true },
          { head: w.state, cell: (f) => say(w.sentOf, { sent: f.sent, asked: f.asked }) },
          {
            head: w.close,
            cell: (f) =>
              f.isMine && (
                <Button size="small" onClick={() => close(f)}>
                  {say(w.close)}
                </Button>
              ),
          },
        ]}
      />
      {shown && <Villages form={shown} close={() => show(null)} again={again} />}
      {closed && (
        <FormDialog<{ reason: string }, unknown>
          title={[say(w.closeTitle, { name: closed.name }), say(w.closeTitle, { name: closed.name })]}
          ok={w.close}
          send={(values, key) =>
            call(returnsApi.closeReturn, { params: { id: closed.id }, version: closed.version, input: values, key })
          }
          done={again}
          close={() => close(null)}
        >
          <Form.Item name="reason" label={say(w.closeReason)} rules={[{ required: true, min: 2 }]}>
            <Input.TextArea rows={2} maxLength={200} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

/** 报表: the tables that offices ask for. */
export function ReturnsPage() {
  const { say } = useSay();
  const me = useMe();
  const { message } = App.useApp();
  const client = useQueryClient();
  const mayOrder = orderRoles.some((role) => role === me.role);
  const [isOrdering, order] = useState(false);
  const list = useAsk(returnsApi.listReturns, { query: {} });
  const again = () => void client.invalidateQueries({ queryKey: [returnsApi.listReturns.path] });
  useKeys(mayOrder ? [{ key: 'a', says: w.orderKey, run: () => order(true) }] : []);
  return (
    <>
      <PageHead title={say(w.returns)} note={say(w.returnsHint)}>
        <ExportButton list="returns" />
        {mayOrder && (
          <Button type="primary" onClick={() => order(true)}>
            {say(w.order)}
          </Button>
        )}
      </PageHead>
      <FactsTabs current="/returns" />
      <Read ask={list} rows={6}>
        {({ items }) =>
          items.length > 0 ? (
            <Returns rows={items} again={again} />
          ) : (
            <Nothing title={say(w.noReturns)} hint={say(w.noReturnsHint)} />
          )
        }
      </Read>
      {isOrdering && (
        <OrderReturn
          close={() => order(false)}
          done={() => {
            again();
            void message.success(say(w.ordered));
          }}
        />
      )}
    </>
  );
}
