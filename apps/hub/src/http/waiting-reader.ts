import type { ServerResponse } from 'node:http';
import { CaseDamaged, SealingKeyMissing, TimelineNotStill } from '#disclosure';
import type { ServingState } from '../life/serving-state.ts';
import { HttpProblem } from './problem.ts';

/** Whether somebody who reads a timeline may still be answered: the connection stands, and the hub discloses at all. */
export function isReaderThere(
  response: ServerResponse,
  serving: Pick<ServingState, 'isDisclosing'>,
): boolean {
  return serving.isDisclosing && !response.closed && response.socket?.destroyed !== true;
}

/** What the reader of a timeline is told instead of it; what is no answer to a reader stays as it is. */
export function readerProblem(error: unknown, serving: Pick<ServingState, 'isDisclosing'>): unknown {
  if (error instanceof TimelineNotStill)
    return new HttpProblem(serving.isDisclosing ? 'NOT_AVAILABLE' : 'RECORD_BEHIND');
  if (error instanceof SealingKeyMissing) return new HttpProblem(error.code);
  // Only those to whom the gate permitted what is damaged get here (C5).
  return error instanceof CaseDamaged ? new HttpProblem('CASE_UNREADABLE') : error;
}
