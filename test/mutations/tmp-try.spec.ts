import { mutations } from './mutations.ts';
import { tryMutation } from './try-mutations.ts';
it.each(mutations.filter(({ mutation }) => /one alone|one pair/.test(mutation)))('caught: $mutation', async (one) => {
  const result = await tryMutation(one);
  process.stderr.write(`${JSON.stringify(result).slice(0, 400)}\n`);
  expect(result).toMatchObject({ caught: true });
}, 90_000);
