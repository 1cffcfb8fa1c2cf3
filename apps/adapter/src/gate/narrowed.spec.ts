import type { CaseEvidence } from '#catalogue';
import type { MatrixCell, Provision } from '#gate';
import type { NarrowingCommand } from '../outbox/narrowing.ts';
import { narrowed } from './narrowed.ts';

const AT = '2026-03-01T10:00:00.000Z';
const BEFORE = '2026-03-01T09:00:00.000Z';

const provision = (over: Partial<Provision> = {}): Provision => ({
  consentId: 'c1',
  provisionId: 'p1',
  form: 'consent',
  source: 'vhs',
  recordedBy: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: ['*'],
  depth: 'detail',
  special: false,
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2027-01-01T00:00:00.000Z',
  ...over,
});
const evidence = (over: Partial<CaseEvidence> = {}): CaseEvidence => ({
  handle: 'h',
  linked: true,
  provisions: [provision(), provision({ provisionId: 'p2' }), provision({ recordedBy: 'caritas' })],
  facts: [],
  restrictions: [],
  objections: [],
  requests: [],
  clearances: [{ rowId: 'r.a', recipient: 'abh', eventId: 'e' }],
  disputed: [],
  disputes: [],
  rights: [],
  erased: false,
  ...over,
});
const cell = (id: string, eventType: string): MatrixCell =>
  ({ id, eventType, sender: 'vhs', recipient: 'abh', purpose: 'course-access' }) as MatrixCell;
/** Row s tells, under another name, some of what row r tells. */
const CELLS = [cell('r.a', 'a'), cell('r.b', 'b'), cell('s.a', 'a'), cell('s.c', 'c')];
const said = (
  type: string,
  data: NarrowingCommand['data'],
  over: Partial<NarrowingCommand> = {},
): NarrowingCommand => ({ type: `de.wegmarke.${type}.v1`, data, state: 'ready', ...over });
const after = (command: NarrowingCommand, before = evidence(), toldAt = BEFORE): CaseEvidence =>
  narrowed(before, [command], { agency: 'vhs', toldAt, cells: CELLS, at: AT });
/** Of which consent which provisions still count. */
const counting = ({ provisions }: CaseEvidence): string[] =>
  provisions
    .filter((one) => one.withdrawnAt === undefined && one.invalidatedAt === undefined)
    .map((one) => `${one.recordedBy} ${one.provisionId}`);

describe('what was said at the desk and the hub has not told yet', () => {
  it('ends a withdrawn consent, whole or by provision, also as another body recorded it for this agency', () => {
    expect(counting(after(said('consent.withdraw', { consentId: 'c1' })))).toEqual([]);
    expect(counting(after(said('consent.withdraw', { consentId: 'c1', provisionIds: ['p2'] })))).toEqual([
      'vhs p1',
      'caritas p1',
    ]);
  });

  it('ends everything of a link that was wrong, until the hub tells of another one', () => {
    const split = said('case.unlink', { ground: 'other-person', staff: 'vhs-012' });
    expect(after(split)).toMatchObject({ linked: false, provisions: [] });
    const settled = { ...split, state: 'recorded', settledAt: '2026-03-01T08:00:00.000Z' } as const;
    expect(after(settled)).toMatchObject({ linked: true });
  });

  it('ends with a withdrawn consent what had taken its place, and not what was given after', () => {
    const from = { agency: 'vhs', toldAt: BEFORE, cells: [], at: AT };
    const two = evidence({ provisions: [provision(), provision({ consentId: 'c2' })] });
    const give = said('consent.give', { consentId: 'c2', supersedes: 'c1', provisions: [] });
    const withdraw = said('consent.withdraw', { consentId: 'c1' });
    const told = { ...give, state: 'recorded', settledAt: '2026-03-01T08:00:00.000Z' } as const;
    const ended = narrowed(two, [told, withdraw], from).provisions;
    expect(ended.map(({ withdrawnAt }) => withdrawnAt)).toEqual([AT, AT]);
    const later = narrowed(two, [withdraw, told], from).provisions;
    expect(later.map(({ withdrawnAt }) => withdrawnAt)).toEqual([AT, undefined]);
  });

  it('ends what its recorder found invalid, what its source does not acknowledge, and what was superseded', () => {
    expect(counting(after(said('consent.invalidate', { consentId: 'c1' })))).toEqual(['caritas p1']);
    expect(counting(after(said('consent.object', { consentId: 'c1', recordedBy: 'caritas' })))).toEqual([
      'vhs p1',
      'vhs p2',
    ]);
    expect(counting(after(said('consent.give', { consentId: 'c2', supersedes: 'c1' })))).toEqual([
      'caritas p1',
    ]);
  });

  it('ends what an amendment does not keep word for word, until the hub tells what became of it', () => {
    const { consentId: _, recordedBy: __, ...kept } = provision();
    const provisions = [kept, { ...kept, provisionId: 'p2', depth: 'fact' }];
    const amended = said('consent.amend', { consentId: 'c1', provisions });
    expect(counting(after(amended))).toEqual(['vhs p1', 'caritas p1']);
    const recorded = { ...amended, state: 'recorded', settledAt: BEFORE } as const;
    expect(counting(after(recorded))).toEqual(['vhs p1', 'caritas p1']);
    expect(counting(after(recorded, evidence(), AT))).toHaveLength(3);
  });

  it('shortens a consent to the representation under which it was confirmed', () => {
    const confirmed = said('consent.reconfirm', { consentId: 'c1', representedUntil: AT });
    expect(after(confirmed).provisions.map(({ validUntil }) => validUntil)).toEqual([
      AT,
      AT,
      provision().validUntil,
    ]);
  });

  it('takes a clearance back, and never gives one', () => {
    const decided = { rowId: 'r.a', recipient: 'abh', eventId: 'e', decision: 'withhold' };
    expect(after(said('disclosure.decide', decided)).clearances).toEqual([]);
    const disclose = { ...decided, eventId: 'other', decision: 'disclose' };
    expect(after(said('disclosure.decide', disclose)).clearances).toEqual(evidence().clearances);
  });

  it('restricts, or closes a row, from the second signature on', () => {
    const right = {
      request: 'r1',
      kind: 'restriction',
      receivedAt: BEFORE,
      dueAt: AT,
      state: 'proposed',
      decision: 'grant',
    } as const;
    const confirmed = said('rights.confirm', { request: 'r1' });
    const restricted = after(confirmed, evidence({ rights: [right] }));
    expect(restricted.restrictions).toEqual([{ eventIds: '*', from: AT }]);
    const objection = { ...right, kind: 'objection', rowId: 'r' } as const;
    expect(after(confirmed, evidence({ rights: [objection] })).objections).toEqual([
      { rowId: 'r.a', from: AT },
      { rowId: 'r.b', from: AT },
      { rowId: 's.a', from: AT },
    ]);
    expect(after(confirmed, evidence({ rights: [{ ...right, decision: 'refuse' }] }))).toEqual(
      evidence({ rights: [{ ...right, decision: 'refuse' }] }),
    );
  });
});
