import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App, Button, Form, Select } from 'antd';
import { PeriodBar } from '#modules/insight/console/index.ts';
import { periodOf, stepped } from '#modules/insight/insight.period.rules.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { type AskedBulletin, bulletinsApi, type DraftView } from '../bulletins.contract.ts';
import { bulletinConsoleWords as w } from '../bulletins.words.ts';
import { plainText } from '../prose.rules.ts';
import { kindNamed } from '../templates.words.ts';
import type { DraftSearch } from './bulletins.search.ts';
import { BulletinText } from './text.tsx';
import './bulletins.css';

const route = getRouteApi('/bulletins/new');

/** Choosing what a bulletin is of; the draft beside it is counted anew with every choice. */
export function DraftPage() {
  const { say } = useSay();
  const me = useMe();
  const search = route.useSearch();
  const go = useNavigate();
  const today = dayOf(Date.now());
  const area = search.area ?? me.area;
  const last = stepped(periodOf('month', today), -1);
  const days = { from: search.from ?? last.from, to: search.to ?? last.to };
  const subjects = useAsk(bulletinsApi.bulletinSubjects, { query: { area } });
  const unit = subjects.data?.units.find((u) => u.id === search.organisationId);
  const kinds = (unit ? unit.kinds : subjects.data?.kinds) ?? [];
  const kind = kinds.find((k) => k === search.kind) ?? kinds[0];
  const against = search.against ?? (kind ? kindNamed(kind).against : 'previous');
  const set = (more: Partial<DraftSearch>) =>
    void go({ to: '/bulletins/new', search: { ...search, area, ...days, ...more }, replace: true });
  const asked: AskedBulletin | null = kind
    ? { area, ...days, kind, against, ...(unit && { organisationId: unit.id }) }
    : null;
  return (
    <>
      <div className="no-print">
        <PageHead title={say(w.newTitle)} note={say(w.live)}>
          <ButtonLink to="/bulletins">{say(w.back)}</ButtonLink>
        </PageHead>
        <Form layout="inline" className="bulletin-choices">
          <Form.Item label={say(w.place)}>
            <PlacePicker
              label={say(w.place)}
              value={area}
              onChange={(code) => code && go({ to: '/bulletins/new', search: { ...days, area: code } })}
            />
          </Form.Item>
          <Form.Item label={say(w.unit)}>
            <Select
              aria-label={say(w.unit)}
              value={unit?.id ?? ''}
              className="bulletin-select"
              options={[
                { value: '', label: say(w.wholePlace) },
                ...(subjects.data?.units ?? []).map((u) => ({ value: u.id, label: u.name })),
              ]}
              onChange={(id) =>
                void go({ to: '/bulletins/new', search: { ...days, area, ...(id && { organisationId: id }) } })
              }
            />
          </Form.Item>
          <Form.Item label={say(w.kind)}>
            <Select
              aria-label={say(w.kind)}
              value={kind ?? null}
              className="bulletin-select"
              options={kinds.map((k) => ({ value: k, label: say(kindNamed(k).says) }))}
              onChange={(k) => k && set({ kind: k })}
            />
          </Form.Item>
        </Form>
        <PeriodBar
          days={days}
          today={today}
          choose={(d) => set(d)}
          against={against}
          compare={(a) => set({ against: a })}
        />
      </div>
      {asked && <Preview key={JSON.stringify(asked)} asked={asked} />}
      {subjects.error && <Fault problem={subjects.error} />}
    </>
  );
}

function Preview({ asked }: { asked: AskedBulletin }) {
  const ask = useAsk(bulletinsApi.draftBulletin, { query: asked });
  return (
    <Read ask={ask} rows={10}>
      {(draft) => <Draft asked={asked} draft={draft} />}
    </Read>
  );
}

function Draft({ asked, draft }: { asked: AskedBulletin; draft: DraftView }) {
  const { say, lang } = useSay();
  const { modal, message } = App.useApp();
  const go = useNavigate();
  const issue = useDeed((input: AskedBulletin, key) => call(bulletinsApi.issueBulletin, { input, key }));
  const sure = () =>
    modal.confirm({
      title: say(w.issueAsk),
      okText: say(w.issue),
      cancelText: say(w.cancel),
      onOk: async () => {
        const issued = await issue.run(asked);
        if (issued) void go({ to: '/bulletins/$id', params: { id: issued.id } });
      },
    });
  const copy = async () => {
    await navigator.clipboard.writeText(plainText(draft.text[lang], lang));
    void message.success(say(w.copied));
  };
  return (
    <>
      <div className="bulletin-acts no-print">
        <Button type="primary" disabled={!draft.mayIssue} onClick={sure} loading={issue.pending}>
          {say(w.issue)}
        </Button>
        <Button href={urlOf(bulletinsApi.draftDocument, { query: { ...asked, lang } })}>{say(w.word)}</Button>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        <Button onClick={() => void copy()}>{say(w.copy)}</Button>
      </div>
      {issue.problem && <Fault problem={issue.problem} />}
      <article className="bulletin-sheet" aria-label={say(w.draft)}>
        <p className="bulletin-mark">{say(w.draft)}</p>
        <BulletinText text={draft.text} of={draft} />
      </article>
    </>
  );
}
