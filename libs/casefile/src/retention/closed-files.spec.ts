import { CountingIds, MemoryCheckpoints } from '#ports/memory';
import { factSealer } from '../record/draft.ts';
import { inForce, NEED } from '../spec/agreement.ts';
import { deskOn, envelope } from '../spec/desk.ts';
import { PlainSealer } from '../spec/plain-vault.ts';
import { RedeemLinkCode } from '../linking/redeem-link-code/redeem-link-code.command.ts';
import { UnlinkAgency } from '../linking/unlink/unlink-agency.command.ts';
import { CloseFile } from './close-file/close-file.command.ts';
import { datePeriods } from './closed-files.ts';
import { expireKeys } from './expire-keys.ts';

const CLOSE = 'de.wegmarke.case.close-file.v1';
const UNLINK = 'de.wegmarke.case.unlink.v1';
const CLOSED = 'de.wegmarke.entry.case-closed.v1';

/** A desk whose agreement keeps needs for a year from the closing of the file, and its clock's runs. */
async function world() {
  const retentionIn = () => ({ period: 'P1Y', start: 'case-closed' }) as const;
  const desk = await deskOn({ retentionIn });
  await desk.open('abh');
  await desk.makeCode('abh');
  await desk.redeem('vhs');
  const { store, vault, clock } = desk;
  const checkpoints = new MemoryCheckpoints();
  const sealFacts = factSealer(vault, new PlainSealer());
  const parts = {
    store,
    shelf: vault.shelf,
    checkpoints,
    retentionIn,
    sealFacts,
    clock,
    ids: new CountingIds(),
  };
  const on = (agency: string, name: string, type: string, time: string) => {
    const signed = envelope(agency, name, type);
    return { ...signed, envelope: { ...signed.envelope, time } };
  };
  return {
    record: (agency: string, name: string, time: string, type = NEED) =>
      desk.offer([on(agency, name, type, time)]),
    close: (agency: string, name: string, time: string) =>
      desk.bus.execute(new CloseFile(on(agency, name, CLOSE, time))),
    unlink: (agency: string, name: string, time: string) => {
      const { envelope: plain, ...signed } = on(agency, name, UNLINK, time);
      const data = { ground: 'other-person', staff: 'staff-001' };
      return desk.bus.execute(new UnlinkAgency({ ...signed, envelope: { ...plain, data } }));
    },
    /** An agency comes to the case of abh with another code. */
    join: async (agency: string, name: string) => {
      const codeHash = name.padEnd(43, 'A');
      await desk.makeCode('abh', `${name}-code`, { codeHash, validUntil: '2026-03-15T00:00:00.000Z' });
      const joining = envelope(agency, name, 'de.wegmarke.case.redeem-link-code.v1', { codeHash });
      return desk.bus.execute(new RedeemLinkCode(joining, inForce));
    },
    /** What the clock's run at this instant destroys. */
    runAt: async (instant: string) => {
      clock.set(instant);
      await datePeriods(parts);
      return (await expireKeys(parts)).get('rheine');
    },
  };
}

describe('what is kept from the closing of a file', () => {
  it('has no end while the file is open', async () => {
    const one = await world();
    await one.record('abh', 'a1', '2026-01-10T00:00:00.000Z');
    expect(await one.runAt('2066-01-01T00:00:00.000Z')).toBeUndefined();
  });

  it('ends that long after its agency closed the file, and not what others recorded', async () => {
    const one = await world();
    await one.record('abh', 'a1', '2026-01-10T00:00:00.000Z');
    await one.record('vhs', 'v1', '2026-01-10T00:00:00.000Z');
    expect(await one.close('abh', 'close', '2026-02-01T00:00:00.000Z')).toMatchObject({
      outcome: 'accepted',
    });
    expect(await one.runAt('2027-01-31T23:59:59.999Z')).toBeUndefined();
    expect(await one.runAt('2027-02-01T00:00:00.000Z')).toEqual({ [NEED]: 1 });
    expect(await one.runAt('2066-01-01T00:00:00.000Z')).toBeUndefined();
  });

  it('ends so too where the closing was told to others', async () => {
    const one = await world();
    await one.record('abh', 'a1', '2026-01-10T00:00:00.000Z');
    await one.record('abh', 'closed', '2026-02-01T00:00:00.000Z', CLOSED);
    expect(await one.runAt('2027-02-01T00:00:00.000Z')).toEqual({ [NEED]: 1, [CLOSED]: 1 });
  });

  it('goes on where the file was opened again, and counts from the next closing', async () => {
    const one = await world();
    await one.record('abh', 'a1', '2026-01-10T00:00:00.000Z');
    await one.close('abh', 'close', '2026-02-01T00:00:00.000Z');
    expect(await one.runAt('2026-03-01T00:00:00.000Z')).toBeUndefined();
    await one.record('abh', 'a2', '2026-06-01T00:00:00.000Z');
    expect(await one.runAt('2027-02-01T00:00:00.000Z')).toBeUndefined();
    await one.close('abh', 'close-again', '2027-03-01T00:00:00.000Z');
    expect(await one.runAt('2028-02-29T00:00:00.000Z')).toBeUndefined();
    expect(await one.runAt('2028-03-01T00:00:00.000Z')).toEqual({ [NEED]: 2 });
  });

  it('does not go on for what happened on the day of the closing, which counts from its end where no time is told', async () => {
    const one = await world();
    // Midnight in Berlin: the register tells the day only.
    await one.close('abh', 'close', '2026-01-31T23:00:00.000Z');
    await one.record('abh', 'a1', '2026-02-01T10:30:00.000Z');
    await one.record('abh', 'a2', '2026-02-01T22:59:59.999Z');
    expect(await one.runAt('2027-02-01T22:59:59.999Z')).toBeUndefined();
    expect(await one.runAt('2027-02-01T23:00:00.000Z')).toEqual({ [NEED]: 2 });
  });

  it('goes on for what happened on the day after, as Germany counts days', async () => {
    const one = await world();
    await one.close('abh', 'close', '2026-02-01T10:30:00.000Z');
    await one.record('abh', 'a1', '2026-02-01T23:00:00.000Z');
    expect(await one.runAt('2066-01-01T00:00:00.000Z')).toBeUndefined();
  });

  it('ends that long after a wrong link was split, whatever happened since, and not what others recorded', async () => {
    const one = await world();
    await one.record('abh', 'a1', '2026-01-10T00:00:00.000Z');
    await one.record('vhs', 'v1', '2026-03-10T00:00:00.000Z');
    await one.unlink('vhs', 'unlink', '2026-02-01T10:30:00.000Z');
    expect(await one.runAt('2027-02-01T10:29:59.999Z')).toBeUndefined();
    expect(await one.runAt('2066-01-01T00:00:00.000Z')).toEqual({ [NEED]: 1 });
  });

  it('has no end again where the agency links to the same case anew', async () => {
    const one = await world();
    await one.record('vhs', 'v1', '2026-01-10T00:00:00.000Z');
    await one.unlink('vhs', 'unlink', '2026-02-01T10:30:00.000Z');
    expect(await one.runAt('2026-03-01T00:00:00.000Z')).toBeUndefined();
    expect(await one.join('vhs', 'again')).toMatchObject({ outcome: 'accepted' });
    expect(await one.runAt('2066-01-01T00:00:00.000Z')).toBeUndefined();
  });

  it('ends for what is entered late as well', async () => {
    const one = await world();
    await one.close('abh', 'close', '2026-02-01T00:00:00.000Z');
    expect(await one.runAt('2026-02-02T00:00:00.000Z')).toBeUndefined();
    await one.record('abh', 'late', '2026-01-20T00:00:00.000Z');
    expect(await one.runAt('2027-02-01T00:00:00.000Z')).toEqual({ [NEED]: 1 });
  });

  it('is closed by nobody who does not share the case', async () => {
    const one = await world();
    expect(await one.close('jobcenter', 'close', '2026-02-01T00:00:00.000Z')).toMatchObject({
      outcome: 'held',
    });
  });
});
