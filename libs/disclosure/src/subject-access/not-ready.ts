/** Every code with which subject access says no: why, and what to do about it (docs/errors.md). */
export const subjectAccessCodes = {
  ACCESS_REQUEST_UNKNOWN: {
    cause: 'No request for access or portability with this id was recorded in this case.',
    fix: 'Record the request of the person at the desk first, and use its id.',
  },
  ACCESS_NOT_DECIDED: {
    cause: 'Not every controller has decided on its part of the request.',
    fix: 'Wait until their rights desks have decided, or let them extend the time; the due dates are listed.',
  },
  ACCESS_SWITCHED_OFF: {
    cause: 'The agreement in force switches the function subject-access off, or does not name it.',
    fix: 'Have the parties adopt an agreement that names the function subject-access.',
  },
  ACCESS_NOT_STILL: {
    cause: 'The case changed, or the machine was busy, each time the answer was about to be put together.',
    fix: 'Ask again in a moment.',
  },
} as const;

/** Why there is no answer for the person yet. */
export type SubjectAccessCode = keyof typeof subjectAccessCodes;

/** A part that is still open, and until when. */
export interface OpenPart {
  readonly controller: string;
  readonly dueAt: string;
}

/** There is no answer for the person yet; nothing was released. */
export class AccessNotReady extends Error {
  override readonly name = 'AccessNotReady';

  constructor(
    readonly code: SubjectAccessCode,
    /** The controllers that have not decided, by name and date. */
    readonly open: readonly OpenPart[] = [],
  ) {
    super(subjectAccessCodes[code].cause);
  }
}
