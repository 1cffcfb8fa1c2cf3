import type { PersonsCase as PersonIn } from '#casefile';
import { MakePersonCode, revokeDevice, wishAsPerson, withdrawAsPerson } from '#casefile';
import { Room } from '../room.ts';
import { claim, timeline } from '../spec/answers.ts';
import { consent, idOf, record, sharedCase, signed } from '../spec/happenings.ts';
import { NETWORK, START, world } from '../spec/world.ts';
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

const LETTERS_END = '2026-01-20T12:00:00.000Z';

/** The provider makes a letter; gives the hash of its code. */
async function letterMade(name: string): Promise<string> {
  const codeHash = `${name}-code`.padEnd(43, 'A');
  const data = { codeHash, validUntil: LETTERS_END, channel: 'handed-over' };
  const letter = signed('vhs', 'de.wegmarke.case.make-person-code.v1', name, data);
  const receipt = await one.bus.execute(new MakePersonCode(letter, await one.inForce()));
  expect(receipt).toMatchObject({ outcome: 'accepted' });
  return codeHash;
}

/** The person enters by a letter of the provider. */
async function entered(name = 'letter'): Promise<PersonIn> {
  const codeHash = await letterMade(name);
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
    await one.files.person.say(place, (state) => wishAsPerson({ wish: 'interpreter', to: [] }, state));
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

describe('the preview of a withdrawal on the own page', () => {
  const attendance = 'de.wegmarke.language.irregular-attendance.v1';

  it('says that the law may let the same be told, and on which condition, once', async () => {
    await consent(one, { eventTypes: [attendance] });
    const preview = await own.preview(place, 'vhs', 'consent-1');
    expect(preview?.stops).toMatchObject([{ recipient: 'jobcenter', unlessByLaw: true }]);
    const law = preview?.continuesByLaw.filter(({ recipient }) => recipient === 'jobcenter');
    expect(law).toMatchObject([{ onlyIf: { en: expect.stringContaining('obliged') as string } }]);
  });

  it('does not say to stop what another consent lets the same recipient learn', async () => {
    await consent(one);
    await consent(one, {}, 'case-1', 'consent-2');
    expect(await own.preview(place, 'vhs', 'consent-1')).toMatchObject({
      stops: [],
      continuesByConsent: [{ consentId: 'consent-2', recipient: 'jobcenter' }],
    });
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
      () => own.devices(place),
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
    expect(
      await one.files.person.say(place, (state) => wishAsPerson({ wish: 'interpreter', to: [] }, state)),
    ).toMatchObject({
      code: 'PERSON_DEVICE_NOT_VALID',
    });
  });
});

describe('the devices on which the path can be seen', () => {
  const day = (nth: number) => one.clock.set(`2026-01-${10 + nth}T12:00:00.000Z`);
  const pin = () => one.files.person.unlock(place, 'verifier');

  it('are told with when they were used first and last, and by whose letter of which day', async () => {
    day(6);
    await pin();
    const letter = { agency: 'vhs', agencyName: { de: expect.any(String) }, madeAt: START };
    const used = { enteredAt: START, lastUsedAt: '2026-01-16T12:00:00.000Z' };
    expect((await own.devices(place)).devices).toMatchObject([
      { id: 'letter-device', own: true, revoked: false, ...used, letter },
    ]);
  });

  it('are pointed out while they came since the own one was used the time before, and not for ever', async () => {
    expect((await own.devices(place)).unseen).toEqual({ devices: [] });
    day(6);
    await entered('second-letter');
    day(7);
    await pin();
    expect((await own.devices(place)).unseen).toEqual({ devices: ['second-letter-device'] });
    day(8);
    await pin();
    expect((await own.devices(place)).unseen).toEqual({ devices: [] });
  });

  it('are all pointed out on one that is used for the first time, but for those that open nothing', async () => {
    const second = await entered('second-letter');
    expect((await own.devices(second)).unseen.devices).toEqual(['letter-device']);
    await one.files.person.say(second, (state) => revokeDevice(place.device.device, state));
    expect(await own.devices(second)).toMatchObject({
      devices: [{ id: 'letter-device', revoked: true }, { own: true }],
      unseen: { devices: [] },
    });
  });

  it('could become more by a letter that nobody used yet, which is pointed out while it lasts', async () => {
    day(6);
    await letterMade('second-letter');
    const unseen = { letter: { agency: 'vhs', madeAt: '2026-01-16T12:00:00.000Z', validUntil: LETTERS_END } };
    expect((await own.devices(place)).unseen).toMatchObject(unseen);
    one.clock.set(LETTERS_END);
    expect((await own.devices(place)).unseen).toEqual({ devices: [] });
  });
});

describe('whom to turn to', () => {
  it('is every agency of the case, by what it is there for', async () => {
    const { contacts } = await own.contacts(place);
    expect(contacts.map(({ agency }) => agency)).toEqual(['jobcenter', 'vhs']);
    expect(contacts[0]?.mandate.de).not.toBe('');
  });
});
