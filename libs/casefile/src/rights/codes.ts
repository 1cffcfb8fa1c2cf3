/** Every code with which a case says no about clearances, disputes and the person's rights (docs/errors.md). */
export const rightsCodes = {
  CLERK_ROW_UNCLEAR: {
    cause:
      'The agreement has no such row for you and this recipient and event, or does not leave it to the clerk.',
    fix: 'Name the row as the held message names it; rows decided by rule need no decision.',
  },
  DISPUTE_ID_TAKEN: {
    cause: 'You recorded a dispute under this id before.',
    fix: 'Draw a new id for the dispute.',
  },
  DISPUTE_UNKNOWN: {
    cause: 'You recorded no open dispute with this id, and none of your entries is disputed under it.',
    fix: 'Use the id under which the dispute was recorded in this case.',
  },
  DISPUTE_OUTCOME_NOT_YOURS: {
    cause:
      'An agency corrects, or stands by, its own entries only; only who recorded the dispute takes it back.',
    fix: 'Have the other agency record this outcome.',
  },
  RIGHT_ID_TAKEN: {
    cause: 'A request of the person with this id is on your desk already.',
    fix: 'Draw a new id, unless it is the same request.',
  },
  RIGHT_ROW_UNCLEAR: {
    cause: 'An objection names one row of the agreement that it is against; no other request names one.',
    fix: 'Set rowId to the id of the row as the agreement in force has it, or leave it out; where the row has gone since, take the objection down anew.',
  },
  RIGHT_ERASURE_NOT_WHOLE: {
    cause: 'An erasure is about all that a controller holds of the case; it cannot name single events.',
    fix: 'Leave eventIds out, or ask for single events to be restricted or put right.',
  },
  RIGHT_RECEIVED_IN_FUTURE: {
    cause: 'The request was received later than now.',
    fix: 'Set receivedAt to when the person asked.',
  },
  RIGHT_UNKNOWN: {
    cause:
      'No request of the person with this id is on the desk of your controller, or the one that is there is in doubt.',
    fix: 'Use the id under which the request stands on your desk; one in doubt waits for the word of the agency that took it down.',
  },
  RIGHT_DECIDED_ALREADY: {
    cause: 'Your controller has decided its part of this request.',
    fix: 'Record a new request of the person when there is one.',
  },
  RIGHT_PROPOSED_ALREADY: {
    cause: 'A decision is proposed and waits for a second member of staff.',
    fix: 'Have it confirmed, or given back first.',
  },
  RIGHT_NOT_PROPOSED: {
    cause:
      'Nothing is proposed that could be confirmed or given back; what is in doubt is as if not proposed.',
    fix: 'Propose it first, or have your agency settle the doubt.',
  },
  RIGHT_PROPOSAL_CHANGED: {
    cause: 'Another proposal stands than the one that the step names.',
    fix: 'Look at the proposal on your desk, and name its id when you confirm it or give it back.',
  },
  RIGHTS_FOUR_EYES: {
    cause: 'The same member of staff stands for both steps.',
    fix: 'Have another member of staff of the same controller do the second one.',
  },
  UNLINK_RIGHT_UNDECIDED: {
    cause:
      'The person of this case asked for something on which your controller has not decided; without your agency nobody would answer it.',
    fix: 'Decide on the request at your desk, with its confirmation, and split the link then.',
  },
  RIGHT_GROUND_MISSING: {
    cause: 'To refuse a request, wholly or in part, needs a ground.',
    fix: 'Name the ground that the person is told.',
  },
  RIGHT_WITHHELD_UNCLEAR: {
    cause: 'Events are left out of an access that is granted in part, and of nothing else (§ 83 SGB X).',
    fix: 'List the events left out with grant-partly, or leave withheld out.',
  },
  RIGHT_NOT_IN_PART: {
    cause: 'A restriction, an objection or a portability is granted or refused as a whole.',
    fix: 'Grant or refuse it; for single events have the person ask for these.',
  },
  OBJECTION_AGAINST_DUTY: {
    cause: 'The row is a legal duty, against which there is no objection (Art. 21(1) GDPR).',
    fix: 'Refuse the request with its ground.',
  },
  RIGHT_EXTENDED_ALREADY: {
    cause: 'The time for this request was extended before; that is possible once.',
    fix: 'Decide within the time there is.',
  },
  RIGHT_OVERDUE: {
    cause: 'The time is over; it can only be extended before that.',
    fix: 'Decide now, and tell the person why it was late.',
  },
  RESTRICTION_NOT_IN_FORCE: {
    cause: 'Your controller has no restriction in force for this request.',
    fix: 'Use the id of the request for which processing was restricted.',
  },
  RESTRICTION_PERSON_NOT_TOLD: {
    cause: 'The person must be told before a restriction ends (Art. 18(3) GDPR).',
    fix: 'Tell the person first, and set personToldAt to when that was, after the restriction began.',
  },
} as const;
