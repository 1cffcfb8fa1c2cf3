import type { RightOnDesk } from '#catalogue';
import type { Ids } from '#ports';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { References } from '../journal/references.ts';
import { closed } from './body.ts';
import type { CommandDesk } from './command-desk.ts';
import { linkedFile, ownFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import { receiptAnswer } from './receipt-answer.ts';
import type { DeskCall, DeskRoutes } from './server.ts';

const CASE = '/desk/cases/:reference';

/** What the rights desk needs. */
export interface RightsParts {
  readonly references: Pick<References, 'find'>;
  readonly evidence: Pick<EvidenceBook, 'of'>;
  readonly commands: CommandDesk;
  readonly ids: Ids;
}

/** The steps on one request, each with the fields that it takes beside who takes it. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  propose: ['decision', 'ground', 'withheld'],
  confirm: ['proposal'],
  return: ['proposal', 'ground'],
  extend: ['ground'],
  'propose-lift': ['personToldAt'],
  'confirm-lift': ['proposal'],
};

/** What stands on the desk until another member of staff takes the second step, by that step. */
const PROPOSED: Readonly<Record<string, (right: RightOnDesk) => Proposed | undefined>> = {
  confirm: (right) => right,
  return: (right) => right,
  'confirm-lift': ({ lift }) => lift,
};

type Proposed = Pick<RightOnDesk, 'proposal' | 'proposedBy'>;

/**
 * The person's rights (Art. 15 to 21 GDPR): take a request down, decide on the own controller's part with four eyes, dispute an
 * entry. Whether it may be so is for the hub to say; a second step by the same member of staff is refused here already.
 */
export function rightsRoutes(parts: RightsParts): DeskRoutes {
  return {
    [`GET ${CASE}/rights`]: ({ params }) => {
      const { handle } = ownFile(parts.references, params['reference']);
      const told = parts.evidence.of(handle);
      return { status: 200, body: { rights: told?.rights ?? [], disputes: told?.disputes ?? [] } };
    },
    [`POST ${CASE}/rights`]: async (call) => {
      closed(call.body, ['kind', 'eventIds', 'rowId', 'receivedAt', 'identityCheck']);
      const request = parts.ids.next();
      const receipt = await say(parts, call, 'request', { request, ...call.body });
      return receiptAnswer(201, receipt, { request });
    },
    ...Object.fromEntries(
      Object.entries(STEPS).map(([step, fields]) => [
        `POST ${CASE}/rights/:request/${step}`,
        (call: DeskCall) => stepOn(parts, call, step, fields),
      ]),
    ),
    [`POST ${CASE}/disputes`]: async (call) => {
      closed(call.body, ['eventIds']);
      const dispute = parts.ids.next();
      const receipt = await say(parts, call, 'dispute-entry', { dispute, ...call.body });
      return receiptAnswer(201, receipt, { dispute });
    },
    [`POST ${CASE}/disputes/:dispute/settle`]: async (call) => {
      closed(call.body, ['outcome']);
      const dispute = call.params['dispute'];
      return receiptAnswer(200, await say(parts, call, 'settle-dispute', { dispute, ...call.body }));
    },
  };
}

async function stepOn(parts: RightsParts, call: DeskCall, step: string, fields: readonly string[]) {
  closed(call.body, fields);
  const right = known(parts, call);
  const { request } = right;
  const proposed = PROPOSED[step]?.(right);
  const isProposer = proposed?.proposedBy === call.staff();
  if (isProposer && proposed?.proposal === call.body['proposal'])
    throw new DeskProblem('COMMAND_REFUSED', 'have another member of staff of the same controller do it', {
      hubCode: 'RIGHTS_FOUR_EYES',
    });
  const key = keyOf(parts, step);
  const receipt = await say(parts, call, step, { request, ...call.body }, key);
  const isFirst = step === 'propose' || step === 'propose-lift';
  return receiptAnswer(200, receipt, { request, ...(isFirst && { proposal: parts.commands.idOf(key) }) });
}

function known({ references, evidence }: RightsParts, { params }: DeskCall): RightOnDesk {
  const { handle } = linkedFile(references, params['reference']);
  const found = evidence.of(handle)?.rights.find(({ request }) => request === params['request']);
  if (found !== undefined) return found;
  throw new DeskProblem(
    'REQUEST_UNKNOWN',
    'list the requests of the case; the hub may not have told of it yet',
  );
}

/** Every step is a command of its own: one that was meant anew must never be taken for an earlier one. */
function keyOf({ ids }: RightsParts, verb: string): readonly string[] {
  return ['rights', verb, ids.next()];
}

function say(parts: RightsParts, call: DeskCall, verb: string, about: object, key = keyOf(parts, verb)) {
  const { references, commands } = parts;
  const staff = call.staff();
  const { reference } = linkedFile(references, call.params['reference']);
  return commands.ask({
    type: `de.wegmarke.rights.${verb}.v1`,
    reference,
    key,
    data: { ...about, staff },
  });
}
