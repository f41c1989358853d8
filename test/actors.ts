import { createHash } from 'node:crypto';
import { members } from '#demo/cast.ts';
import type { Ctx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const idOf = (key: string) =>
  createHash('sha256')
    .update(key)
    .digest('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5');

/** A context as a member of the cast at their post, carrying out a new command: `await staffCtx(open, 'zhao')`. */
export async function staffCtx(open: { house: House }, login: string, more: Partial<Ctx> = {}): Promise<Ctx> {
  const { house } = open;
  const member = members.find((m) => m.login === login);
  if (!member) throw new Error(`nobody in the cast signs in as ${login}`);
  return {
    house,
    db: house.db,
    actor: {
      kind: 'staff',
      accountId: idOf(`account:${login}`),
      name: member.name,
      role: member.role,
      organisationId: idOf(`organisation:${member.organisation}`),
      area: member.area,
    },
    now: house.now(),
    lang: 'zh',
    command: { id: house.newId(), fingerprint: new Uint8Array() },
    version: null,
    ...more,
  };
}
