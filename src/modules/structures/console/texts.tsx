import { App, AutoComplete, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { Fault, Nothing, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { type RoleText, type StructureView, structuresApi } from '../structures.contract.ts';
import { roleTitles } from '../structures.rules.ts';
import { structureConsoleWords as c, structureWords as w } from '../structures.words.ts';

type Entry = { title: string; body: string };

/** The organisation's own words. There are none until it enters them: the product writes none. */
export function RoleTexts({ view, wrote }: { view: StructureView; wrote: () => void }) {
  const { say } = useSay();
  const { modal } = App.useApp();
  const { id } = view.tree.one;
  const [writing, write] = useState<RoleText | 'new' | null>(null);
  const [isHistory, showHistory] = useState(false);
  const editions = useAsk(structuresApi.roleEditions, { params: { id } }, { enabled: writing !== null || isHistory });
  const drop = useDeed(({ title, nth }: RoleText, key) =>
    call(structuresApi.writeRoleText, { params: { id }, input: { title, after: nth }, key }),
  );
  const sure = (text: RoleText) =>
    modal.confirm({
      title: say(c.takeDownSure, { title: text.title }),
      okText: say(c.takeDown),
      cancelText: say(kitWords.cancel),
      onOk: async () => {
        await drop.run(text);
        wrote();
      },
    });
  /** The last edition of a text by that name, one that was taken down too. */
  const known = (title: string) => editions.data?.items.find((t) => t.title === title)?.nth ?? 0;
  return (
    <section className={view.texts.length === 0 ? 'no-print' : ''} aria-label={say(w.roles)}>
      <h2>{say(w.roles)}</h2>
      {view.texts.length === 0 && <Nothing title={say(w.rolesNone)} />}
      {view.texts.map((text) => (
        <article key={text.title} className="role-text">
          <h3>{text.title}</h3>
          <p className="role-body">{text.body}</p>
          <p className="soft no-print">
            {say(c.edition, { n: text.nth, day: dayOf(Date.parse(text.at)) })}
            {view.mayWrite && (
              <>
                <Button type="link" onClick={() => write(text)}>
                  {say(c.edit)}
                </Button>
                <Button type="link" onClick={() => sure(text)}>
                  {say(c.takeDown)}
                </Button>
              </>
            )}
          </p>
        </article>
      ))}
      {drop.problem && <Fault problem={drop.problem} />}
      <p className="no-print">
        {view.mayWrite && <Button onClick={() => write('new')}>{say(c.write)}</Button>}{' '}
        {view.texts.length > 0 && (
          <Button type="link" onClick={() => showHistory(!isHistory)}>
            {say(c.editions)}
          </Button>
        )}
      </p>
      {isHistory && (
        <Read ask={editions}>
          {({ items }) => (
            <ol className="no-print">
              {items.map((t) => (
                <li key={`${t.title}${t.nth}`}>
                  {t.title} · {say(c.edition, { n: t.nth, day: dayOf(Date.parse(t.at)) })} ·{' '}
                  {t.body ?? say(c.wasTakenDown)}
                </li>
              ))}
            </ol>
          )}
        </Read>
      )}
      {writing !== null && (
        <FormDialog<Entry, StructureView>
          title={writing === 'new' ? c.write : c.edit}
          start={writing === 'new' ? {} : { title: writing.title, body: writing.body ?? '' }}
          close={() => write(null)}
          done={() => {
            void editions.refetch();
            wrote();
          }}
          send={({ title, body }, key) =>
            call(structuresApi.writeRoleText, {
              params: { id },
              input: { title, body, after: writing === 'new' ? known(title.trim()) : writing.nth },
              key,
            })
          }
        >
          <Form.Item
            name="title"
            label={say(c.titleField)}
            extra={say(c.titleHint)}
            rules={[{ required: true, message: say(c.required) }]}
          >
            <AutoComplete
              disabled={writing !== 'new'}
              maxLength={20}
              options={roleTitles.map((value) => ({ value }))}
            />
          </Form.Item>
          <Form.Item
            name="body"
            label={say(c.body)}
            extra={say(c.bodyHint)}
            rules={[{ required: true, message: say(c.required) }]}
          >
            <Input.TextArea rows={8} maxLength={3000} showCount />
          </Form.Item>
        </FormDialog>
      )}
    </section>
  );
}
