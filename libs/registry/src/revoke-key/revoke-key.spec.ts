import { specify } from '#decider/specify';
import { earlierSigningKeys, everySigningKey, lastingSigningKeys, registryStream } from '../participants.ts';
import { givenBack } from '../keys.ts';
import type { RegistryFact } from '../registry.events.ts';
import {
  AT,
  foldOf,
  registered,
  request,
  revoked,
  revoking,
  rotated,
  rotating,
  usable,
} from '../spec/keys-of-the-vhs.ts';

describe('revoking a key', () => {
  const since = '2026-01-20T00:00:00.000Z';

  it('takes it out of use at once, for ever, and leaves what it signed before signed', () => {
    specify(registryStream).given(registered).when(revoking()).thenRecords(revoked());
    const state = foldOf(registered, rotated('two', ['one']), revoked());
    expect(usable(state, AT)).toEqual(['two']);
    expect(everySigningKey(state.agencies['vhs']).map(({ kid }) => kid)).toEqual(['two', 'one']);
    expect(state.compromises).toEqual([]);
  });

  it('of a compromised one is remembered until every case is told', () => {
    const compromised = revoked({ ground: 'compromised', compromisedSince: since });
    const open = foldOf(registered, compromised);
    expect(open.compromises).toEqual([{ agency: 'vhs', kid: 'one', revocation: 'r-1', since, at: AT }]);
    expect(earlierSigningKeys(open.agencies['vhs'], AT)).toEqual([]);
    const done = { agency: 'vhs', revocation: 'r-1', cases: 2, entries: 7, at: AT };
    const closed = foldOf(registered, compromised, { type: 'KeyRevocationCompleted', data: done });
    expect(closed.compromises[0]?.completed).toEqual({ cases: 2, entries: 7 });
  });

  it('of the sealing key leaves nothing to be sealed to, until another takes its place', () => {
    const state = foldOf(registered, revoked({ kid: 'enc' }));
    expect(state.agencies['vhs']?.keys).toEqual({});
    expect(usable(state, AT)).toEqual(['one']);
  });

  it.each([
    ['a key that the agency never had', { kid: 'six' }, 'KEY_UNKNOWN'],
    ['a key of an agency that is not registered', { agency: 'abh' }, 'AGENCY_NOT_REGISTERED'],
    ['a compromise without a date', { ground: 'compromised' }, 'COMPROMISE_NOT_DATED'],
    [
      'a compromise to come',
      { ground: 'compromised', compromisedSince: '2026-02-01T12:00:00.001Z' },
      'COMPROMISE_NOT_DATED',
    ],
  ] as const)('refuses %s', (_, change, code) => {
    specify(registryStream).given(registered).when(revoking(change)).thenRejects(code);
  });

  it('is said once, unless it reaches further', () => {
    const first = revoked({ ground: 'compromised', compromisedSince: since });
    const desk = specify(registryStream).given(registered, first);
    desk.when(revoking()).thenRejects('KEY_ALREADY_REVOKED');
    const again = { ground: 'compromised', compromisedSince: since, revocation: 'r-2' } as const;
    desk.when(revoking(again)).thenRejects('KEY_ALREADY_REVOKED');
    const earlier = { ...again, compromisedSince: '2026-01-19T23:59:59.999Z' } as const;
    desk.when(revoking(earlier)).thenRecords(revoked(earlier));
    specify(registryStream).given(registered, revoked()).when(revoking(again)).thenRecords(revoked(again));
  });

  describe('that is compromised', () => {
    const before = '2026-01-19T00:00:00.000Z';
    const later = '2026-01-25T00:00:00.000Z';
    const theft = { ground: 'compromised', compromisedSince: since } as const;
    const led = (kid: string) => revoked({ ...theft, kid, revocation: `r-1.${kid}` });

    it.each<readonly [string, readonly RegistryFact[], readonly string[]]>([
      ['nothing that it let in before', [rotated('two', ['one'], { at: before })], []],
      ['what it let in at that instant', [rotated('two', ['one'], { at: since })], ['two']],
      [
        'what was let in by what it let in, however far down',
        [
          rotated('two', ['one'], { at: later }),
          rotated('three', ['two', 'one'], { at: later }),
          rotated('four', ['three', 'two', 'one'], { at: later }),
        ],
        ['two', 'three', 'four'],
      ],
      [
        'all that it let in side by side',
        [rotated('two', ['one'], { at: later }), rotated('three', ['one', 'two'], { at: later })],
        ['three', 'two'],
      ],
      ['nothing that the operator approved', [rotated('two', ['one'], { at: later, isApproved: true })], []],
      [
        'nothing that another of its keys let in',
        [rotated('two', ['one'], { at: before }), rotated('three', ['two', 'one'], { at: later })],
        [],
      ],
      [
        'what was retired meanwhile, too',
        [rotated('two', ['one'], { at: later }), revoked({ kid: 'two', revocation: 'r-0' })],
        ['two'],
      ],
      [
        'nothing again that is revoked as far already',
        [rotated('two', ['one'], { at: later }), revoked({ ...theft, kid: 'two', revocation: 'r-0' })],
        [],
      ],
    ])('takes with it %s', (_, facts, kids) => {
      specify(registryStream)
        .given(registered, ...facts)
        .when(revoking(theft))
        .thenRecords(revoked(theft), ...kids.map(led));
    });

    it('leaves the thief no key who let his own in, and each is a compromise of its own', () => {
      const facts = [registered, rotated('thief', ['one'], { at: later }), revoked(theft), led('thief')];
      const state = foldOf(...facts);
      expect(usable(state, AT)).toEqual([]);
      expect(earlierSigningKeys(state.agencies['vhs'], AT)).toEqual([]);
      const open = state.compromises.map(({ kid, revocation }) => [kid, revocation]);
      expect(open).toEqual([
        ['one', 'r-1'],
        ['thief', 'r-1.thief'],
      ]);
      specify(registryStream)
        .given(...facts)
        .when(rotating(request('six', { by: 'thief' })))
        .thenRejects('KEY_REQUEST_NOT_ENDORSED');
    });

    it('gives the agency back its own key that the thief had ended', () => {
      const own = [registered, rotated('two', ['one'], { at: before })];
      const thief = rotated('thief', ['one', 'two'], { at: later, overlapUntil: '2026-02-01T00:00:00.000Z' });
      const robbed = foldOf(...own, thief);
      expect(usable(robbed, AT)).toEqual(['thief']);
      const state = foldOf(...own, thief, revoked(theft), led('thief'));
      expect(usable(state, AT)).toEqual(['two']);
      expect(lastingSigningKeys(state.agencies['vhs']!).map(({ kid }) => kid)).toEqual(['two']);
      expect(givenBack(state.agencies['vhs']!.everyKey, ['one', 'thief'], AT)).toEqual(['two']);
      expect(givenBack(robbed.agencies['vhs']!.everyKey, ['one', 'thief'], AT)).toEqual([]);
    });

    describe('on a key that the thief let in', () => {
      const thiefAt = '2026-01-22T00:00:00.000Z';
      const over = '2026-01-23T00:00:00.000Z';
      const fromItsFirstDay = led('thief');
      const twoKeys = [registered, rotated('two', ['one'], { at: before })];
      const ended = (retired: readonly string[], more = {}) =>
        rotated('thief', retired, { at: thiefAt, overlapUntil: over, ...more });

      it('leaves the end that the agency itself had set', () => {
        const two = rotated('two', ['one'], { at: before, overlapUntil: since });
        const facts = [registered, two, rotated('three', ['two'], { at: before, overlapUntil: AT })];
        const robbed = [...facts, ended(['two', 'three'])];
        const state = foldOf(...robbed, fromItsFirstDay);
        expect(usable(state, AT)).toEqual(['three']);
        expect(usable(state, later)).toEqual(['three']);
        expect(givenBack(state.agencies['vhs']!.everyKey, ['thief'], AT)).toEqual(['three']);
      });

      it('leaves every end unless it was his from its first day, and came in without the operator', () => {
        const facts = [...twoKeys, ended(['one', 'two'])];
        expect(usable(foldOf(...facts, revoked({ kid: 'thief' })), AT)).toEqual([]);
        const stolenLater = revoked({ ...theft, kid: 'thief', compromisedSince: later });
        expect(usable(foldOf(...facts, stolenLater), AT)).toEqual([]);
        const approved = [...twoKeys, ended(['one', 'two'], { isApproved: true })];
        expect(usable(foldOf(...approved, fromItsFirstDay), AT)).toEqual([]);
        expect(usable(foldOf(...facts, fromItsFirstDay), AT)).toEqual(['two']);
      });

      it.each<readonly [string, readonly RegistryFact[]]>([
        ['endorsed it', [ended(['one'])]],
        [
          'endorsed the one that endorsed it',
          [
            rotated('other', ['one'], { at: thiefAt, overlapUntil: over }),
            ended(['other', 'one'], { endorsedBy: 'other' }),
          ],
        ],
      ])('never gives back the key that %s: he has it', (_, facts) => {
        const state = foldOf(registered, ...facts, fromItsFirstDay);
        expect(usable(state, later)).toEqual([]);
        expect(lastingSigningKeys(state.agencies['vhs']!)).toEqual([]);
        specify(registryStream)
          .given(registered, ...facts, fromItsFirstDay)
          .when(rotating(request('six')))
          .thenRejects('KEY_REQUEST_NOT_ENDORSED');
      });

      it('gives nothing back that the operator has approved another for, and takes nothing back by one', () => {
        const robbed = [...twoKeys, ended(['one', 'two'])];
        const fresh = rotated('fresh', ['thief'], { at: later, overlapUntil: later, isApproved: true });
        expect(usable(foldOf(...robbed, fresh, fromItsFirstDay), AT)).toEqual(['fresh']);
        const after = rotated('fresh', ['two'], { isApproved: true });
        expect(usable(foldOf(...robbed, fromItsFirstDay, after), AT)).toEqual(['fresh', 'two']);
        const toldOnce = [...robbed, fromItsFirstDay, after];
        const earlier = revoked({ ...theft, kid: 'thief', compromisedSince: before, revocation: 'r-2' });
        expect(usable(foldOf(...toldOnce, earlier), AT)).toEqual(['fresh', 'two']);
      });
    });

    it('keeps no key of its lineage when it is told once more with an earlier date', () => {
      const facts = [registered, rotated('two', ['one'], { at: before }), revoked(theft)];
      const earlier = { ...theft, compromisedSince: before, revocation: 'r-2' };
      specify(registryStream)
        .given(...facts)
        .when(revoking(earlier))
        .thenRecords(revoked(earlier), revoked({ ...earlier, kid: 'two', revocation: 'r-2.two' }));
    });
  });
});
