import { type Command, isEmpty, Unusable, withHouse } from '../command.ts';
import { settleDemo } from '../first-data.ts';

export const demo: Command = {
  name: 'demo',
  usage: 'demo',
  says: 'Settles the demo jurisdiction, 呼和浩特市 with its real divisions and an invented cast, into an empty database.',
  options: {},
  run: ({ config }) =>
    withHouse(config, 'demo', async ({ house }) => {
      if (!(await isEmpty(house)))
        throw new Unusable('The database is not empty: the demo is never mixed with real records.');
      return settleDemo(house);
    }),
};
