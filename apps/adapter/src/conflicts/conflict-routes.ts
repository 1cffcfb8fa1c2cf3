import { paragraphInGerman } from '#agreement';
import type { CaseEvidence, Titles } from '#catalogue';
import { titleOf } from '#catalogue';
import type { Fields } from '../desk/body.ts';
import { closed, textField } from '../desk/body.ts';
import type { CommandDesk } from '../desk/command-desk.ts';
import { linkedFile, ownFile } from '../desk/own-files.ts';
import { DeskProblem } from '../desk/problem.ts';
import { receiptAnswer } from '../desk/receipt-answer.ts';
import type { DeskCall, DeskRoutes } from '../desk/server.ts';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { References } from '../journal/references.ts';
import type { ConflictAnswers, OwnAnswer } from './conflict-answers.ts';
import { conflictKey } from './conflict-answers.ts';
import type { ConflictHere, ConflictParts } from './conflicts-now.ts';
import { conflictsIn, conflictsInAll } from './conflicts-now.ts';
import { wordKey } from './word-key.ts';

/** What conflicts are told from, and what is said of them with. */
export interface ConflictRouteParts extends ConflictParts {
  readonly agency: string;
  readonly references: Pick<References, 'find'>;
  readonly evidence: Pick<EvidenceBook, 'all' | 'of'>;
  readonly conflictAnswers: ConflictAnswers;
  readonly commands: CommandDesk;
  readonly nameOf: (agency: string) => Titles;
}

const CASE = '/desk/cases/:reference';
const OUTCOME = /^(withdrawn|corrected|meant-so)$/;

/** What conflicts in one of the agency's files, as far as it sees both sides; to take note of it, and to say how it ended. */
export function conflictRoutes(parts: ConflictRouteParts): DeskRoutes {
  return {
    [`GET ${CASE}/conflicts`]: ({ params }) => {
      const { reference, handle } = ownFile(parts.references, params['reference']);
      const last = parts.conflictAnswers.of(handle);
      const earlier = parts.conflictAnswers.earlierOf(handle);
      const told = (conflict: ConflictHere) => {
        const key = conflictKey(conflict);
        return conflictTold(parts, conflict, { last: last.get(key), earlier: earlier.get(key) ?? [] });
      };
      return {
        status: 200,
        body: { reference, at: parts.clock.now(), conflicts: standingIn(parts, handle).map(told) },
      };
    },
    [`POST ${CASE}/conflicts/acknowledge`]: (call) => {
      closed(call.body, ['rule', 'entries']);
      return say(parts, call, 'acknowledge', {});
    },
    [`POST ${CASE}/conflicts/resolve`]: (call) => {
      closed(call.body, ['rule', 'entries', 'outcome']);
      const outcome = textField(call.body, 'outcome', OUTCOME, 'one of withdrawn, corrected, meant-so');
      return say(parts, call, 'resolve', { outcome: outcome as NonNullable<OwnAnswer['outcome']> });
    },
    'GET /desk/conflicts/totals': () => {
      const cases = [...conflictsInAll(parts, parts.evidence.all().filter(isOpen)).values()];
      const standing = cases.filter((conflicts) =>
        conflicts.some(({ state }) => state === 'standing'),
      ).length;
      return { status: 200, body: { at: parts.clock.now(), standing } };
    },
  };
}

async function say(
  parts: ConflictRouteParts,
  { params, body, staff }: DeskCall,
  step: 'acknowledge' | 'resolve',
  said: Pick<OwnAnswer, 'outcome'>,
) {
  const { reference, handle } = linkedFile(parts.references, params['reference']);
  const { rule, entries } = named(parts, handle, body);
  const ids = entries.toSorted();
  const { commands, conflictAnswers, clock } = parts;
  const receipt = await commands.ask({
    type: `de.wegmarke.conflict.${step}.v1`,
    reference,
    key: commands.nextTry(wordKey({ handle, rule, entries: ids, ...said }, (key) => commands.knows(key))),
    data: { rule, entries: ids, ...said, staff: staff() },
  });
  conflictAnswers.note(handle, { rule, entries: ids }, { at: clock.now(), ...said });
  return receiptAnswer(200, receipt);
}

/** The conflict that a body names, among those of the case. Throws `CONFLICT_UNKNOWN`. */
function named(parts: ConflictRouteParts, handle: string, body: Fields): ConflictHere {
  const { rule, entries } = body;
  const ids: readonly unknown[] = Array.isArray(entries) ? entries : [];
  const found = standingIn(parts, handle).find(
    (one) => one.rule === rule && ids.length === 2 && one.entries.every((id) => ids.includes(id)),
  );
  if (found !== undefined) return found;
  throw new DeskProblem('CONFLICT_UNKNOWN', `name rule and entries as GET ${CASE}/conflicts tells them`);
}

function standingIn(parts: ConflictRouteParts, handle: string): readonly ConflictHere[] {
  const told = parts.evidence.of(handle);
  return told === undefined || !isOpen(told) ? [] : conflictsIn(parts, told);
}

function isOpen({ linked, erased }: CaseEvidence): boolean {
  return linked && !erased;
}

/** What this agency said of one conflict, and no other agency's word. */
interface OwnWords {
  readonly last: OwnAnswer | undefined;
  readonly earlier: readonly OwnAnswer[];
}

function conflictTold(
  { agency, nameOf }: ConflictRouteParts,
  { rule, titles, paragraph, state, since, until, disputed, sentence, between }: ConflictHere,
  said: OwnWords,
) {
  return {
    rule,
    titles,
    ...(paragraph !== undefined && { paragraph: { de: paragraphInGerman(paragraph), en: paragraph } }),
    state,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(disputed && { disputed }),
    sentence,
    entries: between.map(({ id, type, agency: by, happenedAt }) => ({
      id,
      title: titleOf(type),
      agencyName: nameOf(by),
      isOwn: by === agency,
      ...(happenedAt !== undefined && { happenedAt }),
    })),
    ...(said.last && { said: said.last }),
    ...(said.earlier.length > 0 && { saidBefore: said.earlier }),
  };
}
