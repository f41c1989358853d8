import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { accept } from '#kernel/accept.ts';
import { plain, sniff } from '#platform/file-kind.ts';
import { FileRefused } from '#platform/file-refused.ts';

const photo = (format: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif') =>
  sharp({ create: { width: 8, height: 6, channels: 3, background: '#884422' } })
    .toFormat(format)
    .toBuffer();
const pdf = () => Buffer.concat([Buffer.from('%PDF-1.7\n')], 400);
const ftyp = (brand: string) => Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from(`ftyp${brand}\0\0\0\0`)]);
const hdlr = (handler: string) =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 32]),
    Buffer.from('hdlr'),
    Buffer.alloc(8),
    Buffer.from(handler),
    Buffer.alloc(12),
  ]);
const webm = (...codecs: string[]) =>
  Buffer.concat([
    Buffer.from('1a45dfa3874282847765626d', 'hex'),
    Buffer.from(codecs.map((codec) => `\x86${String.fromCharCode(0x80 + codec.length)}${codec}`).join(''), 'latin1'),
    Buffer.alloc(64),
  ]);
const ogg = (codec: string) =>
  Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from(codec), Buffer.alloc(64)]);
const riff = (form: string) =>
  Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(4), Buffer.from(form), Buffer.alloc(64)]);
const frames = (head: string) => Buffer.concat([Buffer.from(head, 'hex'), Buffer.alloc(800)]);

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof FileRefused ? error.code : error),
  );

/** Is a media type among those that a picker asks for: `image/*`, `application/pdf`? */
const isOffered = (mediaType: string, list: string) =>
  list.split(',').some((one) => (one.endsWith('/*') ? mediaType.startsWith(one.slice(0, -1)) : mediaType === one));

test('a picker offers what is taken, and every kind it offers is one that is taken', () => {
  const known = Object.values(plain);
  for (const { mediaType } of known) expect(isOffered(mediaType, accept.attachment), mediaType).toBe(true);
  for (const { kind, mediaType } of known) {
    expect(isOffered(mediaType, accept.photo), mediaType).toBe(kind === 'photo');
    expect(isOffered(mediaType, accept.scan), mediaType).toBe(kind !== 'audio');
  }
  for (const { kind, mediaType } of known) expect(isOffered(mediaType, accept.sound)).toBe(kind === 'audio');
  for (const list of [accept.attachment, accept.photo, accept.scan, accept.sound])
    for (const one of list.split(','))
      expect(
        known.some((k) => isOffered(k.mediaType, one)),
        one,
      ).toBe(true);
});

describe('accepted', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)('a photo in %s', async (format) => {
    expect(await sniff(await photo(format))).toEqual({ kind: 'photo', mediaType: `image/${format}` });
  });

  test.each([
    ['audio/amr', frames(Buffer.from('#!AMR\n').toString('hex'))],
    ['audio/mp4', Buffer.concat([ftyp('M4A '), hdlr('soun')])],
    ['audio/mp4', Buffer.concat([ftyp('iso5'), hdlr('soun')])],
    ['audio/aac', frames('fff15080')],
    ['audio/mpeg', frames('fffb9000')],
    ['audio/mpeg', Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), frames('fffb9000')])],
    ['audio/ogg', ogg('OpusHead')],
    ['audio/ogg', ogg('\x01vorbis')],
    ['audio/wav', riff('WAVEfmt ')],
    ['audio/webm', webm('A_OPUS')],
    ['application/pdf', pdf()],
  ])('%s is told from its content', async (mediaType, sent) => {
    expect((await sniff(sent)).mediaType).toBe(mediaType);
  });
});

describe('refused', () => {
  test.each([
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['an archive', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200)])],
    ['a page hiding a PDF further down', Buffer.concat([Buffer.from('<html>'), pdf()])],
    ['a film in MP4', Buffer.concat([ftyp('isom'), hdlr('vide'), hdlr('soun')])],
    ['a film that calls itself M4A', Buffer.concat([ftyp('M4A '), hdlr('vide'), hdlr('soun')])],
    ['an M4A without any track', ftyp('M4A ')],
    ['a film in WebM', webm('V_VP8', 'A_OPUS')],
    ['a WebM without any track', webm()],
    ['an OGG of something else', ogg('\x80theora')],
    ['plain text', Buffer.from('报到')],
  ])('%s', async (_name, sent) => {
    expect(await refusal(sniff(sent))).toBe('typeNotAllowed');
  });

  test.each(['heic', 'heix', 'mif1', 'msf1', 'hevc'])('HEIC (%s), with what to do instead', async (brand) => {
    const error = await sniff(ftyp(brand)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'typeNotAllowed', status: 415 });
    expect((error as FileRefused).says.join()).toMatch(/兼容性最佳.*Most Compatible/s);
  });
});
