import type { Agreement } from '#agreement';
import { party } from '#agreement';
import { catalogueEntry } from '#catalogue';
import type { Clock } from '#ports';
import type { AdapterGate } from '../gate/adapter-gate.ts';
import type { Known } from '../gate/outbox-gate.ts';
import type { AgreementBook } from '../hub/agreement-book.ts';
import type { References } from '../journal/references.ts';
import type { Fields } from './body.ts';
import { closed, knownOnce, pointerTo, referenceField, textField } from './body.ts';
import type { CheckAnswer, CheckQuestion } from './check-answer.ts';
import { checkAnswer } from './check-answer.ts';
import type { CheckBook } from './check-book.ts';
import { instantField } from './instant-field.ts';
import { ownFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import { purposeField } from './purpose-field.ts';
import type { DeskRoutes } from './server.ts';

const MOST = 200;

/** What asking before sending needs: nothing but what this agency holds. */
export interface CheckParts {
  readonly agency: string;
  readonly references: Pick<References, 'find'>;
  readonly agreements: Pick<AgreementBook, 'current'>;
  readonly gate: Pick<AdapterGate, 'knows'>;
  readonly checks: CheckBook;
  readonly clock: Clock;
}

/** Ask before sending: would a recipient get such an event? Answered here, from the agency's own evidence, and noted. */
export function checkRoutes(parts: CheckParts): DeskRoutes {
  return {
    'POST /desk/check': ({ body, staff }) => {
      const at = parts.clock.now();
      const [asker, question] = [staff(), questionIn(body, parts, at)];
      const answer = answerTo(question, parts, at);
      const number = parts.checks.note({ at, staff: asker, question, answer });
      return { status: 200, body: { number, at, question, ...answer } };
    },
    'GET /desk/checks': ({ query }) => {
      knownOnce(query, ['before', 'max']);
      const max = Math.min(countIn(query, 'max') ?? 50, MOST);
      const checks = parts.checks.list(max, countIn(query, 'before'));
      const next = checks.length === max ? checks.at(-1)?.number : undefined;
      return { status: 200, body: { checks, ...(next !== undefined && { next }) } };
    },
  };
}

function answerTo(question: CheckQuestion, parts: CheckParts, at: string): CheckAnswer {
  const agreement = parts.agreements.current()?.agreement;
  const known = knownFor(question, parts, at);
  if (agreement === undefined || known === undefined)
    return { verdict: 'refuse', code: 'NO_AGREEMENT', rows: [] };
  return checkAnswer(question, agreement, known, at);
}

/** Without a file, the question is about a linked case of which nothing is known: what the agreement alone says. */
function knownFor(
  { reference, eventType }: CheckQuestion,
  { references, gate }: CheckParts,
  at: string,
): Known | undefined {
  if (reference !== undefined) return gate.knows(eventType, ownFile(references, reference).handle, at);
  const known = gate.knows(eventType, '', at);
  return known && { ...known, evidence: { ...NOTHING_KNOWN } };
}

const NOTHING_KNOWN: NonNullable<Known['evidence']> = {
  handle: '',
  linked: true,
  provisions: [],
  facts: [],
  restrictions: [],
  objections: [],
  requests: [],
  clearances: [],
  disputed: [],
  disputes: [],
  rights: [],
  doubted: [],
  erased: false,
};

function questionIn(body: Fields, { agency, agreements }: CheckParts, at: string): CheckQuestion {
  closed(body, ['reference', 'eventType', 'recipient', 'purpose', 'happenedAt']);
  const purpose = purposeField(body);
  return {
    ...(body['reference'] !== undefined && { reference: referenceField(body) }),
    eventType: eventTypeIn(body),
    recipient: recipientIn(body, agency, agreements.current()?.agreement),
    ...(purpose !== undefined && { purpose }),
    happenedAt: body['happenedAt'] === undefined ? at : instantField(body, 'happenedAt'),
  };
}

function eventTypeIn(body: Fields): string {
  const type = textField(body, 'eventType', /^[a-z0-9.-]{1,128}$/, 'an event type of the catalogue');
  if (catalogueEntry(type) !== undefined) return type;
  const meant = [`de.wegmarke.${type}`, `de.wegmarke.${type}.v1`].find(
    (one) => catalogueEntry(one) !== undefined,
  );
  const fix = meant === undefined ? 'use an event type of docs/catalogue.md' : `write ${meant}`;
  throw new DeskProblem('FIELD_INVALID', fix, { pointer: pointerTo('eventType') });
}

function recipientIn(body: Fields, own: string, agreement: Agreement | undefined): string {
  const recipient = textField(body, 'recipient', /^[a-z][a-z0-9-]{1,31}$/, 'the id of a party');
  if (recipient !== own && (agreement === undefined || party(agreement, recipient) !== undefined))
    return recipient;
  throw new DeskProblem('FIELD_INVALID', 'name another party of the agreement', {
    pointer: pointerTo('recipient'),
  });
}

function countIn(query: URLSearchParams, name: string): number | undefined {
  const given = query.get(name);
  if (given === null) return undefined;
  if (/^[1-9]\d{0,14}$/.test(given)) return Number(given);
  throw new DeskProblem('QUERY_INVALID', `${name} is a number from 1 on`);
}
