import type { ConformanceCase, LookBack, Need } from './conformance-case.ts';
import { Unmet } from './unmet.ts';
import type { KnownFile, Stage } from './stage.ts';

/** What came of one case. */
export interface CaseResult {
  readonly id: string;
  readonly proves: string;
  readonly source: string;
  readonly outcome: 'passed' | 'failed' | 'not-run';
  /** Why it failed, or what it would need to run. */
  readonly why?: string;
  readonly seconds: number;
}

/** So many rows of one file come with the first export, so that more than one message is needed for them. */
const MANY_ROWS = 130;

/** Runs all cases: those that disturb nobody side by side, then the others one by one, then what is judged by looking back. */
export async function runCases(
  cases: readonly ConformanceCase[],
  stage: Stage,
): Promise<readonly CaseResult[]> {
  const possible = cases.filter((one) => missing(one, stage).length === 0);
  const files = await introduced(possible, stage);
  const results = new Map<string, CaseResult>();
  const lookBacks = new Map<ConformanceCase, LookBack>();
  const tell = (result: CaseResult): void => {
    results.set(result.id, result);
    stage.plan.note(`${result.outcome} ${result.id}${result.why === undefined ? '' : `: ${result.why}`}`);
  };
  const run = async (one: ConformanceCase): Promise<void> => {
    const result = await tried(one, async () => {
      const lookBack = await one.run(stage, files.get(one.id) ?? []);
      if (typeof lookBack === 'function') lookBacks.set(one, lookBack);
    });
    if (!lookBacks.has(one)) tell(result);
  };
  const at = (when: ConformanceCase['when']) => possible.filter((one) => one.when === when);
  await Promise.all(at('side-by-side').map(run));
  for (const one of at('alone')) await run(one);
  for (const [one, lookBack] of lookBacks) tell(await tried(one, lookBack));
  for (const one of at('afterwards')) await run(one);
  return cases.map((one) => results.get(one.id) ?? notRun(one, missing(one, stage)));
}

/** The files of all cases become known with one export, which is a large one. */
async function introduced(
  cases: readonly ConformanceCase[],
  stage: Stage,
): Promise<ReadonlyMap<string, readonly KnownFile[]>> {
  const wanted = cases.map(({ id, when, files = when === 'afterwards' ? 0 : 1 }) => ({ id, files }));
  const count = wanted.reduce((sum, { files }) => sum + files, 0);
  const references = Array.from({ length: count + 1 }, () => stage.newReference());
  const large = references.at(-1) ?? '';
  const rows = Array.from({ length: MANY_ROWS }, () => stage.row(large));
  const known = [...(await stage.introduce(references, rows))];
  await stage.arrival(rows.at(-1)?.course ?? '');
  return new Map(wanted.map(({ id, files }) => [id, known.splice(0, files)]));
}

async function tried(
  { id, proves, source }: ConformanceCase,
  step: () => Promise<void> | void,
): Promise<CaseResult> {
  const began = performance.now();
  const ended = (): Pick<CaseResult, 'id' | 'proves' | 'source' | 'seconds'> => ({
    id,
    proves,
    source,
    seconds: Math.round(performance.now() - began) / 1_000,
  });
  try {
    await step();
    return { ...ended(), outcome: 'passed' };
  } catch (error) {
    // Whatever else goes wrong is the kit's own fault, and must not look like a pass.
    const why = error instanceof Unmet ? error.message : `the kit itself failed: ${String(error)}`;
    return { ...ended(), outcome: 'failed', why };
  }
}

function missing({ needs = [] }: ConformanceCase, { plan }: Stage): readonly Need[] {
  const has = (need: Need): boolean =>
    need === 'sink'
      ? plan.sink !== undefined
      : need === 'log'
        ? plan.log !== undefined
        : plan.act !== undefined;
  return needs.filter((need) => !has(need));
}

function notRun({ id, proves, source }: ConformanceCase, needs: readonly Need[]): CaseResult {
  const options = new Set(needs.map((need) => (need === 'sink' || need === 'log' ? `--${need}` : '--act')));
  return { id, proves, source, outcome: 'not-run', why: `needs ${[...options].join(' and ')}`, seconds: 0 };
}
