/** Why an agency cannot settle doubt about entries so: why, and what to do about it (docs/errors.md). */
export const doubtCodes = {
  DOUBT_UNKNOWN: {
    cause: 'An id names nothing of yours that is in doubt and not settled yet.',
    fix: 'Name only ids that the evidence of your agency tells as in doubt in this case.',
  },
  DOUBT_UNCLEAR: {
    cause: 'No id is named, or one is named twice: it cannot be confirmed and disowned.',
    fix: 'Put each id into one of the two lists, once.',
  },
} as const;
