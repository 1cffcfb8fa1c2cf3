import type { CaseEvidence } from '#catalogue';
import type { AgreementInForce } from '../agreement-in-force.ts';
import type { CaseFile, CaseState } from '../case.ts';
import { linkOf } from '../case.ts';
import { disputesOnDesk } from './disputes-on-desk.ts';
import { openDoubts } from '../doubt/doubt.ts';
import { isLinked, provisionsOf } from './gate-evidence.ts';
import { factsKnownTo } from './known-facts.ts';
import { endedElsewhere } from './own-records.ts';
import { rightsOnDesk } from './rights-on-desk.ts';
import { noRights, sendersRights } from './senders-rights.ts';
import { wishesTold } from './wishes-told.ts';

/** The case as one agency's own gate must know it; undefined when the agency does not share it, and never split off from it. */
export function caseEvidence(
  state: CaseState,
  { agreement }: AgreementInForce,
  agency: string,
  at: string,
): CaseEvidence | undefined {
  const link = linkOf(state, agency);
  if (state.kind === 'none') return undefined;
  if (link === undefined) return splitOff(state, agency);
  return {
    handle: link.handle,
    linked: isLinked(state, agency),
    provisions: provisionsOf(state, agency, agreement),
    facts: factsKnownTo(state, agency, agreement, at),
    ...sendersRights(state, agency, agreement, agreement.cells, at),
    disputes: disputesOnDesk(state, agency),
    ended: endedElsewhere(state, agency),
    rights: rightsOnDesk(state, agency, agreement),
    doubts: openDoubts(state.doubts, agency),
    ...wishesTold(state, agency),
    erased: false,
  };
}

/** Nothing but that the link is gone: under its handle the agency knows nothing of this case any more. */
function splitOff(state: CaseFile, agency: string): CaseEvidence | undefined {
  const handle = state.splitOff.findLast((one) => one.agency === agency)?.handle;
  if (handle === undefined) return undefined;
  return {
    handle,
    linked: false,
    provisions: [],
    facts: [],
    ...noRights,
    disputes: [],
    ended: [],
    rights: [],
    doubts: [],
    erased: false,
  };
}
