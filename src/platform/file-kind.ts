import { fileTypeFromBuffer } from 'file-type';
import { heicNotAllowed, typeNotAllowed } from '#platform/file-refused.ts';

export type FileKind = 'photo' | 'audio' | 'document';
export type Sniffed = { kind: FileKind; mediaType: string };

export const plain: Readonly<Record<string, Sniffed>> = {
  jpg: { kind: 'photo', mediaType: 'image/jpeg' },
  png: { kind: 'photo', mediaType: 'image/png' },
  webp: { kind: 'photo', mediaType: 'image/webp' },
  gif: { kind: 'photo', mediaType: 'image/gif' },
  avif: { kind: 'photo', mediaType: 'image/avif' },
  tif: { kind: 'photo', mediaType: 'image/tiff' },
  amr: { kind: 'audio', mediaType: 'audio/amr' },
  aac: { kind: 'audio', mediaType: 'audio/aac' },
  mp3: { kind: 'audio', mediaType: 'audio/mpeg' },
  ogg: { kind: 'audio', mediaType: 'audio/ogg' },
  opus: { kind: 'audio', mediaType: 'audio/ogg' },
  spx: { kind: 'audio', mediaType: 'audio/ogg' },
  wav: { kind: 'audio', mediaType: 'audio/wav' },
  pdf: { kind: 'document', mediaType: 'application/pdf' },
};

/**
 * What a file is, told from its content alone: its name and what the browser calls it are the sender's claims.
 * Throws `FileRefused` (`typeNotAllowed`).
 */
export async function sniff(bytes: Uint8Array): Promise<Sniffed> {
  const type = await fileTypeFromBuffer(bytes);
  if (!type) throw typeNotAllowed();
  const known = plain[type.ext];
  if (known) return known;
  if (type.mime.startsWith('image/hei')) throw heicNotAllowed();
  if (isoAudio.has(type.ext) && soundOnlyIso(bytes)) return { kind: 'audio', mediaType: 'audio/mp4' };
  if (type.ext === 'webm' && soundOnlyWebm(bytes)) return { kind: 'audio', mediaType: 'audio/webm' };
  throw typeNotAllowed();
}

/** Phones and browsers record sound into MP4 and WebM files that begin like any video: only the tracks tell them apart. */
const isoAudio = new Set(['m4a', 'm4b', 'f4a', 'mp4']);

function soundOnlyIso(bytes: Uint8Array): boolean {
  const handlers = new Set<string>();
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = whole.indexOf('hdlr'); at >= 0; at = whole.indexOf('hdlr', at + 4)) {
    handlers.add(whole.toString('latin1', at + 12, at + 16));
  }
  return handlers.has('soun') && !handlers.has('vide');
}

function soundOnlyWebm(bytes: Uint8Array): boolean {
  // The codec names stand in the track list, before the first sound.
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 65536)).toString('latin1');
  return /A_(OPUS|VORBIS)/.test(start) && !/V_(VP8|VP9|AV1|MPEG)/.test(start);
}
