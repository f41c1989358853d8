import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

/** In the tree, because what it imports from packages is looked for from there. */
const INTO = join(import.meta.dirname, '../../.cache/crash');

/**
 * The program in a few files instead of a thousand: loaded anew for each round, it spent most of its time on finding them. Packages stay outside; where a
 * file looks for what lies beside it, it is told where it was. Returns what to run.
 */
export async function bundled(): Promise<string> {
  rmSync(INTO, { recursive: true, force: true });
  const made = await rolldown({
    input: join(import.meta.dirname, 'app.ts'),
    platform: 'node',
    external: (id, _from, isResolved) => !isResolved && /^[^.#/]/.test(id),
    plugins: [
      {
        name: 'where it was',
        transform: {
          filter: { code: 'import.meta' },
          handler: (code, id) =>
            code
              .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
              .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
        },
      },
    ],
  });
  await made.write({ dir: INTO, format: 'esm' });
  await made.close();
  return join(INTO, 'app.js');
}
