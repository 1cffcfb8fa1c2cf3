import { fold } from '#decider';
import { specify } from '#decider/specify';
import { timeLost } from '../findings.ts';
import type { PublishedTable } from '../published-table.ts';
import { REGISTERED, STARTED, step as stepOf, VOUCHER } from '../spec/network.ts';
import type { DecisionFact } from './decision.events.ts';
import { proposalShown } from './proposal-shown.ts';
import type { Proposals } from './proposals.ts';
import { proposalsStream } from './proposals.ts';
import type { SteeringAct } from './signed-act.ts';
import type { Standing } from './steer.decide.ts';
import { steer } from './steer.decide.ts';

function tableOf(step: string, quarter: string): PublishedTable {
  const observedUntil = '2025-03-31T22:00:00.000Z';
  return { step, from: [], quarter, observedUntil, dimensions: [], threshold: 10, cells: [] };
}

const HASH = 'h'.repeat(43);
const finding = {
  table: 'to-voucher 2025-Q1',
  step: 'to-voucher',
  quarter: '2025-Q1',
  sentence: { de: 'Am meisten Zeit …', en: 'Most time …' },
};
const compared = { de: 'Seit dem 1.1.2025 …', en: 'Since 2025-01-01 …' };
const board = {
  findings: [{ de: 'Zu wenige …', en: 'Too few …' }, finding.sentence, compared],
  longest: [{ step: 'to-voucher', quarter: '2025-Q1', sentence: finding.sentence }],
  changes: [{ step: 'waiting-time', since: '2024-12-31T23:00:00.000Z', sentence: compared }],
  steps: [],
  tables: [
    tableOf('to-voucher', '2024-Q4'),
    tableOf('to-voucher', '2025-Q1'),
    tableOf('waiting-time', '2025-Q1'),
  ],
};
const change = { section: 'competence', kind: 'changed', name: 'voucher' } as const;
const about = (id: string, quarter: string) => ({ table: `${id} ${quarter}`, step: id, quarter });
const whatIf = { table: 'voucher', cases: 40, casesChanged: 12 };
const proposed: DecisionFact = {
  type: 'ChangeProposed',
  data: {
    proposal: 'vouchers-earlier',
    agency: 'jobcenter',
    at: '2025-05-01T10:00:00.000Z',
    finding,
    nextHash: HASH,
    changes: [change],
    whatIf: [whatIf],
    statement: 'proposed',
  },
};
const decided = (agency: string, day: string, decision: 'yes' | 'no' = 'yes'): DecisionFact => {
  const at = `2025-05-${day}T10:00:00.000Z`;
  const data = { proposal: 'vouchers-earlier', agency, at, decision, reason: 'said', statement: at + agency };
  return { type: 'PartyDecided', data };
};
const withdrawn: DecisionFact = {
  type: 'ProposalWithdrawn',
  data: {
    proposal: 'vouchers-earlier',
    agency: 'jobcenter',
    at: '2025-05-03T10:00:00.000Z',
    statement: 'withdrawn',
  },
};

const open: Standing = {
  at: '2025-05-20T10:00:00.000Z',
  parties: ['abh', 'jobcenter'],
  onPaper: ['ki'],
  adopted: [],
  doubted: new Set(),
  published: [board],
};
const version = {
  hash: HASH,
  version: 2,
  from: '2025-06-30T22:00:00.000Z',
  adoptedAt: '2025-05-25T10:00:00.000Z',
  signedBy: ['abh', 'vhs'],
  onPaper: ['ewg'],
};
const adopted: Standing = { ...open, at: '2025-09-01T10:00:00.000Z', adopted: [version] };

const shown = (standing: Standing, ...facts: readonly DecisionFact[]) => {
  const [one] = fold(proposalsStream, [proposed, ...facts]).all;
  if (one === undefined) throw new Error('there is no proposal');
  return proposalShown(one, standing, () => undefined);
};

const who = { network: 'rheine', agency: 'abh', proposal: 'vouchers-earlier' } as const;
const says = (act: SteeringAct, standing = open, statement = 'signed') => {
  const signed = { ...act, at: act.at === '' ? standing.at : act.at };
  return (state: Proposals) => steer(signed, statement, state, standing);
};
const decide: SteeringAct = { ...who, at: '', act: 'decide', decision: 'no', reason: 'No staff for it.' };
const unit: SteeringAct = { ...who, at: '', act: 'put-in-force', unit: 'Team 2', on: '2025-07-14' };
const withdraw: SteeringAct = { ...who, agency: 'jobcenter', at: '', act: 'withdraw' };
const propose: SteeringAct = {
  ...who,
  at: '',
  act: 'propose',
  finding,
  nextHash: HASH,
  changes: [change],
  whatIf: [whatIf],
};

describe('what the parties of a network decide', () => {
  const desk = specify(proposalsStream);

  it('begins with a proposal from a finding, under an id of its own', () => {
    const { act: _, network: _network, ...data } = { ...propose, at: open.at };
    desk
      .given()
      .when(says(propose))
      .thenRecords({ type: 'ChangeProposed', data: { ...data, statement: 'signed' } });
    desk.given(proposed).when(says(propose)).thenRejects('PROPOSAL_TAKEN');
    desk.given().when(says(propose, adopted)).thenRejects('PROPOSAL_SETTLED');
  });

  it('is compared with a version that was adopted here, or with none that it names', () => {
    const elsewhere = { ...propose, comparedWith: 'e'.repeat(43) };
    desk.given().when(says(elsewhere)).thenRejects('COMPARED_WITH_UNKNOWN');
    const before = { ...open, adopted: [{ ...version, hash: elsewhere.comparedWith }] };
    const { act: _, network: _network, ...data } = { ...elsewhere, at: open.at };
    desk
      .given()
      .when(says(elsewhere, before))
      .thenRecords({ type: 'ChangeProposed', data: { ...data, statement: 'signed' } });
  });

  it('begins with a finding that stands on the board, by its words, its step and its quarter', () => {
    const unread = says(propose, { ...open, published: [] });
    desk.given().when(unread).thenRejects('FINDING_NOT_PUBLISHED');
    const ofChange = { ...about('waiting-time', '2025-Q1'), sentence: compared };
    expect(says({ ...propose, finding: ofChange })(fold(proposalsStream, []))).toHaveLength(1);
  });

  it.each([
    ['other words', { sentence: { ...finding.sentence, en: 'Most time is lost in Rheine.' } }],
    ['a step that the board does not have', about('to-return', '2025-Q1')],
    ['another step of the board', about('waiting-time', '2025-Q1')],
    ['another quarter of the board', about('to-voucher', '2024-Q4')],
    ['a table that is not of this step and quarter', { table: 'all offices 2025-Q1' }],
    ['a change of another step', { sentence: compared }],
    ['that nothing can be told', { sentence: board.findings[0] ?? compared }],
  ])('begins with no finding that names %s', (_what, other) => {
    const from = says({ ...propose, finding: { ...finding, ...other } });
    desk.given().when(from).thenRejects('FINDING_NOT_PUBLISHED');
  });

  it('begins with what an earlier closing told without naming step and quarter, by its tables', () => {
    const { longest: _, ...named } = board;
    const cells = [{ dimension: 'all', value: 'all', count: 40, p25: 40, median: 61, p90: 80 }];
    const tables = named.tables.map((table) => ({ ...table, cells }));
    const steps = [stepOf('to-voucher', [REGISTERED], STARTED), stepOf('waiting-time', [VOUCHER], STARTED)];
    const [told] = timeLost([{ ...tableOf('to-voucher', '2025-Q1'), cells }], steps);
    const earlier = { ...named, tables, steps, findings: told ? [told.sentence] : [] };
    const from = (other: object) =>
      says(
        { ...propose, finding: { ...finding, sentence: told?.sentence ?? compared, ...other } },
        { ...open, published: [earlier] },
      );
    expect(from({})(fold(proposalsStream, []))).toHaveLength(1);
    for (const other of [about('waiting-time', '2025-Q1'), about('to-voucher', '2024-Q4')])
      desk.given().when(from(other)).thenRejects('FINDING_NOT_PUBLISHED');
  });

  it('is decided by each party with its reason, also with a no', () => {
    const data = { proposal: 'vouchers-earlier', agency: 'abh', at: open.at, statement: 'signed' };
    desk
      .given(proposed)
      .when(says(decide))
      .thenRecords({ type: 'PartyDecided', data: { ...data, decision: 'no', reason: 'No staff for it.' } });
    desk.given().when(says(decide)).thenRejects('PROPOSAL_UNKNOWN');
  });

  it('is no matter of strangers', () => {
    const stranger = { ...decide, agency: 'ewg' };
    desk.given(proposed).when(says(stranger)).thenRejects('STEERING_NOT_A_PARTY');
  });

  it('takes a statement while it is fresh, and the same one once', () => {
    const old = { ...decide, at: '2025-05-20T09:54:59.000Z' };
    desk.given(proposed).when(says(old)).thenRejects('STEERING_NOT_FRESH');
    const early = { ...decide, at: '2025-05-20T10:05:01.000Z' };
    desk.given(proposed).when(says(early)).thenRejects('STEERING_NOT_FRESH');
    const [, said] = [proposed, decided('abh', '10')];
    const again = says({ ...decide, at: '2025-05-10T10:00:00.000Z' }, open, said.data.statement);
    desk.given(proposed, said).when(again).thenNothing();
  });

  it('may be changed until the agreement is adopted, and never by an older word', () => {
    const state = fold(proposalsStream, [proposed, decided('abh', '10')]);
    expect(says(decide)(state)).toHaveLength(1);
    const older = { ...decide, at: '2025-05-20T09:59:00.000Z' };
    desk.given(proposed, decided('abh', '20')).when(says(older)).thenRejects('STEERING_OVERTAKEN');
    desk.given(proposed).when(says(decide, adopted)).thenRejects('PROPOSAL_SETTLED');
  });

  it('is taken back by whoever proposed it, before it is adopted', () => {
    desk
      .given(proposed)
      .when(says({ ...withdraw, agency: 'abh' }))
      .thenRejects('PROPOSAL_OF_ANOTHER');
    desk.given(proposed).when(says(withdraw, adopted)).thenRejects('PROPOSAL_SETTLED');
    desk.given(proposed, withdrawn).when(says(decide)).thenRejects('PROPOSAL_SETTLED');
    desk
      .given(proposed, withdrawn)
      .when(says(withdraw, open, 'withdrawn'))
      .thenNothing();
  });

  it('is in force in a unit from a day on that lies between its beginning and today', () => {
    const before = { ...unit, on: '2025-06-30' };
    const tomorrow = { ...unit, on: '2025-09-02' };
    desk.given(proposed).when(says(unit)).thenRejects('PROPOSAL_NOT_ADOPTED');
    desk.given(proposed).when(says(before, adopted)).thenRejects('UNIT_OUT_OF_TIME');
    desk.given(proposed).when(says(tomorrow, adopted)).thenRejects('UNIT_OUT_OF_TIME');
    expect(says({ ...unit, on: '2025-07-01' }, adopted)(fold(proposalsStream, [proposed]))).toHaveLength(1);
  });

  it('is shown with how far it is, who is awaited, and every word that was ever said', () => {
    const changed = [decided('abh', '10', 'no'), decided('abh', '12')];
    expect(shown(open, ...changed)).toMatchObject({ state: 'open', awaited: ['jobcenter'] });
    expect(shown(open, ...changed).decisions.map(({ decision, counts }) => [decision, counts])).toEqual([
      ['no', false],
      ['yes', true],
    ]);
    expect(shown(open, ...changed, decided('jobcenter', '13')).state).toBe('decided');
    expect(shown(adopted, ...changed)).toMatchObject({
      state: 'adopted',
      awaited: [],
      adopted: { from: version.from },
    });
    expect(shown(open, withdrawn)).toMatchObject({ state: 'withdrawn', withdrawnAt: withdrawn.data.at });
  });

  it('names who is asked and who cannot sign: now, of an adopted version as it was then, and nobody once it is taken back', () => {
    expect(shown(open)).toMatchObject({ asked: ['abh', 'jobcenter'], onPaper: ['ki'] });
    expect(shown(adopted)).toMatchObject({ asked: ['abh', 'vhs'], onPaper: ['ewg'] });
    expect(shown(open, withdrawn)).toMatchObject({ asked: [], onPaper: [] });
  });

  it('names nobody of the first agreement of a network, which nobody signs: not those either who hold no keys now', () => {
    const founding = { ...version, version: 1, signedBy: [], onPaper: [] };
    expect(shown({ ...open, adopted: [founding] })).toMatchObject({ asked: [], onPaper: [] });
  });
});
