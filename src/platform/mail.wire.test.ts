import { describe, expect, test } from 'vitest';
import { startImap, startSmtp } from '#test/mail-servers.ts';
import { willPass } from './database.ts';
import { fetchMail, readImapUrl } from './mail.fetch.ts';
import { readMail } from './mail.read.ts';
import { sendMail } from './mail.send.ts';

describe('over the wire', () => {
  const outgoing = {
    to: 'liu@example.cn',
    subject: '已登记:村东头机井坏了',
    text: '您的诉求已登记。\n编号 XF-1\n',
    messageId: '<1@baodao>',
    answers: '<0@example.cn>',
  };

  test('a mail goes out whole, and says that a program wrote it', async () => {
    const smtp = await startSmtp();
    await sendMail(smtp.url, '报到 <duty@example.cn>', outgoing);
    expect(smtp.taken[0]).toMatchObject({ from: 'duty@example.cn', to: ['liu@example.cn'] });
    const read = await readMail(Buffer.from(smtp.taken[0]!.raw));
    expect(read).toMatchObject({
      subject: outgoing.subject,
      text: outgoing.text.trim(),
      messageId: '<1@baodao>',
      answers: ['<0@example.cn>'],
      from: { address: 'duty@example.cn', name: '报到' },
      automatic: true,
    });
  });

  test('what the server refuses is said without the words of the mail', async () => {
    const smtp = await startSmtp((to) => (to.startsWith('gone') ? 550 : 451));
    const to = (address: string) =>
      sendMail(smtp.url, 'duty@example.cn', { ...outgoing, to: address }).catch((error: unknown) => error);
    expect(await to('gone@example.cn')).toMatchObject({ name: 'MailRefused', fault: '550', final: true });
    expect(await to('later@example.cn')).toMatchObject({ fault: '451', final: false });
    expect(String(await to('gone@example.cn'))).not.toContain('gone@');
    expect(await sendMail('smtp://127.0.0.1:9', 'duty@example.cn', outgoing).catch((e: unknown) => e)).toMatchObject({
      fault: 'ESOCKET',
      final: false,
    });
  });

  test('unread mail is taken once; one that cannot be is set aside and holds up nobody', async () => {
    const imap = await startImap();
    const mails = ['one', 'poison', 'three'].map((words) =>
      imap.put(Buffer.from(`From: a@example.cn\r\nSubject: ${words}\r\n\r\n${words}`)),
    );
    const taken: string[] = [];
    const take = async (raw: Buffer) => {
      const { subject } = await readMail(raw);
      if (subject === 'poison') throw new Error('cannot');
      taken.push(subject);
    };
    const errors: unknown[] = [];
    expect(await fetchMail(imap.url, take, (e) => errors.push(e))).toEqual({ read: 2, failed: 1 });
    expect(mails.map((m) => [...m.flags])).toEqual([['\\Seen'], ['\\Flagged'], ['\\Seen']]);
    expect(errors).toHaveLength(1);
    imap.put(Buffer.from('From: a@example.cn\r\nSubject: four\r\n\r\n'));
    expect(await fetchMail(imap.url, take)).toEqual({ read: 1, failed: 0 });
    expect(taken).toEqual(['one', 'three', 'four']);
    expect(imap.commands.at(-1)).toBe('LOGOUT');
  });

  test('where the trouble is ours everything stays unread for the next time', async () => {
    const imap = await startImap();
    const mails = ['one', 'two'].map((words) =>
      imap.put(Buffer.from(`From: a@example.cn\r\nSubject: ${words}\r\n\r\n`)),
    );
    const down = Object.assign(new Error('no database'), { code: '57P01' });
    const take = async () => {
      throw down;
    };
    await expect(fetchMail(imap.url, take, () => {}, willPass)).rejects.toBe(down);
    expect(mails.map((m) => m.flags.size)).toEqual([0, 0]);
    expect([{ code: '23505' }, { code: 'XX000' }, new TypeError('bug'), null].map(willPass)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([{ code: 'ECONNREFUSED' }, { code: '40001' }, { code: '08006' }].map(willPass)).toEqual([true, true, true]);
  });

  test('a wrong password is an error, not an empty mailbox', async () => {
    const imap = await startImap();
    await expect(fetchMail(imap.wrongUrl, async () => {})).rejects.toThrow();
  });

  test('an IMAP URL', () => {
    expect(readImapUrl('imaps://a%40b.cn:p%3Aw@mail.example.cn')).toEqual({
      host: 'mail.example.cn',
      port: 993,
      secure: true,
      auth: { user: 'a@b.cn', pass: 'p:w' },
      mailbox: 'INBOX',
    });
    expect(readImapUrl('imap://a:b@[::1]:1143/%E6%94%B6%E4%BB%B6')).toMatchObject({
      host: '::1',
      port: 1143,
      mailbox: '收件',
    });
  });
});
