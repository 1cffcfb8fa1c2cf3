/** Every reason for which the desk says no (RFC 9457 `code`); listed in docs/errors.md. */
export type DeskCode =
  | 'HOST_NOT_ALLOWED'
  | 'ORIGIN_NOT_ALLOWED'
  | 'TOKEN_INVALID'
  | 'STAFF_MISSING'
  | 'ROUTE_UNKNOWN'
  | 'METHOD_NOT_ALLOWED'
  | 'BODY_NOT_JSON'
  | 'BODY_TOO_LARGE'
  | 'FIELD_UNKNOWN'
  | 'FIELD_INVALID'
  | 'QUERY_INVALID'
  | 'REFERENCE_UNKNOWN'
  | 'NOT_LINKED'
  | 'PURPOSE_UNKNOWN'
  | 'CONSENT_UNKNOWN'
  | 'COMMAND_REFUSED'
  | 'HUB_UNREACHABLE'
  | 'HUB_ANSWER_LATE'
  | 'INTERNAL';

const STATUS: Readonly<Record<DeskCode, number>> = {
  HOST_NOT_ALLOWED: 421,
  ORIGIN_NOT_ALLOWED: 403,
  TOKEN_INVALID: 401,
  STAFF_MISSING: 400,
  ROUTE_UNKNOWN: 404,
  METHOD_NOT_ALLOWED: 405,
  BODY_NOT_JSON: 400,
  BODY_TOO_LARGE: 413,
  FIELD_UNKNOWN: 422,
  FIELD_INVALID: 422,
  QUERY_INVALID: 422,
  REFERENCE_UNKNOWN: 404,
  NOT_LINKED: 409,
  PURPOSE_UNKNOWN: 422,
  CONSENT_UNKNOWN: 404,
  COMMAND_REFUSED: 409,
  HUB_UNREACHABLE: 503,
  HUB_ANSWER_LATE: 503,
  INTERNAL: 500,
};

const TITLE: Readonly<Record<DeskCode, string>> = {
  HOST_NOT_ALLOWED: 'Wrong host',
  ORIGIN_NOT_ALLOWED: 'Origin not allowed',
  TOKEN_INVALID: 'Token missing or wrong',
  STAFF_MISSING: 'Staff id missing',
  ROUTE_UNKNOWN: 'No such address',
  METHOD_NOT_ALLOWED: 'Method not allowed',
  BODY_NOT_JSON: 'Body is not JSON',
  BODY_TOO_LARGE: 'Body too large',
  FIELD_UNKNOWN: 'Unknown field',
  FIELD_INVALID: 'Invalid field',
  QUERY_INVALID: 'Invalid query',
  REFERENCE_UNKNOWN: 'Reference number unknown',
  NOT_LINKED: 'Case not linked',
  PURPOSE_UNKNOWN: 'Purpose unknown',
  CONSENT_UNKNOWN: 'Consent unknown',
  COMMAND_REFUSED: 'The hub refused the command',
  HUB_UNREACHABLE: 'Hub not reachable',
  HUB_ANSWER_LATE: 'Answer came too late',
  INTERNAL: 'Fault in the adapter',
};

/** The RFC 9457 body of an error. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly pointer?: string;
}

/** A no of the desk: the detail says what to do about it, the pointer (RFC 6901) which field it is about. */
export class DeskProblem extends Error {
  constructor(
    readonly code: DeskCode,
    readonly detail: string,
    /** `hubCode` is the hub's own code where the hub said no. */
    readonly about: { readonly pointer?: string; readonly hubCode?: string } = {},
  ) {
    super(code);
    this.name = 'DeskProblem';
  }

  get status(): number {
    return STATUS[this.code];
  }

  /** The body to send. */
  details(): ProblemDetails {
    const { pointer, hubCode } = this.about;
    const code = hubCode ?? this.code;
    return {
      type: `urn:wegmarke:problem:${code.toLowerCase().replaceAll('_', '-')}`,
      title: TITLE[this.code],
      status: this.status,
      code,
      detail: this.detail,
      ...(pointer !== undefined && { pointer }),
    };
  }
}
