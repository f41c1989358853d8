import { describe, expect, test } from 'vitest';
import { caseVerbs } from '#modules/cases/index.ts';
import { systemCtx } from '#platform/context.ts';
import { readMail } from '#platform/mail.read.ts';
import { staffCtx } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { startImap, startSmtp } from '#test/mail-servers.ts';
import { letter } from './inbox.example.ts';
import { readMailbox } from './inbox.jobs.ts';
import { receiveMail, receiveUnreadable } from './letters.receive.ts';
import { sendQueued, tellReply } from './letters.send.ts';

const VILLAGE = '150124201213';
/** What our own receiving server writes when the sender is who they say. */
const CHECKED = 'Authentication-Results: mx.example.cn; spf=pass; dkim=pass; dmarc=pass';

describe('letters', async () => {
  const smtp = await startSmtp((to) => (to.startsWith('gone') ? 550 : to.startsWith('busy') ? 451 : null));
  const imap = await startImap();
  const open = await openTestHouse({
    BAODAO_MAIL_SMTP_URL: smtp.url,
    BAODAO_MAIL_IMAP_URL: imap.url,
    BAODAO_MAIL_FROM: '报到 <duty@example.cn>',
    BAODAO_MAIL_AUTH_SERVER: 'mx.example.cn',
    BAODAO_PUBLIC_URL: 'https://baodao.example.cn',
  });
  const { house } = open;
  const api = await startApi(open);
  const system = () => systemCtx(house, 'test');
  const drafts = async (login = 'liu', status = 'new') =>
    (await api.as(login).get(`/api/inbox?status=${status}`)).body.items as {
      id: string;
      version: number;
      title: string;
      hint: string | null;
    }[];
  const newest = async (login = 'liu') => (await drafts(login))[0]!;
  const toVillage = { to: `duty+${VILLAGE}@example.cn` };
  const register = async (login: string, d: { id: string; version: number }, more: object = {}) =>
    api.as(login).post(`/api/inbox/${d.id}/register`, {
      version: d.version,
      body: { kind: 'help', area: VILLAGE, title: '机井坏了', body: '村东头机井坏了三天,浇不上地。', ...more },
    });
  /** What waits in the queue is sent, as its jobs would. */
  const sendAll = async () => {
    const rows = await house.db.selectFrom('inbox_mail').select('id').where('words_sealed', 'is not', null).execute();
    for (const { id } of rows) await sendQueued(system(), { mail: id }).catch(() => {});
  };
  const timeline = async (caseId: string) =>
    await house.db
      .selectFrom('journal')
      .select(['verb', 'actor_kind', 'data'])
      .where('subject_kind', '=', 'case')
      .where('subject_id', '=', caseId)
      .orderBy('seq')
      .execute();

  test('a letter waits in the inbox of the place it was addressed to, is made a case, and its sender gets number and passphrase', async () => {
    imap.put(letter({ ...toVillage, name: '刘大妈', from: 'liu@example.cn', id: '<first@example.cn>' }));
    imap.put(letter({ ...toVillage, id: '<first@example.cn>' }));
    await readMailbox(system());
    await readMailbox(system());
    const [draft, ...others] = await drafts();
    expect([draft?.title, others]).toEqual(['村东头机井坏了', []]);
    const registered = await register('liu', draft!, { reporter: { name: '刘大妈' } });
    expect(registered.status, registered.text).toBe(200);
    expect(registered.body).toMatchObject({ mailed: true, passphrase: '' });
    await sendAll();
    const mail = await readMail(Buffer.from(smtp.taken.at(-1)!.raw));
    expect(smtp.taken.at(-1)!.to).toEqual(['liu@example.cn']);
    expect(mail.subject).toBe(`[${registered.body.number}] 您的诉求已登记`);
    const passphrase = /\n(\d{4} \d{4})\n/.exec(mail.text)?.[1] ?? '';
    const entered = await api.app.inject({
      method: 'POST',
      url: '/track',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: new URLSearchParams({ number: registered.body.number, passphrase }).toString(),
    });
    expect([entered.statusCode, entered.headers.location]).toEqual([303, '/case']);
    const kept = await house.db.selectFrom('inbox_mail').selectAll().executeTakeFirstOrThrow();
    expect([kept.words_sealed, kept.sent_at !== null]).toEqual([null, true]);
  });

  const aCase = async (from: string, more: object = {}) => {
    await receiveMail(system(), letter({ ...toVillage, from }));
    const answer = await register('liu', await newest(), more);
    expect(answer.status, answer.text).toBe(200);
    await sendAll();
    return answer.body as { id: string; number: string };
  };

  test('a reply from the same address joins its case, by number or by thread, as the person’s own word', async () => {
    const c = await aCase('wang@example.cn');
    const sent = await readMail(Buffer.from(smtp.taken.at(-1)!.raw));
    const before = (await drafts()).length;
    await receiveMail(
      system(),
      letter({
        from: 'Wang@Example.cn',
        subject: `回复: [${c.number}] 您的诉求已登记`,
        text: '水泵也烧了。\n\n------------------ 原始邮件 ------------------\n旧的',
        id: '<r1@x>',
        headers: [CHECKED],
      }),
    );
    await receiveMail(
      system(),
      letter({
        from: 'wang@example.cn',
        subject: '还有',
        text: '井盖也没了。',
        headers: [`In-Reply-To: ${sent.messageId}`],
        id: '<r2@x>',
      }),
    );
    await receiveMail(
      system(),
      letter({ from: 'wang@example.cn', subject: '再说', text: '急。', headers: ['In-Reply-To: <r2@x>'] }),
    );
    const said = (await timeline(c.id)).filter((e) => e.verb === 'supplement');
    expect(said.map((e) => [e.actor_kind, (e.data as { text: string }).text])).toEqual([
      ['receipt', '水泵也烧了。'],
      ['receipt', '井盖也没了。'],
      ['receipt', '急。'],
    ]);
    expect((await drafts()).length).toBe(before);
  });

  test('the same reply fetched twice is one supplement', async () => {
    const c = await aCase('sun@example.cn');
    const reply = letter({
      from: 'sun@example.cn',
      subject: c.number,
      text: '补充一句。',
      id: '<twice@x>',
      headers: [CHECKED],
    });
    await Promise.all([receiveMail(system(), reply), receiveMail(system(), reply)]);
    await receiveMail(system(), reply);
    expect((await timeline(c.id)).filter((e) => e.verb === 'supplement')).toHaveLength(1);
  });

  test('a stranger’s claim, a forged sender and a machine do not join; they wait with a hint', async () => {
    const c = await aCase('bai@example.cn');
    const subject = `回复: [${c.number}] 您的诉求已登记`;
    await receiveMail(system(), letter({ from: 'thief@example.cn', subject, text: '撤销吧,我不要了。' }));
    expect(await newest()).toMatchObject({ hint: 'otherSender' });
    await receiveMail(
      system(),
      letter({
        from: 'bai@example.cn',
        subject,
        text: '撤销吧。',
        headers: ['Authentication-Results: mx.example.cn; dmarc=fail'],
      }),
    );
    expect(await newest()).toMatchObject({ hint: 'unproven' });
    // Neither nobody's word nor a stranger's, who writes such a header as easily as a sender.
    for (const said of [
      [],
      ['Authentication-Results: mx.thief.cn; dmarc=pass'],
      ['Authentication-Results: mx.example.cn; dmarc=none'],
    ]) {
      const before = (await drafts()).length;
      await receiveMail(system(), letter({ from: 'bai@example.cn', subject, text: '不要了。', headers: said }));
      expect([await newest(), (await drafts()).length]).toMatchObject([{ hint: 'unproven' }, before + 1]);
    }
    await receiveMail(
      system(),
      letter({ from: 'bai@example.cn', subject, text: '我在休假', headers: ['Auto-Submitted: auto-replied'] }),
    );
    expect(await newest()).toMatchObject({ automatic: true });
    expect((await timeline(c.id)).filter((e) => e.verb === 'supplement')).toEqual([]);
    const { body } = await api.as('liu').get(`/api/inbox/${(await newest()).id}`);
    expect(body.named).toEqual({ id: c.id, number: c.number });
  });

  test('an acknowledgement that comes back undelivered is told to the staff of its case, once', async () => {
    const c = await aCase('typo@example.cn');
    const sent = await readMail(Buffer.from(smtp.taken.at(-1)!.raw));
    const bounce = (action: string, id: string) =>
      Buffer.from(
        `From: mailer-daemon@example.cn\r\nTo: duty@example.cn\r\nSubject: Undelivered\r\nMessage-ID: ${id}\r\nReturn-Path: <>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; typo@example.cn\r\nAction: ${action}\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${sent.messageId}\r\n\r\n--b--\r\n`,
      );
    const failed = async () => (await timeline(c.id)).filter((e) => e.verb === 'inbox.mailFailed').length;
    await receiveMail(system(), bounce('delayed', '<b0@x>'));
    expect(await failed()).toBe(0);
    const waiting = (await drafts()).length;
    await receiveMail(system(), bounce('failed', '<b1@x>'));
    await receiveMail(system(), bounce('failed', '<b1@x>'));
    expect(await failed()).toBe(1);
    expect((await drafts()).length, 'nobody has to look at it').toBe(waiting);
    expect((await drafts('liu', 'dismissed'))[0]?.title).toBe('Undelivered');
  });

  test('of a mail that is too large what came whole is kept, and the rest named', async () => {
    // A PDF is not looked into: half of one would be kept as if it were whole.
    const paper = Buffer.from(`%PDF-1.4\n${'1 0 obj<<>>endobj\n'.repeat(20)}trailer<<>>\n%%EOF`);
    const part = (name: string) =>
      `--z\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${paper.toString('base64')}\r\n`;
    const raw = `From: big@example.cn\r\nTo: ${toVillage.to}\r\nSubject: big\r\nMessage-ID: <big@x>\r\nContent-Type: multipart/mixed; boundary=z\r\n\r\n--z\r\n\r\nphotos of the wall\r\n${part('whole.pdf')}${part('torn.pdf')}`;
    await receiveMail(system(), Buffer.from(raw.slice(0, -40)), true);
    const { body } = await api.as('liu').get(`/api/inbox/${(await newest()).id}`);
    expect([body.fileList.map((f: { name: string }) => f.name), body.refused]).toMatchObject([
      ['whole.pdf'],
      [{ name: 'torn.pdf' }],
    ]);
  });

  test('a mail our reader breaks on waits as a note where it lies', async () => {
    await receiveUnreadable(system(), Buffer.from('no mail at all'));
    await receiveUnreadable(system(), Buffer.from('no mail at all'));
    const found = (await drafts('wu')).filter((d) => d.title.includes('读不出来'));
    expect(found).toHaveLength(1);
  });

  test('a machine’s letter is never answered, though it is registered', async () => {
    await receiveMail(system(), letter({ ...toVillage, from: 'robot@example.cn', headers: ['Precedence: bulk'] }));
    const answer = await register('liu', await newest());
    expect(answer.body.mailed).toBe(false);
    expect(answer.body.passphrase).toMatch(/^\d{8}$/);
  });

  test('our own mail that comes back is no letter; one from our own address is not answered', async () => {
    await aCase('echo@example.cn');
    const before = (await drafts()).length;
    await receiveMail(system(), Buffer.from(smtp.taken.at(-1)!.raw));
    expect((await drafts()).length).toBe(before);
    await receiveMail(system(), letter({ ...toVillage, from: 'duty+1501@example.cn' }));
    expect(await newest()).toMatchObject({ automatic: true });
  });

  test('that a reply is there is told by a link, without the reply, once', async () => {
    const c = await aCase('he@example.cn');
    const liu = await staffCtx(open, 'liu', { version: 1 });
    await caseVerbs.answer(liu, {
      params: { id: c.id },
      query: undefined,
      input: { text: '水管站明天上午来修。', outcome: 'explained', basis: undefined },
    });
    await tellReply(system(), { kind: 'case', id: c.id, area: VILLAGE, verb: 'answer' });
    await tellReply(system(), { kind: 'case', id: c.id, area: VILLAGE, verb: 'answer' });
    const before = smtp.taken.length;
    await sendAll();
    expect(smtp.taken.length).toBe(before + 1);
    const mail = await readMail(Buffer.from(smtp.taken.at(-1)!.raw));
    expect(mail.subject).toContain(c.number);
    expect(mail.text).toContain(`https://baodao.example.cn/track?n=${c.number}`);
    expect(mail.text).not.toContain('水管站');
  });

  test('a reply reaches the queue through the journal', async () => {
    const { rows } = await open.owner.query(
      "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'inbox.tellReply'",
    );
    expect(rows[0].n).toBeGreaterThan(0);
  });

  test('who wants to stay unnamed leaves no address behind, and is told all the same', async () => {
    const c = await aCase('anon@example.cn', { disclosure: 'anonymous' });
    expect(smtp.taken.at(-1)!.to).toEqual(['anon@example.cn']);
    expect(await house.db.selectFrom('inbox_contact').selectAll().where('case_id', '=', c.id).execute()).toEqual([]);
    const draft = await house.db
      .selectFrom('inbox_draft')
      .selectAll()
      .where('case_id', '=', c.id)
      .executeTakeFirstOrThrow();
    expect([draft.sender_idx, draft.sender_sealed, draft.name_sealed]).toEqual([null, null, null]);
  });

  test('what cannot be delivered is told to the staff of the case; what may be is tried again', async () => {
    const c = await aCase('gone@example.cn');
    expect((await timeline(c.id)).map((e) => e.verb)).toContain('inbox.mailFailed');
    const busy = await aCase('busy@example.cn');
    const waiting = async () =>
      house.db.selectFrom('inbox_mail').selectAll().where('case_id', '=', busy.id).executeTakeFirstOrThrow();
    expect(await waiting()).toMatchObject({ tries: 1, fault: '451', sent_at: null, failed_at: null });
    for (let i = 0; i < 9; i++) await sendAll();
    expect(await waiting()).toMatchObject({ tries: 10, words_sealed: null });
  });

  test('attachments are checked: what is kept and what is not stand in the draft, and go with the case', async () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    const part = (name: string, bytes: Buffer) =>
      `--z\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n`;
    await receiveMail(
      system(),
      Buffer.from(
        `From: pic@example.cn\r\nTo: ${toVillage.to}\r\nSubject: x\r\nMessage-ID: <files@x>\r\nContent-Type: multipart/mixed; boundary=z\r\n\r\n--z\r\n\r\nsee the papers please\r\n${part('a.pdf', pdf)}${part('virus.exe', Buffer.from('MZ\0\0'))}--z--\r\n`,
      ),
    );
    const draft = await newest();
    const { body } = await api.as('liu').get(`/api/inbox/${draft.id}`);
    expect(body.fileList.map((f: { name: string }) => f.name)).toEqual(['a.pdf']);
    expect(body.refused).toMatchObject([{ name: 'virus.exe' }]);
    const file = await api.as('liu').get(`/api/inbox/${draft.id}/files/${body.fileList[0].id}`);
    expect(file.status).toBe(200);
    const made = await register('liu', draft);
    const view = await api.as('liu').get(`/api/cases/${made.body.id}`);
    expect(view.body.files.map((f: { name: string }) => f.name)).toEqual(['a.pdf']);
  });

  test('no address and no word of a letter stands in the database in clear', async () => {
    await receiveMail(
      system(),
      letter({
        ...toVillage,
        from: 'marker-qzx@example.cn',
        name: '标记四七一一',
        subject: '标记标题',
        text: '标记正文四七一一',
        headers: ['X-Note: 1'],
      }),
    );
    const { rows } = await open.owner.query<{ t: string }>(
      "select string_agg(x::text, '') as t from (select to_jsonb(d) as x from inbox_draft d union all select to_jsonb(j) from journal j union all select to_jsonb(m) from inbox_mail m) all_rows",
    );
    for (const clear of ['qzx', '标记', '四七一一', 'echo@example.cn'])
      expect(rows[0]!.t.includes(clear), clear).toBe(false);
  });
});

describe('without e-mail set up', async () => {
  const open = await openTestHouse();
  test('nothing is fetched, nothing sent', async () => {
    await readMailbox(systemCtx(open.house, 'test'));
    await sendQueued(systemCtx(open.house, 'test'), { mail: open.house.newId() });
    expect(await open.house.db.selectFrom('inbox_draft').selectAll().execute()).toEqual([]);
  });
});
