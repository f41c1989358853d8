export type FetchResult = { read: number; failed: number };

const MAX_BYTES = 30 * 2 ** 20;
const AT_ONCE = 100;

/** What an IMAP URL says: `imaps://user:password@host:993/INBOX`; `imap:` begins without TLS. */
export function readImapUrl(url: string) {
  const u = new URL(url);
  const secure = u.protocol === 'imaps:';
  return {
    host: u.hostname.replace(/^\[|\]$/g, ''),
    port: Number(u.port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(u.username), pass: decodeURIComponent(u.password) },
    mailbox: decodeURIComponent(u.pathname.slice(1)) || 'INBOX',
  };
}

/**
 * Hands every unread mail of a mailbox to `take`, one after another, and marks it read when `take` is done. One that `take` throws on
 * is flagged and passed over from then on, so that it holds up nobody; the mailbox's own page shows it. Where `passes` says that the
 * trouble is ours and will pass, everything from that mail on stays unread for the next time. `isCut`: the mail is larger than 30 MB
 * and its end is missing.
 */
export async function fetchMail(
  imapUrl: string,
  take: (raw: Buffer, isCut: boolean) => Promise<void>,
  failed: (error: unknown) => void = () => {},
  passes: (error: unknown) => boolean = () => false,
): Promise<FetchResult> {
  const { mailbox, ...server } = readImapUrl(imapUrl);
  // Loaded by whoever has a mailbox.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({ ...server, logger: false, disableAutoIdle: true, socketTimeout: 60_000 });
  // Errors of the line also reject what is under way; without a listener they would end the process.
  client.on('error', () => {});
  const result: FetchResult = { read: 0, failed: 0 };
  await client.connect();
  try {
    const lock = await client.getMailboxLock(mailbox);
    try {
      const unread = (await client.search({ seen: false, flagged: false }, { uid: true })) || [];
      for (const uid of unread.slice(0, AT_ONCE)) {
        const mail = await client.fetchOne(String(uid), { source: { maxLength: MAX_BYTES } }, { uid: true });
        if (mail === false || !mail.source) continue;
        try {
          await take(mail.source, mail.source.length >= MAX_BYTES);
          result.read++;
          await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
        } catch (error) {
          if (passes(error)) throw error;
          result.failed++;
          failed(error);
          await client.messageFlagsAdd(String(uid), ['\\Flagged'], { uid: true });
        }
      }
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
  return result;
}
