interface ProblemRow {
  readonly status: number;
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
}

/** Every reason for which log-in and the guard of pages say no (RFC 9457 `code`), with cause and fix; listed in docs/errors.md. */
export const pageProblems = {
  SIGN_IN_NEEDED: {
    status: 401,
    title: 'Nobody is signed in here',
    cause: 'There is no session, or it ended: 30 minutes without a call, 8 hours, a log-out, a restart.',
    fix: 'Log in, then call again.',
  },
  ROLE_NOT_ALLOWED: {
    status: 403,
    title: 'The role does not allow this',
    cause: 'No role of the account may call this address.',
    fix: 'Ask whoever manages the accounts, if the work needs it.',
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    title: 'The call does not come from the own page',
    cause: 'Origin or Sec-Fetch-Site name another site than the pages (CSRF).',
    fix: 'Call only from the pages; correct `pages.address` if it is not what browsers see.',
  },
  PAGE_HEADER_MISSING: {
    status: 403,
    title: 'The call does not come from the own page',
    cause: 'A call that changes something lacks the header x-wegmarke (CSRF).',
    fix: 'Send `x-wegmarke: page`.',
  },
  LOG_IN_FAILED: {
    status: 400,
    title: 'The log-in was not completed',
    cause:
      'State, nonce, PKCE or signature were not right, the log-in took over ten minutes, or was used twice.',
    fix: 'Log in again; if it fails again, check client id, secret and return address at the log-in service.',
  },
  LOG_IN_WITHOUT_ROLE: {
    status: 403,
    title: 'The account has no role here',
    cause: 'No value of the roles claim gives a role on these pages.',
    fix: 'Give the account a role at the log-in service, or name its value in the configuration.',
  },
  STAFF_CLAIM_UNFIT: {
    status: 403,
    title: 'The account has no fitting staff id',
    cause: 'The claim for the staff id is missing or is none of 3 to 40 of a-z, 0-9 and hyphen.',
    fix: 'Correct the claim at the log-in service, or leave staffClaim out.',
  },
  LOG_IN_UNAVAILABLE: {
    status: 502,
    title: 'The log-in service does not answer',
    cause: 'The issuer of the configuration could not be reached or is none.',
    fix: 'Try again in some minutes; check the issuer.',
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;

/** Stable code of a no of the log-in. */
export type PageCode = keyof typeof pageProblems;

/** A no of log-in or guard; the detail says what to do about it. */
export class PageProblem extends Error {
  constructor(
    readonly code: PageCode,
    readonly detail: string,
  ) {
    super(code);
    this.name = 'PageProblem';
  }

  get status(): number {
    return pageProblems[this.code].status;
  }

  /** The RFC 9457 body to send. */
  details(): Readonly<Record<'type' | 'title' | 'code' | 'detail', string> & { readonly status: number }> {
    return {
      type: `urn:wegmarke:problem:${this.code.toLowerCase().replaceAll('_', '-')}`,
      title: pageProblems[this.code].title,
      status: this.status,
      code: this.code,
      detail: this.detail,
    };
  }
}
