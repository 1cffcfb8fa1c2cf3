import type { CaseResult } from '../run-cases.ts';
import { sumsOf } from './sums.ts';
import { xmlText } from './xml-text.ts';

/** The results as JUnit XML, for build servers. */
export function junitReport(results: readonly CaseResult[]): string {
  const sums = sumsOf(results);
  const seconds = results.reduce((sum, one) => sum + one.seconds, 0).toFixed(3);
  const counts = `tests="${results.length}" failures="${sums.failed}" skipped="${sums['not-run']}" time="${seconds}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="wegmarke conformance" ${counts}>`,
    `  <testsuite name="wegmarke conformance" errors="0" ${counts}>`,
    ...results.flatMap(testCase),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase({ id, outcome, why = '', seconds }: CaseResult): readonly string[] {
  const head = `    <testcase classname="conformance" name="${xmlText(id)}" time="${seconds.toFixed(3)}"`;
  if (outcome === 'passed') return [`${head}/>`];
  const inside = outcome === 'failed' ? 'failure' : 'skipped';
  return [`${head}>`, `      <${inside} message="${xmlText(why)}"/>`, '    </testcase>'];
}
