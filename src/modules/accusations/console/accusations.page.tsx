import { useInfiniteQuery } from '@tanstack/react-query';
import { Form, Radio, Tag } from 'antd';
import { useState } from 'react';
import { asProblem, keyOf } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, Moment, Nothing, PageHead, Waiting } from '#ui/console/parts.tsx';
import { More, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { accusationConsoleWords as w } from '../accusations.console.words.ts';
import { accusationsApi } from '../accusations.contract.ts';
import { type OpenPurpose, openPurposes } from '../accusations.rules.ts';
import { accusationsWords, purposeWords, statusWords } from '../accusations.words.ts';
import { AccusationDrawer } from './accusation.drawer.tsx';

type Opened = Answer<typeof accusationsApi.openAccusation>;

/** Why one opens it is asked each time: the answer stands in the log beside one's name. */
function OpenDialog({ id, close, done }: { id: string; close: () => void; done: (opened: Opened) => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ purpose: OpenPurpose }, Opened>
      title={w.openTitle}
      ok={w.open}
      close={close}
      done={done}
      send={(input, key) => call(accusationsApi.openAccusation, { params: { id }, input, key })}
    >
      <p className="soft">{say(w.openHint)}</p>
      <Form.Item name="purpose" label={say(w.purpose)} rules={[{ required: true, message: say(w.required) }]}>
        <Radio.Group
          className="stacked"
          options={openPurposes.map((value) => ({ value, label: say(purposeWords[value]) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/** The accusations before one's own discipline organ. What was opened lives in this page's memory and is gone when it is closed. */
export function AccusationsPage() {
  const { say } = useSay();
  const [opening, setOpening] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const list = useInfiniteQuery({
    queryKey: keyOf(accusationsApi.listAccusations),
    queryFn: ({ pageParam, signal }) =>
      call(accusationsApi.listAccusations, { query: { ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={say(accusationsWords.title)} note={say(w.note)} />
      {list.error && <Fault problem={asProblem(list.error)} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={8} />}
      {list.isSuccess && rows.length === 0 && <Nothing title={say(w.none)} hint={say(w.noneHint)} />}
      {rows.length > 0 && (
        <Register
          rows={rows}
          keyOf={(a) => a.id}
          open={(a) => setOpening(a.id)}
          columns={[
            { head: w.number, cell: (a) => a.number },
            {
              head: w.status,
              cell: (a) => (
                <>
                  <Tag>{say(statusWords[a.status])}</Tag>
                  {a.isAsked && <Tag color="warning">{say(w.isAsked)}</Tag>}
                </>
              ),
            },
            { head: w.receivedAt, cell: (a) => <Moment at={a.receivedAt} />, isFigure: true },
            { head: w.since, cell: (a) => <Moment at={a.since} />, isFigure: true },
            {
              head: w.openedAt,
              cell: (a) => (a.openedAt ? <Moment at={a.openedAt} /> : say(w.notOpened)),
              isFigure: true,
            },
          ]}
        />
      )}
      <More next={list.hasNextPage ? () => void list.fetchNextPage() : null} isLoading={list.isFetchingNextPage} />
      {opening && (
        <OpenDialog
          id={opening}
          close={() => setOpening(null)}
          done={(answer) => {
            setOpened(answer);
            void list.refetch();
          }}
        />
      )}
      {opened && (
        <AccusationDrawer
          opened={opened}
          close={() => setOpened(null)}
          acted={() => {
            setOpened(null);
            void list.refetch();
          }}
        />
      )}
    </>
  );
}
