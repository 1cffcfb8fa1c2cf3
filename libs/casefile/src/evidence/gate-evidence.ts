import { cellsFor } from '#agreement';
import { fieldClasses } from '#catalogue';
import type { Evidence, Provision } from '#gate';
import type { AgreementInForce } from '../agreement-in-force.ts';
import type { CaseFile } from '../case.ts';
import { isErased, isLinkedWithout } from '../case.ts';
import { controllerIn } from '../controller-in.ts';
import type { LoadedCase } from '../loaded-case.ts';
import { doubtedIn } from '../doubt/doubt.ts';
import { countingConsents } from '../doubt/doubted-consents.ts';
import { effective } from '../consent/provision-rules.ts';
import { factsKnownTo } from './known-facts.ts';
import { noRights, sendersRights } from './senders-rights.ts';

/** All that the gate may look at when it is asked about events of this type and sender at a door out of the hub. */
export function evidenceFor(
  loaded: Pick<LoadedCase, 'network' | 'state' | 'revision'>,
  inForce: AgreementInForce,
  sender: string,
  eventType: string,
  at: string,
): Evidence {
  const { state } = loaded;
  const own = intakeEvidence(loaded, inForce, sender, eventType, at);
  if (state.kind === 'none') return own;
  const doubted = doubtedIn(state.doubts);
  const invited = state.proposals
    .filter((one) => !one.accepted && !doubted.has(one.id))
    .map((one) => one.recipient);
  return {
    ...own,
    linked: Object.keys(state.links).filter((agency) => isLinked(state, agency)),
    invited: [...new Set(invited)],
  };
}

/** The same as far as the sender may know it, for the door into the hub: nothing in it depends on what is hidden from the sender. */
export function intakeEvidence(
  { network, state, revision }: Pick<LoadedCase, 'network' | 'state' | 'revision'>,
  { agreement, hash, revision: registryRevision }: AgreementInForce,
  sender: string,
  eventType: string,
  at: string,
): Evidence {
  const open = state.kind === 'open' ? state : undefined;
  const cells = cellsFor(agreement, { eventType, sender });
  return {
    network,
    caseRevision: revision,
    registryRevision,
    agreement: { hash, from: agreement.from, cells },
    linked: open && isLinked(open, sender) ? [sender] : [],
    invited: [],
    provisions: open ? provisionsOf(open, sender, agreement) : [],
    facts: open ? factsKnownTo(open, sender, agreement, at) : [],
    ...(open ? sendersRights(open, sender, agreement, cells, at) : noRights),
    fields: fieldClasses(eventType),
    erased: isErased(state, controllerIn(agreement, sender)),
  };
}

/** Whether an agency shares the case by a link that is not in doubt. */
export function isLinked(state: CaseFile, agency: string): boolean {
  return isLinkedWithout(state, agency, doubtedIn(state.doubts));
}

/** The provisions under which this agency may tell something: those of which it is the source, taken down by whom it counts from. */
export function provisionsOf(
  state: CaseFile,
  source: string,
  agreement: AgreementInForce['agreement'],
): readonly Provision[] {
  return countingConsents(state)
    .flatMap((consent) => consent.provisions)
    .filter((provision) => provision.source === source && effective(agreement, provision));
}
