import type { Agreement } from '#agreement';
import type { PublicJwk } from '#ports';
import type { AgreementBook } from '../hub/agreement-book.ts';
import type { OfficerAnswer, OfficerRead } from '../hub/hub-reads.ts';
import type { LedgerBooks } from '../witness/ledger-books.ts';
import { newestHead } from '../witness/ledger-report.ts';
import { askingHub } from './asking-hub.ts';
import { registerFor } from './officer-register.ts';
import { termsFor } from './officer-terms.ts';
import { DeskProblem } from './problem.ts';
import type { DeskAnswer, DeskCall, DeskRoutes } from './server.ts';

/** What an officer's questions need. */
export interface OfficerParts {
  /** Staff ids that may ask. */
  readonly officers: readonly string[];
  readonly reads: { officer(read: OfficerRead): Promise<OfficerAnswer> };
  readonly agency: string;
  readonly agreements: Pick<AgreementBook, 'current'>;
  /** What this agency has verified of the hub's ledger itself. */
  readonly ledger: Pick<LedgerBooks, 'heads' | 'restarts'>;
  /** The pinned keys with which the hub signs. */
  readonly hubKeys: readonly PublicJwk[];
}

/** What a proof is held against, so that a page can check it by itself: the head that this agency verified, and the pinned keys. */
export interface HeldForProofs {
  readonly note?: string;
  readonly hubKeys: readonly PublicJwk[];
}

const LISTS: readonly string[] = [
  'search',
  'refusals',
  'consents',
  'consents/unused',
  'reads-without-event',
  'recalls',
  'requests',
  'export',
];

/** What follows `/desk/officer/`, as at the hub. */
export const officerPaths: readonly string[] = [...LISTS, 'entries/:position/:ordinal'];

/**
 * The questions of the data protection officer, passed on to the hub under a token of the officer's own; the answer comes with the
 * hub's signature around it, and is kept nowhere here. The register of processing is told from the agreement that is held here.
 */
export function officerRoutes(parts: OfficerParts): DeskRoutes {
  const list = (path: string) => (call: DeskCall) => ask(parts, call, path);
  return {
    'GET /desk/officer/register-of-processing': (call) => fromAgreement(parts, call, registerFor),
    'GET /desk/officer/terms': (call) => fromAgreement(parts, call, termsFor),
    ...Object.fromEntries(LISTS.map((path) => [`GET /desk/officer/${path}`, list(path)])),
    'GET /desk/officer/entries/:position/:ordinal': (call) => {
      const { position = '', ordinal = '' } = call.params;
      if (!/^\d{1,15}$/.test(position) || !/^\d{1,6}$/.test(ordinal))
        throw new DeskProblem('ROUTE_UNKNOWN', 'use the place of an entry as a search tells it');
      return explained(parts, call, `entries/${position}/${ordinal}`);
    },
  };
}

async function ask(parts: OfficerParts, call: DeskCall, path: string, query = call.query.toString()) {
  const actor = officerOf(parts, call);
  return { status: 200, body: await askingHub(() => parts.reads.officer({ actor, path, query })) };
}

/** One decision with its proof, and what the proof is to be held against: the hub shows how its ledger grew from one to the other. */
async function explained(parts: OfficerParts, call: DeskCall, path: string) {
  const seen = newestHead(parts.ledger);
  const { status, body } = await ask(parts, call, path, seen === undefined ? '' : `seen=${seen.size}`);
  const held: HeldForProofs = { ...(seen && { note: seen.note }), hubKeys: parts.hubKeys };
  return { status, body: { ...body, held } };
}

/** What is told from the agreement that is held here. Throws `AGREEMENT_UNKNOWN`. */
function fromAgreement(
  parts: OfficerParts,
  call: DeskCall,
  tell: (agreement: Agreement, agency: string) => object | undefined,
): DeskAnswer {
  officerOf(parts, call);
  const held = parts.agreements.current();
  const body = held && tell(held.agreement, parts.agency);
  if (body !== undefined) return { status: 200, body };
  throw new DeskProblem('AGREEMENT_UNKNOWN', 'wait until the hub has told of the agreement in force');
}

/** Who asks. Throws `NOT_AN_OFFICER`. */
export function officerOf({ officers }: Pick<OfficerParts, 'officers'>, call: DeskCall): string {
  const actor = call.staff();
  if (officers.includes(actor) || call.isOfficer === true) return actor;
  throw new DeskProblem('NOT_AN_OFFICER', "add the id to desk.officers in the agency's configuration");
}
