import type { Word } from '#kernel/words.ts';
import { fieldWords as w } from './field.words.ts';

/** As much as the server takes of one file. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
const MB = 1024 * 1024;
export type Chosen = { readonly name: string; readonly type: string; readonly size: number };
export type ChoiceFault = { readonly word: Word; readonly values: Readonly<Record<string, string | number>> };

/**
 * Why a chosen file is not added, said at once and by its name: it may be days until the server could say it. A photo may be as large as it likes, it
 * is drawn smaller here; a recording goes as it is.
 */
export function choiceFault(file: Chosen, as: 'photo' | 'sound'): ChoiceFault | null {
  const { name } = file;
  if (file.type.startsWith('video/')) return { word: w.noVideo, values: { name, size: Math.ceil(file.size / MB) } };
  if (as === 'photo') return null;
  if (!file.type.startsWith('audio/')) return { word: w.notSound, values: { name } };
  if (file.size > MAX_FILE_BYTES)
    return { word: w.tooBig, values: { name, size: Math.ceil(file.size / MB), most: MAX_FILE_BYTES / MB } };
  return null;
}
