import { AnswerConflict, RecordEvents } from '#casefile';
import type { Receipt } from '#catalogue';
import { catalogueEntry } from '#catalogue';
import { RegisterAgency } from '#registry';
import { stated } from '../recall/spec/recalling.ts';
import { timeline } from '../spec/answers.ts';
import { idOf, joinCase, sharedCase, signed } from '../spec/happenings.ts';
import { publicKeysOf } from '../spec/plain-crypto.ts';
import type { World } from '../spec/world.ts';
import { world } from '../spec/world.ts';

const VOUCHER = 'de.wegmarke.language.voucher-issued.v1';
const DUTY = 'de.wegmarke.language.duty-stated.v1';
const CHANGED = 'de.wegmarke.benefits.legal-sphere-changed.v1';
const NOWHERE = 'an-entry-that-nobody-has'.padEnd(43, '0');

let one: World;
let words = 0;

async function tells(agency: string, type: string, name: string): Promise<string> {
  const events = [signed(agency, type, name, catalogueEntry(type)?.example ?? {})];
  const { receipts } = await one.bus.execute(new RecordEvents(events, () => true, await one.inForce()));
  expect(receipts).toMatchObject([{ outcome: 'accepted' }]);
  return idOf(agency, name);
}

async function says(
  agency: string,
  entries: readonly string[],
  said: { readonly rule?: string; readonly outcome?: string } = {},
): Promise<Receipt> {
  const { rule = 'two-vouchers', outcome } = said;
  const data = { rule, entries, staff: `${agency}-001`, ...(outcome !== undefined && { outcome }) };
  const type = `de.wegmarke.conflict.${outcome === undefined ? 'acknowledge' : 'resolve'}.v1`;
  const command = signed(agency, type, `word-${(words += 1)}`, data);
  return one.bus.execute(new AnswerConflict(command, await one.inForce()));
}

/** A receipt without the id of its command. */
function answer({ outcome, code, position, at }: Receipt): object {
  return { outcome, code, position, at };
}

const wordsSeenBy = async (agency: string) => (await timeline(one, agency)).conflicts;

describe('a word on a conflict', () => {
  let [ours, theirs, duty, withheld] = ['', '', '', ''];
  beforeEach(async () => {
    one = await world();
    await one.bus.execute(new RegisterAgency('rheine', 'asylblg', publicKeysOf('asylblg'), 'U-asylblg'));
    await sharedCase(one, []);
    for (const agency of ['abh', 'asylblg', 'caritas']) await joinCase(one, agency);
    ours = await tells('abh', VOUCHER, 'a1');
    theirs = await tells('asylblg', VOUCHER, 'b1');
    duty = await tells('abh', DUTY, 'd1');
    // The immigration office is not told of it.
    withheld = await tells('jobcenter', CHANGED, 's1');
  });
  afterEach(() => one.end());

  it('is recorded from an agency that sees both entries, and shown to that agency alone (C1, C8)', async () => {
    const before = JSON.stringify(await timeline(one, 'vhs'));
    expect(await says('abh', [ours, theirs])).toMatchObject({ outcome: 'accepted' });
    expect(await says('asylblg', [theirs, ours], { outcome: 'withdrawn' })).toMatchObject({
      outcome: 'accepted',
    });
    const entries = [ours, theirs].toSorted();
    const word = { rule: 'two-vouchers', entries, at: one.clock.now() };
    expect(await wordsSeenBy('abh')).toEqual([{ ...word, by: 'abh' }]);
    expect(await wordsSeenBy('asylblg')).toEqual([{ ...word, by: 'asylblg', outcome: 'withdrawn' }]);
    // The language centre is shown both entries, too.
    expect(before).toContain(ours);
    expect(before).toContain(theirs);
    expect(JSON.stringify(await timeline(one, 'vhs'))).toBe(before);
  });

  it('takes the place of the one before, and is recorded once however often it is said', async () => {
    const outcomes = async () => (await wordsSeenBy('abh'))?.map(({ outcome }) => outcome);
    const first = await says('abh', [ours, theirs]);
    expect(first).toMatchObject({ outcome: 'accepted', position: expect.any(Number) as number });
    const again = await says('abh', [theirs, ours]);
    expect(again).toStrictEqual({ id: again.id, outcome: 'accepted', at: one.clock.now() });
    expect(await outcomes()).toEqual([undefined]);
    const isRecorded = async (agency: string, outcome: string) =>
      (await says(agency, [ours, theirs], { outcome })).position !== undefined;
    expect(await isRecorded('abh', 'withdrawn')).toBe(true);
    expect(await isRecorded('abh', 'meant-so')).toBe(true);
    expect(await isRecorded('abh', 'meant-so')).toBe(false);
    expect(await outcomes()).toEqual(['meant-so']);
    expect(await isRecorded('asylblg', 'meant-so')).toBe(true);
  });

  it('is to whom one side is hidden as if there were no such entry, whoever spoke of it before (C8)', async () => {
    const before = JSON.stringify(await timeline(one, 'abh'));
    const rule = 'sphere-changed-under-duty';
    expect(await says('jobcenter', [duty, withheld], { rule })).toMatchObject({ outcome: 'accepted' });
    expect(JSON.stringify(await timeline(one, 'abh'))).toBe(before);
    const unknown = answer(await says('abh', [duty, NOWHERE], { rule }));
    expect(unknown).toMatchObject({ outcome: 'held', code: 'NO_BASIS_NOW' });
    expect(answer(await says('abh', [duty, withheld], { rule }))).toEqual(unknown);
    expect(answer(await says('caritas', [ours, theirs]))).toEqual(unknown);
    expect((await wordsSeenBy('jobcenter'))?.map(({ by }) => by)).toEqual(['jobcenter']);
  });

  it('is about two entries that a rule sets against each other, and about nothing else', async () => {
    const unknown = { outcome: 'held', code: 'NO_BASIS_NOW' };
    expect(await says('abh', [ours, theirs], { rule: 'two-courses' })).toMatchObject(unknown);
    expect(await says('abh', [ours, theirs], { rule: 'no-such-rule' })).toMatchObject(unknown);
    expect(await says('abh', [ours])).toMatchObject(unknown);
  });

  it('counts no more while it is not known whether the agency said it itself', async () => {
    const { id } = await says('abh', [ours, theirs]);
    expect(await wordsSeenBy('abh')).toHaveLength(1);
    const at = one.clock.now();
    const doubt = { agency: 'abh', kid: 'stolen', revocation: 'r-1', at, eventIds: [], envelopeIds: [id] };
    await stated(one, { type: 'EntriesDoubted', data: doubt }, 'doubt');
    expect(await wordsSeenBy('abh')).toBeUndefined();
    // What it says now stands under a key of its own.
    expect(await says('abh', [ours, theirs])).toHaveProperty('position');
    expect(await wordsSeenBy('abh')).toHaveLength(1);
  });
});
