import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { everyCase } from '../../apps/cli/src/conformance/cases/every-case.ts';
import { testFolder } from '../../deploy/local/services/for-tests.mjs';
import { mutantOf, placeOf, soundDist } from '../mutations/mutant.ts';
import { mutants } from './mutants.ts';
import { tryProduct } from './office-under-test.ts';

/** Tried in every run; `npm run conformance -- --mutants` tries all. */
const ALWAYS = ['ids-stable', 'claim-late', 'withdrawal-at-once'];
const LIMIT_MS = 170_000;

const failed = async (dist: string, folder: string): Promise<readonly string[]> => {
  const results = await tryProduct(dist, join(folder, 'office'));
  expect(results.filter(({ outcome }) => outcome === 'not-run')).toEqual([]);
  return results.filter(({ outcome }) => outcome === 'failed').map(({ id, why }) => `${id}: ${why}`);
};

describe('The conformance kit', () => {
  const wanted = process.env['WEGMARKE_CONFORMANCE']?.split(',') ?? ALWAYS;
  const chosen = mutants.filter(({ failing }) => wanted.includes(failing) || wanted.includes('all'));

  it('has a mutant adapter for every case, which fits into the product as it is', () => {
    expect(mutants.map(({ failing }) => failing)).toEqual(everyCase.map(({ id }) => id));
    for (const patch of mutants.flatMap(({ patches }) => patches))
      expect(placeOf(patch, soundDist()).text).toMatch(patch.find);
  });

  // Their time is mostly waiting, so they share it.
  it.concurrent('passes our own adapter', () => inOwnFolder((folder) => passes(folder)), LIMIT_MS);

  it.concurrent.each(chosen)(
    'fails in $failing, and in nothing else, an adapter that $fault',
    ({ failing, patches }) =>
      inOwnFolder(async (folder) => {
        const dist = mutantOf(join(folder, 'mutant'), patches);
        expect(await failed(dist, folder)).toEqual([expect.stringMatching(`^${failing}: `)]);
      }),
    LIMIT_MS,
  );

  const passes = async (folder: string): Promise<void> => {
    expect(await failed(soundDist(), folder)).toEqual([]);
  };
});

async function inOwnFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await testFolder('conformance');
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
