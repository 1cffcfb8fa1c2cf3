import { randomBytes } from 'node:crypto';
import type { ReleasedEntry } from '#catalogue';
import { NEIGHBOUR, partOf, TYPES } from '../bench-agreement.ts';
import type { Stage } from '../stage.ts';

/** An entry of a neighbour that the agency may have, about a case of its own. */
export function entryFor(stage: Stage, handle: string): Omit<ReleasedEntry, 'seq'> {
  const { agency } = stage.hub.plan;
  const at = new Date().toISOString();
  return {
    id: newId(),
    handle,
    type: TYPES.byLaw,
    agency: partOf(NEIGHBOUR, agency),
    happenedAt: at,
    recordedAt: at,
    fields: { courseKind: 'general', courseCode: stage.newCourse() },
    basis: { kind: 'statutory', rowId: 'int-8-2', paragraph: '§ 8(2) IntV', duty: true },
    purpose: 'course-progress',
  };
}

/** 32 random bytes in base64url, as all ids. */
export function newId(): string {
  return randomBytes(32).toString('base64url');
}
