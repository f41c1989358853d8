import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';

/* Servers on loopback that speak as much of their protocol as the product needs: real sockets, nobody else's mail. */

const portOf = (server: Server) => {
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('not listening');
  return at.port;
};

export type Taken = { from: string; to: string[]; raw: string };

/** Takes mail. `refuse` says no to a recipient: a reply code. */
export async function startSmtp(refuse: (to: string) => number | null = () => null) {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo(address, _session, done) {
      const code = refuse(address.address);
      done(code === null ? null : Object.assign(new Error('refused'), { responseCode: code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((r) => r.address),
          raw: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${portOf(server.server)}`, taken };
}

export type Kept = { uid: number; raw: Buffer; flags: Set<string> };

/** A mailbox to read from, with the log-in `duty` / `p@ss word`. */
export async function startImap() {
  const kept: Kept[] = [];
  const commands: string[] = [];
  const server = createServer((socket) => talk(socket, kept, commands));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  let next = 1;
  return {
    url: `imap://duty:p%40ss%20word@127.0.0.1:${portOf(server)}/INBOX`,
    wrongUrl: `imap://duty:wrong@127.0.0.1:${portOf(server)}/INBOX`,
    kept,
    commands,
    put(raw: Buffer) {
      const mail = { uid: next++, raw, flags: new Set<string>() };
      kept.push(mail);
      return mail;
    },
  };
}

function talk(socket: Socket, kept: Kept[], commands: string[]) {
  const say = (line: string | Buffer) => socket.write(line);
  let buffer = '';
  socket.on('error', () => {});
  say('* OK ready\r\n');
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1');
    for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 2);
      answer(line);
    }
  });
  function answer(line: string) {
    const [tag = '', name = '', ...rest] = line.split(' ');
    const command = name.toUpperCase() === 'UID' ? `UID ${rest.shift()?.toUpperCase()}` : name.toUpperCase();
    const given = rest.join(' ');
    commands.push(command);
    const ok = (text = 'done') => say(`${tag} OK ${text}\r\n`);
    const find = (uid: string | undefined) => kept.filter((m) => String(m.uid) === uid);
    if (command === 'CAPABILITY') {
      say('* CAPABILITY IMAP4rev1\r\n');
      return ok();
    }
    if (command === 'LOGIN')
      return given === 'duty "p@ss word"' || given === '"duty" "p@ss word"'
        ? ok()
        : say(`${tag} NO [AUTHENTICATIONFAILED] no\r\n`);
    if (command === 'LIST' || command === 'LSUB') {
      say(`* ${command} () "/" INBOX\r\n`);
      return ok();
    }
    if (command === 'SELECT') {
      say(
        `* FLAGS (\\Seen \\Flagged)\r\n* OK [PERMANENTFLAGS (\\Seen \\Flagged)] x\r\n* ${kept.length} EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 1] x\r\n* OK [UIDNEXT 99] x\r\n`,
      );
      return ok('[READ-WRITE] done');
    }
    if (command === 'UID SEARCH') {
      const found = kept.filter((m) => !m.flags.has('\\Seen') && !m.flags.has('\\Flagged'));
      say(`* SEARCH${found.map((m) => ` ${m.uid}`).join('')}\r\n`);
      return ok();
    }
    if (command === 'UID FETCH') {
      for (const m of find(rest[0])) {
        const at = kept.indexOf(m) + 1;
        const body = /BODY\.PEEK\[\](<[\d.]+>)?/i.exec(given);
        say(`* ${at} FETCH (UID ${m.uid} BODY[]${body?.[1] ? '<0>' : ''} {${m.raw.length}}\r\n`);
        say(m.raw);
        say(')\r\n');
      }
      return ok();
    }
    if (command === 'UID STORE') {
      for (const m of find(rest[0])) for (const flag of given.match(/\\\w+/g) ?? []) m.flags.add(flag);
      return ok();
    }
    if (command === 'LOGOUT') {
      say('* BYE\r\n');
      ok();
      return socket.end();
    }
    return command === 'NOOP' || command === 'CLOSE' || command === 'CHECK' ? ok() : say(`${tag} BAD ${command}\r\n`);
  }
}
