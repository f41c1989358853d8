import { describe, expect, test } from 'vitest';
import { BadConfig, readConfig } from './config.ts';

const aesKey = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';

describe('what the environment decides', () => {
  test('e-mail and WeCom are off unless they are set', () => {
    expect(readConfig({})).toMatchObject({ mail: null, wecom: null });
    const env = { BAODAO_MAIL_SMTP_URL: 'smtps://a:b@mx.example.cn', BAODAO_MAIL_FROM: '报到 <duty@example.cn>' };
    expect(readConfig(env).mail).toEqual({
      authServer: null,
      imapUrl: null,
      smtpUrl: 'smtps://a:b@mx.example.cn',
      from: '报到 <duty@example.cn>',
    });
    const wecom = { BAODAO_WECOM_TOKEN: 't', BAODAO_WECOM_AES_KEY: aesKey, BAODAO_WECOM_CORP_ID: 'ww1' };
    expect(readConfig(wecom).wecom).toEqual({ token: 't', aesKey, corpId: 'ww1', assistant: '报到' });
  });

  test('half a setting is refused, without repeating a password', () => {
    const refused = (env: Record<string, string>) => {
      try {
        readConfig(env);
      } catch (error) {
        if (error instanceof BadConfig) return error.message;
      }
      return '';
    };
    expect(refused({ BAODAO_MAIL_IMAP_URL: 'imaps://a:b@mx.example.cn' })).toContain('BAODAO_MAIL_FROM');
    const wrong = refused({ BAODAO_MAIL_IMAP_URL: 'http://a:geheim@mx.example.cn', BAODAO_MAIL_FROM: 'a@b.cn' });
    expect(wrong).toContain('BAODAO_MAIL_IMAP_URL');
    expect(wrong).not.toContain('geheim');
    expect(readConfig({}).workers).toBe(1);
    for (const n of ['0', '1.5', 'two', '17']) expect(refused({ BAODAO_WORKERS: n })).toContain('BAODAO_WORKERS');
    expect(readConfig({}).rightsDays).toBe(15);
    for (const n of ['0', '7.5', '21']) expect(refused({ BAODAO_RIGHTS_DAYS: n })).toContain('BAODAO_RIGHTS_DAYS');
    expect(refused({ BAODAO_WECOM_TOKEN: 't' })).toContain('BAODAO_WECOM_AES_KEY, BAODAO_WECOM_CORP_ID');
    expect(refused({ BAODAO_WECOM_TOKEN: 't', BAODAO_WECOM_AES_KEY: 'short', BAODAO_WECOM_CORP_ID: 'c' })).toContain(
      '43',
    );
  });
});
