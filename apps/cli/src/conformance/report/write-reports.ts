import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseResult } from '../run-cases.ts';
import type { ReportHead } from './html.ts';
import { htmlReport } from './html.ts';
import { junitReport } from './junit.ts';
import { sumsOf } from './sums.ts';

/** Writes conformance.html, .xml (JUnit) and .json into a folder, over those of an earlier run; their paths. */
export async function writeReports(
  folder: string,
  head: ReportHead,
  results: readonly CaseResult[],
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const texts = {
    html: htmlReport(head, results),
    xml: junitReport(results),
    json: `${JSON.stringify({ ...head, ...sumsOf(results), cases: results }, null, 2)}\n`,
  };
  return Promise.all(
    Object.entries(texts).map(async ([kind, text]) => {
      const path = join(folder, `conformance.${kind}`);
      await writeFile(path, text);
      return path;
    }),
  );
}
