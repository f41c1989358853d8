import { lookup } from 'node:dns';
import { type IncomingMessage, request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Why a message was not taken: a code only, never what the other side said. `final`: trying again changes nothing. */
export class WebhookRefused extends Error {
  readonly fault: string;
  readonly final: boolean;

  constructor(fault: string, final = false) {
    super(`webhook not taken: ${fault}`);
    this.name = 'WebhookRefused';
    this.fault = fault;
    this.final = final;
  }
}

export const TIMEOUT_MS = 10_000;

const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inner.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(net, bits, 'ipv6');

/** An address of this machine, of the network it stands in, or of nobody: not for messages to the world. */
export function isInner(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return true;
  // An IPv4 address written as IPv6 is held against the IPv4 ranges by the list itself.
  return inner.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Resolves, and refuses where any address is an inner one: the address that was checked is the one connected to. */
const guarded: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0);
    const [first] = found;
    if (!first || found.some((a) => isInner(a.address))) return done(new WebhookRefused('innerAddress', true), '', 0);
    return options.all ? done(null, found) : done(null, first.address, first.family);
  });
};

/** Which addresses may be written to at all: http(s), no user in it, and no inner address written out. */
export function urlFault(url: string, allowsInner: boolean): string | null {
  if (!URL.canParse(url)) return 'notAUrl';
  const { protocol, hostname, username, password } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return 'notHttp';
  if (username || password) return 'hasPassword';
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (!allowsInner && isIP(bare) && isInner(bare)) return 'innerAddress';
  return null;
}

/**
 * Posts one body. Redirects are not followed, the answer is not read beyond its status, and after ten seconds in all it has
 * failed. Throws WebhookRefused.
 */
export function postOnce(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  { allowsInner, timeoutMs = TIMEOUT_MS }: { allowsInner: boolean; timeoutMs?: number },
): Promise<void> {
  const fault = urlFault(url, allowsInner);
  if (fault) return Promise.reject(new WebhookRefused(fault, true));
  const target = new URL(url);
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(body.length) },
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
    ...(!allowsInner && { lookup: guarded }),
  };
  return new Promise((resolve, reject) => {
    const request = (target.protocol === 'https:' ? overHttps : overHttp)(
      target,
      options,
      (answer: IncomingMessage) => {
        const status = answer.statusCode ?? 0;
        answer.destroy();
        if (status >= 200 && status < 300) return resolve();
        reject(new WebhookRefused(`http${status}`));
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error instanceof WebhookRefused) return reject(error);
      reject(
        new WebhookRefused(
          error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timeout' : (error.code ?? 'network'),
        ),
      );
    });
    request.end(body);
  });
}
