import type { CaseResult } from '../run-cases.ts';
import { sumsOf } from './sums.ts';
import { xmlText } from './xml-text.ts';

const OUTCOMES: Readonly<Record<CaseResult['outcome'], string>> = {
  passed: 'passed',
  failed: 'failed',
  'not-run': 'not run',
};

const STYLE = [
  'body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }',
  'table { border-collapse: collapse; width: 100%; }',
  'th, td { text-align: start; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #767676; }',
  '.failed { font-weight: bold; }',
].join('\n');

/** Whose adapter was tried, and when. */
export interface ReportHead {
  readonly network: string;
  readonly agency: string;
  readonly at: string;
}

/** The results as one page without scripts. */
export function htmlReport({ network, agency, at }: ReportHead, results: readonly CaseResult[]): string {
  const { passed, failed, 'not-run': notRun } = sumsOf(results);
  const title = `Conformance of the adapter of ${agency} in ${network}`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><title>${xmlText(title)}</title><style>${STYLE}</style></head>`,
    `<body><main><h1>${xmlText(title)}</h1>`,
    `<p>${passed} passed, ${failed} failed, ${notRun} not run; <time datetime="${at}">${at}</time></p>`,
    '<table><thead><tr><th scope="col">Case</th><th scope="col">What it proves</th><th scope="col">Outcome</th><th scope="col">Source</th></tr></thead><tbody>',
    ...results.map(row),
    '</tbody></table></main></body></html>',
    '',
  ].join('\n');
}

function row({ id, proves, source, outcome, why }: CaseResult): string {
  const told = why === undefined ? OUTCOMES[outcome] : `${OUTCOMES[outcome]}: ${why}`;
  const cells = [proves, told, source].map((text, index) =>
    index === 1 ? `<td class="${outcome}">${xmlText(text)}</td>` : `<td>${xmlText(text)}</td>`,
  );
  return `<tr><th scope="row"><code>${xmlText(id)}</code></th>${cells.join('')}</tr>`;
}
