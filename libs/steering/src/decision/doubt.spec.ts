import { fold } from '#decider';
import { specify } from '#decider/specify';
import type { DecisionFact } from './decision.events.ts';
import type { Said } from './doubt.ts';
import { doubtedAmong } from './doubt.ts';
import { proposalShown } from './proposal-shown.ts';
import { proposalsStream } from './proposals.ts';
import type { SteeringAct } from './signed-act.ts';
import type { Standing } from './steer.decide.ts';
import { steer } from './steer.decide.ts';

const NOW = '2025-05-20T10:00:00.000Z';
const HASH = 'h'.repeat(43);
const proposal = 'vouchers-earlier';
const text = {
  finding: {
    table: 'to-voucher 2025-Q1',
    step: 'to-voucher',
    quarter: '2025-Q1',
    sentence: { de: 'Am meisten Zeit …', en: 'Most time …' },
  },
  nextHash: HASH,
  changes: [],
  whatIf: [],
};
const board = {
  findings: [text.finding.sentence],
  longest: [{ step: 'to-voucher', quarter: '2025-Q1', sentence: text.finding.sentence }],
  changes: [],
  steps: [],
  tables: [
    {
      step: 'to-voucher',
      from: [],
      quarter: '2025-Q1',
      observedUntil: '2025-03-31T22:00:00.000Z',
      dimensions: [],
      threshold: 10,
      cells: [],
    },
  ],
};
const day = (number: number): string => `2025-05-0${number}T10:00:00.000Z`;
const proposed: DecisionFact = {
  type: 'ChangeProposed',
  data: { ...text, proposal, agency: 'jobcenter', at: day(1), statement: 'proposed' },
};
const yes = (agency: string, number: number): DecisionFact => ({
  type: 'PartyDecided',
  data: {
    proposal,
    agency,
    at: day(number),
    decision: 'yes',
    reason: 'said',
    statement: `yes ${agency} ${number}`,
  },
});
const withdrawn: DecisionFact = {
  type: 'ProposalWithdrawn',
  data: { proposal, agency: 'jobcenter', at: day(3), statement: 'withdrawn' },
};
const unit: DecisionFact = {
  type: 'PutInForce',
  data: { proposal, agency: 'abh', at: day(4), unit: 'Team 2', on: '2025-05-03', statement: 'unit' },
};

const doubting = (...statements: readonly string[]): Standing => ({
  at: NOW,
  parties: ['abh', 'jobcenter'],
  onPaper: [],
  adopted: [],
  doubted: new Set(statements),
  published: [board],
});
const who = { network: 'rheine', agency: 'jobcenter', proposal, at: NOW } as const;
const says = (act: SteeringAct, standing: Standing) => (state: Parameters<typeof steer>[2]) =>
  steer(act, 'signed anew', state, standing);
const shown = (standing: Standing, ...facts: readonly DecisionFact[]) => {
  const [one] = fold(proposalsStream, facts).all;
  if (one === undefined) throw new Error('there is no proposal');
  return proposalShown(one, standing, () => undefined);
};

describe('what a thief may have signed', () => {
  const desk = specify(proposalsStream);

  it('is what the stolen key signed and the record took since, whatever instant it states', () => {
    const said: readonly Said[] = ['9', '10', '11'].map((hour) => ({
      agency: 'abh',
      statement: `of ${hour}`,
      recordedAt: `2025-05-02T${hour.padStart(2, '0')}:00:00.000Z`,
    }));
    const key = { agency: 'abh', since: '2025-05-02T10:00:00.000Z', signed: () => true };
    const own = { ...key, signed: (statement: string) => statement === 'of 11' };
    expect([...doubtedAmong(said, [key])]).toEqual(['of 10', 'of 11']);
    expect([...doubtedAmong(said, [own])]).toEqual(['of 11']);
    expect([...doubtedAmong(said, [{ ...key, agency: 'jobcenter' }])]).toEqual([]);
  });

  it('takes nothing back: the proposal is open, and its party may take it back anew', () => {
    const facts = [proposed, withdrawn];
    expect(shown(doubting(), ...facts).state).toBe('withdrawn');
    const seen = shown(doubting('withdrawn'), ...facts);
    expect(seen).toMatchObject({ state: 'open', awaited: ['abh', 'jobcenter'] });
    expect(seen.withdrawnAt).toBeUndefined();
    expect(seen.doubts).toEqual([{ act: 'withdraw', agency: 'jobcenter', at: day(3) }]);
    const withdraw: SteeringAct = { ...who, act: 'withdraw' };
    desk
      .given(...facts)
      .when(says(withdraw, doubting()))
      .thenRejects('PROPOSAL_SETTLED');
    const data = { proposal, agency: 'jobcenter', at: NOW, statement: 'signed anew' };
    desk
      .given(...facts)
      .when(says(withdraw, doubting('withdrawn')))
      .thenRecords({ type: 'ProposalWithdrawn', data });
    expect(shown(doubting('withdrawn'), ...facts, { type: 'ProposalWithdrawn', data })).toMatchObject({
      state: 'withdrawn',
      withdrawnAt: NOW,
    });
  });

  it('is no decision: the one before it counts again, and the party is awaited where there is none', () => {
    const facts = [proposed, yes('jobcenter', 2), yes('abh', 2), yes('abh', 4)];
    const only = shown(doubting('yes jobcenter 2', 'yes abh 4'), ...facts);
    expect(only).toMatchObject({ state: 'open', awaited: ['jobcenter'] });
    expect(only.decisions.map(({ counts, inDoubt }) => [counts, inDoubt])).toEqual([
      [false, true],
      [true, false],
      [false, true],
    ]);
  });

  it('does not overtake what its party says itself', () => {
    const decide: SteeringAct = { ...who, at: day(4), act: 'decide', decision: 'no', reason: 'Not us.' };
    const at = { ...doubting('yes jobcenter 4'), at: day(4) };
    expect(says(decide, at)(fold(proposalsStream, [proposed, yes('jobcenter', 4)]))).toHaveLength(1);
  });

  it('is a proposal in doubt until its party proposes the same agreement anew, and nobody else can', () => {
    const inDoubt = doubting('proposed');
    const facts = [proposed, yes('abh', 2), yes('jobcenter', 2)];
    expect(shown(inDoubt, ...facts)).toMatchObject({
      state: 'in-doubt',
      doubts: [{ act: 'propose', agency: 'jobcenter' }],
    });
    const propose: SteeringAct = { ...who, ...text, act: 'propose' };
    const data = { ...text, proposal, agency: 'jobcenter', at: NOW, statement: 'signed anew' };
    desk
      .given(...facts)
      .when(says(propose, inDoubt))
      .thenRecords({ type: 'ChangeProposed', data });
    expect(shown(inDoubt, ...facts, { type: 'ChangeProposed', data })).toMatchObject({
      state: 'decided',
      doubts: [],
    });
    // What was on the board then needs not stand there word by word today; another finding does.
    const unread = { ...inDoubt, published: [] };
    desk
      .given(...facts)
      .when(says(propose, unread))
      .thenRecords({ type: 'ChangeProposed', data });
    const finding = { ...text.finding, sentence: { de: 'Alles gut.', en: 'All is well.' } };
    desk
      .given(...facts)
      .when(says({ ...propose, finding }, unread))
      .thenRejects('FINDING_NOT_PUBLISHED');
    for (const other of [
      { ...propose, agency: 'abh' },
      { ...propose, nextHash: 'i'.repeat(43) },
    ])
      desk
        .given(...facts)
        .when(says(other, inDoubt))
        .thenRejects('PROPOSAL_TAKEN');
  });

  it('puts nothing in force', () => {
    const version = {
      hash: HASH,
      version: 2,
      from: '2025-05-02T22:00:00.000Z',
      adoptedAt: day(2),
      signedBy: [],
      onPaper: [],
    };
    const adopted = { ...doubting('unit'), adopted: [version] };
    expect(shown(adopted, proposed, unit)).toMatchObject({
      state: 'adopted',
      units: [],
      doubts: [{ act: 'put-in-force', agency: 'abh' }],
    });
  });
});
