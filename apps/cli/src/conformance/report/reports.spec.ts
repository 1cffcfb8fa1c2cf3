import { holds } from '../cases/logs.ts';
import type { CaseResult } from '../run-cases.ts';
import { htmlReport } from './html.ts';
import { junitReport } from './junit.ts';

const results: readonly CaseResult[] = [
  { id: 'one', proves: 'that', source: 'here', outcome: 'passed', seconds: 0.5 },
  { id: 'two', proves: 'that', source: 'here', outcome: 'failed', why: 'says <b> & "c"\u0000', seconds: 1 },
  { id: 'three', proves: 'that', source: 'here', outcome: 'not-run', why: 'needs --act', seconds: 0 },
];

describe('The reports of a conformance run', () => {
  it('tell a build server how many failed and why, in well-formed XML', () => {
    const xml = junitReport(results);
    expect(xml).toContain('tests="3" failures="1" skipped="1" time="1.500"');
    expect(xml).toContain('<failure message="says &lt;b&gt; &amp; &quot;c&quot;"/>');
    expect(xml).toContain('<skipped message="needs --act"/>');
  });

  it('tell people on one page, where nothing that was reported becomes markup', () => {
    const page = htmlReport({ network: 'n', agency: '<a>', at: '2026-01-01T00:00:00.000Z' }, results);
    expect(page).toContain('1 passed, 1 failed, 1 not run');
    expect(page).not.toContain('<b>');
    expect(page).not.toContain('<a>');
  });
});

describe('The scan of a log', () => {
  const canary = 'KIT-0A1B2C-17';
  const forms = [
    canary,
    Buffer.from(canary).toString('hex'),
    ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${canary} and more`).toString('base64')),
    Buffer.from(`?>${canary}`).toString('base64url'),
  ];

  it.each(forms)('finds a value as %s', (form) => expect(holds(`{"event":"${form}"}`, canary)).toBe(true));

  it('finds nothing where nothing is', () => {
    expect(holds(Buffer.from('KIT-0A1B2C-18').toString('base64'), canary)).toBe(false);
  });
});
