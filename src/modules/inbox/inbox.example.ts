/* What the tests of this module write to us. */
type Letter = {
  from?: string;
  name?: string;
  subject?: string;
  id?: string;
  text?: string;
  headers?: readonly string[];
  to?: string;
};

let count = 0;

/** A mail in plain UTF-8; a new Message-ID each time unless given. */
export function letter(l: Letter = {}): Buffer {
  const from = l.from ?? 'liu@example.cn';
  const head = [
    `From: ${l.name ? `=?utf-8?B?${Buffer.from(l.name).toString('base64')}?= <${from}>` : from}`,
    `To: ${l.to ?? 'duty@example.cn'}`,
    `Subject: =?utf-8?B?${Buffer.from(l.subject ?? '村东头机井坏了').toString('base64')}?=`,
    `Message-ID: ${l.id ?? `<${++count}@example.cn>`}`,
    'Content-Type: text/plain; charset=utf-8',
    ...(l.headers ?? []),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${l.text ?? '村东头机井坏了三天,浇不上地,请派人来看看。'}`);
}
