import sharp from 'sharp';
import { storeUpload } from '#platform/files.ts';
import type { House } from '#platform/house.ts';
import type { Upload } from '#platform/module.ts';

/* Stands for a photo that somebody took: a drawing, so that nobody takes it for a real place. */
const DRAWN = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720">
  <rect width="960" height="720" fill="#e8e4da"/><rect y="520" width="960" height="200" fill="#b9b2a2"/>
  <rect x="180" y="170" width="600" height="390" fill="#f7f4ec" stroke="#8a8474" stroke-width="6"/>
  <circle cx="480" cy="290" r="70" fill="#ffe9a8" stroke="#8a8474" stroke-width="6"/>
  <path d="M420 450l45 45 90-100" fill="none" stroke="#1f6f6b" stroke-width="22" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`;

/** A picture for a story, kept as an upload is. */
export async function drawnPhoto(house: House, name: string): Promise<Upload> {
  const jpeg = await sharp(Buffer.from(DRAWN)).jpeg().toBuffer();
  return { ...(await storeUpload(house.files, jpeg)), field: 'files', name };
}
