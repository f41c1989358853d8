/** Draws the field app's PNG icons from its SVG: `node scripts/field-icons.ts`. They are committed; run it when the SVG changes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const folder = join(import.meta.dirname, '../src/app/field/public');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
/** Phones cut a maskable icon to their own shape: the ground fills the square, the mark keeps to the middle four fifths. */
const maskable = svg
  .replace('rx="96" ', '')
  .replace('<path', '<g transform="translate(51 51) scale(.8)"><path')
  .replace('</svg>', '</g></svg>');

for (const [name, source, size] of [
  ['icon-192.png', svg, 192],
  ['icon-512.png', svg, 512],
  ['icon-maskable-512.png', maskable, 512],
] as const)
  await sharp(Buffer.from(source)).resize(size, size).png({ palette: true }).toFile(join(folder, name));
