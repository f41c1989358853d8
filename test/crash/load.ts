import { randomUUID } from 'node:crypto';
import sharp from 'sharp';

/* People at work while the machine under them dies: each has a case of their own, and sends again under the same number until somebody says yes. */

/** What somebody was told is done. */
export type Kept = { what: 'filing' | 'act' | 'upload'; key: string; word: string; caseId: string; answer: string };
type Sent = { status: number; text: string };
type Worker = { cookie: string; dead: number };

export type Load = {
  readonly kept: Kept[];
  /** How often something had to be sent again, and what else was said than yes. */
  readonly again: { count: number; replays: number; wrong: string[] };
  /** Waits for this many more answers. */
  answers(n: number): Promise<void>;
  /** Everybody finishes what they began. */
  finish(): Promise<void>;
};

const AREA = '150124201213';
/** Where two answers part, and what stands there. */
function apart(first: string, then: string): string {
  const at = [...first].findIndex((c, i) => c !== then[i]);
  return `${first.slice(Math.max(0, at - 40), at + 60)} | ${then.slice(Math.max(0, at - 40), at + 60)}`;
}
const PAUSE_MS = 60;

/** `base` is asked anew for each request, and answers when the program is back. */
export function startLoad(base: () => Promise<string>, cookies: readonly string[], each: number): Load {
  const kept: Kept[] = [];
  const again = { count: 0, replays: 0, wrong: [] as string[] };
  let waiting: { at: number; go: () => void }[] = [];
  let ending = false;

  const keep = (one: Kept) => {
    kept.push(one);
    for (const w of waiting.filter((x) => kept.length >= x.at)) w.go();
    waiting = waiting.filter((x) => kept.length < x.at);
  };
  const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

  /** Sends until somebody answers: a broken line, a 5xx and a "not now" say nothing about whether it was done. */
  async function insist(
    w: Worker,
    path: string,
    key: string,
    body: () => string | FormData,
    headers: object = {},
  ): Promise<Sent> {
    for (;;) {
      const sent = await fetch(`${await base()}${path}`, {
        method: 'POST',
        headers: { cookie: w.cookie, 'idempotency-key': key, ...headers },
        body: body(),
        signal: AbortSignal.timeout(10_000),
      })
        .then(
          async (r): Promise<Sent> => ({ status: r.status, text: await r.text() }),
          (): Sent => ({ status: 0, text: '' }),
        )
        .catch((): Sent => ({ status: 0, text: '' }));
      if (sent.status === 500) again.wrong.push(`500 ${path} ${sent.text.slice(0, 200)}`);
      if (sent.status !== 0 && sent.status < 500) return sent;
      again.count += 1;
      await pause();
    }
  }
  const asJson = (value: unknown) => () => JSON.stringify(value);
  const JSON_BODY = { 'content-type': 'application/json' };

  async function command(
    w: Worker,
    what: Kept['what'],
    path: string,
    body: () => string | FormData,
    more: { headers?: object; word: string; caseId?: string },
  ) {
    const key = randomUUID();
    const sent = await insist(w, path, key, body, more.headers);
    if (sent.status !== 200) {
      again.wrong.push(`${sent.status} ${path} ${sent.text.slice(0, 300)}`);
      return null;
    }
    const answer = JSON.parse(sent.text) as { id: string; version: number };
    keep({ what, key, word: more.word, caseId: more.caseId ?? answer.id, answer: sent.text });
    // Now and then the same again, as a telephone does that did not hear the answer.
    if (kept.length % 7 === 0) {
      again.replays += 1;
      const repeated = await insist(w, path, key, body, more.headers);
      if (repeated.status !== 200 || repeated.text !== sent.text)
        again.wrong.push(
          `a repetition was answered otherwise: ${path} ${repeated.status} ${apart(sent.text, repeated.text)}`,
        );
    }
    return answer;
  }

  async function work(w: Worker, n: number): Promise<void> {
    for (let i = 0; !ending; i++) {
      const word = `${n}号第${i}件${randomUUID()}`;
      const filed = await command(
        w,
        'filing',
        '/api/cases',
        asJson({ kind: 'help', channel: 'reception', area: AREA, body: `水管坏了 ${word}` }),
        { headers: JSON_BODY, word },
      );
      if (!filed) continue;
      const path = `/api/cases/${filed.id}`;
      const noted = `备注 ${randomUUID()}`;
      const version = await versionOf(w, path);
      await command(w, 'act', `${path}/note`, asJson({ text: noted }), {
        headers: { ...JSON_BODY, 'if-match': String(version) },
        word: noted,
        caseId: filed.id,
      });
      if (i % 2 === 0) await upload(w, path, filed.id);
    }
  }
  async function versionOf(w: Worker, path: string): Promise<number> {
    for (;;) {
      const r = await fetch(`${await base()}${path}`, {
        headers: { cookie: w.cookie },
        signal: AbortSignal.timeout(10_000),
      })
        .then(async (x) => (x.status === 200 ? ((await x.json()) as { version: number }) : null))
        .catch(() => null);
      if (r) return r.version;
      await pause();
    }
  }
  async function upload(w: Worker, path: string, caseId: string): Promise<void> {
    const word = `${randomUUID()}.jpg`;
    const background = { r: kept.length % 256, g: Math.floor(Math.random() * 256), b: Math.floor(Math.random() * 256) };
    const photo = await sharp({ create: { width: 24, height: 24, channels: 3, background } })
      .jpeg()
      .toBuffer();
    const form = () => {
      const f = new FormData();
      f.append('files', new Blob([new Uint8Array(photo)]), word);
      return f;
    };
    await command(w, 'upload', `${path}/files`, form, { word, caseId });
  }

  const everybody = cookies.flatMap((cookie) => Array.from({ length: each }, () => ({ cookie, dead: 0 })));
  const working = everybody.map((w, n) => work(w, n));
  return {
    kept,
    again,
    answers: (n) => new Promise((go) => waiting.push({ at: kept.length + n, go })),
    async finish() {
      ending = true;
      await Promise.all(working);
    },
  };
}
