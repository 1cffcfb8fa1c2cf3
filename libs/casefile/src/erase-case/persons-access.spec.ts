import { MakePersonCode } from '../person/make-person-code/make-person-code.command.ts';
import { wishAsPerson } from '../person/persons-word.decide.ts';
import { inForce } from '../spec/agreement.ts';
import { deskOn, envelope } from '../spec/desk.ts';
import { handleOfAgency } from '../spec/history.ts';
import { eraseCase } from './erase-case.ts';
import { erasingOn } from './spec/erasing.ts';

const controllerOf = (_: string, agency: string) => `${agency}-controller`;
const functions = [{ name: 'person-view', on: true, exceptFor: [], role: '' }];
const agreed = { ...inForce, agreement: { ...inForce.agreement, functions } } as typeof inForce;
const letter = { codeHash: 'letter', validUntil: '2026-01-20T12:00:00.000Z', channel: 'handed-over' };
const entry = {
  device: 'd1',
  codeHash: 'letter',
  secretHash: 'secret',
  pinSalt: 'salt',
  pinVerifier: 'verifier',
};

/** caritas and jobcenter share a case; caritas made a letter, with which the person may have entered and wished. */
async function lettered() {
  const desk = await deskOn();
  await desk.open('caritas');
  await desk.makeCode('caritas');
  await desk.redeem('jobcenter');
  const made = envelope('caritas', 'letter', 'de.wegmarke.case.make-person-code.v1', letter);
  expect(await desk.bus.execute(new MakePersonCode(made, agreed))).toMatchObject({ outcome: 'accepted' });
  const caseId = (await desk.cases.caseOf('rheine', 'caritas', handleOfAgency('caritas')))!;
  const enter = () => desk.cases.person.enter('rheine', entry);
  const known = () => desk.cases.person.deviceOf('rheine', entry.secretHash);
  /** Rows that lead to the case from a code or a device, or stand in it, and whose content has a key. */
  const withKeys = async () => {
    const events = await desk.store.readAll(0, { max: 100 });
    const keys = await desk.vault.shelf.get(events.map(({ sealed }) => sealed.kid));
    return events.filter(({ sealed }) => keys.has(sealed.kid)).map(({ stream, type }) => `${stream} ${type}`);
  };
  return { caseId, enter, known, withKeys, cases: desk.cases, ...erasingOn(desk, controllerOf) };
}

describe("the person's way into a case that was erased", () => {
  it('is closed: neither code nor device leads anywhere, and of PIN, secret and wishes no key is left', async () => {
    const { caseId, enter, known, withKeys, cases, parts, states } = await lettered();
    const who = (await enter())!;
    const persons = async () => (await withKeys()).filter((row) => /person/i.test(row));
    expect(await cases.person.unlock(who, 'verifier')).toBe(true);
    await cases.person.say(who, (state) => wishAsPerson({ wish: 'interpreter', to: [] }, state));
    expect(new Set((await persons()).map((row) => row.split(' ')[1]))).toEqual(
      new Set(['CodePointed', 'PersonCodeMade', 'PersonDeviceEntered', 'PersonPinTried', 'PersonWished']),
    );
    await eraseCase({ network: 'rheine', caseId }, parts);
    expect(await known()).toBeUndefined();
    expect(
      await cases.person.enter('rheine', { ...entry, device: 'd2', secretHash: 'other' }),
    ).toBeUndefined();
    expect(await cases.person.unlock(who, 'verifier')).toBe(false);
    expect(await persons()).toEqual([]);
    for (const state of await states(caseId))
      expect(state).toMatchObject({ person: { devices: [], wishes: [] } });
  });

  it('stays open when the agency whose letter it was is erased; a letter that was not used opens nothing', async () => {
    const used = await lettered();
    await used.enter();
    await eraseCase({ network: 'rheine', caseId: used.caseId, controller: 'caritas-controller' }, used.parts);
    expect(await used.known()).toMatchObject({ device: { device: 'd1' } });
    const unused = await lettered();
    await eraseCase(
      { network: 'rheine', caseId: unused.caseId, controller: 'caritas-controller' },
      unused.parts,
    );
    expect(await unused.enter()).toBeUndefined();
  });
});
