import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../../deploy/local/services/for-tests.mjs';
import { mutantOf, PatchWithoutPlace, placeOf, soundDist } from './mutant.ts';
import { mutations } from './mutations.ts';
import { tryMutation } from './try-mutations.ts';

describe('The bugs that must be caught', () => {
  it.each(mutations)('fit into the product as it is: $mutation', ({ patches }) => {
    for (const patch of patches) expect(placeOf(patch, soundDist()).text).toMatch(patch.find);
  });

  it("are the eight that the invariants name, eleven about consent, rights, officers and stolen keys, five about the person's page", () => {
    expect(new Set(mutations.map(({ mutation }) => mutation)).size).toBe(8 + 11 + 5);
  });

  it.each(mutations.filter(({ mutation }) => mutation === 'receipt before append'))(
    'are seen by a probe that sees nothing in the sound product: $mutation',
    async (one) => {
      expect(await tryMutation(one)).toMatchObject({ caught: true });
    },
    180_000,
  );

  it('change a copy, never the product; a patch without its place fails loudly', async () => {
    const folder = await testFolder('patch');
    const sound = join(folder, 'sound');
    for (const part of ['apps', 'libs']) mkdirSync(join(sound, part), { recursive: true });
    const file = join('libs', 'gate.js');
    writeFileSync(join(sound, file), 'if (allowed) open();');
    const patch = { at: file, find: /if \(allowed\) /, put: '' };
    const dist = mutantOf(join(folder, 'mutant'), [patch], sound);
    expect(readFileSync(join(dist, file), 'utf8')).toBe('open();');
    expect(readFileSync(join(sound, file), 'utf8')).toBe('if (allowed) open();');
    expect(existsSync(join(folder, 'mutant', 'package.json'))).toBe(true);
    expect(() => placeOf(patch, dist)).toThrow(PatchWithoutPlace);
    writeFileSync(join(sound, file), 'if (allowed) open(); if (allowed) close();');
    expect(() => placeOf(patch, sound)).toThrow(PatchWithoutPlace);
  });
});
