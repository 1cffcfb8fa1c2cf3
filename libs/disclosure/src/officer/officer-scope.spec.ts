import fc from 'fast-check';
import {
  GiveConsent,
  MakeLinkCode,
  OpenCase,
  ProposeDecision,
  RecordEvents,
  RedeemLinkCode,
  RequestRight,
  WithdrawConsent,
} from '#casefile';
import { officers } from '../spec/officer-world.ts';
import type { Officers } from '../spec/officer-world.ts';
import type { World } from '../spec/world.ts';
import { claim, timeline } from '../spec/answers.ts';
import { consent, handleOf, MODULE, record, sharedCase, signed } from '../spec/happenings.ts';
import { world } from '../spec/world.ts';
import { OFFICER_LISTS } from './questions.ts';

const NEED = 'de.wegmarke.language.need-found.v1';
const need = { level: 'a1', place: 'counselling' };

/** What concerns the jobcenter; the others' doings stand between. */
const OWN_DOINGS: readonly ((one: World) => Promise<unknown>)[] = [
  (one) => sharedCase(one, ['m1', 'm2']),
  (one) => consentForTwo(one),
  (one) => timeline(one, 'jobcenter'),
  (one) => timeline(one, 'jobcenter', { purpose: 'case-management' }),
  (one) => claim(one, 'jobcenter'),
  (one) => record(one, ['m3']),
  (one) => claim(one, 'jobcenter'),
  (one) => requestAccess(one),
];

/** Everything that agencies of other controllers may do in the same case and beside it, each on top of the ones before. */
const OTHERS_DOINGS: readonly ((one: World, office: Officers) => Promise<unknown>)[] = [
  (one) => join(one, 'caritas'),
  (one) => join(one, 'abh'),
  (one) => consent(one, { recipients: ['abh'] }, 'case-1', 'consent-3'),
  (one) => consent(one, { recipients: ['caritas'], purposes: ['counselling'] }, 'case-1', 'consent-2'),
  (one) => timeline(one, 'abh'),
  (one) => timeline(one, 'caritas'),
  (one) => timeline(one, 'caritas', { purpose: 'duty-monitoring' }),
  (one) => claim(one, 'abh'),
  (one) => recordNeed(one, 'caritas'),
  (_, office) => office.all('abh', { of: 'search' }),
  (one) => sharedWithoutJobcenter(one),
  (one) => withdrawOf(one, { consentId: 'consent-2' }),
  (one) => withdrawOf(one, { consentId: 'consent-1', provisionIds: ['provision-2'] }),
  (one) => proposeAtVhs(one),
];

describe("what concerns other controllers' agencies only", () => {
  it("changes nothing of what the jobcenter's officer is told, at any list, entry, file or error", async () => {
    let hidden = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 14, maxLength: 14 }),
        async (slots) => {
          const alone = await told(OWN_DOINGS.map((own) => [own]));
          const crowded = await told(
            OWN_DOINGS.map((own, place) => [
              own,
              ...OTHERS_DOINGS.filter((_, other) => placeOf(slots, other) === place),
            ]),
          );
          expect(crowded.answers).toEqual(alone.answers);
          expect(alone.seen).toBeGreaterThan(4);
          hidden += crowded.released - alone.released;
        },
      ),
      { numRuns: 4 },
    );
    expect(hidden).toBeGreaterThanOrEqual(12);
  });

  /** The others keep their order: each comes no earlier than the one before it; what answers the last own doing comes after it. */
  function placeOf(slots: readonly number[], other: number): number {
    const isLast = other === OTHERS_DOINGS.length - 1;
    return isLast ? OWN_DOINGS.length - 1 : Math.max(...slots.slice(0, other + 1));
  }

  async function told(steps: readonly (readonly ((one: World, office: Officers) => Promise<unknown>)[])[]) {
    const one = await world();
    const office = officers(one);
    try {
      for (const step of steps.flat()) await step(one, office);
      const early = await everyAnswer(one, office);
      one.clock.set('2026-04-30T12:00:00.000Z');
      const late = await everyAnswer(one, office);
      const seen = await office.all('jobcenter', { of: 'search' });
      expect(await office.all('jobcenter', { of: 'requests' })).toMatchObject([
        { request: 'request-1', state: 'open' },
      ]);
      expect(one.faults).toEqual([]);
      return { answers: [early, late], seen: seen.length, released: (await releases(one)).length };
    } finally {
      await office.end();
      await one.end();
    }
  }
});

/** All that the jobcenter's officer can get out of the hub, places in the log told by their rank only (they count the whole hub). */
async function everyAnswer(one: World, office: Officers): Promise<string> {
  const asker = office.asker('jobcenter');
  const lists = [];
  for (const of of OFFICER_LISTS) {
    lists.push(await office.all('jobcenter', { of }), await office.all('jobcenter', { of, days: 1 }));
    const { manifest, json, csv } = await office.desk.export(asker, { of });
    lists.push({ ...manifest, sha256: 'of what follows' }, json, csv);
  }
  const searches = [
    'agency:caritas',
    'recipient:abh',
    'consent:consent-2',
    `case:${handleOf('vhs')}`,
    'actor:staff-1',
  ];
  for (const query of searches) lists.push(await office.all('jobcenter', { of: 'search', query }));
  const entries: unknown[] = [];
  for (const { position } of await releases(one))
    for (const ordinal of [0, 1, 2])
      await office.desk.entry(asker, { position, ordinal }).then(
        (answer) => entries.push(answer),
        (error: unknown) => expect(error).toMatchObject({ code: 'ENTRY_NOT_FOUND' }),
      );
  return ranked(JSON.stringify([lists, entries]));
}

function releases(one: World) {
  return one.store.readAll(0, { max: 10_000, filter: { types: ['Released'] } });
}

function ranked(text: string): string {
  const places = [...new Set(text.match(/(?<="|,|\n)\d+(?=\/\d+)/g))].map(Number).toSorted((a, b) => a - b);
  return text.replaceAll(/(?<="|,|\n|\\n)(\d+)(?=\/\d+)/g, (place) => `#${places.indexOf(Number(place))}`);
}

async function join(one: World, agency: string): Promise<void> {
  const codeHash = `second-code-for-${agency}`.padEnd(43, 'A');
  const validUntil = '2026-01-20T12:00:00.000Z';
  const inForce = await one.inForce();
  const make = signed('vhs', 'de.wegmarke.case.make-link-code.v1', `code-${agency}`, {
    codeHash,
    validUntil,
  });
  await one.bus.execute(new MakeLinkCode(make, inForce));
  const redeem = signed(agency, 'de.wegmarke.case.redeem-link-code.v1', `redeem-${agency}`, { codeHash });
  const receipt = await one.bus.execute(new RedeemLinkCode(redeem, inForce));
  expect(receipt).toMatchObject({ outcome: 'accepted' });
}

async function recordNeed(one: World, agency: string): Promise<void> {
  await one.bus.execute(
    new RecordEvents([signed(agency, NEED, `need-of-${agency}`, need)], () => true, await one.inForce()),
  );
}

async function withdrawOf(
  one: World,
  data: { readonly consentId: string; readonly provisionIds?: string[] },
) {
  const name = `withdraw-${data.consentId}`;
  const receipt = await one.bus.execute(
    new WithdrawConsent(signed('vhs', 'de.wegmarke.consent.withdraw.v1', name, data)),
  );
  expect(receipt).toMatchObject({ outcome: 'accepted' });
}

/** One record, in which one provision is for the jobcenter and the other for the counselling. */
async function consentForTwo(one: World): Promise<void> {
  const provision = (recipient: string, nth: number) => ({
    provisionId: `provision-${nth}`,
    form: 'consent',
    source: 'vhs',
    recipients: [recipient],
    purposes: ['course-progress'],
    eventTypes: [MODULE],
    depth: 'detail',
    special: false,
    validFrom: '2025-01-01T00:00:00.000Z',
    validUntil: '2027-01-01T00:00:00.000Z',
  });
  const provisions = [provision('jobcenter', 1), provision('caritas', 2)];
  const notice = { id: 'notice-course', version: '3', language: 'ar', channel: 'paper' };
  const data = { consentId: 'consent-1', notice, givenBy: 'person', consequencesTold: true, provisions };
  const give = signed('vhs', 'de.wegmarke.consent.give.v1', 'give-consent-1', data);
  expect(await one.bus.execute(new GiveConsent(give, await one.inForce()))).toMatchObject({
    outcome: 'accepted',
  });
}

/** Another person's case, of which the jobcenter knows nothing. */
async function sharedWithoutJobcenter(one: World): Promise<void> {
  const inForce = await one.inForce();
  const open = signed(
    'abh',
    'de.wegmarke.case.open.v1',
    'other-open',
    {},
    { handle: handleOf('abh', 'other') },
  );
  await one.bus.execute(new OpenCase(open));
  const data = { courseCode: 'IK-2025-014', module: 1, level: 'a2' };
  const module = signed('abh', MODULE, 'other-module', data, { handle: handleOf('abh', 'other') });
  await one.bus.execute(new RecordEvents([module], () => true, inForce));
  await timeline(one, 'abh', { handle: handleOf('abh', 'other') });
}

/** The person asks every controller for access; the jobcenter takes it down. */
async function requestAccess(one: World): Promise<void> {
  const receivedAt = one.clock.now();
  const asked = {
    request: 'request-1',
    kind: 'access',
    receivedAt,
    identityCheck: 'document',
    staff: 'job-1',
  };
  const request = signed('jobcenter', 'de.wegmarke.rights.request.v1', 'right', asked);
  expect(await one.bus.execute(new RequestRight(request, await one.inForce()))).toMatchObject({
    outcome: 'accepted',
  });
}

/** What another controller makes of its part. */
async function proposeAtVhs(one: World): Promise<void> {
  const proposed = { request: 'request-1', decision: 'refuse', ground: 'nothing-held', staff: 'vhs-1' };
  const propose = signed('vhs', 'de.wegmarke.rights.propose.v1', 'propose', proposed);
  expect(await one.bus.execute(new ProposeDecision(propose, await one.inForce()))).toMatchObject({
    outcome: 'accepted',
  });
}
