import { DownOutlined, MoonOutlined, QuestionCircleOutlined, SunOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown, Tooltip } from 'antd';
import { roleWords } from '#kernel/roles.words.ts';
import { accessApi } from '#modules/access/access.contract.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { drafts } from '#ui/console/form.ts';
import { useKeyHelp } from '#ui/console/keys.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { useScheme } from '#ui/console/scheme.tsx';
import { call } from '#ui/web/call.ts';
import { consoleWords as w } from './console.words.ts';
import { useArrive } from './session.tsx';

/** Asks once when there are drafts, for they go with the session: the next person at this computer must not read them. */
function useSignOut() {
  const { say } = useSay();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const leave = async () => {
    await call(accessApi.signOut);
    drafts.clear();
    client.clear();
    await client.invalidateQueries({ queryKey: keyOf(accessApi.me) });
    window.location.assign('/console/');
  };
  return () => {
    const n = drafts.count();
    if (n === 0) return void leave();
    modal.confirm({
      title: say(w.signOut),
      content: say(w.signOutDrafts, { n }),
      okText: say(w.signOut),
      cancelText: say(w.stay),
      onOk: leave,
    });
  };
}

function WhoAmI() {
  const { say } = useSay();
  const me = useMe();
  const go = useNavigate();
  const arrive = useArrive();
  const account = useAsk(accessApi.me, {}, { staleTime: Number.POSITIVE_INFINITY }).data;
  const deed = useDeed((postId: string, key) => call(accessApi.switchPost, { input: { postId }, key }));
  const signOut = useSignOut();
  const others = (account?.posts ?? []).filter((p) => p.current && p.id !== account?.post?.id);
  const switchTo = async (postId: string) => {
    const next = await deed.run(postId);
    if (!next) return;
    await go({ to: '/desk' });
    arrive(next);
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...(others.length > 0
            ? [
                {
                  key: 'posts',
                  type: 'group' as const,
                  label: say(w.switchPost),
                  children: others.map((p) => ({
                    key: p.id,
                    label: `${p.organisation} · ${say(roleWords[p.role])}`,
                    onClick: () => void switchTo(p.id),
                  })),
                },
                { type: 'divider' as const },
              ]
            : []),
          { key: 'me', label: say(w.me), onClick: () => void go({ to: '/me' }) },
          { key: 'out', label: say(w.signOut), onClick: signOut },
        ],
      }}
    >
      <Button type="text" className="who">
        <span className="who-name">{me.name}</span>
        <span className="who-post">
          {me.organisation} · {say(roleWords[me.role])}
        </span>
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}

export function TopBar() {
  const { say, lang, setLang } = useSay();
  const { isDark, toggle } = useScheme();
  const showKeys = useKeyHelp();
  const scheme = say(isDark ? w.toLight : w.toDark);
  return (
    <>
      <Link to="/desk" className="brand">
        {say(w.product)}
      </Link>
      <span className="spring" />
      <Tooltip title={say(w.keyHelp)}>
        <Button
          className="wide-only"
          type="text"
          icon={<QuestionCircleOutlined />}
          aria-label={say(w.keyHelp)}
          onClick={showKeys}
        />
      </Tooltip>
      <Tooltip title={scheme}>
        <Button type="text" icon={isDark ? <SunOutlined /> : <MoonOutlined />} aria-label={scheme} onClick={toggle} />
      </Tooltip>
      <Button type="text" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
        {say(w.otherLang)}
      </Button>
      <WhoAmI />
    </>
  );
}
