import { randomUUID } from 'node:crypto';
import type { House } from '#platform/house.ts';
import { sessionFor } from '#test/session.ts';
import { PASSWORD } from '#test/world.ts';
import { type Ask, bytesOf, callerTo, listenTo, type Said } from './load.ts';

export type News = { kind: string; id: string; area: string; verb: string };
/** Somebody signed in, on one connection. */
export type Caller = {
  get(path: string): Promise<Said>;
  post(path: string, body: unknown, version?: number): Promise<Said>;
  /** A form with one file of text. */
  upload(
    path: string,
    fields: Record<string, string>,
    file: { field: string; name: string; text: string },
  ): Promise<Said>;
  /** Takes a file and keeps none of it; its bytes. */
  take(path: string): Promise<number>;
  /** Stays on the line for news, as an open page does; returns what hangs up. */
  listen(heard: (news: News) => void): Promise<() => void>;
};

const JSON_BODY = { 'content-type': 'application/json' };
const cookies = new Map<string, Promise<string>>();
/** Of those who were signed in beforehand: passphrases are slow to check, and it is not that which is measured. */
const ready = new Map<string, string>();

/** Signs these people in on a house that is still open to us, as after a right passphrase. */
export async function signInBefore(house: House, logins: readonly string[]): Promise<void> {
  for (const login of logins) {
    const { name, value } = await sessionFor(house, login);
    ready.set(login, `${name}=${value}`);
  }
}

async function signIn(base: string, login: string): Promise<string> {
  const answer = await callerTo(base)({
    method: 'POST',
    path: '/api/sign-in',
    headers: { ...JSON_BODY, 'idempotency-key': randomUUID() },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  if (answer.status !== 200) throw new Error(`${login} could not sign in: ${answer.text}`);
  return [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ');
}

export async function cookieOf(base: string, login: string): Promise<string> {
  const who = `${login}@${base}`;
  const before = ready.get(login);
  const known = cookies.get(who) ?? (before ? Promise.resolve(before) : signIn(base, login));
  cookies.set(who, known);
  return known;
}

/** `login` on a connection of their own; signed in once, however many connections they have. */
export async function signedIn(base: string, login: string): Promise<Caller> {
  const cookie = await cookieOf(base, login);
  const ask = callerTo(base);
  const send = (asked: Ask) => ask({ ...asked, headers: { cookie, ...asked.headers } });
  return {
    listen: (heard) => listenTo(base, cookie, heard),
    take: (path) => bytesOf(`${base}${path}`, { cookie }),
    get: (path) => send({ method: 'GET', path }),
    upload(path, fields, file) {
      const edge = `edge-${randomUUID()}`;
      const part = (name: string, more: string, text: string) =>
        `--${edge}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`;
      const own = Object.entries(fields).map(([name, text]) => part(name, '', text));
      const last = part(file.field, `; filename="${file.name}"\r\ncontent-type: text/csv`, file.text);
      const headers = { 'content-type': `multipart/form-data; boundary=${edge}`, 'idempotency-key': randomUUID() };
      return send({ method: 'POST', path, headers, body: `${own.join('')}${last}--${edge}--\r\n` });
    },
    post: (path, body, version) =>
      send({
        method: 'POST',
        path,
        headers: {
          ...JSON_BODY,
          'idempotency-key': randomUUID(),
          ...(version !== undefined && { 'if-match': String(version) }),
        },
        body: JSON.stringify(body),
      }),
  };
}
