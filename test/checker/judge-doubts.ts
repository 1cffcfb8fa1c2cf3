import { envelopeOf } from './doubts-as-of.ts';
import type { LogEntry, Violation } from './log-entry.ts';
import { byStream, dataOf } from './log-entry.ts';

interface Revoked {
  readonly agency: string;
  readonly kid: string;
  readonly revocation: string;
  readonly ground: string;
  readonly compromisedSince?: string;
}

const ERASING = ['CaseErased', 'ControllerErased'];

/** Once the revocation of a stolen key is completed, all that it signed in a case since then is in doubt there: nothing is forgotten. */
export function judgeDoubts(log: readonly LogEntry[]): readonly Violation[] {
  const completed = new Set(
    log
      .filter(({ type }) => type === 'KeyRevocationCompleted')
      .map((entry) => (dataOf(entry) as Revoked).revocation),
  );
  const stolen = log
    .filter(({ type }) => type === 'AgencyKeyRevoked')
    .flatMap(revokedIn)
    .filter(({ revocation }) => completed.has(revocation));
  if (stolen.length === 0) return [];
  return [...byStream(log).values()].flatMap((stream) => {
    // Of what was erased nobody needs to know whose it was.
    if (stream.some(({ type }) => ERASING.includes(type))) return [];
    const doubted = new Set(stream.filter(({ type }) => type === 'EntriesDoubted').flatMap(namedIn));
    return stream
      .filter((entry) => entry.stream.startsWith('case-') && stolen.some((key) => isUnder(entry, key)))
      .filter((entry) => !doubted.has(`${entry.agency}|${envelopeOf(entry)}`))
      .map(({ position }): Violation => ({
        rule: 'C4',
        position,
        says: 'was signed with a stolen key and is not in doubt',
      }));
  });
}

function revokedIn(entry: LogEntry): readonly (Revoked & { readonly network: string })[] {
  const data = dataOf(entry) as Revoked | undefined;
  return data?.ground === 'compromised' ? [{ ...data, network: entry.network }] : [];
}

function namedIn(entry: LogEntry): readonly string[] {
  const { agency, envelopeIds } = dataOf(entry) as { agency: string; envelopeIds: readonly string[] };
  return envelopeIds.map((id) => `${agency}|${id}`);
}

function isUnder(entry: LogEntry, key: Revoked & { readonly network: string }): boolean {
  const [header = ''] = entry.signature.split('.');
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid?: string };
  return (
    entry.network === key.network &&
    entry.agency === key.agency &&
    kid === key.kid &&
    entry.recordedAt >= (key.compromisedSince ?? '')
  );
}
