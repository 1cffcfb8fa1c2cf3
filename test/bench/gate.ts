import type { Ask, Evidence, MatrixCell, Provision } from '#gate';
import { admit, isPermit } from '#gate';
import { alternate } from './alternate.ts';
import type { Row } from './bench.ts';

const GOAL = 500_000;
/** Decisions between two looks at the clock. */
const AT_ONCE = 1_000;

const recipients = ['abh', 'jobcenter', 'asylblg', 'bamf', 'caritas', 'ehrenamt'];
const purposes = ['course-access', 'course-progress', 'duty-monitoring', 'counselling', 'case-management'];
const types = Array.from({ length: 10 }, (_, nth) => `de.wegmarke.language.kind-${nth}.v1`);
const from = '2018-02-28T23:00:00.000Z';

/** Every type of the provider to every recipient for every purpose: 300 rows, as an agreement in force is frozen. */
function matrix(): readonly MatrixCell[] {
  const rows = types.flatMap((eventType) =>
    recipients.flatMap((recipient) =>
      purposes.map((purpose): MatrixCell => {
        const id = `${eventType}.${recipient}.${purpose}`;
        const basis = Object.freeze({ kind: 'CONSENT' as const });
        const terms = { trigger: 'push', decidedBy: 'rule', basis, from } as const;
        return Object.freeze({ id, eventType, sender: 'vhs', recipient, purpose, ...terms });
      }),
    ),
  );
  return Object.freeze(rows);
}

function provision(nth: number): Provision {
  return {
    consentId: `consent-${nth}`,
    provisionId: 'provision-1',
    form: 'consent',
    source: 'vhs',
    recordedBy: 'vhs',
    recipients: [recipients[nth % recipients.length]!],
    purposes: [purposes[nth % purposes.length]!],
    eventTypes: [types[nth % types.length]!],
    depth: 'detail',
    special: false,
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2027-01-01T00:00:00.000Z',
  };
}

function evidence(): Evidence {
  return {
    network: 'rheine',
    caseRevision: 40,
    registryRevision: 9,
    agreement: { hash: 'hash', from, cells: matrix() },
    linked: ['vhs', ...recipients],
    invited: [],
    provisions: Array.from({ length: 20 }, (_, nth) => provision(nth)),
    facts: ['obliged'],
    restrictions: [],
    objections: [],
    requests: [],
    clearances: [],
    disputed: [],
    doubted: [],
    fields: [
      { name: 'courseCode', depth: 'detail', special: false },
      { name: 'since', depth: 'date', special: false },
    ],
    erased: false,
  };
}

/** One ask for each provision, at an instant of its own, so that nothing is answered twice. */
function asks(provisions: readonly Provision[]): readonly Ask[] {
  return provisions.map((one, nth) => ({
    door: 'claim',
    network: 'rheine',
    caseId: 'case-1',
    sender: 'vhs',
    recipient: one.recipients[0]!,
    actor: 'system',
    eventIds: [`event-${nth}`],
    eventType: one.eventTypes[0]!,
    category: 'language',
    fields: ['courseCode', 'since'],
    purpose: one.purposes[0]!,
    happenedAt: '2026-02-10T09:00:00.000Z',
    at: `2026-03-01T10:00:00.${String(nth * 50).padStart(3, '0')}Z`,
  }));
}

/** What somebody would write who needs none of what a permit promises: is there a row? */
function found(cells: readonly MatrixCell[], ask: Ask): boolean {
  for (const cell of cells) {
    if (
      cell.eventType === ask.eventType &&
      cell.sender === ask.sender &&
      cell.recipient === ask.recipient &&
      cell.purpose === ask.purpose
    )
      return true;
  }
  return false;
}

function decisions(all: readonly Ask[], yes: (ask: Ask) => boolean) {
  return (until: number): Promise<number> => {
    let done = 0;
    while (performance.now() < until) {
      for (let nth = 0; nth < AT_ONCE; nth += 1)
        if (!yes(all[nth % all.length]!))
          return Promise.reject(new Error('an ask of the benchmark was refused'));
      done += AT_ONCE;
    }
    return Promise.resolve(done);
  };
}

/** Decisions of the gate with a permit made for each, beside a bare loop over the same rows. */
export const gate: Row = async (ground) => {
  const { quick } = ground;
  ground.tell('ask the gate');
  const known = evidence();
  const all = asks(known.provisions);
  const { ours, yardstick } = await alternate(
    decisions(all, (ask) => isPermit(admit(ask, known))),
    decisions(all, (ask) => found(known.agreement.cells, ask)),
    { rounds: quick ? 2 : 7, roundMs: quick ? 50 : 1_000 },
  );
  return [
    {
      name: 'gate decision, 300 rows, 20 provisions',
      ours,
      yardstick,
      ratio: ours / yardstick,
      goal: `>= ${GOAL}/s`,
      met: ours >= GOAL,
      fsync: false,
      unit: 'decisions/s',
      note: 'admit() with a permit for each, beside a bare loop that looks for the row and decides nothing',
    },
  ];
};
