import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { houseApi, type PhoneView } from '../house.contract.ts';
import { phoneConsoleWords as w } from '../phones.console.words.ts';

/** One's own field phones, and for whoever answers for accounts those of the place: whose, the day last used, let go. */
export function PhonesPage() {
  const { say, lang } = useSay();
  const ask = useAsk(houseApi.listPhones, {});
  const [asking, askAbout] = useState<PhoneView | null>(null);
  return (
    <>
      <PageHead title={say(w.phones)} note={say(w.phonesHint)}>
        <ExportButton list="phones" />
      </PageHead>
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.phonesNone)} />
          ) : (
            <Register
              rows={items}
              keyOf={(p) => p.id}
              columns={[
                { head: w.holder, cell: (p) => p.holder },
                { head: w.phone, cell: (p) => p.name },
                { head: w.since, cell: (p) => p.registeredOn },
                { head: w.seen, cell: (p) => p.lastSeenOn },
                {
                  head: w.state,
                  cell: (p) =>
                    p.letGo ? (
                      say(w.letGoBy, { by: p.letGo.by, at: momentText(p.letGo.at, lang, Date.now()), why: p.letGo.why })
                    ) : (
                      <>
                        {say(w.inUse)}{' '}
                        <Button size="small" onClick={() => askAbout(p)}>
                          {say(w.letGo)}
                        </Button>
                      </>
                    ),
                },
              ]}
            />
          )
        }
      </Read>
      {asking && (
        <FormDialog<{ reason: string }, PhoneView>
          title={[say(w.letGoTitle, { holder: asking.holder }), say(w.letGoTitle, { holder: asking.holder })]}
          ok={w.letGo}
          close={() => askAbout(null)}
          done={() => void ask.refetch()}
          send={(input, key) => call(houseApi.letGoPhone, { params: { id: asking.id }, input, key })}
        >
          <p>{say(w.letGoHow)}</p>
          <Form.Item
            name="reason"
            label={say(w.why)}
            extra={say(w.whyHint)}
            rules={[{ required: true, message: say(w.required) }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
