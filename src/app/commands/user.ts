import { roles } from '#kernel/actor.ts';
import { addAccount } from '#modules/access/index.ts';
import { organisationNamed } from '#modules/organisations/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import { type Command, Unusable, withHouse } from '../command.ts';

export const userAdd: Command = {
  name: 'user add',
  usage:
    'user add LOGIN --name NAME --role ROLE --unit "NAME OF THE ORGANISATION" [--area CODE]   (password on standard input)',
  says: `Adds a staff account with its first post. Roles: ${roles.join(', ')}.`,
  options: { name: { type: 'string' }, role: { type: 'string' }, unit: { type: 'string' }, area: { type: 'string' } },
  async run({ config, args, flags }) {
    const [login] = args;
    const role = roles.find((r) => r === flags.role);
    if (!login || typeof flags.name !== 'string' || typeof flags.unit !== 'string')
      throw new Unusable('LOGIN, --name and --unit are needed: baodao user add --help');
    if (!role) throw new Unusable(`--role ${flags.role ?? ''}: use one of ${roles.join(', ')}`);
    const password = await readAll();
    if (!password) throw new Unusable('Give the password on standard input: echo "…" | baodao user add …');
    return withHouse(config, 'user add', ({ house }) =>
      inTransaction(systemCtx(house, 'user add'), async (tx) => {
        const unit = await organisationNamed(tx, String(flags.unit));
        if (!unit) throw new Unusable(`There is no organisation named ${flags.unit}.`);
        const area = typeof flags.area === 'string' ? flags.area : unit.area;
        return {
          account: await addAccount(tx, {
            login,
            name: String(flags.name),
            password,
            posts: [{ role, organisationId: unit.id, area }],
          }),
        };
      }),
    );
  },
};

async function readAll(): Promise<string> {
  if (process.stdin.isTTY) return '';
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return text.trim();
}
