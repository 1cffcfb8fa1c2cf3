import { readdirSync, readFileSync } from 'node:fs';
import { catalogue, fieldClasses } from '#catalogue';
import { barriers } from './themes/barriers.ts';
import { clerk } from './themes/clerk.ts';
import { choices } from './themes/choices.ts';
import { conditions } from './themes/conditions.ts';
import { consentEnds } from './themes/consent-ends.ts';
import { consentLife } from './themes/consent-life.ts';
import { consentTerms } from './themes/consent-terms.ts';
import { disputes } from './themes/disputed.ts';
import { doubtedGrounds } from './themes/doubted-grounds.ts';
import { doubts } from './themes/doubts.ts';
import { firstSteps } from './themes/first-steps.ts';
import { law } from './themes/law.ts';
import { objection } from './themes/objection.ts';
import { periods } from './themes/periods.ts';
import { personsView } from './themes/persons-view.ts';
import { precedence } from './themes/precedence.ts';
import { requests } from './themes/requests.ts';
import { restrictionExceptions } from './themes/restriction-exceptions.ts';
import { restriction } from './themes/restriction.ts';
import { secrecy } from './themes/secrecy.ts';
import { steering } from './themes/steering.ts';
import { subjectAccess } from './themes/subject-access.ts';
import { unknown } from './themes/unknown.ts';
import type { Vector } from './vector.ts';

/** Where the public vectors are kept. */
export const VECTORS_FOLDER = new URL('../../docs/gate-vectors/', import.meta.url);

/** Every theme by the name of its file. */
export const themes: Readonly<Record<string, readonly Vector[]>> = {
  'first-steps': firstSteps,
  barriers,
  unknown,
  law,
  conditions,
  periods,
  requests,
  clerk,
  'consent-terms': consentTerms,
  'consent-life': consentLife,
  'consent-ends': consentEnds,
  secrecy,
  restriction,
  'restriction-exceptions': restrictionExceptions,
  objection,
  precedence,
  choices,
  disputed: disputes,
  doubts,
  'doubted-grounds': doubtedGrounds,
  'subject-access': subjectAccess,
  'persons-view': personsView,
  steering,
};

const PROPOSE_LINK = 'de.wegmarke.case.propose-link.v1';

/** Which fields the types have that may be asked about: depth of each, and whether it is special. */
export function fieldsByType(): Record<string, unknown> {
  const types = [...catalogue.map(({ type }) => type), PROPOSE_LINK];
  const fields = (type: string) =>
    fieldClasses(type).map(({ name, depth, special }) => [name, { depth, ...(special && { special }) }]);
  return Object.fromEntries(types.map((type) => [type, Object.fromEntries(fields(type)) as unknown]));
}

/** The public files as they are, by name without `.json`. */
export function publicVectors(): ReadonlyMap<string, unknown> {
  const names = readdirSync(VECTORS_FOLDER).filter((name) => name.endsWith('.json'));
  return new Map(names.map((name) => [name.slice(0, -5), readJson(name)]));
}

/** One JSON file below the folder of the vectors. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, VECTORS_FOLDER), 'utf8'));
}
