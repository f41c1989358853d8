import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/* Its own process: what this machine's HTTP costs when nothing is done. Prints its port; ends with its parent. */

const server = createServer((asked, answer) => {
  const parts: Buffer[] = [];
  asked.on('data', (part: Buffer) => parts.push(part));
  asked.on('end', () => answer.setHeader('content-type', 'application/json').end(Buffer.concat(parts)));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.stdin.on('close', () => process.exit()).resume();
