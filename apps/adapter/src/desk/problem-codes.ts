import { competenceProblems } from '../competence/competence-codes.ts';
import { conflictProblems } from '../conflicts/conflict-codes.ts';
import { handEntryProblems } from '../hand-entry/hand-entry-codes.ts';

/** Every reason for which the desk says no (RFC 9457 `code`), with cause and fix; listed in docs/errors.md. */
export const deskProblems = {
  HOST_NOT_ALLOWED: {
    status: 421,
    title: 'Wrong host',
    cause: "The Host header is not a loopback name with the desk's port (DNS rebinding).",
    fix: 'Call the desk by 127.0.0.1 or localhost and its port.',
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    title: 'Origin not allowed',
    cause: 'A page from another origin than the configured ones called.',
    fix: 'Add the origin to `desk.origins` of config.yaml.',
  },
  TOKEN_INVALID: {
    status: 401,
    title: 'Token missing or wrong',
    cause: "The Authorization header does not hold the desk's token.",
    fix: 'Send `Authorization: Bearer` with the content of the token file.',
  },
  STAFF_MISSING: {
    status: 400,
    title: 'Staff id missing',
    cause: 'The call needs to know who acts, under a pseudonym.',
    fix: 'Send the header X-Staff: 3 to 40 small letters, digits, hyphens.',
  },
  ROUTE_UNKNOWN: {
    status: 404,
    title: 'No such address',
    cause: 'The desk has no such address.',
    fix: 'See docs/doors.md.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'Method not allowed',
    cause: 'The address exists, under another method.',
    fix: 'See docs/doors.md.',
  },
  BODY_NOT_JSON: {
    status: 400,
    title: 'Body is not JSON',
    cause: 'The body could not be read as a JSON object.',
    fix: 'Send a JSON object as application/json.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: 'Body too large',
    cause: 'The body is larger than any call needs.',
    fix: 'Send only the fields of the call.',
  },
  FIELD_UNKNOWN: {
    status: 422,
    title: 'Unknown field',
    cause: 'The body has a field that the call does not know.',
    fix: 'Remove the field at `pointer`.',
  },
  LINK_CODE_MALFORMED: {
    status: 422,
    title: 'No whole link code',
    cause: 'What was typed is no link code: it has too few or too many characters, or a mistyped one.',
    fix: 'Type the 16 letters and digits as they stand on the sheet that the person brings; hyphens and spaces do not count.',
  },
  FIELD_INVALID: {
    status: 422,
    title: 'Invalid field',
    cause: 'A field is missing or has the wrong form.',
    fix: 'Put right the field at `pointer`; `detail` says how.',
  },
  QUERY_INVALID: {
    status: 422,
    title: 'Invalid query',
    cause: 'A parameter of the address has the wrong form.',
    fix: '`detail` says which values there are.',
  },
  REFERENCE_UNKNOWN: {
    status: 404,
    title: 'Reference number unknown',
    cause: 'The agency keeps no file under this number here.',
    fix: 'Check the number; import the export that holds it, or open the case.',
  },
  NOT_LINKED: {
    status: 409,
    title: 'Case not linked',
    cause: 'The file is not linked to a case at the hub yet.',
    fix: 'Open the case or redeem a link code, and wait until it is linked.',
  },
  PURPOSE_UNKNOWN: {
    status: 422,
    title: 'Purpose unknown',
    cause: 'The agreement knows no such purpose for this agency.',
    fix: 'Use one of the purposes of GET /desk/agency.',
  },
  CONSENT_UNKNOWN: {
    status: 404,
    title: 'Consent unknown',
    cause: 'This agency neither recorded such a consent in this case nor is a source in one.',
    fix: 'List the consents of the case.',
  },
  CONSENT_ID_TAKEN: {
    status: 409,
    title: 'Consent id taken',
    cause:
      'Something else was said under this id before: another answer, other content, or about another file.',
    fix: 'Leave `consentId` out for a new consent; amend or withdraw the one that has the id. Nothing was recorded.',
  },
  CONSENT_UNCHANGED: {
    status: 409,
    title: 'Nothing changed',
    cause: 'The amendment says what the consent says already.',
    fix: 'Send the provisions as they are to be from now on. Nothing was recorded.',
  },
  REQUEST_UNKNOWN: {
    status: 404,
    title: 'Request unknown',
    cause: "No request of the person with this id is on the desk of this agency's controller.",
    fix: 'List the requests of the case with GET /desk/cases/:reference/rights; the hub may not have told of it yet.',
  },
  EVENT_UNKNOWN: {
    status: 404,
    title: 'Event unknown',
    cause: 'This agency offered no event with this id, or its content is no longer kept.',
    fix: 'Use an id of GET /desk/tasks or GET /desk/outbox; name the reference where the event is older.',
  },
  ROW_NOT_FOR_CLERK: {
    status: 422,
    title: 'Row not for a clerk',
    cause: 'The agreement has no such row for this agency and event, or does not leave it to the clerk.',
    fix: 'Use a row that GET /desk/tasks names for the event.',
  },
  RECEIPT_UNREADABLE: {
    status: 422,
    title: 'Receipt not readable',
    cause: 'It is no consent receipt of this network, or it was changed after it was issued.',
    fix: 'Send the signed receipt as it was issued: one compact JWS.',
  },
  RECEIPT_SIGNATURE: {
    status: 422,
    title: 'Receipt not signed by its agency',
    cause: 'No registered key of the agency that it names fits its signature.',
    fix: 'Ask that agency for a new receipt; what is not signed proves nothing.',
  },
  NOT_AN_OFFICER: {
    status: 403,
    title: 'Not an officer',
    cause: 'This staff id may not ask as data protection officer.',
    fix: 'Add the id to `desk.officers` of config.yaml, if it is the officer.',
  },
  AGREEMENT_UNKNOWN: {
    status: 503,
    title: 'No agreement yet',
    cause: 'The hub has not told this adapter yet which agreement is in force.',
    fix: 'Wait until the adapter has reached the hub once, then call again.',
  },
  HUB_SAID_NO: {
    status: 422,
    title: 'The hub did not answer the question',
    cause: "The hub refused the question; `code` is the hub's.",
    fix: 'Look the code up among those of the hub.',
  },
  TOO_MANY_FOLLOWERS: {
    status: 503,
    title: 'Too many followers',
    cause: 'More pages wait for signs than a desk has places.',
    fix: 'Close pages that nobody looks at.',
  },
  SOURCE_UNKNOWN: {
    status: 404,
    title: 'Source unknown',
    cause: 'The configuration has no push source of this name.',
    fix: 'Add it to `sources` of config.yaml: push: { name: … }.',
  },
  SOURCE_NOT_READY: {
    status: 503,
    title: 'Source not ready',
    cause: 'The adapter has not yet learned from the hub which agreement is in force.',
    fix: 'Push again with the same key when GET /desk/status tells that it is connected.',
  },
  PUSH_KEY_REUSED: {
    status: 409,
    title: 'Key used before',
    cause: 'Other rows were pushed under this key.',
    fix: 'Give each push a key of its own; repeat it only with the same rows.',
  },
  ROW_NOT_MISSING: {
    status: 404,
    title: 'No such withdrawn row',
    cause: 'No row under this id is missing and undecided.',
    fix: 'List them with GET /desk/withdrawn-rows.',
  },
  RECALL_UNKNOWN: {
    status: 404,
    title: 'Recall unknown',
    cause: 'No open recall of this agency has this id.',
    fix: 'List the open recalls with GET /desk/recalls.',
  },
  MESSAGE_UNKNOWN: {
    status: 404,
    title: 'Message unknown',
    cause: 'The outbox holds no message with this id.',
    fix: 'List the messages with `wegmarke outbox ls`.',
  },
  MESSAGE_STAYS: {
    status: 409,
    title: 'Message stays as it is',
    cause: 'It is settled, under way, stops something from leaving, or cannot be read any more.',
    fix: '`detail` says which and what to do instead.',
  },
  ENTRY_UNKNOWN: {
    status: 404,
    title: 'Entry unknown',
    cause: 'The inbox holds no entry with this number.',
    fix: 'List the entries with `wegmarke inbox ls`.',
  },
  ENTRY_GONE: {
    status: 410,
    title: 'Entry gone',
    cause: 'Every sink has it and its keeping time is over, or its use was recalled.',
    fix: 'Fetch entries soon after the webhook that names them.',
  },
  ENTRY_STAYS: {
    status: 409,
    title: 'Entry stays as it is',
    cause: 'No sink waits for it any more, or its content is gone.',
    fix: 'Look at it with `wegmarke inbox show`.',
  },
  SINK_UNKNOWN: {
    status: 404,
    title: 'Sink unknown',
    cause: 'The configuration names no such sink.',
    fix: 'Use a name of `sinks:` in config.yaml, or add one there.',
  },
  STORAGE_FULL: {
    status: 507,
    title: 'No space left',
    cause:
      'The journal cannot be written: the disk is full. What was recorded before is safe, and reading goes on.',
    fix: 'Make space in the data folder and call again; nothing of this call was done.',
  },
  PROBLEM_STAYS: {
    status: 404,
    title: 'No such problem to settle',
    cause: 'No open problem has this id, or only a later export can put it right.',
    fix: 'Take the `id` of a problem of GET /desk/problems; the others go when the row is put right.',
  },
  ALARM_UNKNOWN: {
    status: 404,
    title: 'Alarm unknown',
    cause: 'There is no open alarm about the ledger under this number.',
    fix: 'List the open alarms with GET /desk/ledger.',
  },
  COMMAND_REFUSED: {
    status: 409,
    title: 'The hub refused the command',
    cause: "The hub's rules say no; `code` is the hub's.",
    fix: 'Look the code up among those of the hub.',
  },
  HUB_UNREACHABLE: {
    status: 503,
    title: 'Hub not reachable',
    cause: 'The hub did not answer.',
    fix: 'Try again; what was to be recorded waits in the outbox.',
  },
  KEY_NOT_USABLE: {
    status: 503,
    title: 'Key not usable',
    cause: "The hub takes no signature of this agency's key: it was revoked, replaced, or never registered.",
    fix: 'Tell who runs the adapter: `wegmarke doctor`, then docs/how-to/rotate-keys.md. What was to be recorded waits in the outbox.',
  },
  CASE_UNREADABLE: {
    status: 503,
    title: 'Case damaged at the hub',
    cause: 'Something that the hub keeps of this case was changed and cannot be read.',
    fix: 'Tell the operator of the hub, who finds it with `wegmarke record verify`; other cases are not touched.',
  },
  HUB_ANSWER_LATE: {
    status: 503,
    title: 'Answer came too late',
    cause: 'The answer came after its time limit and was dropped.',
    fix: 'Read again; check that the clocks are right.',
  },
  ...competenceProblems,
  ...conflictProblems,
  ...handEntryProblems,
  INTERNAL: {
    status: 500,
    title: 'Fault in the adapter',
    cause: 'The adapter made a mistake; its log names kind and place.',
    fix: 'Report it with the line of the log.',
  },
} as const satisfies Record<string, { status: number; title: string; cause: string; fix: string }>;

/** One of these reasons. */
export type DeskCode = keyof typeof deskProblems;
