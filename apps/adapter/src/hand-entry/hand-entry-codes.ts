/** Why an entry made by hand is not taken or not taken back; part of the desk's table of problems. */
export const handEntryProblems = {
  HAND_ENTRY_KEY_TAKEN: {
    status: 409,
    title: 'Key of the entry taken',
    cause: 'Under this key another event was entered by hand before, or the event belongs to another file.',
    fix: 'Take a new key, or name the entry that is corrected in `corrects`. Nothing was entered.',
  },
  HAND_ENTRY_AGENCY_UNKNOWN: {
    status: 422,
    title: 'Agency unknown',
    cause: 'The event names an agency that is no other party of the agreement.',
    fix: 'Name one of the agencies that the answer lists; they are the choices of the field in GET /desk/event-forms.',
  },
  HAND_ENTRY_UNKNOWN: {
    status: 404,
    title: 'Entry unknown',
    cause: 'No event was entered by hand under this key, or it is of another file or type.',
    fix: 'List the entries with GET /desk/cases/:reference/entries.',
  },
  HAND_ENTRY_HAS_LEFT: {
    status: 409,
    title: 'Entry has left',
    cause: 'The hub has the event, or may have it: others may have read it already.',
    fix: 'Correct it; where nothing of it is true, take down a request for erasure or rectification.',
  },
} as const;
