import { narrowsHere } from '#adapter';
import { commands } from '#catalogue';
import type { Envelope } from '#catalogue';
import { narrows } from '#intake';

describe('what may stop something from leaving', () => {
  it.each(commands.map(({ type }) => type))('is the same at adapter and hub: %s', (type) => {
    for (const data of [{}, { supersedes: 'earlier' }])
      expect(narrowsHere(type, data)).toBe(narrows({ type, data } as unknown as Envelope));
  });
});
