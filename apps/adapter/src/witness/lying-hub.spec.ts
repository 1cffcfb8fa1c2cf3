import type { LedgerProof, LedgerReply } from '#catalogue';
import { until } from '../agency/spec/exchange-harness.ts';
import { vhs as vhsAsHub } from '../agency/spec/hub-double.ts';
import { WitnessHarness } from './spec/witness-harness.ts';

describe('a hub that lies about its ledger', () => {
  let agency: WitnessHarness;
  beforeEach(async () => {
    agency = new WitnessHarness();
    agency.start();
    await agency.prove(4);
    await until(() => agency.report.head?.cosignature !== undefined);
  });
  afterEach(() => agency.end());

  const lookAgain = (): void => agency.wait(60_000);
  const held = (): string | undefined => agency.report.head?.note;

  it('is found out when it changed an old entry, and both heads are kept as evidence', async () => {
    const before = held();
    agency.ledger.streamOf = (position) => (position === 2 ? 'case-rheine-0002' : 'case-rheine-0001');
    await agency.record();
    await until(() => agency.alarms.includes('LEDGER_FORKED'));
    const [alarm] = agency.report.alarms;
    expect(alarm).toMatchObject({ heldNote: before, shownNote: agency.ledger.note(5) });
    expect(held()).toBe(before);
  });

  it('is found out when it shows another tree of the same size', async () => {
    agency.ledger.streamOf = (position) => (position === 4 ? 'case-rheine-0002' : 'case-rheine-0001');
    lookAgain();
    await until(() => agency.alarms.includes('LEDGER_FORKED'));
  });

  it('is found out when its proof of consistency is one of something else', async () => {
    agency.ledger.lie = (reply) => ({ ...reply, consistency: reply.consistency.map(() => 'A'.repeat(43)) });
    await agency.record(3);
    await until(() => agency.alarms.includes('LEDGER_FORKED'));
  });

  it('is found out when it goes on with another ledger that no restart led to', async () => {
    agency.ledger.origin = 'wegmarke/other';
    lookAgain();
    await until(() => agency.alarms.includes('LEDGER_FORKED'));
  });

  it('gets no signature any more, also after the adapter was started anew, until somebody closed the alarm', async () => {
    agency.ledger.streamOf = () => 'case-rheine-0002';
    lookAgain();
    await until(() => agency.alarms.includes('LEDGER_FORKED'));
    agency.ledger.streamOf = () => 'case-rheine-0001';
    await agency.restart();
    await agency.prove();
    expect([agency.alarms, agency.report.head?.size]).toEqual([['LEDGER_FORKED'], 5]);
    await agency.rounds();
    expect(agency.report.head?.cosignature).toBeUndefined();
    const [alarm] = agency.report.alarms;
    agency.memory.ledger.alarms.close(alarm?.alarm ?? 0, 'sb-017', agency.now());
    await until(() => agency.report.head?.cosignature !== undefined);
    expect(agency.report.alarms).toMatchObject([{ code: 'LEDGER_FORKED', closedBy: 'sb-017' }]);
  });

  it('is found out when its record is shorter than before, and believed again when what was missing is back', async () => {
    const { log, recorded } = agency.hub;
    const [copy, known] = [[...log], new Map(recorded)];
    agency.ledger.restore(2, false);
    lookAgain();
    await until(() => agency.alarms.includes('LEDGER_ROLLED_BACK'));
    expect(agency.report.alarms).toMatchObject([{ shownNote: agency.ledger.note(2) }]);
    expect(agency.report.head?.size).toBe(4);
    log.splice(0, log.length, ...copy);
    for (const [id, receipt] of known) recorded.set(id, receipt);
    lookAgain();
    await until(() => agency.alarms.length === 0);
  });

  it('may show no head for a moment, but not for a minute', async () => {
    agency.ledger.lie = ({ at }) => ({ consistency: [], proofs: [], at });
    lookAgain();
    await agency.rounds(3);
    expect(agency.alarms).toEqual([]);
    agency.wait(60_000);
    await until(() => agency.alarms.includes('LEDGER_ROLLED_BACK'));
  });

  it('is found out when somebody else signed its head', async () => {
    agency.ledger.signer = 'bamf';
    lookAgain();
    await until(() => agency.alarms.includes('PROOF_INVALID'));
    expect(agency.report.head?.size).toBe(4);
  });

  describe('about a single event', () => {
    const lies: readonly [string, (proof: LedgerProof) => LedgerProof][] = [
      ['a path that leads elsewhere', (proof) => ({ ...proof, path: proof.path.map(() => 'A'.repeat(43)) })],
      ['a path that is cut', (proof) => ({ ...proof, path: proof.path.slice(1) })],
      ["another event's index", (proof) => ({ ...proof, index: proof.index - 1 })],
      ['another place in the log', (proof) => ({ ...proof, position: proof.position + 1 })],
      ['an entry that was filed differently', (proof) => ({ ...proof, place: 'A'.repeat(43) })],
      ['no path at all', ({ id, position, index }) => ({ id, position, index }) as LedgerProof],
    ];
    it.each(lies)('is found out by %s', async (_, change) => {
      const lie = (reply: LedgerReply): LedgerReply => ({ ...reply, proofs: reply.proofs.map(change) });
      agency.ledger.lie = lie;
      const [event] = await agency.record();
      await until(() => agency.alarms.includes('PROOF_INVALID'));
      expect(agency.report).toMatchObject({ unproven: 1, alarms: [{ event }] });
      agency.ledger.lie = (reply) => reply;
      await until(() => agency.report.unproven === 0);
      expect(agency.alarms).toEqual(['PROOF_INVALID']);
    });

    it('keeps no other event from being proven', async () => {
      const proofs = agency.ledger.withholdProofs();
      const [bad = ''] = await agency.record();
      proofs.withholdOnly(bad);
      await agency.record(150);
      await until(() => agency.report.unproven <= 1);
    });
  });

  it('is not believed at all when it does not sign its answer', async () => {
    agency.hub.signer = vhsAsHub;
    const asked = agency.ledger.asks.length;
    lookAgain();
    await until(() => agency.ledger.asks.length > asked + 1);
    expect(agency.alarms).toEqual([]);
    expect(agency.report.head?.size).toBe(4);
    expect(agency.exchange.loops.ledger.calm).toBe(false);
  });
});
