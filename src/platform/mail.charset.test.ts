import { describe, expect, test } from 'vitest';
import { decodeBytes, decodeHeader } from './mail.charset.ts';

/* The bytes of the fixtures are written out: an encoder of our own would agree with a decoder of our own. */
const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');
/** 村东头机井坏了 in GB2312, Big5 and UTF-8. */
const gb = hex('b4e5 b6ab cdb7 bbfa beae bbb5 c1cb');
const utf8 = Buffer.from('村东头机井坏了');
/** 鎏 is in GBK only, 𠮷 (U+20BB7) in GB18030's four bytes only. */
const gbk = hex('f6cc');
const gb18030 = hex('9534b235');
const big5 = hex('a4a4 a4e5');
const latin1 = hex('6361 66e9 2064 e96a e0');

describe('bytes as text', () => {
  const cases: [what: string, bytes: Uint8Array, declared: string, says: string][] = [
    ['GB2312 called GB2312', gb, 'gb2312', '村东头机井坏了'],
    ['GB2312 called UTF-8', gb, 'utf-8', '村东头机井坏了'],
    ['GB2312 called nothing', gb, '', '村东头机井坏了'],
    ['GB2312 called Latin-1', gb, 'ISO-8859-1', '村东头机井坏了'],
    ['GB2312 called ASCII', gb, 'us-ascii', '村东头机井坏了'],
    ['GB2312 called something unknown', gb, 'x-unknown', '村东头机井坏了'],
    ['GB2312 under a name nobody knows', gb, 'chinesegb', '村东头机井坏了'],
    ['UTF-8 called GB2312', utf8, 'gb2312', '村东头机井坏了'],
    ['UTF-8 called Latin-1', utf8, 'iso-8859-1', '村东头机井坏了'],
    ['UTF-8 called UTF-8', utf8, '"UTF-8"', '村东头机井坏了'],
    ['a character of GBK called GB2312', gbk, 'gb2312', '鎏'],
    ['a character of four bytes called GB2312', gb18030, 'GB2312', '𠮷'],
    ['GB text whose bytes happen to be UTF-8', hex('d2bb'), 'gb2312', '一'],
    ['Cyrillic in UTF-8 called nothing', Buffer.from('Сайн уу'), '', 'Сайн уу'],
    ['Big5', big5, 'big5', '中文'],
    ['Latin-1 that is Latin-1', latin1, 'iso-8859-1', 'café déjà'],
    ['a byte that is none', Buffer.concat([gb, hex('ff')]), 'gbk', '村东头机井坏了\uFFFD'],
    [
      'an answer in UTF-8 over a quotation in GB',
      Buffer.concat([utf8, hex('0a'), gb]),
      'utf-8',
      '村东头机井坏了\n村东头机井坏了',
    ],
    ['nothing', hex(''), 'gbk', ''],
  ];
  test.each(cases)('%s', (_, bytes, declared, says) => {
    expect(decodeBytes(bytes, declared)).toBe(says);
  });
});

describe('a header', () => {
  const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const q = (bytes: Uint8Array) => [...bytes].map((v) => `=${v.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  const whole = b64(gb);
  const cases: [what: string, line: string, says: string][] = [
    ['plain', 'hello', 'hello'],
    ['raw GB bytes', gb.toString('latin1'), '村东头机井坏了'],
    ['raw UTF-8 bytes after ASCII', `Re: ${utf8.toString('latin1')}`, 'Re: 村东头机井坏了'],
    ['base64', `=?gb2312?B?${whole}?=`, '村东头机井坏了'],
    ['quoted-printable', `=?GB2312?Q?${q(gb)}?=`, '村东头机井坏了'],
    ['underscores', '=?utf-8?q?a_b=5F?=', 'a b_'],
    ['UTF-8 that calls itself GB2312', `=?gb2312?B?${b64(utf8)}?=`, '村东头机井坏了'],
    [
      'a character cut in two words',
      `=?gb2312?B?${b64(gb.subarray(0, 5))}?=\r\n =?gb2312?B?${b64(gb.subarray(5))}?=`,
      '村东头机井坏了',
    ],
    [
      'a base64 group cut in two words',
      `=?gb2312?B?${whole.slice(0, 10)}?= =?GB2312?B?${whole.slice(10)}?=`,
      '村东头机井坏了',
    ],
    ['a word without its end', `=?gb2312?Q?${q(gb)}`, '村东头机井坏了'],
    ['two charsets side by side', `=?gb2312?B?${whole}?= =?utf-8?B?${b64(utf8)}?=`, '村东头机井坏了村东头机井坏了'],
    ['words between texts', `[1] =?gbk?B?${whole}?= (2)`, '[1] 村东头机井坏了 (2)'],
    ['no second header', '=?utf-8?Q?a=0D=0ABcc:_x?=', 'a  Bcc: x'],
  ];
  test.each(cases)('%s', (_, line, says) => {
    expect(decodeHeader(line)).toBe(says);
  });
});
