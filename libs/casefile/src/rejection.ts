import { Rejection } from '#decider';
import { doubtCodes } from './doubt/codes.ts';
import { personCodes } from './person/codes.ts';
import { rightsCodes } from './rights/codes.ts';

/** Every code with which the case stream says no: why, and what to do about it (docs/errors.md). */
export const casefileCodes = {
  NO_BASIS_NOW: {
    cause: 'Nothing permits this now: no such case, no link, or no basis. The three are not told apart.',
    fix: 'Keep the message and send it again when the evidence has changed.',
  },
  ERASED: {
    cause: 'What your agency recorded under this handle was erased, or the whole case was; that is final.',
    fix: 'Do not send it again, and erase what you keep of it; a new case needs a new reference number.',
  },
  HANDLE_TAKEN: {
    cause: 'This handle of yours already stands for a case.',
    fix: 'Use the handle of the reference number that the case is to have, or go on with the case that it stands for.',
  },
  EVENT_ID_TAKEN: {
    cause: 'An event with this id exists, and it is not yours.',
    fix: 'Make ids with the HMAC of your own secret over the stable keys.',
  },
  CORRECTS_UNKNOWN: {
    cause: '`corrects` names no event that you recorded in this case.',
    fix: 'Name the id of your own earlier event, and send that one first.',
  },
  LINK_CODE_NOT_ALLOWED: {
    cause: 'The agreement does not name your agency among those that redeem link codes.',
    fix: 'Have a named agency do it, or have the agreement amended.',
  },
  LINK_CODE_MAKING_NOT_ALLOWED: {
    cause:
      'The agreement does not name your agency among those that make link codes; it may redeem them all the same, where the agreement says so.',
    fix: 'Have a named agency make the code, or have the agreement amended.',
  },
  LINK_CODE_NOT_VALID: {
    cause: 'No case can be reached by this code: it is unknown, used up or out of date.',
    fix: 'Ask the agency that made the code for a new one.',
  },
  LINK_CODE_OWN: {
    cause: 'Your own agency made this code.',
    fix: 'Give the code to the person; it is for another agency.',
  },
  LINK_CODE_TAKEN: { cause: 'This code was drawn before.', fix: 'Draw a new random code.' },
  LINK_CODE_PERIOD_NOT_ALLOWED: {
    cause: 'A link code ends in the future, at most 30 days ahead.',
    fix: 'Set validUntil within the next 30 days.',
  },
  LINKED_ALREADY: {
    cause: 'Your agency shares this case already, under another handle.',
    fix: 'Use the reference number under which you keep the case.',
  },
  PROPOSAL_NOT_ALLOWED: {
    cause: 'The agreement names no statutory link between you and this recipient with this kind of number.',
    fix: 'Have the person carry a link code, or have the agreement amended.',
  },
  PROPOSAL_NOT_VALID: {
    cause: 'No open link proposal with this id is addressed to you.',
    fix: 'Accept with the id under which the proposal reached you.',
  },
  CONSENT_RECORDER_NOT_NAMED: {
    cause:
      'A consent counts only when the source records it, or a body that the agreement names for that source.',
    fix: 'Have the source record it, or leave its provisions out.',
  },
  SECRECY_RELEASE_NOT_BY_BEARER: {
    cause: 'Only the bearer of the secret may record a release from it (§ 203 StGB).',
    fix: 'Have the bearer record the release.',
  },
  SECRECY_RELEASE_NOT_SEPARATE: {
    cause: 'A release from secrecy (§ 203 StGB) and a consent stand in one record.',
    fix: 'Record the release and the consent each under an id of its own.',
  },
  CONSENT_PARTY_UNKNOWN: {
    cause: 'A source or recipient is no party of the agreement.',
    fix: 'Name agencies by their ids in the agreement.',
  },
  CONSENT_PROVISIONS_UNCLEAR: {
    cause: 'Provision ids repeat, or a period ends before it begins.',
    fix: 'Give each provision its own id and let each period begin before it ends.',
  },
  CONSENT_DATA_END_MISSING: {
    cause:
      'A row of the agreement for which this consent is lets only that be told which happened before a day that the person names, and a provision names none.',
    fix: 'Ask the person until when, and set dataUntil of each such provision.',
  },
  RETENTION_OVER: {
    cause:
      'What the event reports is past the period for which the agreement or the catalogue lets it be kept.',
    fix: 'Do not report it any more, and delete it where your own retention rules say so.',
  },
  CONSENT_REPRESENTATION_UNBOUNDED: {
    cause: 'A guardian or custodian spoke for the person, and it is not said until when they may.',
    fix: 'Set representedUntil to the day of majority or the end of custody.',
  },
  CONSENT_NOT_REPRESENTED: {
    cause: 'The person spoke, and yet a representation is said to end.',
    fix: 'Leave representedUntil out, or say who represents the person.',
  },
  NOTICE_UNKNOWN: {
    cause: 'The agreement holds no notice with this id, version and language.',
    fix: 'Give the person a notice of the agreement in force, and name it as it stands there.',
  },
  NOTICE_HASH_DIFFERS: {
    cause: 'The text that the person was given is not the text of the agreement.',
    fix: 'Print the notice from the agreement in force, and ask the person again.',
  },
  NOTICE_OF_SOMETHING_ELSE: {
    cause:
      'The notice speaks of other purposes, or of a release from secrecy in place of a consent (or the other way round).',
    fix: 'Give the person the notice that the agreement holds for this purpose and form, and name that one.',
  },
  CONSENT_ID_TAKEN: { cause: 'You recorded a consent under this id before.', fix: 'Draw a new consent id.' },
  CONSENT_UNKNOWN: {
    cause: 'You keep no consent with this id, and none in which you are the source.',
    fix: 'Use the id under which the consent was recorded in this case.',
  },
  CONSENT_OWN: {
    cause: 'Your own agency recorded this consent, so there is nobody to object to.',
    fix: 'Declare it invalid instead.',
  },
  CONSENT_INVALID: {
    cause: 'What this names was found invalid, objected to by its source, or superseded; that is final.',
    fix: 'Ask the person for a new consent, with new ids, or use the one that took its place.',
  },
  CONSENT_ALREADY_WITHDRAWN: {
    cause: 'What this names was withdrawn before, and a withdrawal is final.',
    fix: 'Ask the person for a new consent, with new ids.',
  },
  RECALL_NOT_IN_SOURCE: {
    cause:
      'The answer to a recall stays as a proof; its source must name the recall in the place of a handle.',
    fix: 'Send `source` as //<network>/<agency>/<recall>.',
  },
  RECALL_CLOSED: {
    cause: 'Every event of this recall was answered for before, or a later recall stands for it.',
    fix: 'Nothing more is to be done.',
  },
  RECALL_EVENTS_UNKNOWN: {
    cause: 'The answer names an event that is not among those recalled.',
    fix: 'Name ids of the recall only, as the evidence of your agency tells them.',
  },
  RECALL_PARAGRAPH_MISSING: {
    cause: 'What is kept after a recall is kept under a paragraph.',
    fix: 'Add `paragraph` to each part whose outcome is kept, and `until` where there is an end.',
  },
  ...personCodes,
  ...rightsCodes,
  ...doubtCodes,
} as const satisfies Record<string, { readonly cause: string; readonly fix: string }>;

/** Why the case stream says no. */
export type CasefileCode = keyof typeof casefileCodes;

/** The no with this code. */
export function reject(code: CasefileCode): Rejection<CasefileCode> {
  return new Rejection(code, casefileCodes[code].cause);
}
