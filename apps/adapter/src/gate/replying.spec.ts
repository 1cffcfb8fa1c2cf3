import type { CaseEvidence, SignedEnvelope } from '#catalogue';
import { withReply } from './replying.ts';

const ANSWERED = 'de.wegmarke.information.answered.v1';
const open = { id: 'r1', by: 'abh', about: 'x', open: true, answers: [] };
const settled = { id: 'r0', by: 'asylblg', about: 'x', open: false, answers: ['a0'] };
const evidence = { requests: [settled, open] } as unknown as CaseEvidence;

/** Who may then have the event as an answer. */
function askers(change: object, type = ANSWERED): readonly string[] {
  const envelope = { id: 'a1', type, data: {}, ...change } as unknown as SignedEnvelope['envelope'];
  const requests = withReply(evidence, { envelope })?.requests ?? [];
  return requests.filter(({ answers }) => answers.includes('a1')).map(({ by }) => by);
}

describe('a reply on its way out', () => {
  it('answers the request that it names, or else whatever is open', () => {
    expect(askers({ data: { request: 'r0' } })).toEqual(['asylblg']);
    expect(askers({ derivedfrom: 'r1' })).toEqual(['abh']);
    expect(askers({})).toEqual(['abh']);
    expect(askers({ derivedfrom: 'unknown' })).toEqual([]);
  });

  it('goes where the answer went that it corrects', () => {
    expect(askers({ corrects: 'a0' })).toEqual(['asylblg']);
  });

  it('is a reply by its type', () => {
    expect(askers({}, 'de.wegmarke.language.need-found.v1')).toEqual([]);
  });

  it('needs evidence, and one that tells of requests', () => {
    const envelope = { id: 'a1', type: ANSWERED, data: {} } as unknown as SignedEnvelope['envelope'];
    expect(withReply(undefined, { envelope })).toBeUndefined();
    const old = {} as unknown as CaseEvidence;
    expect(withReply(old, { envelope })).toBe(old);
  });
});
