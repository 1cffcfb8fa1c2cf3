/** Why the desk does not take a word on a conflict (RFC 9457 `code`), with cause and fix; listed in docs/errors.md. */
export const conflictProblems = {
  CONFLICT_UNKNOWN: {
    status: 404,
    title: 'No such conflict here',
    cause: 'Among what this agency sees of the case now, no two such entries conflict under this rule.',
    fix: 'Name rule and entries as GET /desk/cases/:reference/conflicts tells them; it may have ended meanwhile.',
  },
} as const satisfies Record<string, { status: number; title: string; cause: string; fix: string }>;
