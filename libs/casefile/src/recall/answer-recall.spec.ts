import { Rejection } from '#decider';
import { answerRecall } from './answer-recall.decide.ts';
import type { PartAnswered, RecallFact } from './recall.events.ts';
import type { Recall } from './recall.ts';

const AT = '2026-01-15T12:00:00.000Z';
const open: Recall = {
  recall: 'r1',
  recipient: 'jobcenter',
  sender: 'vhs',
  kind: 'erase',
  openedAt: AT,
  neverClaimed: false,
  handle: 'handle-of-the-jobcenter',
  eventIds: ['e1', 'e2'],
  events: 2,
  answers: new Map(),
  overtaken: new Set(),
  reminders: 0,
};

const part = (change: Partial<PartAnswered> = {}): PartAnswered => ({
  eventIds: ['e1', 'e2'],
  outcome: 'erased',
  automatic: false,
  ...change,
});

function answered(parts: readonly PartAnswered[], recall: Recall | undefined = open, by = 'jobcenter') {
  const decision = answerRecall({ by, recall: 'r1', handle: 'r1', parts }, recall, AT);
  return decision instanceof Rejection ? decision.code : decision.map(({ type }: RecallFact) => type);
}

describe('an answer to a recall', () => {
  it('closes it when every event is answered for, and leaves the rest open', () => {
    expect(answered([part()])).toEqual(['RecallAnswered', 'RecallClosed']);
    expect(answered([part({ eventIds: ['e1'] })])).toEqual(['RecallAnswered']);
    const half: Recall = { ...open, answers: new Map([['e1', { outcome: 'kept', automatic: false }]]) };
    expect(answered([part({ eventIds: ['e2'], outcome: 'impossible' })], half)).toEqual([
      'RecallAnswered',
      'RecallClosed',
    ]);
  });

  it('is not enough when something is to be erased and is only not used any more', () => {
    expect(answered([part({ outcome: 'stopped' })])).toEqual(['RecallAnswered']);
    expect(answered([part({ outcome: 'stopped' })], { ...open, kind: 'stop-using' })).toEqual([
      'RecallAnswered',
      'RecallClosed',
    ]);
  });

  it('is held for whoever it is not addressed to, as if there were no recall', () => {
    expect(answered([part()], open, 'vhs')).toBe('NO_BASIS_NOW');
    expect(answered([part()], { ...open, neverClaimed: true })).toBe('NO_BASIS_NOW');
    expect(
      answerRecall({ by: 'jobcenter', recall: 'r1', handle: 'r1', parts: [part()] }, undefined, AT),
    ).toMatchObject({ code: 'NO_BASIS_NOW' });
  });

  it('names recalled events only', () => {
    expect(answered([part({ eventIds: ['e1', 'e3'] })])).toBe('RECALL_EVENTS_UNKNOWN');
  });

  it('names the paragraph under which something is kept', () => {
    expect(answered([part({ outcome: 'kept' })])).toBe('RECALL_PARAGRAPH_MISSING');
    expect(answered([part({ outcome: 'kept', paragraph: '§ 84(4) SGB X' })])).toEqual([
      'RecallAnswered',
      'RecallClosed',
    ]);
  });

  it('names no case, as it stays when the case is erased', () => {
    const asked = { by: 'jobcenter', recall: 'r1', handle: 'handle-of-the-jobcenter', parts: [part()] };
    expect(answerRecall(asked, open, AT)).toMatchObject({ code: 'RECALL_NOT_IN_SOURCE' });
  });

  it('is taken once', () => {
    expect(answered([part()], { ...open, closedAt: AT })).toBe('RECALL_CLOSED');
  });
});
