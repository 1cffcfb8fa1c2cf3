/** Every code with which the person's own access says no (docs/errors.md). */
export const personCodes = {
  PERSON_VIEW_OFF: {
    cause: "The agreement switches the person's view off for your agency.",
    fix: 'Have another agency of the case make the code, or have the agreement amended.',
  },
  PERSON_CODE_PERIOD_NOT_ALLOWED: {
    cause: 'A code for the person ends in the future, at most 14 days ahead.',
    fix: 'Set validUntil within the next 14 days.',
  },
  PERSON_CODE_TAKEN: { cause: 'This code was drawn before.', fix: 'Draw a new random code.' },
  PERSON_CODE_NOT_VALID: {
    cause:
      'Nothing can be entered by this code: it is unknown, used up, out of date, or a newer one was made.',
    fix: 'Ask an agency of the case for a new letter.',
  },
  PERSON_DEVICE_NOT_VALID: {
    cause: 'This device was taken away, or too many wrong PINs were typed on it.',
    fix: 'Ask an agency of the case for a new letter.',
  },
} as const;
