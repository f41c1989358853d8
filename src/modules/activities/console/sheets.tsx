import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { colon } from '#kernel/words.ts';
import { PaperTwin } from '#modules/papers/console/index.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { useSay } from '#ui/console/say.tsx';
import { momentText } from '#ui/web/time.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import type { ActivityView } from '../activities.contract.ts';
import { presenceWords } from '../activities.words.ts';
import { roleText } from './attendance.tsx';
import { Decisions, Supplements } from './record.tsx';

/* What is seen is what is printed on A4. */

type Props = { a: ActivityView; close: () => void };
function Sheet({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const { say } = useSay();
  return (
    <Modal
      open
      width="min(840px, 100%)"
      onCancel={close}
      title={<span className="no-print">{title}</span>}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>
      }
    >
      <article className="notice print-alone">
        <header>
          <h2>{title}</h2>
        </header>
        {children}
      </article>
    </Modal>
  );
}
function Head({ a }: { a: ActivityView }) {
  const { say, lang } = useSay();
  return (
    <p className="notice-text">
      {a.unit} · {momentText(a.startsAt, lang, Date.now())} · {say(w.where)}
      {say(colon)}
      {a.where}
    </p>
  );
}

/** 会议通知: when, where, about what, and who is called. */
export function NoticeSheet({ a, close }: Props) {
  const { say, lang } = useSay();
  const called = a.attendees.filter((t) => t.isMember).map((t) => t.name);
  return (
    <Sheet title={say(w.noticeTitle, { title: a.title })} close={close}>
      <p className="notice-text">
        {say(w.when)}
        {say(colon)}
        {momentText(a.startsAt, lang, Date.now())}
      </p>
      <p className="notice-text">
        {say(w.where)}
        {say(colon)}
        {a.where}
      </p>
      {a.topic && <p className="notice-text activity-text">{a.topic}</p>}
      <p className="notice-text">
        {a.rule.base === 'open' ? say(w.noticeOpen) : `${say(w.noticeTo)}${called.join('、')}`}
      </p>
      {a.rule.base !== 'open' && <p className="notice-text">{say(w.noticeLeave)}</p>}
      <p className="notice-text sheet-foot">{a.unit}</p>
    </Sheet>
  );
}

const SPARE_LINES = 5;
/** As many as one page takes, where anybody may come. */
const PAGE_LINES = 18;
/** A line for everybody who is called, and some for who comes besides. */
function SignLines({ a }: { a: ActivityView }) {
  const { say } = useSay();
  const lines = [...a.attendees.map((t) => [t.id, t.name, roleText(t, a, say)] as const)];
  const spare = Array.from(
    { length: Math.max(SPARE_LINES, a.rule.base === 'open' ? PAGE_LINES - lines.length : 0) },
    (_, i) => [`spare-${i}`, '', ''] as const,
  );
  return (
    <>
      <Head a={a} />
      <table className="sign-sheet">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{say(w.name)}</th>
            <th scope="col">{say(w.remark)}</th>
            <th scope="col" className="blank">
              {say(w.sign)}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...lines, ...spare].map(([key, name, note], i) => (
            <tr key={key}>
              <td>{i + 1}</td>
              <td>{name}</td>
              <td>{note}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The sheet to sign at something open to all: who came there is not kept on a scan, so it has no code. */
export function SignSheet({ a, close }: Props) {
  const { say } = useSay();
  return (
    <Sheet title={say(w.signTitle, { title: a.title })} close={close}>
      <SignLines a={a} />
    </Sheet>
  );
}
/** The sheet to sign at a meeting of members; its scan comes back to it by the code. */
export function SignPaper({ a }: { a: ActivityView }) {
  return (
    <PaperTwin kind="activitySigns" subject={a.id} label={w.signSheet} signs={[]}>
      <SignLines a={a} />
    </PaperTwin>
  );
}

/** 会议记录: should attend, came, absent and why, what was said, decisions with their votes, what follows (支部工作条例). */
function MinutesText({ a }: { a: ActivityView }) {
  const { say } = useSay();
  const away = a.attendees.filter((t) => t.counts && t.presence !== 'present');
  const guests = a.attendees.filter((t) => !t.isMember && a.rule.base !== 'open');
  const awayText = away.map((t) => `${t.name}(${say(presenceWords[t.presence])}${t.reason ? `:${t.reason}` : ''})`);
  return (
    <>
      <Head a={a} />
      <p className="notice-text">
        {a.should === null
          ? say(w.came, { n: a.present ?? 0 })
          : say(w.attendanceOf, { present: a.present ?? 0, should: a.should })}
        {a.rule.pass && ` · ${say(w.voters, { present: a.tally.votersPresent, should: a.tally.votersShould })}`}
      </p>
      <p className="notice-text">
        {say(w.host)}
        {say(colon)}
        {a.host} {say(w.recorder)}
        {say(colon)}
        {a.recorder}
      </p>
      {a.should !== null && (
        <p className="notice-text">
          {say(w.absent)}
          {say(colon)}
          {awayText.join('、') || say(w.nobody)}
        </p>
      )}
      {guests.length > 0 && (
        <p className="notice-text">
          {say(w.guest)}
          {say(colon)}
          {guests.map((t) => t.name).join('、')}
        </p>
      )}
      <p className="notice-text activity-text">{a.minutes}</p>
      <Decisions a={a} />
      <Supplements a={a} />
      {a.tasks.length > 0 && (
        <p className="notice-text">
          {say(w.followUps)}
          {say(colon)}
          {a.tasks.map((t) => `${t.what} · ${t.unit} · ${t.dueOn}`).join('\uff1b')}
        </p>
      )}
    </>
  );
}

/** The minutes of something open to all: printed and signed, kept on paper. */
export function MinutesSheet({ a, close }: Props) {
  const { say } = useSay();
  return (
    <Sheet title={say(w.minutesSheetTitle, { title: a.title })} close={close}>
      <MinutesText a={a} />
      <p className="notice-text">
        {say(w.hostSign)}
        <br />
        {say(w.recorderSign)}
      </p>
    </Sheet>
  );
}
/** The minutes of a meeting of members: signed by host and recorder, the scan comes back to their record by the code. */
export function MinutesPaper({ a }: { a: ActivityView }) {
  return (
    <PaperTwin kind="activityMinutes" subject={a.id} label={w.minutesSheet} signs={[w.hostSign, w.recorderSign]}>
      <MinutesText a={a} />
    </PaperTwin>
  );
}
