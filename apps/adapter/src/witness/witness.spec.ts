import { parseNote, verifyCosignature, verifyNote } from '#merkle';
import { hubSealer, vhs } from '../agency/spec/hub-double.ts';
import { until } from '../agency/spec/exchange-harness.ts';
import { noteKey } from './head.ts';
import { WitnessHarness } from './spec/witness-harness.ts';

describe('a witness of the ledger', () => {
  let agency: WitnessHarness;
  beforeEach(() => {
    agency = new WitnessHarness();
    agency.start();
  });
  afterEach(() => agency.end());

  it('has every accepted event proven, and co-signs the head under which it is', async () => {
    await agency.prove(3);
    expect(agency.report).toMatchObject({
      proven: 3,
      unproven: 0,
      alarms: [],
      head: { origin: 'wegmarke/hub', size: 3 },
    });
    await until(() => agency.ledger.lastAsk?.cosigned !== undefined);
    const { size, cosigned } = agency.ledger.lastAsk ?? {};
    expect([size, cosigned]).toEqual([3, agency.report.head?.cosignature]);
  });

  it('puts the newest head with its own line where operators find it', async () => {
    await agency.prove();
    await until(() => agency.headFile.includes('rheine/vhs'));
    const note = parseNote(agency.headFile);
    const [hubKey] = hubSealer.publicKeys.signing.map((key) => noteKey('wegmarke/hub', key));
    const [own] = vhs.publicKeys.signing.map((key) => noteKey('rheine/vhs', key));
    if (note === undefined || hubKey === undefined || own === undefined)
      throw new Error('no note, or no keys');
    expect(verifyNote(note, [hubKey])).toBe(true);
    expect(note.signatures.some((line) => verifyCosignature(note.text, line, [own]))).toBe(true);
  });

  it('goes on from the head that it held before it was stopped', async () => {
    await agency.prove(2);
    await agency.restart();
    await agency.prove(3);
    expect(agency.report).toMatchObject({ proven: 5, head: { size: 5 }, alarms: [] });
    expect(agency.ledger.asks.some(({ size }) => size === 2)).toBe(true);
  });

  it('proves more than one question holds', async () => {
    await agency.prove(120);
    expect(agency.report.proven).toBe(120);
    expect(Math.max(...agency.ledger.asks.map(({ prove }) => prove.length))).toBe(100);
  });

  it('asks only now and then while there is nothing to ask', async () => {
    await agency.prove();
    await agency.rounds(3);
    const asked = agency.ledger.asks.length;
    await agency.rounds(5);
    expect(agency.ledger.asks).toHaveLength(asked);
    agency.wait(60_000);
    await until(() => agency.ledger.asks.length > asked);
  });

  it('raises an alarm when a proof is not there after ten seconds, signs nothing meanwhile, and is content when it comes', async () => {
    await agency.prove();
    const proofs = agency.ledger.withholdProofs();
    const [late = ''] = await agency.record();
    proofs.withholdOnly(late);
    agency.wait(9_999);
    await agency.rounds();
    expect(agency.alarms).toEqual([]);
    agency.wait(1);
    await until(() => agency.alarms.includes('PROOF_OVERDUE'));
    await agency.record();
    await until(() => agency.report.head?.size === 3);
    await agency.rounds();
    expect(agency.report.head?.cosignature).toBeUndefined();
    agency.ledger.lie = (reply) => reply;
    await until(() => agency.report.unproven === 0 && agency.alarms.length === 0);
    await until(() => agency.report.head?.cosignature !== undefined);
    expect(agency.report.alarms).toMatchObject([{ code: 'PROOF_OVERDUE', overAt: agency.now() }]);
  });

  it('waits as patiently when the hub has no ledger at all', async () => {
    agency.hub.ledger = () => undefined;
    await agency.record();
    agency.wait(9_999);
    await until(() => !agency.exchange.loops.ledger.calm);
    expect(agency.alarms).toEqual([]);
    agency.wait(1);
    await until(() => agency.alarms.includes('PROOF_OVERDUE'));
    expect(agency.exchange.calm).toBe(true);
  });
});
