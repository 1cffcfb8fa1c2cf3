import { titleOf } from '#catalogue';
import type { Ids } from '#ports';
import { SETTLE_DOUBT } from '../gate/adapter-gate.ts';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { References } from '../journal/references.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Fields } from './body.ts';
import { closed, pointerTo, referenceField, textField } from './body.ts';
import type { CommandDesk } from './command-desk.ts';
import { ownFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import { receiptAnswer } from './receipt-answer.ts';
import type { DeskRoutes } from './server.ts';

/** What settling doubt needs. */
export interface DoubtParts {
  readonly references: Pick<References, 'find' | 'byHandle'>;
  readonly evidence: Pick<EvidenceBook, 'all'>;
  readonly outbox: Pick<Outbox, 'find'>;
  readonly commands: CommandDesk;
  readonly ids: Ids;
}

/**
 * What a stolen key of this agency signed and waits for its word, case by case; and that word. `sentFromHere` says whether this
 * adapter's own outbox knows it: what it does not know was most likely somebody else's.
 */
export function doubtRoutes(parts: DoubtParts): DeskRoutes {
  return {
    'GET /desk/doubts': () => ({
      status: 200,
      body: { cases: parts.evidence.all().flatMap((told) => caseInDoubt(parts, told)) },
    }),
    'POST /desk/doubts/settle': async ({ body, staff }) => {
      closed(body, ['reference', 'handle', 'confirmed', 'disowned']);
      const said = ['confirmed', 'disowned'].filter((name) => body[name] !== undefined);
      const receipt = await parts.commands.ask({
        type: SETTLE_DOUBT,
        ...caseIn(body, parts),
        key: ['doubt', parts.ids.next()],
        data: { ...Object.fromEntries(said.map((name) => [name, body[name]])), staff: staff() },
      });
      return receiptAnswer(200, receipt);
    },
  };
}

function caseInDoubt(
  { references, outbox }: DoubtParts,
  { handle, doubts = [] }: ReturnType<EvidenceBook['all']>[number],
) {
  if (doubts.length === 0) return [];
  const reference = references.byHandle(handle)?.reference;
  const entries = doubts.map((doubt) => {
    const own = outbox.find(doubt.id);
    return {
      ...doubt,
      sentFromHere: own !== undefined,
      ...(own && { type: own.type, title: titleOf(own.type), happenedAt: own.happenedAt }),
    };
  });
  return [{ ...(reference === undefined ? { handle } : { reference }), entries }];
}

/** By the agency's own number, or by the handle where a stranger made the link and there is no number. */
function caseIn(body: Fields, { references }: DoubtParts) {
  if ((body['reference'] === undefined) === (body['handle'] === undefined))
    throw new DeskProblem('FIELD_INVALID', 'name the case by reference or by handle, as /desk/doubts does', {
      pointer: pointerTo('reference'),
    });
  if (body['reference'] !== undefined) {
    const { reference, handle } = ownFile(references, referenceField(body));
    return { reference, handle };
  }
  const handle = textField(body, 'handle', /^[A-Za-z0-9_-]{22,64}$/, 'a handle as /desk/doubts tells it');
  return { reference: handle, handle };
}
