import { Transform, type TransformCallback } from 'node:stream';
import { MailParser } from 'mailparser';
import { decodeBytes, decodeHeader } from './mail.charset.ts';

/** A mail as it was meant. Addresses are in lower case; `from` is null when there is not exactly one. */
export type Mail = {
  messageId: string | null;
  from: { address: string; name: string } | null;
  /** Where it was sent to, as far as its headers say: To, Cc, Delivered-To, X-Original-To. */
  to: string[];
  subject: string;
  date: Temporal.Instant | null;
  text: string;
  attachments: { name: string; bytes: Buffer }[];
  /** Message-IDs it answers, the nearest first. */
  answers: string[];
  /** A program wrote it: a bounce, an automatic reply, a list, a newsletter. Such mails are never answered. */
  automatic: boolean;
  /** The receiving server found that the sender's address is forged. */
  forged: boolean;
  /** The server that found the sender's address to be theirs; believed only when it is known to be our own. */
  passedBy: string | null;
  /** Message-IDs of mails that a server reports it could not deliver. */
  returned: string[];
};

const MAX_HTML = 2 ** 20;
const MAX_TEXT = 200_000;

/** Collects a part's bytes and reads them as a whole: a charset can be told only from all of them. */
class AnyCharset extends Transform {
  readonly #declared: string;
  readonly #chunks: Buffer[] = [];

  constructor(declared: string) {
    super();
    this.#declared = declared.replace(/^x-any-/, '');
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#chunks.push(chunk);
    done();
  }

  override _flush(done: TransformCallback): void {
    done(null, Buffer.from(decodeBytes(Buffer.concat(this.#chunks), this.#declared)));
  }
}

declare module 'mailparser' {
  interface MailParser {
    createNode(node: unknown): { charset?: string };
    on(event: 'error', callback: (error: Error) => void): this;
    on(event: 'end', callback: () => void): this;
  }
}

/** The parser hands over no bytes of what calls itself UTF-8 or nothing at all; under another name it does. */
class ByteParser extends MailParser {
  constructor() {
    super({ Iconv: AnyCharset, skipImageLinks: true, skipTextToHtml: true, maxHtmlLengthToParse: MAX_HTML });
  }

  override createNode(node: unknown): { charset?: string } {
    const made = super.createNode(node);
    made.charset = `x-any-${made.charset ?? ''}`;
    return made;
  }
}

/** A file's name with raw bytes in it comes through as one character a byte. */
const fileName = (name: string) =>
  /[\x80-\xff]/.test(name) && !/[^\0-\xff]/.test(name) ? decodeBytes(Buffer.from(name, 'latin1'), 'iso-8859-1') : name;

type Attachment = { name: string; bytes: Buffer };
type Parts = { text: string; html: string; attachments: Attachment[]; mails: Attachment[] };

function partsOf(raw: Uint8Array): Promise<Parts> {
  return new Promise((resolve, reject) => {
    const parser = new ByteParser();
    const parts: Parts = { text: '', html: '', attachments: [], mails: [] };
    parser.on('data', (data) => {
      if (data.type === 'text') {
        parts.text = data.text ?? '';
        parts.html = typeof data.html === 'string' ? data.html : '';
        return;
      }
      const chunks: Buffer[] = [];
      data.content.on('data', (chunk: Buffer) => chunks.push(chunk));
      data.content.on('end', () => {
        const to = data.contentType === 'message/rfc822' ? parts.mails : parts.attachments;
        to.push({ name: fileName(data.filename ?? ''), bytes: Buffer.concat(chunks) });
        data.release?.();
      });
    });
    parser.on('error', reject);
    parser.on('end', () => resolve(parts));
    parser.end(Buffer.from(raw));
  });
}

/** The header block as it came, one character a byte: names in lower case, in order of appearance. */
export function rawHeaders(raw: Uint8Array): { name: string; value: string }[] {
  const whole = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 256 * 1024)).toString('latin1');
  const end = /\r?\n\r?\n/.exec(whole);
  const lines = whole.slice(0, end?.index ?? whole.length).split(/\r?\n(?![ \t])/);
  return lines.flatMap((line) => {
    const m = /^([!-9;-~]+)[ \t]*:([\s\S]*)$/.exec(line);
    return m ? [{ name: m[1]!.toLowerCase(), value: m[2]!.trim() }] : [];
  });
}

/** Addresses in a header, read before any word is decoded: a decoded name may hold anything, also an address. */
export function addressesIn(value: string): { address: string; name: string }[] {
  const bare = value.replace(/\r?\n[ \t]+/g, ' ');
  const found: { address: string; name: string }[] = [];
  for (const part of bare.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? []) {
    const angled = /<\s*([^<>\s@]+@[^<>\s@]+)\s*>\s*$/.exec(part.replace(/\([^()]*\)\s*$/, ''));
    const address = angled?.[1] ?? /^\s*([^\s<>"@()]+@[^\s<>"@()]+)\s*(?:\([^()]*\))?\s*$/.exec(part)?.[1];
    if (!address) continue;
    const name = angled ? part.slice(0, part.lastIndexOf('<')) : '';
    found.push({
      address: address.toLowerCase(),
      name: decodeHeader(name.trim().replace(/^"([\s\S]*)"$/, '$1')).replace(/\\(.)/g, '$1'),
    });
  }
  return found;
}

const senders =
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|auto-?reply|notifications?)(?:[+.-].*)?@/;

function isAutomatic(all: (name: string) => string[], from: string | null): boolean {
  const first = (name: string) => all(name)[0]?.toLowerCase() ?? '';
  const auto = first('auto-submitted');
  return (
    (auto !== '' && !/^no\b/.test(auto)) ||
    /^(?:bulk|list|junk|auto_?reply)/.test(first('precedence')) ||
    ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-autogenerated', 'list-id', 'list-unsubscribe', 'x-loop'].some(
      (name) => all(name).length > 0,
    ) ||
    /all|oof|autoreply/.test(first('x-auto-response-suppress')) ||
    /^multipart\/report|^message\/(?:delivery-status|disposition-notification)/.test(first('content-type')) ||
    all('return-path').some((path) => /^<\s*>$/.test(path)) ||
    from === null ||
    senders.test(from)
  );
}

/** Mails named in a report of failed delivery (RFC 3464); one that is only late is none. */
function returnedIn(raw: Uint8Array, contentType: string): string[] {
  if (!/^multipart\/report\b/i.test(contentType)) return [];
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 256 * 1024)).toString('latin1');
  const body = text.slice(text.search(/\r?\n\r?\n/));
  if (!/^Action:\s*failed\b/im.test(body)) return [];
  return [...body.matchAll(/^Message-ID:\s*(<[^<>\s]+>)/gim)].map((found) => found[1]!);
}

const idsIn = (value: string | undefined) => (value ?? '').match(/<[^<>\s]+>/g) ?? [];

function momentOf(value: string | undefined): Temporal.Instant | null {
  const ms = Date.parse((value ?? '').replace(/\([^()]*\)\s*$/, ''));
  return Number.isNaN(ms) ? null : Temporal.Instant.fromEpochMilliseconds(ms);
}

/** What is left of a page's source without its tags, for mails whose plain part is empty. */
const withoutTags = (html: string) =>
  html
    .slice(0, MAX_HTML)
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, digits?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(digits);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : whole;
    })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

const tidy = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\0\u200b\ufeff]/g, '')
    // Where a picture stood in a page; it is among the attachments.
    .replace(/\[cid:[^\]\s]*\]/g, '')
    .replace(/[\u00a0\u2005]/g, ' ')
    .replace(/[ \t\u3000]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, MAX_TEXT);

/** Mails that came as attachments of a mail, so deep; what lies deeper is a file. */
const MAX_DEPTH = 2;

/** A mail passed on as a whole is what the sender means: its words and files stand below theirs. */
async function withPassedOn(text: string, parts: Parts, depth: number): Promise<Pick<Mail, 'text' | 'attachments'>> {
  if (depth >= MAX_DEPTH) return { text, attachments: [...parts.attachments, ...parts.mails] };
  const inner: Mail[] = [];
  for (const mail of parts.mails.slice(0, 5)) inner.push(await readMail(mail.bytes, depth + 1));
  return {
    text: tidy([text, ...inner.map((m) => `—— ${m.subject} ——\n${m.text}`)].join('\n\n')),
    attachments: [...parts.attachments, ...inner.flatMap((m) => m.attachments), ...parts.mails.slice(5)],
  };
}

/** Reads a mail whatever it calls its charset. Throws only for what is no mail at all. */
export async function readMail(raw: Uint8Array, depth = 0): Promise<Mail> {
  const headers = rawHeaders(raw);
  const all = (name: string) => headers.filter((h) => h.name === name).map((h) => h.value);
  const parts = await partsOf(raw);
  const from = all('from').flatMap(addressesIn);
  const sender = from.length === 1 ? from[0]! : null;
  const answers = [...idsIn(all('in-reply-to')[0]), ...idsIn(all('references')[0]).reverse()];
  // Only the topmost is our own server's word; those below came with the mail.
  const checked = all('authentication-results')[0]?.toLowerCase() ?? '';
  const plain = tidy(parts.text);
  const own = plain === '' && parts.html ? tidy(withoutTags(parts.html)) : plain;
  // What a server sends back with its report was ours, or is known already.
  const isReport = /^multipart\/report\b/i.test(all('content-type')[0] ?? '');
  const { text, attachments } = await withPassedOn(own, isReport ? { ...parts, mails: [] } : parts, depth);
  const isPassed = /\bdmarc=pass\b/.test(checked) || (/\bdkim=pass\b/.test(checked) && /\bspf=pass\b/.test(checked));
  return {
    messageId: idsIn(all('message-id')[0])[0] ?? null,
    from: sender,
    to: ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) =>
      all(name).flatMap((value) => addressesIn(value).map((a) => a.address)),
    ),
    subject: decodeHeader(all('subject')[0] ?? '').slice(0, 400),
    date: momentOf(all('date')[0]),
    text,
    attachments,
    answers: [...new Set(answers)].slice(0, 30),
    automatic: isAutomatic(all, sender?.address ?? null),
    forged: /\bdmarc=fail\b/.test(checked) || (/\bspf=fail\b/.test(checked) && !/\bdmarc=pass\b/.test(checked)),
    passedBy: isPassed ? (/^\s*([^\s;]+)/.exec(checked)?.[1] ?? null) : null,
    returned: returnedIn(raw, all('content-type')[0] ?? ''),
  };
}
