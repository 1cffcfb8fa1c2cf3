import { catalogue, commands } from '#catalogue';
import fc from 'fast-check';
import type { ProofBundle } from './bundle.ts';
import { readPinnedKeys } from './pinned-keys.ts';
import { bundleOf, publicOf, publicPart, sampleEvents } from './spec/sample-bundle.ts';
import { verifyBundle, verifyBundleText } from './verify-bundle.ts';

const events = sampleEvents(11);
const hub = { keys: [...publicOf('hub').signing, publicOf('hub').sealing] };
const hubOnly = readPinnedKeys({ hub });
const all = readPinnedKeys({ hub, agencies: [publicPart('vhs'), publicPart('bamf')] });
const codes = (bundle: unknown, pinned = all) =>
  verifyBundle(bundle, pinned).findings.map(({ code }) => code);

describe('a proof, checked offline', () => {
  it('holds for every event of a ledger of any size, though the hub made it with other code', () => {
    for (let size = 1; size <= events.length; size += 1) {
      for (let index = 0; index < size; index += 1) {
        expect(verifyBundle(bundleOf(events.slice(0, size), index), all)).toMatchObject({
          ok: true,
          findings: [],
        });
      }
    }
  });

  it('says what was shown, and no more than that', () => {
    const bundle = bundleOf(events, 4);
    expect(verifyBundle(bundle, all).shown).toEqual([
      'the leaf is that of the event',
      'it is entry 5 of the first 11 of the ledger wegmarke/hub',
      'the hub signed this head of the ledger',
      'rheine/bamf saw this head at 2026-02-01T10:00:02.000Z',
      'rheine/vhs signed the event',
    ]);
    expect(verifyBundle(bundle, hubOnly).shown).toHaveLength(3);
  });

  it.each([
    ...catalogue.map(({ type }) => [type, 'event'] as const),
    ...commands.map(({ type }) => [type, 'command'] as const),
  ])('of a %s, signed as %s, shows who signed it', (type, kind) => {
    const verdict = verifyBundle(bundleOf(sampleEvents(2, type, kind), 1), all);
    expect(verdict).toMatchObject({ ok: true, findings: [] });
    expect(verdict.shown).toContain('rheine/vhs signed the event');
  });

  it('holds after the bundle was written to a file and read again', () => {
    expect(verifyBundle(JSON.parse(JSON.stringify(bundleOf(events, 0))), all).ok).toBe(true);
  });
});

describe('a bundle that was tampered with', () => {
  const bundle = bundleOf(events, 4);
  const event = (over: Partial<ProofBundle['event']>) => ({ ...bundle, event: { ...bundle.event, ...over } });

  it('shows by every clear column of the event that somebody changed', () => {
    for (const name of Object.keys(bundle.event) as (keyof ProofBundle['event'])[]) {
      if (name === 'position') continue;
      const value = bundle.event[name];
      const changed = event({ [name]: typeof value === 'number' ? value + 1 : `${value}x` });
      expect(codes(changed, hubOnly)).toContainEqual(expect.stringMatching(/^(ENVELOPE|PLACE)_DIFFERS$/));
    }
    expect(codes(event({ position: 1 }))).toEqual(['POSITION_DIFFERS']);
  });

  it('shows when its leaf was made to fit a changed event', () => {
    const forged = bundleOf(
      [...events.slice(0, 4), { ...events[4]!, category: 'benefits' }, ...events.slice(5)],
      4,
    );
    expect(codes({ ...bundle, event: forged.event, leaf: forged.leaf })).toEqual(['PATH_WRONG']);
    expect(codes({ ...forged, note: bundle.note }, hubOnly)).toEqual(['PATH_WRONG']);
  });

  it('shows when index, path or order differ', () => {
    expect(codes({ ...bundle, index: 5 })).toEqual(['PATH_WRONG']);
    expect(codes({ ...bundle, index: 11 })).toEqual(['PATH_WRONG']);
    expect(codes({ ...bundle, path: bundle.path.toReversed() })).toEqual(['PATH_WRONG']);
    expect(codes({ ...bundle, path: bundle.path.slice(1) })).toEqual(['PATH_WRONG']);
    expect(codes({ ...bundle, path: [...bundle.path, ...bundle.path] })).toEqual(['PATH_WRONG']);
    expect(codes({ ...bundle, path: ['='] })).toEqual(['PATH_WRONG']);
  });

  it('shows when the head is of another tree, another ledger or another hub', () => {
    const other = bundleOf(events.slice(0, 10), 4);
    expect(codes({ ...bundle, note: other.note }, hubOnly)).toEqual(['PATH_WRONG']);
    expect(codes({ ...bundle, origin: 'somewhere/else' })).toEqual(['ORIGIN_DIFFERS']);
    expect(codes(bundle, readPinnedKeys({ hub: publicOf('vhs') }))).toEqual(['NOTE_NOT_SIGNED']);
    const moved = bundle.note.replace('wegmarke/hub\n', 'wegmarke/hub/2\n');
    expect(codes({ ...bundle, note: moved, origin: 'wegmarke/hub/2' }, hubOnly)).toEqual(['NOTE_NOT_SIGNED']);
    expect(codes({ ...bundle, note: 'no note' })).toEqual(['NOTE_INVALID']);
  });

  it('shows when a witness did not sign this head, or none that is pinned did', () => {
    const other = bundleOf(events.slice(0, 10), 4);
    expect(codes({ ...bundle, cosignatures: other.cosignatures })).toEqual(['COSIGNATURE_WRONG']);
    expect(codes({ ...bundle, cosignatures: [] })).toEqual(['NOT_WITNESSED']);
    expect(codes({ ...bundle, cosignatures: ['— nobody AAAAAAAA'] })).toEqual(['NOT_WITNESSED']);
    expect(codes({ ...bundle, cosignatures: [] }, hubOnly)).toEqual([]);
  });

  it("shows when another agency's event is passed off as one's own", () => {
    const pinned = readPinnedKeys({
      hub,
      agencies: [{ ...publicPart('vhs'), keys: renamed('bamf', 'rheine.vhs.sig') }],
    });
    expect(codes(bundle, pinned)).toContain('STATEMENT_WRONG');
  });

  it("shows when its author's pinned keys are not those that signed it", () => {
    const pinned = readPinnedKeys({
      hub,
      agencies: [{ ...publicPart('vhs'), keys: publicOf('bamf') }, publicPart('bamf')],
    });
    expect(codes(bundle, pinned)).toEqual(['STATEMENT_WRONG']);
  });

  it.each([
    ['the bundle', { ...bundle, note2: 'more' }],
    ['its event', event({ person: 'somebody' } as never)],
    ['its leaf', { ...bundle, leaf: { ...bundle.leaf, more: 1 } }],
  ])('shows when %s holds something that nothing vouches for', (_, added) => {
    expect(codes(added)).toEqual(['BUNDLE_INVALID']);
  });

  it.each([
    ['at its top', '{"origin":', '{"origin":"another/ledger","origin":'],
    ['in its event', '"agency":', '"agency" : "bamf","agency":'],
    ['written another way', '"agency":', '"\\u0061gency":"bamf","agency":'],
  ])('shows when a member stands there twice, %s', (_, once, twice) => {
    const text = JSON.stringify(bundle);
    expect(verifyBundleText(text, all)).toMatchObject({ ok: true });
    expect(verifyBundleText(text.replace(once, twice), all)).toMatchObject({
      ok: false,
      findings: [{ code: 'BUNDLE_INVALID' }],
    });
  });

  it('takes no text for a member, whatever brackets and colons it holds', () => {
    const note = '"origin": {"note": [\\" "event":';
    expect(verifyBundleText(JSON.stringify({ ...bundle, note }), all).findings).toEqual([
      expect.objectContaining({ code: 'NOTE_INVALID' }),
    ]);
  });

  it('never gets through with any one bit flipped, and never throws', () => {
    const text = Buffer.from(JSON.stringify(bundle));
    fc.assert(
      fc.property(fc.nat(text.length * 8 - 1), (bit) => {
        const flipped = Buffer.from(text);
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        const value = parsed(flipped);
        fc.pre(JSON.stringify(value) !== JSON.stringify(bundle));
        expect(verifyBundle(value, all).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on anything that is no bundle', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(codes(value)).toEqual(['BUNDLE_INVALID']);
      }),
    );
  });
});

describe('pinned keys', () => {
  it('are read as hub and agencies hand them out', () => {
    expect([...all.agencies.keys()]).toEqual(['rheine/vhs', 'rheine/bamf']);
    expect(readPinnedKeys({ hub: publicOf('hub') })).toEqual(hubOnly);
  });

  it('are refused when there is no signing key in them', () => {
    expect(() => readPinnedKeys({ hub: { keys: [] } })).toThrow(expect.objectContaining({ source: 'hub' }));
    expect(() => readPinnedKeys({ hub, agencies: [publicPart('vhs'), {}] })).toThrow(
      expect.objectContaining({ source: 1 }),
    );
  });
});

/** Keys of somebody else under another's name. */
function renamed(who: 'bamf', kid: string) {
  return { signing: publicOf(who).signing.map((key) => ({ ...key, kid })) };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
