import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { keepablePhoto } from '#platform/images.ts';

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3366cc' }, limitInputPixels: false });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'kept',
    (error: { code?: unknown }) => error.code,
  );

/** Wide, left half red, right half blue. */
const halves = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: 'blue' } }).composite([
    { input: { create: { width: 30, height: 40, channels: 3, background: 'red' } }, left: 0, top: 0 },
  ]);

describe('metadata', () => {
  const exif = {
    IFD0: { Make: 'TelltaleCamera', Artist: 'TelltaleName' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 50/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '111/1 45/1 0/1' },
  };

  test.each(['jpeg', 'png', 'webp'] as const)('place, camera and name are gone from a %s', async (format) => {
    const photo = await blank(80, 60)
      .withExif(exif)
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">TelltaleXmp</x:xmpmeta>')
      .toFormat(format)
      .toBuffer();
    const before = await sharp(photo).metadata();
    expect(before.exif?.toString('latin1'), 'the sample does carry it').toContain('TelltaleName');
    expect(before.exif!.length).toBeGreaterThan(100);
    const { full, thumb } = await keepablePhoto(photo);
    for (const kept of [full, thumb]) {
      const after = await sharp(kept.bytes).metadata();
      expect([after.format, after.exif, after.xmp, after.iptc, after.icc, after.orientation]).toEqual([
        'jpeg',
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(Buffer.from(kept.bytes).toString('latin1')).not.toMatch(/Exif|GPS|Telltale|http/);
    }
  });
});

describe('shape', () => {
  test('a photo taken sideways is kept upright', async () => {
    // Orientation 6: the camera was turned, so the left edge belongs on top.
    const photo = await halves().withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
    const { full } = await keepablePhoto(photo);
    expect([full.width, full.height]).toEqual([40, 60]);
    const { data, info } = await sharp(full.bytes).raw().toBuffer({ resolveWithObject: true });
    const colourAt = (x: number, y: number) => (data[(y * info.width + x) * 3]! > 128 ? 'red' : 'blue');
    expect([colourAt(20, 8), colourAt(20, 52)]).toEqual(['red', 'blue']);
  });

  test.each([
    [2560, 1000, 2560, 1000, 400, 156],
    [2561, 1000, 2560, 1000, 400, 156],
    [1000, 5120, 500, 2560, 78, 400],
    [300, 200, 300, 200, 300, 200],
  ])('%i × %i is kept as %i × %i, thumbnail %i × %i', async (width, height, ...sizes) => {
    const { full, thumb } = await keepablePhoto(await blank(width, height).png().toBuffer());
    expect([full.width, full.height, thumb.width, thumb.height]).toEqual(sizes);
  });

  test('see-through parts become white, and the same photo gives the same bytes', async () => {
    const glass = await sharp({
      create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const [one, two] = await Promise.all([keepablePhoto(glass), keepablePhoto(glass)]);
    expect((await sharp(one.full.bytes).stats()).dominant.r).toBeGreaterThan(240);
    expect(Buffer.compare(one.full.bytes, two.full.bytes)).toBe(0);
  });
});

describe('refused', () => {
  test('a small file that unfolds into a very large picture', async () => {
    const bomb = await blank(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await codeOf(keepablePhoto(bomb))).toBe('tooLarge');
  }, 30_000);

  test.each(['jpeg', 'png', 'webp'] as const)('a %s cut off, or that is none at all', async (format) => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
    const whole = await sharp({ create: { width: 300, height: 300, channels: 3, background: 'grey', noise } })
      .toFormat(format)
      .toBuffer();
    expect(await codeOf(keepablePhoto(whole))).toBe('kept');
    expect(await codeOf(keepablePhoto(whole.subarray(0, whole.length >> 1)))).toBe('brokenImage');
    expect(await codeOf(keepablePhoto(whole.subarray(0, 40)))).toBe('brokenImage');
    expect(await codeOf(keepablePhoto(Buffer.from('not a picture')))).toBe('brokenImage');
  });
});
