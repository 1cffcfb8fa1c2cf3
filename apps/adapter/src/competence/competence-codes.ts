/** Why the desk does not say who is competent (RFC 9457 `code`), with cause and fix; listed in docs/errors.md. */
export const competenceProblems = {
  COMPETENCE_TABLE_UNKNOWN: {
    status: 404,
    title: 'No such competence table',
    cause: 'The agreement in force names no competence table of this id.',
    fix: 'Use an id of GET /desk/competence.',
  },
  COMPETENCE_TABLE_NOT_HELD: {
    status: 503,
    title: 'Competence table not here',
    cause:
      'The hub did not tell this competence table with the agreement, or it is not the one that the parties signed.',
    fix: 'Ask the operator of the hub: it comes with the adoption of an agreement that names it.',
  },
} as const satisfies Record<string, { status: number; title: string; cause: string; fix: string }>;
