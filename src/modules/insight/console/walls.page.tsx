import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Popconfirm, Select, Typography } from 'antd';
import { useState } from 'react';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { QrCode } from '#ui/console/qr.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { boardKinds } from '../insight.board.rules.ts';
import { boardWords, insightConsoleWords } from '../insight.console.words.ts';
import { type WallInput, type WallPass, wallsApi } from '../walls.contract.ts';
import { wallSpans } from '../walls.rules.ts';
import { wallWords as w, wallStateWords } from '../walls.words.ts';

type Committees = readonly { id: string; name: string }[];

/** Passes of screens: which show what, since when, and the way to take one back. */
export function WallsPage() {
  const { say } = useSay();
  const client = useQueryClient();
  const ask = useAsk(wallsApi.walls, {});
  const [isAdding, add] = useState(false);
  const [path, show] = useState<string | null>(null);
  const again = () => void client.invalidateQueries({ queryKey: [wallsApi.walls.path] });
  const link = useDeed((id: string, key) => call(wallsApi.wallLink, { params: { id }, key }));
  const revoke = useDeed((id: string, key) => call(wallsApi.revokeWall, { params: { id }, key }));
  const open = (id: string) => void link.run(id).then((made) => made && show(made.path));
  const problem = link.problem ?? revoke.problem;
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.note)}>
        <Button type="primary" onClick={() => add(true)}>
          {say(w.add)}
        </Button>
      </PageHead>
      {problem && <Fault problem={problem} />}
      <Read ask={ask} rows={4}>
        {({ items, committees }) => (
          <>
            {items.length === 0 ? (
              <Nothing title={say(w.none)} hint={say(w.noneHint)} />
            ) : (
              <Passes items={items} open={open} revoke={(id) => void revoke.run(id).then(again)} />
            )}
            {isAdding && (
              <Issue
                committees={committees}
                close={() => add(false)}
                done={(made) => {
                  again();
                  open(made.id);
                }}
              />
            )}
          </>
        )}
      </Read>
      {path && <LinkDialog url={`${window.location.origin}${path}`} close={() => show(null)} />}
    </>
  );
}

type PassesProps = { items: readonly WallPass[]; open: (id: string) => void; revoke: (id: string) => void };
function Passes({ items, open, revoke }: PassesProps) {
  const { say } = useSay();
  const what = (p: WallPass) =>
    [p.placeName, say(boardWords[p.board]), p.unit, say(insightConsoleWords.wallNow[p.span])]
      .filter(Boolean)
      .join(' · ');
  return (
    <Register
      rows={items}
      keyOf={(p) => p.id}
      columns={[
        { head: w.name, cell: (p) => p.name },
        { head: w.board, cell: what },
        {
          head: w.state,
          cell: (p) => (p.state === 'on' ? <b>{say(wallStateWords.on)}</b> : say(wallStateWords[p.state])),
        },
        { head: w.seen, cell: (p) => (p.seenAt ? <Moment at={p.seenAt} /> : '—') },
        {
          head: w.issued,
          cell: (p) => (
            <>
              {p.issuedBy} · <Moment at={p.issuedAt} />
            </>
          ),
        },
        {
          head: w.acts,
          cell: (p) =>
            p.state !== 'revoked' && (
              <span className="pair">
                <Button size="small" onClick={() => open(p.id)} aria-label={`${say(w.link)} ${p.name}`}>
                  {say(w.link)}
                </Button>
                <Popconfirm
                  title={say(w.revokeAsk, { name: p.name })}
                  okText={say(w.revoke)}
                  onConfirm={() => revoke(p.id)}
                >
                  <Button size="small" aria-label={`${say(w.revoke)} ${p.name}`}>
                    {say(w.revoke)}
                  </Button>
                </Popconfirm>
              </span>
            ),
        },
      ]}
    />
  );
}

type IssueProps = { committees: Committees; close: () => void; done: (made: WallPass) => void };
function Issue({ committees, close, done }: IssueProps) {
  const { say } = useSay();
  const { area } = useMe();
  const needed = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<WallInput, WallPass>
      title={w.addTitle}
      start={{ area, board: 'place', span: 'month' }}
      close={close}
      done={done}
      send={({ organisationId, ...input }, key) =>
        call(wallsApi.issueWall, {
          input: { ...input, ...(organisationId && input.board === 'industry' && { organisationId }) },
          key,
        })
      }
    >
      <Form.Item name="name" label={say(w.name)} rules={needed} extra={say(w.nameHint)}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="area" label={say(w.place)} rules={needed}>
        <PlacePicker label={say(w.place)} />
      </Form.Item>
      <Form.Item name="board" label={say(w.board)} rules={needed}>
        <Select options={boardKinds.map((value) => ({ value, label: say(boardWords[value]) }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a: WallInput, b: WallInput) => a.board !== b.board}>
        {({ getFieldValue }) =>
          getFieldValue('board') === 'industry' && (
            <Form.Item name="organisationId" label={say(w.unit)} extra={say(w.unitHint)}>
              <Select allowClear options={committees.map(({ id, name }) => ({ value: id, label: name }))} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="span" label={say(w.span)} rules={needed}>
        <Select options={wallSpans.map((value) => ({ value, label: say(insightConsoleWords.wallNow[value]) }))} />
      </Form.Item>
    </FormDialog>
  );
}

function LinkDialog({ url, close }: { url: string; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal open title={say(w.linkTitle)} onCancel={close} footer={null}>
      <p>{say(w.linkHint)}</p>
      <Typography.Paragraph copyable code>
        {url}
      </Typography.Paragraph>
      <QrCode text={url} />
    </Modal>
  );
}
