import { describe, expect, test } from 'vitest';
import { encryptedIn, saidToUs, wecomMessage } from './wecom.message.ts';
import { openWecom, sealWecom, wecomKey, wecomSignature } from './wecom.ts';

/* The vectors are those of the platform's own sample code (WXBizMsgCrypt, published with its documentation). */
const keys = {
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: 'wx5823bf96d3bd56c7',
};
const verify = {
  signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
  timestamp: '1409659589',
  nonce: '263014780',
  encrypted: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
};
const message = {
  signature: '477715d11cdb4164915debcba66cb864d751f3e6',
  timestamp: '1409659813',
  nonce: '1372623149',
  encrypted:
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
};

describe('the published vectors', () => {
  test('verifying an address', () => {
    expect(wecomSignature(keys.token, verify.timestamp, verify.nonce, verify.encrypted)).toBe(verify.signature);
    expect(openWecom(keys, verify)).toEqual({ ok: true, message: '1616140317555161061', receiver: keys.corpId });
  });

  test('a message', () => {
    const body = `<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><Encrypt><![CDATA[${message.encrypted}]]></Encrypt><AgentID><![CDATA[218]]></AgentID></xml>`;
    const opened = openWecom(keys, { ...message, encrypted: encryptedIn(body) });
    expect(opened.ok && wecomMessage(opened.message)).toEqual({
      id: '4561255354251345929',
      from: { id: 'mycreate', name: '' },
      chatId: null,
      kind: 'text',
      text: 'hello',
    });
  });

  test('are refused with anything changed', () => {
    const flipped = `${verify.encrypted.slice(0, 40)}A${verify.encrypted.slice(41)}`;
    expect(openWecom(keys, { ...verify, encrypted: flipped })).toEqual({ ok: false, why: 'signature' });
    expect(openWecom(keys, { ...verify, timestamp: '1409659590' })).toEqual({ ok: false, why: 'signature' });
    expect(openWecom({ ...keys, token: 'QDG6eL' }, verify)).toEqual({ ok: false, why: 'signature' });
    expect(openWecom({ ...keys, corpId: 'ww0' }, verify)).toEqual({ ok: false, why: 'receiver' });
    const other = { ...keys, aesKey: 'kWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' };
    expect(openWecom(other, verify).ok).toBe(false);
    const short = { ...verify, encrypted: 'AAAA' };
    const signature = wecomSignature(keys.token, short.timestamp, short.nonce, short.encrypted);
    expect(openWecom(keys, { ...short, signature })).toEqual({ ok: false, why: 'broken' });
  });
});

describe('the scheme', () => {
  test('opens what it sealed, at every length around a block', () => {
    for (let n = 0; n < 70; n++) {
      const said = '好'.repeat(n);
      const { encrypted, signature } = sealWecom(keys, said, verify);
      expect(openWecom(keys, { ...verify, encrypted, signature })).toMatchObject({ ok: true, message: said });
    }
  });

  test('knows a key by its shape', () => {
    expect(wecomKey(keys.aesKey)).toHaveLength(32);
    for (const wrong of ['', keys.aesKey.slice(1), `${keys.aesKey}A`, `${keys.aesKey.slice(1)}!`])
      expect(wecomKey(wrong)).toBeNull();
  });
});

describe('a message', () => {
  const group = (text: string, chat = 'group') =>
    wecomMessage(
      `<xml><WebhookUrl><![CDATA[https://x]]></WebhookUrl><ChatId><![CDATA[wr1]]></ChatId><ChatType><![CDATA[${chat}]]></ChatType><From><UserId><![CDATA[u1]]></UserId><Name><![CDATA[刘大妈]]></Name></From><MsgType><![CDATA[text]]></MsgType><Text><Content><![CDATA[${text}]]></Content></Text><MsgId><![CDATA[m1]]></MsgId></xml>`,
    )!;

  test('in a group is ours only when it names the assistant', () => {
    expect(group('@报到 楼道灯坏了')).toMatchObject({ chatId: 'wr1', from: { id: 'u1', name: '刘大妈' } });
    expect(saidToUs(group('@报到\u2005楼道灯坏了'), '报到')).toBe('楼道灯坏了');
    expect(saidToUs(group('楼道灯坏了 @报到'), '报到')).toBe('楼道灯坏了');
    expect(saidToUs(group('楼道灯坏了'), '报到')).toBeNull();
    expect(saidToUs(group('@老王 楼道灯坏了'), '报到')).toBeNull();
    expect(saidToUs(group('@报到处老王 楼道灯坏了'), '报到')).toBeNull();
    expect(saidToUs(group('楼道灯坏了', 'single'), '报到')).toBe('楼道灯坏了');
    expect(saidToUs(group('@报到 写信给a@b.cn没人回'), '报到')).toBe('写信给a@b.cn没人回');
  });

  test('of another kind', () => {
    const of = (type: string, more = '') =>
      wecomMessage(`<xml><FromUserName>u1</FromUserName><MsgType>${type}</MsgType><MsgId>1</MsgId>${more}</xml>`);
    expect(of('image')).toMatchObject({ kind: 'image', text: '' });
    expect(of('voice', '<Recognition>路灯坏了</Recognition>')).toMatchObject({ kind: 'voice', text: '路灯坏了' });
    expect(of('event')).toBeNull();
  });

  test('that is no message is none', () => {
    expect(wecomMessage('<xml><a>')).toBeNull();
    expect(wecomMessage('')).toBeNull();
    expect(encryptedIn('not xml')).toBe('');
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><xml><FromUserName>u</FromUserName><MsgType>text</MsgType><MsgId>1</MsgId><Content>&b;</Content></xml>`;
    expect(wecomMessage(bomb)?.text ?? '').not.toContain('aaaaaaaaaa');
  });
});
