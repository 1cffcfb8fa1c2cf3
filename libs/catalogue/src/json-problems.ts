import type { Problem } from './problem.ts';
import { pointerTo } from './problem.ts';

/** Borders of what one payload may hold; whatever is larger is refused before any class looks at it. */
export const JSON_LIMITS: JsonLimits = { depth: 6, values: 1_000, characters: 4_096 };

/** How deep, how many values, and how long each text. */
export interface JsonLimits {
  readonly depth: number;
  readonly values: number;
  readonly characters: number;
}

// As own members they would change the object that they are copied to.
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** Faults in size and shape of a JSON value, before its meaning is looked at; at most one for each kind of limit. */
export function jsonProblems(value: unknown, pointer = '', limits = JSON_LIMITS): Problem[] {
  const walk: Walk = { left: limits.values, limits, problems: [] };
  visit(value, pointer, 0, walk);
  if (walk.left < 0) walk.problems.push(tooLarge(pointer, `at most ${limits.values} values`));
  return walk.problems;
}

interface Walk {
  left: number;
  readonly limits: JsonLimits;
  readonly problems: Problem[];
}

function visit(value: unknown, pointer: string, depth: number, walk: Walk): void {
  walk.left -= 1;
  if (walk.left < 0) return;
  if (typeof value === 'string') visitText(value, pointer, walk);
  if (typeof value !== 'object' || value === null) return;
  if (depth >= walk.limits.depth) {
    walk.problems.push({ pointer, code: 'TOO_DEEP', fix: `nest at most ${walk.limits.depth} levels` });
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    if (FORBIDDEN_NAMES.has(name)) walk.problems.push(forbidden(pointerTo(pointer, name)));
    else visit(member, pointerTo(pointer, name), depth + 1, walk);
  }
}

function visitText(value: string, pointer: string, walk: Walk): void {
  if (value.length > walk.limits.characters) {
    walk.problems.push(tooLarge(pointer, `a text of at most ${walk.limits.characters} characters`));
  } else if (!value.isWellFormed()) {
    walk.problems.push({
      pointer,
      code: 'FIELD_INVALID',
      fix: 'send well-formed Unicode without lone surrogates',
    });
  }
}

function tooLarge(pointer: string, fix: string): Problem {
  return { pointer, code: 'TOO_LARGE', fix };
}

function forbidden(pointer: string): Problem {
  return { pointer, code: 'FIELD_NAME_FORBIDDEN', fix: 'remove this member' };
}
