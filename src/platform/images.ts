import { brokenImage, tooManyPixels } from '#platform/file-refused.ts';

/** The decoder is large: it is loaded with the first picture. */
const loadSharp = async () => (await import('sharp')).default;

/** A phone's 64-megapixel photo fits; a small file that unfolds into gigabytes does not. */
const maxPixels = 65_000_000;
const maxSide = 2560;
const thumbSide = 400;
const decodeSeconds = 30;
/** Of 256: less between the darkest and the lightest point is no drawing. */
const BLANK_SHADES = 24;

export type Picture = { bytes: Uint8Array; width: number; height: number };

/**
 * A photo as it is kept: upright JPEG in sRGB, longest side at most 2560 px, see-through parts white, first frame only, with no
 * metadata at all (place, time, camera), and a thumbnail of at most 400 px. The same input gives the same bytes.
 * Throws `FileRefused`: `tooLarge` over 65 million pixels, `brokenImage` if it does not decode completely.
 */
export async function keepablePhoto(upload: Uint8Array): Promise<{ full: Picture; thumb: Picture }> {
  const sharp = await loadSharp();
  const { width, height } = await orBroken(sharp(upload, { limitInputPixels: false }).metadata());
  if (width * height > maxPixels) throw tooManyPixels(maxPixels);
  const full = await orBroken(jpeg(upload, maxSide));
  const thumb = await orBroken(jpeg(full.bytes, thumbSide));
  return { full, thumb };
}

/** Is nothing drawn on it? Paper and the noise of a JPEG are one shade; a stroke is another. */
export async function isBlank(picture: Uint8Array): Promise<boolean> {
  const sharp = await loadSharp();
  const { channels } = await orBroken(sharp(picture).greyscale().stats());
  return channels.every(({ min, max }) => max - min < BLANK_SHADES);
}

async function jpeg(input: Uint8Array, side: number): Promise<Picture> {
  const sharp = await loadSharp();
  const { data, info } = await sharp(input, { limitInputPixels: maxPixels, failOn: 'error' })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 82 })
    .timeout({ seconds: decodeSeconds })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** The decoder says only by the text of its message what went wrong; whatever it was, the person needs another picture. */
async function orBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw brokenImage();
  }
}
