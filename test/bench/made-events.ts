import { randomBytes } from 'node:crypto';
import type { NewEvent } from '#ports';

/** An event as large as one of a course provider: a payload of some 300 bytes, sealed. */
export function madeEvent(): NewEvent {
  const at = '2026-03-02T10:00:00.000Z';
  return {
    id: text(32),
    type: 'de.wegmarke.language.course-started.v1',
    version: 1,
    network: 'bench',
    agency: 'provider',
    theme: 'language',
    category: 'course',
    happenedAt: at,
    recordedAt: at,
    commitment: text(32),
    signature: `${text(40)}..${text(64)}`,
    sealed: { kid: `p.${text(16)}`, iv: text(12), ct: text(300), tag: text(16) },
  };
}

function text(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
