import { enableCompileCache, flushCompileCache } from 'node:module';
import '../../src/platform/jsx.ts';

/* The program, loaded in advance: it starts when it is told to. Loading takes longer than starting, and the next one loads while this one works. */

enableCompileCache();
process.env.NODE_ENV ??= 'production';
const { readConfig } = await import('#platform/config.ts');
const { serve } = await import('#app/commands/serve.ts');
await import('#app/server.ts');

// It is written when a program ends, and this one is killed: without it each would compile everything anew.
flushCompileCache();
process.stdout.write('loaded\n');
process.stdin.once('data', async (told: Buffer) => {
  Object.assign(process.env, JSON.parse(told.toString()));
  try {
    await serve.run({
      config: readConfig(),
      flags: { empty: true },
      args: [],
      progress: (text: string) => void process.stdout.write(text),
    } as never);
    process.exit(0);
  } catch (error) {
    process.stdout.write(`failed ${(error as Error).stack}\n`);
    process.exit(1);
  }
});
