import type { AgreementInForce, CaseMoment, LoadedCase } from '#casefile';
import { caseHistory } from '#casefile';
import type { EventStore, KeyVault, StoredEvent } from '#ports';
import { mayLetThrough } from '../claim/claims.projection.ts';
import { ofOthers } from '../claim/undelivered.ts';
import { chooseEntries } from '../entries/choose-entries.decide.ts';
import { evidenceOf } from '../entries/evidence-of.ts';

/** Where a case is read as it stood before. */
export interface PastCases {
  readonly store: Pick<EventStore, 'read'>;
  readonly vault: KeyVault;
}

/** The agreement and the instant at which the gate is asked of both, before and now: so that time alone changes nothing. */
export interface Asked {
  readonly inForce: AgreementInForce;
  readonly at: string;
}

/**
 * Agencies that may see more of a case since the facts that were delivered: what was sent to them before, was taken back, and is permitted
 * again waits in a claim only where a recall was opened for it, and a page that is open must be told of it in any case. Made of what each may see itself (rule C8). Facts that let
 * nothing through cost nothing; for the others the case is read once more from its beginning.
 */
export async function seenAnew(
  past: PastCases,
  now: LoadedCase,
  delivered: readonly StoredEvent[],
  asked: Asked,
): Promise<readonly string[]> {
  const first = delivered.find(mayLetThrough);
  if (first === undefined || now.state.kind === 'none') return [];
  const before = await standingBefore(past, now, first);
  return Object.keys(now.state.links).filter((agency) => {
    const seen = seenBy(before, agency, asked);
    return [...seenBy(now, agency, asked)].some((one) => !seen.has(one));
  });
}

async function standingBefore({ store, vault }: PastCases, one: LoadedCase, first: StoredEvent) {
  for await (const { event, before } of caseHistory(store, vault, one))
    if (event.revision === first.revision) return before;
  throw new Error('a case lacks an event that was delivered of it');
}

/** What an agency may see of others' entries: for each purpose which, and which fields of them. */
function seenBy(one: CaseMoment['before'], agency: string, { inForce, at }: Asked): ReadonlySet<string> {
  const { network, caseId } = one;
  const offered = ofOthers(one, agency);
  const evidence = evidenceOf(one, inForce, at);
  const rows = inForce.agreement.cells.filter(({ recipient }) => recipient === agency);
  const purposes = [...new Set(rows.map(({ purpose }) => purpose))];
  const question = { door: 'bell', network, caseId, recipient: agency, actor: 'system', at } as const;
  return new Set(
    purposes
      .flatMap((purpose) => chooseEntries({ ...question, purpose }, offered, evidence))
      .flatMap(({ entry, permit: { record } }) =>
        ['', ...record.fields].map((field) =>
          [record.ask.purpose, record.showsDate, entry.id, field].join(' '),
        ),
      ),
  );
}
