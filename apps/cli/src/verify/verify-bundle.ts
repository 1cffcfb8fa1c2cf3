import { agencyStatement } from './agency-statement.ts';
import type { BundleEvent, ProofBundle } from './bundle.ts';
import { BundleFault, readBundle } from './bundle.ts';
import { canonicalDigest } from './canonical-digest.ts';
import { doubledMember } from './doubled-member.ts';
import type { Finding } from './findings.ts';
import { finding } from './findings.ts';
import { isIncluded } from './inclusion.ts';
import type { PinnedKeys } from './pinned-keys.ts';
import type { SignedHead } from './signed-head.ts';
import { cosignedAt, cosignerOf, isSignedByLog, readHead } from './signed-head.ts';

/** What came of checking a bundle: `shown` in words only what was really checked. */
export interface Verdict {
  /** Nothing was found against it. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly shown: readonly string[];
}

/**
 * Checks a proof offline, with nothing but the bundle and keys that the reader got by another way. Shares no code with the
 * hub, so that a fault there cannot hide itself here. Never throws, whatever the bundle holds.
 */
export function verifyBundle(bundle: unknown, pinned: PinnedKeys): Verdict {
  const read = readBundle(bundle);
  if (read instanceof BundleFault) {
    return {
      ok: false,
      findings: [finding('BUNDLE_INVALID', `${read.pointer || '/'} must be ${read.wanted}`)],
      shown: [],
    };
  }
  const head = readHead(read.note);
  const parts = [
    checkLeaf(read),
    head ? checkHead(read, head, pinned) : noHead(),
    checkStatement(read.event, pinned),
  ];
  const findings = parts.flatMap((part) => part.findings);
  return { ok: findings.length === 0, findings, shown: parts.flatMap((part) => part.shown) };
}

/** The same for the text of a bundle, which must be valid JSON: a member that stands twice could mean two things. */
export function verifyBundleText(json: string, pinned: PinnedKeys): Verdict {
  const doubled = doubledMember(json);
  if (doubled === undefined) return verifyBundle(JSON.parse(json), pinned);
  const about = `the member ${doubled.slice(0, 64)} must stand there once`;
  return { ok: false, findings: [finding('BUNDLE_INVALID', about)], shown: [] };
}

type Part = Omit<Verdict, 'ok'>;

const nothing: Part = { findings: [], shown: [] };

function noHead(): Part {
  return { findings: [finding('NOTE_INVALID', 'the note holds no head of a ledger')], shown: [] };
}

/** The leaf must be that of the event: both halves are computed anew from its clear columns. */
function checkLeaf({ leaf, event }: ProofBundle): Part {
  const findings = [
    ...(leaf.position === event.position ? [] : [finding('POSITION_DIFFERS')]),
    ...(leaf.envelope === envelopeDigest(event) ? [] : [finding('ENVELOPE_DIFFERS')]),
    ...(leaf.place === placeDigest(event) ? [] : [finding('PLACE_DIFFERS')]),
  ];
  return findings.length > 0
    ? { findings, shown: [] }
    : { ...nothing, shown: ['the leaf is that of the event'] };
}

function envelopeDigest(event: BundleEvent): string {
  const { agency, commitment, happenedAt, id, network, signature } = event;
  return canonicalDigest({ agency, commitment, happenedAt, id, network, signature });
}

function placeDigest(event: BundleEvent): string {
  const { category, recordedAt, revision, signature, stream, theme, type, version } = event;
  return canonicalDigest({ category, recordedAt, revision, signature, stream, theme, type, version });
}

function checkHead(bundle: ProofBundle, head: SignedHead, pinned: PinnedKeys): Part {
  const { leaf, index, path, origin } = bundle;
  const findings: Finding[] = [];
  const shown: string[] = [];
  if (origin !== head.origin) findings.push(finding('ORIGIN_DIFFERS', `the note is of ${head.origin}`));
  if (isIncluded({ leaf, index, path, size: head.size, root: head.root }))
    shown.push(`it is entry ${index + 1} of the first ${head.size} of the ledger ${head.origin}`);
  else findings.push(finding('PATH_WRONG'));
  if (isSignedByLog(head, pinned.hub)) shown.push('the hub signed this head of the ledger');
  else findings.push(finding('NOTE_NOT_SIGNED'));
  const witnesses = checkWitnesses(bundle, head, pinned);
  return { findings: [...findings, ...witnesses.findings], shown: [...shown, ...witnesses.shown] };
}

/** A line under the name of a pinned agency must be its own; with agencies pinned, at least one must stand behind the head. */
function checkWitnesses(bundle: ProofBundle, head: SignedHead, { agencies }: PinnedKeys): Part {
  if (agencies.size === 0) return nothing;
  const judged = bundle.cosignatures.flatMap((line) => {
    const name = cosignerOf(line) ?? '';
    const keys = agencies.get(name);
    return keys === undefined ? [] : [{ name, at: cosignedAt(head, line, keys) }];
  });
  const findings = judged
    .filter(({ at }) => at === undefined)
    .map(({ name }) => finding('COSIGNATURE_WRONG', name));
  const shown = judged.flatMap(({ name, at }) =>
    at ? [`${name} saw this head at ${at.toISOString()}`] : [],
  );
  const none = findings.length === 0 && shown.length === 0;
  return { findings: none ? [finding('NOT_WITNESSED')] : findings, shown };
}

function checkStatement(event: BundleEvent, { agencies }: PinnedKeys): Part {
  const author = `${event.network}/${event.agency}`;
  const statement = agencyStatement(event, agencies.get(author));
  if (statement === 'false') return { findings: [finding('STATEMENT_WRONG', author)], shown: [] };
  return statement === 'holds' ? { ...nothing, shown: [`${author} signed the event`] } : nothing;
}
