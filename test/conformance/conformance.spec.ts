import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { everyCase } from '../../apps/cli/src/conformance/cases/every-case.ts';
import { testFolder } from '../../deploy/local/services/for-tests.mjs';
import { howTo, markedBlocks, showsAll } from '../docs/how-to-page.ts';
import { mutantOf, placeOf, soundDist } from '../mutations/mutant.ts';
import { byTheHowTo } from './by-the-how-to.ts';
import type { MutantAdapter } from './mutants.ts';
import { mutants } from './mutants.ts';
import { tryProduct } from './office-under-test.ts';

const [{ shown: SHOWN = '' } = {}] = markedBlocks(howTo('conformance'));

/** Tried in every run; `npm run conformance -- --mutants` tries all. */
const ALWAYS = ['retry-until-receipt', 'withdrawal-at-once'];
const LIMIT_MS = 300_000;

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
  it.concurrent(
    'passes our own adapter, run as its page says, and tells so in three reports',
    () =>
      inOwnFolder(async (folder) => {
        const { exit, printed, report, cases } = await byTheHowTo(folder);
        expect(cases.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
        expect(exit).toBe(0);
        expect(showsAll(printed, SHOWN)).toBe(true);
        expect(suiteIn(report('xml'))).toEqual({ tests: cases.length, failures: 0, skipped: 0, failed: [] });
        expect(report('html')).toContain(`${cases.length} passed, 0 failed, 0 not run`);
      }),
    LIMIT_MS,
  );

  it.concurrent(
    'ends with 1 and names the case in each report, run as its page says with an adapter that fails one',
    () =>
      inOwnFolder(async (folder) => {
        const { failing, patches } = mutantFor('clock-overlap');
        const { exit, printed, report } = await byTheHowTo(folder, mutantOf(join(folder, 'mutant'), patches));
        expect(exit).toBe(1);
        expect(printed).toContain(`failed   ${failing}: `);
        expect(suiteIn(report('xml'))).toMatchObject({ failures: 1, failed: [failing] });
        expect(report('html')).toContain('failed: 27.10.2024 02:30 in Germany became');
      }),
    LIMIT_MS,
  );

  it.concurrent.each(chosen)(
    'fails in $failing, and in nothing else, an adapter that $fault',
    ({ failing, patches }) =>
      inOwnFolder(async (folder) => {
        const dist = mutantOf(join(folder, 'mutant'), patches);
        expect(await failed(dist, folder)).toEqual([expect.stringMatching(`^${failing}: `)]);
      }),
    LIMIT_MS,
  );
});

function mutantFor(id: string): MutantAdapter {
  const found = mutants.find(({ failing }) => failing === id);
  if (found === undefined) throw new Error(`no mutant fails ${id}`);
  return found;
}

/** What a build server reads out of the report for it. */
function suiteIn(xml: string): object {
  const parser = new SaxesParser({ xmlns: false });
  const suites: Record<string, string>[] = [];
  const named: string[] = [];
  let testCase = '';
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'testsuite') suites.push(attributes);
    if (name === 'testcase') testCase = attributes['name'] ?? '';
    if (name === 'failure') named.push(testCase);
  });
  parser.write(xml).close();
  const [{ tests, failures, skipped } = {}] = suites;
  return { tests: Number(tests), failures: Number(failures), skipped: Number(skipped), failed: named };
}

async function inOwnFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await testFolder('conformance');
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
