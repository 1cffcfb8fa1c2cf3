import { demonstration } from '../spec/demonstration.ts';
import { answerOf } from '../supposed/ask-gate.ts';
import { asIfAlways, redecide } from './redecide.ts';

const was = demonstration();
const question = {
  sender: 'abh',
  recipient: 'bamf',
  eventType: 'de.wegmarke.language.voucher-issued.v1',
  at: '2026-01-15T12:00:00.000Z',
};
const unknownCase = { network: 'rheine', caseId: 'case', state: { kind: 'none' }, revision: -1 } as const;

describe('A decision put to the gate again', () => {
  it('is not blamed on the new version when the gate would not repeat it under the old one', () => {
    const decision = answerOf(was, question, 'course-access', []);
    if (typeof decision === 'string') throw new Error(decision);
    expect(redecide(decision, unknownCase, { was, other: was })).toEqual({ kind: 'not-repeatable' });
  });

  it('does not rest on the agreement when it is about own records', () => {
    const decision = answerOf(was, { ...question, recipient: 'abh' }, 'course-access', []);
    if (typeof decision === 'string') throw new Error(decision);
    expect(redecide(decision, unknownCase, { was, other: was })).toEqual({ kind: 'not-on-agreement' });
  });

  it('is asked of a version as if it had always been in force, with the rows of its first day', () => {
    const [row] = was.cells;
    if (row === undefined) throw new Error('no row');
    const from = '2027-01-01T00:00:00.000Z';
    const cells = [
      { ...row, id: 'ends-later', from: '2018-01-01T00:00:00.000Z', until: '2028-01-01T00:00:00.000Z' },
      { ...row, id: 'ended', from: '2018-01-01T00:00:00.000Z', until: from },
      { ...row, id: 'begins-later', from: '2027-06-01T00:00:00.000Z' },
      { ...row, id: 'begins', from },
    ];
    const always = asIfAlways({ ...was, from, cells });
    expect(always.cells.map(({ id, until }) => [id, until])).toEqual([
      ['ends-later', undefined],
      ['begins', undefined],
    ]);
    expect([always.from, ...always.cells.map((one) => one.from)].every((one) => one < question.at)).toBe(
      true,
    );
  });
});
