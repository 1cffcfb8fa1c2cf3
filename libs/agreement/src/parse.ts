import type { Agreement } from './agreement.ts';
import { chainFaults } from './chains/chain-faults.ts';
import { chainFrom } from './chains/chain-from.ts';
import { blindNoticeFaults } from './conflicts/blind-notice-faults.ts';
import { conflictFaults } from './conflicts/conflict-faults.ts';
import { conflictFrom } from './conflicts/conflict-from.ts';
import { documentIn } from './document-in.ts';
import type { Draft, DraftParty } from './draft.ts';
import {
  cellsOfRow,
  cellsOfWay,
  datesOf,
  fullType,
  instantOf,
  noticeTextOf,
  retentionRuleOf,
  rowOf,
} from './expand.ts';
import { formFaults } from './form-faults.ts';
import { frozen } from './frozen.ts';
import { meaningFaults } from './meaning-faults.ts';
import type { AgreementProblem, Fault } from './problem.ts';
import { requestFaults } from './request-faults.ts';
import { rowFaults } from './row-faults.ts';
import { sectionFaults } from './section-faults.ts';
import type { SoundParts } from './sound-parts.ts';
import { soundParts } from './sound-parts.ts';
import { steeringFaults } from './steering/steering-faults.ts';
import { steeringFrom } from './steering/steering-from.ts';

/** Sound texts that were read last: a text is read when it is checked, when it is adopted and when it is in force. */
const lastRead = new Map<string, Agreement>();

/** An old version, the one in force, and the next. */
const MOST_KEPT = 3;

/** The agreement that a YAML (or JSON) text states, or all of its faults, each with its line and the fix. */
export function parseAgreement(text: string): Agreement | AgreementProblem[] {
  const known = lastRead.get(text);
  if (known !== undefined) return known;
  const read = readText(text, allFaults);
  if (Array.isArray(read)) return read;
  const [oldest] = lastRead.keys();
  if (lastRead.size >= MOST_KEPT && oldest !== undefined) lastRead.delete(oldest);
  lastRead.set(text, read);
  return read;
}

/**
 * The agreement that an adopted text states: its form is asked for, nothing else. A rule that this program learned after the
 * adoption binds the next version; it cannot make unreadable what parties signed and what releases rest on.
 */
export function adoptedAgreement(text: string): Agreement | AgreementProblem[] {
  // What is sound altogether was read as it is read here.
  return lastRead.get(text) ?? readText(text, formFaults);
}

function readText(
  text: string,
  faultsOf: (draft: unknown) => readonly Fault[],
): Agreement | AgreementProblem[] {
  const document = documentIn(text);
  if (Array.isArray(document)) return document;
  const faults = faultsOf(document.value);
  return faults.length > 0 ? document.placed(faults) : frozen(agreementOf(document.value as Draft));
}

function allFaults(draft: unknown): Fault[] {
  const form = formFaults(draft);
  const parts = soundParts(draft, form);
  const meaning = [
    ...meaningFaults(parts),
    ...sectionFaults(parts),
    ...chainFaults(parts),
    ...conflictFaults(parts),
    ...blindNoticeFaults(parts),
    ...steeringFaults(parts),
  ];
  const rights = publisherOf(parts.parties.map(({ item }) => item));
  const checked = new Set(parts.parties.map(({ item }) => item.agency));
  // The rights of a malformed party are not known yet: no row is blamed for them.
  const mayPublish = (agency: string, type: string) => !checked.has(agency) || rights(agency, type);
  const sound = soundRows(parts, meaning);
  // A row that is at fault may be the very one by which a recipient asks.
  const allSound = [...form, ...meaning].every(({ path }) => path[0] !== 'matrix');
  return [
    ...form,
    ...meaning,
    ...rowFaults(sound, mayPublish),
    ...(allSound ? requestFaults(sound, mayPublish) : []),
  ];
}

/** Rows between which clashes can be sought: those without a fault of their own. */
function soundRows({ rows }: SoundParts, faults: readonly Fault[]) {
  const faulty = new Set(faults.filter(({ path }) => path[0] === 'matrix').map(({ path }) => path[1]));
  return rows
    .filter(({ index }) => !faulty.has(index))
    .map(({ item, index }) => ({ item: rowOf(item), index }));
}

function publisherOf(parties: readonly DraftParty[]) {
  const rights = new Set(
    parties.flatMap((one) => one.publishes.map((type) => `${one.agency}|${fullType(type)}`)),
  );
  return (agency: string, type: string) => rights.has(`${agency}|${type}`);
}

function agreementOf(draft: Draft): Agreement {
  const { id, network, version, titles, validFrom, land } = draft.agreement;
  const rows = draft.matrix.map(rowOf);
  const linkWays = draft.links.ways.map((way) => ({ ...way, ...datesOf(way) }));
  const mayPublish = publisherOf(draft.parties);
  return {
    id,
    network,
    version,
    titles,
    from: instantOf(validFrom),
    parties: draft.parties.map((party) => ({ ...party, publishes: party.publishes.map(fullType) })),
    rows,
    cells: [...rows.flatMap((row) => cellsOfRow(row, mayPublish)), ...linkWays.flatMap(cellsOfWay)],
    recorders: draft.recorders,
    linkCodes: draft.links.codes,
    linkWays,
    functions: draft.functions,
    ...(draft.notices && { notices: draft.notices.map(noticeTextOf) }),
    ...(draft.retention && { retention: draft.retention.map(retentionRuleOf) }),
    ...(draft.adoption && { adoption: draft.adoption }),
    ...(draft.competence && { competence: draft.competence }),
    ...(land && { land }),
    ...(draft.chains && { chains: draft.chains.map(chainFrom) }),
    ...(draft.conflicts && { conflicts: draft.conflicts.map(conflictFrom) }),
    ...(draft.steering && { steering: steeringFrom(draft.steering) }),
  };
}
