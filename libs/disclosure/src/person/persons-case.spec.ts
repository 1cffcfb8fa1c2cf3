import type { PersonsCase as PersonIn } from '#casefile';
import { MakePersonCode, revokeDevice, wishAsPerson, withdrawAsPerson } from '#casefile';
import { Room } from '../room.ts';
import { claim, timeline } from '../spec/answers.ts';
import { consent, idOf, record, sharedCase, signed } from '../spec/happenings.ts';
import { NETWORK, world } from '../spec/world.ts';
import type { World } from '../spec/world.ts';
import { DeviceTakenAway, PersonsCase } from './persons-case.ts';

let one: World;
let own: PersonsCase;
let place: PersonIn;
beforeEach(async () => {
  one = await world();
  await sharedCase(one);
  place = await entered();
  own = new PersonsCase({ ...one, room: new Room({ places: 4, mostWaiting: 4, patienceMs: 1_000 }) });
});
afterEach(() => one.end());

/** The person enters by a letter of the provider. */
async function entered(name = 'letter'): Promise<PersonIn> {
  const codeHash = `${name}-code`.padEnd(43, 'A');
  const data = { codeHash, validUntil: '2026-01-20T12:00:00.000Z', channel: 'handed-over' };
  const letter = signed('vhs', 'de.wegmarke.case.make-person-code.v1', name, data);
  const receipt = await one.bus.execute(new MakePersonCode(letter, await one.inForce()));
  expect(receipt).toMatchObject({ outcome: 'accepted' });
  const secrets = { secretHash: `${name}-secret`, pinSalt: 'salt', pinVerifier: 'verifier' };
  const found = await one.files.person.enter(NETWORK, { device: `${name}-device`, codeHash, ...secrets });
  if (found === undefined) throw new Error('the letter opens nothing');
  return found;
}

/** The decisions of the last release of the case. */
async function lastRelease() {
  const { events } = await one.store.read(`case-${NETWORK}-${place.caseId}`);
  const event = events.findLast(({ type }) => type === 'Released');
  const { data } = (await one.vault.openFact(event!)) as { readonly data: Readonly<Record<string, unknown>> };
  return data;
}

describe("the person's path", () => {
  it('shows what agencies recorded, and is entered before it leaves like any other read', async () => {
    const { entries } = await own.path(place);
    expect(entries).toMatchObject([{ id: idOf('vhs', 'm1'), agency: 'vhs', basis: { kind: 'statutory' } }]);
    expect(entries[0]?.fields.length).toBeGreaterThan(0);
    expect(await lastRelease()).toMatchObject({
      door: 'person-view',
      recipient: 'the-person',
      actor: 'person',
      decisions: [{ ask: { sender: 'vhs', purpose: 'subject-rights' } }],
    });
  });

  it('cannot be entered: then nothing is shown', async () => {
    one.store.appendEach = async (appends) =>
      appends.map(() => ({ outcome: 'failed', error: new Error('disk full') }));
    await expect(own.path(place)).rejects.toThrow('disk full');
  });
});

describe('who saw what', () => {
  it('tells each look by others, the newest first, without staff and without the own looks', async () => {
    await consent(one);
    await claim(one, 'jobcenter');
    await timeline(one, 'jobcenter');
    await own.path(place);
    const { entries } = await own.accesses(place);
    expect(entries).toMatchObject([
      { agency: 'jobcenter', by: 'staff', door: 'timeline', what: [{ en: 'Module completed' }] },
      { agency: 'jobcenter', by: 'system', door: 'claim' },
    ]);
    expect(JSON.stringify(entries)).not.toContain('staff-1');
    expect((await lastRelease())['decisions']).toMatchObject([{ fields: [] }]);
  });

  it('goes on where a page ended', async () => {
    await consent(one);
    for (let nth = 0; nth < 22; nth += 1) await timeline(one, 'jobcenter');
    const first = await own.accesses(place);
    const second = await own.accesses(place, first.next);
    expect([first.entries.length, second.entries.length, second.next]).toEqual([20, 2, undefined]);
  });

  it('pages alike whatever else happened in the case, so that a page number tells of nothing hidden', async () => {
    await consent(one);
    const looks = async () => {
      for (let nth = 0; nth < 11; nth += 1) await timeline(one, 'jobcenter');
    };
    await looks();
    await one.files.person.say(place, (state) => wishAsPerson('interpreter', state));
    await looks();
    expect((await own.accesses(place)).next).toBe(2);
  });
});

describe('a withdrawal on the own page', () => {
  it('is previewed, and closes what rested on it at once', async () => {
    await consent(one);
    expect(await own.preview(place, 'vhs', 'consent-1')).toMatchObject({
      stops: [{ source: 'vhs', recipient: 'jobcenter', purpose: { id: 'course-progress' } }],
      continuesByConsent: [],
    });
    expect(await own.preview(place, 'vhs', 'no-such-consent')).toBeUndefined();
    await one.files.person.say(place, (state, at) =>
      withdrawAsPerson({ recordedBy: 'vhs', consentId: 'consent-1', at }, state),
    );
    await record(one, ['m2']);
    expect((await timeline(one, 'jobcenter')).entries).toEqual([]);
    expect((await own.consents(place)).consents).toMatchObject([{ recordedBy: 'vhs', state: 'withdrawn' }]);
  });
});

describe('a device that is taken away while it looks', () => {
  const taken = async () => {
    const other = await entered('second-letter');
    const said = await one.files.person.say(other, (state) => revokeDevice(place.device.device, state));
    expect(said).toMatchObject({ position: expect.any(Number) });
  };

  it('is shown nothing more, whatever it asked for', async () => {
    await taken();
    const reads = [
      () => own.path(place),
      () => own.promises(place),
      () => own.accesses(place),
      () => own.consents(place),
      () => own.preview(place, 'vhs', 'consent-1'),
      () => own.contacts(place),
    ];
    for (const read of reads) await expect(read()).rejects.toThrow(DeviceTakenAway);
  });

  it('is shown nothing also when that happens between decision and entry', async () => {
    const commit = one.files.commitReleases.bind(one.files);
    let calls = 0;
    one.files.commitReleases = async (releases) => {
      if ((calls += 1) === 1) await taken();
      return commit(releases);
    };
    await expect(own.path(place)).rejects.toThrow(DeviceTakenAway);
  });

  it('says nothing more', async () => {
    await taken();
    expect(await one.files.person.say(place, (state) => wishAsPerson('interpreter', state))).toMatchObject({
      code: 'PERSON_DEVICE_NOT_VALID',
    });
  });
});

describe('whom to turn to', () => {
  it('is every agency of the case, by what it is there for', async () => {
    const { contacts } = await own.contacts(place);
    expect(contacts.map(({ agency }) => agency)).toEqual(['jobcenter', 'vhs']);
    expect(contacts[0]?.mandate.de).not.toBe('');
  });
});
