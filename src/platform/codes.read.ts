import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A page of A4 at 220 dots an inch; more pixels only cost time. */
const MAX_SIDE = 2560;
/** A feeder's stack in one PDF; what lies behind it is not looked at. */
const MAX_PAGES = 40;
const MAX_PIXELS = 65_000_000;

const prepare = async () => {
  const reader = await import('zxing-wasm/reader');
  // Its own binary, from disk: left to itself it would fetch it from a stranger's server.
  const binary = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  await reader.prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(binary).buffer }, fireImmediately: true });
  return reader;
};
let ready: ReturnType<typeof prepare> | null = null;
/** The reader, loaded with the first picture. */
const readerReady = () => {
  ready ??= prepare();
  return ready;
};

async function onPicture(bytes: Uint8Array): Promise<string[]> {
  const [{ default: sharp }, { readBarcodes }] = await Promise.all([import('sharp'), readerReady()]);
  const picture = await sharp(bytes, { limitInputPixels: MAX_PIXELS })
    .autoOrient()
    .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
    // A picture that does not decode has no code on it.
    .catch(() => null);
  if (!picture) return [];
  const { width, height } = picture.info;
  const data = new Uint8ClampedArray(picture.data);
  const found = await readBarcodes(
    { data, width, height, colorSpace: 'srgb' },
    { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 8 },
  );
  return found.filter((code) => code.isValid).map((code) => code.text);
}

/** The photos in a PDF as scanners and phones make them: one JPEG a page, as it was. */
function* pagesOf(pdf: Buffer): Generator<Uint8Array> {
  let pages = 0;
  for (let at = pdf.indexOf('stream'); at >= 0 && pages < MAX_PAGES; at = pdf.indexOf('stream', at + 6)) {
    const from = at + 6 + (pdf[at + 6] === 13 ? 2 : 1);
    if (pdf[from] !== 0xff || pdf[from + 1] !== 0xd8) continue;
    const end = pdf.indexOf('endstream', from);
    if (end < 0) return;
    pages += 1;
    yield pdf.subarray(from, end);
    at = end + 3;
  }
}

/**
 * What the QR codes on a photo, or on the scanned pages of a PDF, say; each text once. Pages that a PDF keeps in another way than as
 * JPEG are not read. Never throws for what is in the file.
 */
export async function codesIn(file: { kind: string; bytes: Uint8Array }): Promise<string[]> {
  if (file.kind !== 'photo' && file.kind !== 'document') return [];
  const texts: string[] = [];
  if (file.kind === 'photo') texts.push(...(await onPicture(file.bytes)));
  else
    for (const page of pagesOf(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)))
      texts.push(...(await onPicture(page)));
  return [...new Set(texts)];
}
