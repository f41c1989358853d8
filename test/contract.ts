import { isDeepStrictEqual } from 'node:util';
import type { Module } from '#platform/module.ts';
import type { Ready } from '#platform/ready.ts';

type Run = (ctx: unknown, given: unknown) => Promise<unknown>;

/** The modules with every answer held to its contract: what is missing, wrong or more than was promised fails the test. */
export function heldToContract(modules: readonly Module[]): readonly Module[] {
  return modules.map((m) => ({
    ...m,
    handlers: Object.fromEntries(
      Object.entries(m.handlers).map(([name, handler]) => {
        const e = m.api[name];
        if (!e || e.download) return [name, handler];
        const run: Run = async (ctx, given) => {
          const answer = await (handler as Run)(ctx, given);
          const sent: unknown = JSON.parse(e.shared ? String((answer as Ready).plain) : JSON.stringify(answer ?? {}));
          const promised = e.output.parse(sent);
          if (!isDeepStrictEqual(JSON.parse(JSON.stringify(promised)), sent))
            throw new Error(
              `${m.name}.${name} answers more than its contract says: ${JSON.stringify(sent).slice(0, 400)}`,
            );
          return answer;
        };
        return [name, run];
      }),
    ),
  }));
}
