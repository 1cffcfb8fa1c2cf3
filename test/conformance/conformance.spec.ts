import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { everyCase } from '../../apps/cli/src/conformance/cases/every-case.ts';
import { testFolder } from '../../deploy/local/services/for-tests.mjs';
import { howTo, markedBlocks, showsAll } from '../docs/how-to-page.ts';
import { Dice } from '../fuzz/dice.ts';
import { mutantOf, placeOf, soundDist } from '../mutations/mutant.ts';
import { byTheHowTo } from './by-the-how-to.ts';
import { mutants } from './mutants.ts';

const [{ shown: SHOWN = '' } = {}] = markedBlocks(howTo('conformance'));

/** One of them is tried in every run; `npm run conformance -- --mutants` tries all there are. */
const OFTEN = ['retry-until-receipt', 'withdrawal-at-once', 'clock-overlap'];
const LIMIT_MS = 300_000;

describe('The conformance kit', () => {
  const dice = new Dice(Date.now() % 1_000_000, 'conformance');
  const wanted = process.env['WEGMARKE_CONFORMANCE']?.split(',') ?? [dice.one(OFTEN)];
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

  it.concurrent.each(chosen)(
    'ends with 1 and names $failing, and nothing else, in each report, run as its page says with an adapter that $fault',
    ({ failing, patches }) =>
      inOwnFolder(async (folder) => {
        const { exit, printed, report, cases } = await byTheHowTo(
          folder,
          mutantOf(join(folder, 'mutant'), patches),
        );
        const others = cases.filter(({ outcome }) => outcome !== 'passed');
        expect(others).toEqual([expect.objectContaining({ id: failing, outcome: 'failed' })]);
        expect(exit).toBe(1);
        expect(printed).toContain(`failed   ${failing}: `);
        expect(suiteIn(report('xml'))).toMatchObject({ failures: 1, skipped: 0, failed: [failing] });
        expect(report('html')).toContain(`${cases.length - 1} passed, 1 failed, 0 not run`);
        expect(report('html')).toContain('failed: ');
      }),
    LIMIT_MS,
  );
});

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
