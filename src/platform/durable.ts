import { type FileHandle, open } from 'node:fs/promises';

/** Writes a new file and waits until it is on disk. Fails with EEXIST if it is there already; `mode` as in chmod. */
export async function writeNewSynced(path: string, data: string | Uint8Array, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until names added to or renamed in this folder are on disk. Windows has no such call and journals names itself. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder: FileHandle = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
