import { toBuffer } from 'qrcode';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { codesIn } from './codes.read.ts';

const LINK = 'https://baodao.example.cn/track?n=XF-150124201213-2026-0001-8';

/** A sheet of A4 at so many dots an inch, with a code of 25 mm in its corner. */
async function sheet(dpi = 150, text = LINK) {
  const [width, height, side] = [8.27 * dpi, 11.69 * dpi, (25 / 25.4) * dpi].map(Math.round) as [
    number,
    number,
    number,
  ];
  const code = await toBuffer(text, { margin: 2, width: side });
  const paper = sharp({ create: { width, height, channels: 3, background: '#fdfcf8' } });
  return paper
    .composite([{ input: code, left: width - side - 60, top: 60 }])
    .png()
    .toBuffer();
}

/** A PDF as a scanner writes it: each page one JPEG. */
const pdf = (pages: readonly Buffer[]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    ...pages.flatMap((page, i) => [
      Buffer.from(
        `${i + 1} 0 obj\n<< /Type /XObject /Subtype /Image /Filter /DCTDecode /Length ${page.length} >>\nstream\r\n`,
      ),
      page,
      Buffer.from('\nendstream\nendobj\n'),
    ]),
    Buffer.from('%%EOF\n'),
  ]);

describe('codes on paper', () => {
  test('are read as they come from a scanner and from a hand', async () => {
    const flat = await sheet();
    const ways = {
      flat,
      'upside down': await sharp(flat).rotate(180).jpeg({ quality: 60 }).toBuffer(),
      'askew and grey': await sharp(await sheet(200))
        .rotate(11, { background: '#888' })
        .greyscale()
        .jpeg({ quality: 55 })
        .toBuffer(),
      'dim and blurred': await sharp(await sheet(200))
        .blur(1.3)
        .linear(0.4, 30)
        .jpeg({ quality: 55 })
        .toBuffer(),
      'a fax': await sharp(await sheet(100))
        .threshold(120)
        .png()
        .toBuffer(),
      'a large photo': await sharp(await sheet(400))
        .jpeg()
        .toBuffer(),
    };
    for (const [how, bytes] of Object.entries(ways))
      expect(await codesIn({ kind: 'photo', bytes }), how).toEqual([LINK]);
  });

  test('of a PDF are those of all its pages, each once', async () => {
    const [one, other] = [await sheet(), await sheet(150, 'XF-1')];
    const pages = await Promise.all([one, other, one].map((page) => sharp(page).jpeg().toBuffer()));
    expect(await codesIn({ kind: 'document', bytes: pdf(pages) })).toEqual([LINK, 'XF-1']);
  });

  test('are none where there are none, and nothing breaks', async () => {
    const blank = await sharp({ create: { width: 300, height: 300, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    const torn = pdf([Buffer.from([0xff, 0xd8, 1, 2, 3])]);
    expect(await codesIn({ kind: 'photo', bytes: blank })).toEqual([]);
    expect(await codesIn({ kind: 'photo', bytes: Buffer.from('no picture') })).toEqual([]);
    expect(await codesIn({ kind: 'document', bytes: torn })).toEqual([]);
    expect(await codesIn({ kind: 'document', bytes: torn.subarray(0, 90) })).toEqual([]);
    expect(await codesIn({ kind: 'audio', bytes: await sheet() })).toEqual([]);
  });
});
