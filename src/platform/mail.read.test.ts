import { describe, expect, test } from 'vitest';
import { addressesIn, readMail } from './mail.read.ts';

const gb = Buffer.from('b4e5b6abcdb7bbfabeaebbb5c1cb', 'hex'); // 村东头机井坏了
const mail = (head: readonly string[], ...body: (string | Buffer)[]) =>
  Buffer.concat([
    Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'),
    ...body.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)),
  ]);
const from = 'From: a@example.cn';

describe('a mail', () => {
  test('in GB2312 that says so nowhere, headers and all', async () => {
    const read = await readMail(
      mail(
        [`From: ${gb.toString('latin1')} <A@Example.CN>`, `Subject: ${gb.toString('latin1')}`, 'Message-ID: <1@x>'],
        gb,
      ),
    );
    expect(read).toMatchObject({
      from: { address: 'a@example.cn', name: '村东头机井坏了' },
      subject: '村东头机井坏了',
      text: '村东头机井坏了',
      messageId: '<1@x>',
      automatic: false,
    });
  });

  test('in base64 whose charset is wrong', async () => {
    const read = await readMail(
      mail(
        [from, 'Content-Type: text/plain; charset="utf-8"', 'Content-Transfer-Encoding: base64'],
        gb.toString('base64'),
      ),
    );
    expect(read.text).toBe('村东头机井坏了');
  });

  test('of HTML only becomes text', async () => {
    const read = await readMail(
      mail(
        [from, 'Content-Type: text/html; charset=gb2312'],
        '<style>p{}</style><p>',
        gb,
        '</p><p>3&nbsp;days<br>x</p>',
      ),
    );
    expect(read.text.split('\n').filter(Boolean)).toEqual(['村东头机井坏了', '3 days', 'x']);
  });

  test('whose plain part is empty is read from the other', async () => {
    const read = await readMail(
      mail(
        [from, 'Content-Type: multipart/alternative; boundary=z'],
        '--z\r\nContent-Type: text/plain\r\n\r\n \r\n--z\r\nContent-Type: text/html\r\n\r\n<div>',
        gb,
        '</div>\r\n--z--\r\n',
      ),
    );
    expect(read.text).toBe('村东头机井坏了');
  });

  test('with attachments whose names are raw, encoded and continued', async () => {
    const part = (disposition: string) =>
      `--z\r\nContent-Type: image/png\r\nContent-Disposition: attachment; ${disposition}\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n`;
    const read = await readMail(
      mail(
        [from, 'Content-Type: multipart/mixed; boundary=z'],
        '--z\r\n\r\nsee\r\n',
        Buffer.from(part(`filename="${gb.toString('latin1')}.png"`), 'latin1'),
        part(`filename="=?gbk?B?${gb.toString('base64')}?="`),
        part("filename*0*=gb2312''%b4%e5; filename*1*=%b6%ab.png"),
        '--z--\r\n',
      ),
    );
    expect(read.attachments.map((a) => a.name)).toEqual(['村东头机井坏了.png', '村东头机井坏了', '村东.png']);
    expect(read.attachments[0]!.bytes.toString('hex')).toBe('89504e47');
    expect(read.text).toBe('see');
  });

  test('says what it answers, the nearest first', async () => {
    const read = await readMail(mail([from, 'References: <1@x> <2@x>', 'In-Reply-To: <3@x>'], 'x'));
    expect(read.answers).toEqual(['<3@x>', '<2@x>', '<1@x>']);
  });

  test('without a line of sense is still read', async () => {
    expect(await readMail(Buffer.from('\0\xff garbage', 'latin1'))).toMatchObject({ from: null, automatic: true });
    expect(
      (await readMail(mail([from, 'Content-Type: multipart/mixed; boundary=z'], '--z\r\nnot closed'))).attachments,
    ).toEqual([]);
  });

  const automatic: [string, string[]][] = [
    ['an automatic reply', ['Auto-Submitted: auto-replied']],
    ['a bounce', ['Return-Path: <>']],
    ['a delivery report', ['Content-Type: multipart/report; boundary=z']],
    ['a list', ['Precedence: list']],
    ['a newsletter', ['List-Unsubscribe: <mailto:x@y>']],
    ['one that wants no answer', ['X-Auto-Response-Suppress: OOF, AutoReply']],
    ['an old autoresponder', ['X-Autoreply: yes']],
  ];
  test.each(automatic)('written by a program: %s', async (_, head) => {
    expect((await readMail(mail([from, ...head], 'x'))).automatic).toBe(true);
  });
  test('written by a person', async () => {
    expect((await readMail(mail([from, 'Auto-Submitted: no', 'Precedence: normal'], 'x'))).automatic).toBe(false);
    expect((await readMail(mail(['From: MAILER-DAEMON@example.cn'], 'x'))).automatic).toBe(true);
  });

  test('with a forged sender is known by the topmost verdict only', async () => {
    const results = (...all: string[]) => all.map((r) => `Authentication-Results: mx.example.cn; ${r}`);
    expect((await readMail(mail([...results('dmarc=fail'), from], 'x'))).forged).toBe(true);
    expect((await readMail(mail([...results('spf=fail; dmarc=pass'), from], 'x'))).forged).toBe(false);
    expect((await readMail(mail([...results('dmarc=pass', 'dmarc=fail'), from], 'x'))).forged).toBe(false);
    const passedBy = async (...all: string[]) => (await readMail(mail([...results(...all), from], 'x'))).passedBy;
    expect(await passedBy('spf=pass; dmarc=pass')).toBe('mx.example.cn');
    expect(await passedBy('spf=pass; dkim=pass')).toBe('mx.example.cn');
    for (const weak of ['spf=pass', 'dmarc=fail', 'none']) expect(await passedBy(weak, 'dmarc=pass')).toBeNull();
    expect(await passedBy()).toBeNull();
  });
});

describe('addresses', () => {
  test('are read before any name is decoded', () => {
    const name = Buffer.from('x <victim@example.cn>').toString('base64');
    expect(addressesIn(`=?utf-8?B?${name}?= <real@example.cn>`)).toEqual([
      { address: 'real@example.cn', name: 'x <victim@example.cn>' },
    ]);
    expect(addressesIn('"a, b" <A@x.cn>, c@x.cn (C)')).toEqual([
      { address: 'a@x.cn', name: 'a, b' },
      { address: 'c@x.cn', name: '' },
    ]);
    expect(addressesIn('"victim@example.cn" <real@example.cn>').map((a) => a.address)).toEqual(['real@example.cn']);
    expect(addressesIn('nobody')).toEqual([]);
  });
  test('of two authors are nobody’s', async () => {
    expect((await readMail(mail(['From: a@x.cn, b@x.cn'], 'x'))).from).toBeNull();
    expect((await readMail(mail(['From: a@x.cn', 'From: b@x.cn'], 'x'))).from).toBeNull();
  });

  test('passed on as an attachment is read with it, so deep; a report’s copy of ours is not', async () => {
    const nested = (words: string, inside: string) =>
      `Subject: ${words}\r\nContent-Type: multipart/mixed; boundary=${words}\r\n\r\n--${words}\r\n\r\n${words} says\r\n--${words}\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename="${words}.eml"\r\n\r\n${inside}\r\n--${words}--\r\n`;
    const file = 'Subject: d\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n%PDF-1.4';
    const read = await readMail(Buffer.from(nested('a', nested('b', file))));
    expect(read.text).toBe('a says\n\n—— b ——\nb says\n\n—— d ——');
    expect(read.attachments.map((f) => f.name)).toEqual(['a.pdf']);
    const deeper = await readMail(Buffer.from(nested('a', nested('b', nested('c', file)))));
    expect(deeper.attachments.map((f) => f.name)).toEqual(['c.eml']);
    const report = nested('a', file).replace('multipart/mixed', 'multipart/report');
    expect(await readMail(Buffer.from(report))).toMatchObject({ text: 'a says', attachments: [] });
  });

  test('of a page only has its numbered signs read, and no marks where pictures stood', async () => {
    const raw =
      'Content-Type: multipart/alternative; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\n \r\n--q\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>&#38451;&#x5149; &#0;&#9999999; &amp;lt;</p>\r\n--q--\r\n';
    expect((await readMail(Buffer.from(raw))).text).toBe('阳光 &#0;&#9999999; &lt;');
    expect((await readMail(Buffer.from('Content-Type: text/plain\r\n\r\nsee [cid:image001.png@01D] here'))).text).toBe(
      'see  here',
    );
  });
});
