import { expect, test } from 'vitest';
import { unwrapKeys, wrapKeys } from './keyfile.wrap.ts';

const secret = '{"version":1,"fields":["a root"]}\n';
const words = '老熊沟 的 机井 修好了 2026';

test('opens with its passphrase, however it is typed, and with no other', { timeout: 60_000 }, async () => {
  const wrapped = await wrapKeys(secret, words, 'f1');
  expect(wrapped).not.toContain('root');
  expect(await unwrapKeys(wrapped, words.normalize('NFD'))).toBe(secret);
  await expect(unwrapKeys(wrapped, `${words} `)).rejects.toThrow(/passphrase/);
  // Which keys they are cannot be changed on the label.
  await expect(unwrapKeys(wrapped.replace('"f1"', '"f2"'), words)).rejects.toThrow(/damaged/);
});

test('refuses a short passphrase and what is no wrapped key file', async () => {
  await expect(wrapKeys(secret, 'short', 'f1')).rejects.toThrow(/12 characters/);
  for (const text of ['', '{}', secret])
    await expect(unwrapKeys(text, words)).rejects.toThrow(/not a wrapped key file/);
});
