import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);
type Chunk = string | Uint8Array;
/** One file of an archive; what a generator brings is read when its turn comes. */
export type Part = { readonly path: string; readonly chunks: AsyncIterable<Chunk> | Iterable<Chunk> };
type Done = { path: Buffer; crc: number; packed: number; plain: number; at: number };

const SIGNS = { local: 0x04034b50, after: 0x08074b50, central: 0x02014b50, end: 0x06054b50 } as const;
/** Sizes follow the content (3), names are UTF-8 (11). */
const FLAGS = 0x0808;
/** 1980-01-01, the first day ZIP knows: a file tells when it was made inside, for people. */
const DAY = 0x21;

function localHead(path: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(SIGNS.local, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(8, 8);
  head.writeUInt16LE(DAY, 12);
  head.writeUInt16LE(path.length, 26);
  return Buffer.concat([head, path]);
}

function sizesAfter({ crc, packed, plain }: Done): Buffer {
  const after = Buffer.alloc(16);
  after.writeUInt32LE(SIGNS.after, 0);
  after.writeUInt32LE(crc, 4);
  after.writeUInt32LE(packed, 8);
  after.writeUInt32LE(plain, 12);
  return after;
}

function centralHead({ path, crc, packed, plain, at }: Done): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(SIGNS.central, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, 6);
  head.writeUInt16LE(FLAGS, 8);
  head.writeUInt16LE(8, 10);
  head.writeUInt16LE(DAY, 14);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(packed, 20);
  head.writeUInt32LE(plain, 24);
  head.writeUInt16LE(path.length, 28);
  head.writeUInt32LE(at, 42);
  return Buffer.concat([head, path]);
}

function endOf(done: readonly Done[], at: number, bytes: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(SIGNS.end, 0);
  end.writeUInt16LE(done.length, 8);
  end.writeUInt16LE(done.length, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(at, 16);
  return end;
}

/**
 * A ZIP written as its parts come: each chunk is packed by itself and handed on before the next is asked for, so that memory holds one chunk
 * and a slow reader slows the source. Good for files below 4 GB.
 */
export async function* zipOf(parts: Iterable<Part>): AsyncGenerator<Buffer> {
  const done: Done[] = [];
  let at = 0;
  for (const part of parts) {
    const one: Done = { path: Buffer.from(part.path), crc: 0, packed: 0, plain: 0, at };
    const head = localHead(one.path);
    at += head.length;
    yield head;
    for await (const chunk of part.chunks) {
      const plain = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      if (plain.length === 0) continue;
      // Ends on a whole byte without ending the stream: the next chunk goes on behind it.
      const packed = await deflate(plain, { level: 4, finishFlush: constants.Z_SYNC_FLUSH });
      one.crc = crc32(plain, one.crc);
      one.plain += plain.length;
      one.packed += packed.length;
      yield packed;
    }
    const close = await deflate(Buffer.alloc(0), { finishFlush: constants.Z_FINISH });
    one.packed += close.length;
    at += one.packed;
    const after = sizesAfter(one);
    at += after.length;
    yield Buffer.concat([close, after]);
    done.push(one);
  }
  const central = Buffer.concat(done.map(centralHead));
  yield Buffer.concat([central, endOf(done, at, central.length)]);
}
