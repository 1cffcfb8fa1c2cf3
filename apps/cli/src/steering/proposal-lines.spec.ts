import type { ProposalShown } from '#steering';
import { proposalLines } from './proposal-lines.ts';

const said = { de: 'Wer wartet, wartet lange.', en: 'Who waits waits long.' };
const proposal: ProposalShown = {
  proposal: 'vouchers-earlier',
  state: 'open',
  by: 'jobcenter',
  at: '2026-05-01T10:00:00.000Z',
  finding: { table: 'to-voucher 2026-Q1', step: 'to-voucher', quarter: '2026-Q1', sentence: said },
  nextHash: 'n'.repeat(43),
  changes: [],
  whatIf: [],
  decisions: [],
  asked: ['abh', 'jobcenter'],
  onPaper: ['ki'],
  awaited: [],
  units: [],
  doubts: [],
};
const textOf = (more: Partial<ProposalShown>): string =>
  proposalLines({ ...proposal, ...more }, 'en').join('\n');

describe('A proposal on a terminal', () => {
  it('says that it was not compared with the version adopted last, not when that was adopted', () => {
    const overtakenBy = { version: 3, from: '2026-09-30T22:00:00.000Z' };
    expect(textOf({ overtakenBy })).toContain(
      'version 3 was adopted last, in force from 2026-10-01; this proposal was not',
    );
    expect(textOf({ overtakenBy })).not.toContain('since');
    expect(textOf({})).not.toContain('adopted last');
  });

  it('names who decides on paper, and says nothing of it where the adoption names nobody', () => {
    expect(textOf({})).toContain('cannot sign: ki (decides on paper)');
    const adopted = { at: '2025-01-10T08:00:00.000Z', from: '2025-01-09T23:00:00.000Z' };
    const founding = { state: 'adopted', adopted, asked: [], onPaper: [] } as const;
    expect(textOf(founding)).not.toMatch(/paper|asked/);
  });
});
