/** One code with its HTTP status: what it means and how to put it right; a row of docs/errors.md. */
export interface ProblemRow {
  readonly status: number;
  readonly cause: string;
  readonly fix: string;
}

/** Every problem with which an HTTP door answers (RFC 9457 `code`). */
export const httpProblems = {
  NOT_FOUND: {
    status: 404,
    cause: 'There is nothing at this address.',
    fix: 'Look the address up in /openapi.json.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    cause: 'The body is larger than one intake message may be.',
    fix: 'Send at most 100 envelopes in one message.',
  },
  MEDIA_TYPE_NOT_SUPPORTED: {
    status: 415,
    cause: 'The body is of another media type than this door takes.',
    fix: 'Send a JWE as application/jose, and what is no JWE as application/json; /openapi.json says which.',
  },
  MALFORMED_REQUEST: {
    status: 400,
    cause: 'The request cannot be read.',
    fix: 'Send a request as /openapi.json describes it.',
  },
  PARAMETER_INVALID: {
    status: 400,
    cause: 'A part of the address or a parameter has the wrong form.',
    fix: 'Give the parameter that the pointer names the form of /openapi.json.',
  },
  PARAMETER_UNKNOWN: {
    status: 400,
    cause: 'There is no such parameter.',
    fix: 'Leave out the parameter that the pointer names.',
  },
  PURPOSE_UNKNOWN: {
    status: 400,
    cause: 'The closed list of purposes does not hold this one.',
    fix: 'Use an id of the list, or leave the parameter out.',
  },
  BATCH_UNREADABLE: {
    status: 401,
    cause: 'The body is no message sealed to this hub, or nothing in it is signed by this agency.',
    fix: 'Seal the batch to a key of /hub-keys and sign each envelope with a registered key.',
  },
  SESSION_UNREADABLE: {
    status: 400,
    cause: 'The body does not say in the words of the agency for which case and page the session is.',
    fix: 'Sign {network, agency, handle, origin} with a registered key and send the compact JWS.',
  },
  ORIGIN_INVALID: {
    status: 400,
    cause: 'No page can have this origin, or it is not safe to show a case there.',
    fix: 'Give the origin as a browser writes it: https://host[:port], or http on the machine itself.',
  },
  TOKEN_MISSING: {
    status: 401,
    cause: 'There is no token.',
    fix: 'Send "Authorization: Bearer" with a token of your agency.',
  },
  TOKEN_REFUSED: {
    status: 401,
    cause: 'The token is not taken.',
    fix: 'Make a new token for this very request.',
  },
  OPERATOR_TOKEN_REFUSED: {
    status: 401,
    cause: "The operator's token is missing or another one.",
    fix: 'Send "Authorization: Bearer" with the token of WEGMARKE_HUB_METRICS_TOKEN_FILE.',
  },
  SIGN_IN_NEEDED: {
    status: 401,
    cause: 'Nobody is signed in here.',
    fix: 'Open /log-in, then call again.',
  },
  ROLE_NOT_ALLOWED: {
    status: 403,
    cause: 'The role of whoever is signed in does not allow this.',
    fix: 'Ask whoever manages the accounts if your work needs it.',
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    cause: 'The call does not come from the own page.',
    fix: 'Call this only from pages under WEGMARKE_HUB_PAGES_ADDRESS.',
  },
  PAGE_HEADER_MISSING: {
    status: 403,
    cause: 'The call does not come from the own page.',
    fix: 'Send the header "x-wegmarke: page".',
  },
  NOTHING_PARKED: {
    status: 404,
    cause: 'Nothing is set aside at this place, or it has been applied meanwhile.',
    fix: 'Read the page again.',
  },
  REBUILD_RUNS: {
    status: 409,
    cause: 'This read model is being made anew already.',
    fix: 'Wait until it is done; nothing else is needed.',
  },
  PERSON_NOT_ENTERED: {
    status: 401,
    cause: 'Nobody is in on this device, or the time is over.',
    fix: 'Type the PIN (POST /v1/person/unlock), or enter with the code of a letter.',
  },
  PERSON_CODE_REFUSED: {
    status: 401,
    cause:
      'Nothing can be entered by this code: it is unknown, used, out of date, or a newer letter was made.',
    fix: 'Type it as it stands on the newest letter, or ask an office for a new one.',
  },
  PERSON_PIN_REFUSED: {
    status: 401,
    cause:
      'The PIN is wrong, or this device opens nothing any more: after five wrong ones in a row it does not.',
    fix: 'Type the PIN again, or ask an office for a new letter.',
  },
  PERSON_BODY_UNREADABLE: {
    status: 400,
    cause: 'The body is not what this door takes.',
    fix: 'Send a JSON object as /openapi.json describes it.',
  },
  PERSON_REFUSED: {
    status: 409,
    cause: 'What the case knows says no; the pointer ends in its reason.',
    fix: 'Read the page again: it may have been done before.',
  },
  KEYS_REFUSED: {
    status: 403,
    cause: 'The registry does not take these keys; the pointer ends in its reason.',
    fix: 'Make the request with "rotate-keys" and send it unchanged.',
  },
  SEALING_KEY_MISSING: {
    status: 403,
    cause:
      "The key to which your agency's answers are sealed was revoked, and no other is in force yet: nothing can be told to you.",
    fix: 'Make new keys with "rotate-keys --with-sealing-key" and have the operator approve them.',
  },
  OFFICER_OFF: {
    status: 403,
    cause: "The agreement switches the officer's questions off for this agency.",
    fix: 'Ask with a key of an agency of your controller for which they are on.',
  },
  SEARCH_UNREADABLE: {
    status: 400,
    cause: 'The search has a term that cannot be read.',
    fix: 'Put right what stands at the place that is named.',
  },
  CURSOR_INVALID: {
    status: 400,
    cause: 'No page ended at this place.',
    fix: 'Send "next" of the page before as it is, or begin anew without "after".',
  },
  ENTRY_NOT_FOUND: {
    status: 404,
    cause: 'None of your agencies is sender or recipient of an entry at this place, or it has run out.',
    fix: 'Take the place from the search.',
  },
  EXPORT_TOO_LARGE: {
    status: 422,
    cause: 'The list has more than 10,000 entries.',
    fix: 'Narrow it, for example by "created", and take it in parts.',
  },
  AGREEMENT_NOT_FOUND: {
    status: 404,
    cause: 'This network has no agreement in force here.',
    fix: 'Check the name of the network.',
  },
  COMPETENCE_TABLE_NOT_FOUND: {
    status: 404,
    cause: 'The agreement in force names no competence table of this id, or it was adopted without its text.',
    fix: 'Take an id of "competence" in the agreement (GET /v1/networks/:network/agreement).',
  },
  COMPETENCE_QUESTION_UNREADABLE: {
    status: 400,
    cause: 'The body is no question to this competence table.',
    fix: 'Send {} and answer the questions that come back.',
  },
  STATEMENT_NOT_SIGNED: {
    status: 401,
    cause: 'The body is no statement that an agency of this network signed with a usable key.',
    fix: 'Sign it with a registered key of the agency that it names (`wegmarke steering`).',
  },
  STATEMENT_UNREADABLE: {
    status: 400,
    cause: 'The statement has a missing, unknown or wrongly formed member, or is about something else.',
    fix: 'Give what the pointer names the form of /openapi.json, and sign it again.',
  },
  STEERING_REFUSED: {
    status: 409,
    cause: "What the parties' record knows says no; the pointer ends in its reason.",
    fix: 'Read the proposal again (`wegmarke steering ls`).',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    cause: 'Too many requests came from this address.',
    fix: 'Wait as long as Retry-After says.',
  },
  NOT_AVAILABLE: {
    status: 503,
    cause: 'The hub cannot answer at present.',
    fix: 'Try again; a message without a receipt was not recorded.',
  },
  RECORD_BEHIND: {
    status: 503,
    cause:
      'The record was restored and lacks what agencies have seen in it; nothing is disclosed until it is complete.',
    fix: 'Wait; adapters send again what is missing by themselves, and the operator opens the hub.',
  },
  CASE_UNREADABLE: {
    status: 503,
    cause: 'Something stored of this case was changed and cannot be read; nothing of it is shown.',
    fix: 'Tell the operator of the hub, who finds it with "wegmarke record verify"; other cases are not touched.',
  },
  INTERNAL: { status: 500, cause: 'The hub made a mistake.', fix: 'Tell the operator the trace id.' },
} as const satisfies Readonly<Record<string, ProblemRow>>;

/** A stable problem code of the HTTP doors. */
export type HttpProblemCode = keyof typeof httpProblems;

/** An answer that says no, with the stable code, and the place of the fault if there is one. */
export class HttpProblem extends Error {
  constructor(
    readonly code: HttpProblemCode,
    readonly where: { readonly pointer?: string; readonly fix?: string } = {},
  ) {
    super(code);
    this.name = 'HttpProblem';
  }
}

/** Problem details as they leave (RFC 9457). */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: HttpProblemCode;
  readonly detail: string;
  readonly pointer?: string;
  readonly traceId: string;
}

/** The body of an answer that says no; never a stack, never a value that was sent. */
export function problemDetails({ code, where }: HttpProblem, traceId: string): ProblemDetails {
  const { status, cause, fix } = httpProblems[code];
  return {
    type: `urn:wegmarke:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: cause,
    status,
    code,
    detail: where.fix ?? fix,
    ...(where.pointer !== undefined && { pointer: where.pointer }),
    traceId,
  };
}
