import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { sheetRefused } from './sheet.refused.ts';
import type { SheetLimits } from './sheet.row.ts';

const inflate = promisify(inflateRaw);

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const MAX_PARTS = 5_000;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

type Part = { method: number; crc: number; packed: number; at: number };
export type Zip = {
  has(name: string): boolean;
  /** The part as text; '' when there is none. Counts against one limit for all parts that are read. */
  text(name: string): Promise<string>;
};

export const isZip = (bytes: Buffer): boolean => bytes.length >= END_BYTES && bytes.readUInt32LE(0) === LOCAL;

/**
 * Reads a zip by its own table of contents, unpacking only what is asked for. What a part claims to measure is not believed:
 * unpacking stops at the limit, so that a small file cannot become a large one in memory.
 */
export function openZip(bytes: Buffer, limits: SheetLimits): Zip {
  const parts = contentsOf(bytes);
  let left = limits.maxBytes;
  return {
    has: (name) => parts.has(name),
    async text(name) {
      const part = parts.get(name);
      if (!part) return '';
      const content = await unpack(bytes, part, left, limits);
      left -= content.length;
      return new TextDecoder('utf-8').decode(content);
    },
  };
}

function contentsOf(bytes: Buffer): Map<string, Part> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MAX_PARTS) throw sheetRefused.damaged();
  const parts = new Map<string, Part>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw sheetRefused.damaged();
    if (bytes.readUInt16LE(at + 8) & ENCRYPTED) throw sheetRefused.oldExcel();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength!);
    parts.set(name.replaceAll('\\', '/'), {
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength! + extraLength! + commentLength!;
  }
  return parts;
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= lowest; at--) if (bytes.readUInt32LE(at) === END) return at;
  throw sheetRefused.damaged();
}

async function unpack(bytes: Buffer, part: Part, left: number, limits: SheetLimits): Promise<Buffer> {
  if (part.at + 30 > bytes.length || bytes.readUInt32LE(part.at) !== LOCAL) throw sheetRefused.damaged();
  const from = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28);
  const packed = bytes.subarray(from, from + part.packed);
  if (packed.length !== part.packed || left <= 0)
    throw left <= 0 ? sheetRefused.tooBig(limits) : sheetRefused.damaged();
  const content = await contentOf(packed, part.method, left, limits);
  if (crc32(content) !== part.crc) throw sheetRefused.damaged();
  return content;
}

async function contentOf(packed: Buffer, method: number, left: number, limits: SheetLimits): Promise<Buffer> {
  if (method === STORED) {
    if (packed.length > left) throw sheetRefused.tooBig(limits);
    return packed;
  }
  if (method !== DEFLATED) throw sheetRefused.damaged();
  try {
    return await inflate(packed, { maxOutputLength: left });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? sheetRefused.tooBig(limits)
      : sheetRefused.damaged();
  }
}
