import { officerPaths } from '../desk/officer-routes.ts';

/** What people do on the pages of an agency; which claim gives which is a matter of its configuration. */
export const pageRoles = ['caseworker', 'rights-desk', 'officer'] as const;

/** One of them. */
export type PageRole = (typeof pageRoles)[number];

const CASE = '/desk/cases/:reference';
const CONSENTS = `${CASE}/consents`;
const CONSENT = `${CONSENTS}/:consentId`;
const RIGHT = `${CASE}/rights/:request`;

const everybody: readonly string[] = ['GET /desk/agency', 'GET /desk/ticks', 'GET /desk/parties'];

const caseworker: readonly string[] = [
  'GET /desk/cases',
  'POST /desk/cases',
  `GET ${CASE}`,
  `POST ${CASE}/take`,
  `POST ${CASE}/leave`,
  `GET ${CASE}/unlink-preview`,
  `POST ${CASE}/unlink`,
  'GET /desk/casework/cases',
  'GET /desk/casework/news',
  'POST /desk/casework/news/read',
  'GET /desk/casework/deputies',
  'POST /desk/casework/deputies',
  'POST /desk/casework/deputies/:deputy/end',
  `POST ${CASE}/link-codes`,
  `POST ${CASE}/person-codes`,
  'POST /desk/link-codes/redeem',
  `GET ${CASE}/timeline`,
  `GET ${CASE}/timeline/export`,
  `GET ${CASE}/chains`,
  `GET ${CASE}/plan`,
  `GET ${CASE}/conflicts`,
  `POST ${CASE}/conflicts/acknowledge`,
  `POST ${CASE}/conflicts/resolve`,
  `GET ${CASE}/consent-offers`,
  `GET ${CONSENTS}`,
  `POST ${CONSENTS}`,
  `POST ${CONSENTS}/import`,
  `PUT ${CONSENT}`,
  `POST ${CONSENT}/withdraw`,
  `POST ${CONSENT}/reconfirm`,
  `POST ${CONSENT}/invalidate`,
  `POST ${CONSENT}/object`,
  `POST ${CONSENT}/acknowledge`,
  `GET ${CONSENT}/withdrawal-preview`,
  `GET ${CONSENT}/receipt`,
  `GET ${CONSENT}/receipt.html`,
  'GET /desk/event-forms',
  'POST /desk/events',
  'POST /desk/events/:key/withdraw',
  `GET ${CASE}/entries`,
  `POST ${CASE}/disputes`,
  'POST /desk/check',
  'GET /desk/competence',
  'POST /desk/competence/:table',
  'POST /desk/competence/:table/what-if',
  'POST /desk/decisions',
  'GET /desk/recalls',
  'POST /desk/recalls/:recall/answer',
  'GET /desk/problems',
  'POST /desk/problems/:id/settle',
  'GET /desk/withdrawn-rows',
  'POST /desk/withdrawn-rows/:id/settle',
];

const caseworkerAndRightsDesk: readonly string[] = [
  'GET /desk/tasks',
  'GET /desk/deadlines/totals',
  'GET /desk/conflicts/totals',
  `GET ${CASE}/rights`,
  `POST ${CASE}/rights`,
  'GET /desk/doubts',
  // Whoever made the entry corrects it, or stands by it.
  `POST ${CASE}/disputes/:dispute/settle`,
];

const rightsDesk: readonly string[] = [
  'GET /desk/rights',
  `GET ${RIGHT}/preview`,
  // The operator's command that makes an answer to a person names the case by it.
  `GET ${CASE}/handle`,
  ...['propose', 'confirm', 'return', 'extend', 'propose-lift', 'confirm-lift'].map(
    (step) => `POST ${RIGHT}/${step}`,
  ),
  'POST /desk/doubts/settle',
];

const officer: readonly string[] = [
  ...officerPaths.map((path) => `GET /desk/officer/${path}`),
  'GET /desk/officer/register-of-processing',
  'GET /desk/officer/terms',
  'GET /desk/ledger',
  'POST /desk/ledger/alarms/:alarm/close',
  'GET /desk/checks',
  'GET /desk/status',
];

/** For the agency's own programs and whoever runs the adapter, under the desk's token alone; no page asks for them. */
export const programsOnly: readonly string[] = [
  `POST ${CASE}/embed-session`,
  'POST /desk/push/:name',
  'GET /desk/inbox',
  'GET /desk/inbox/:entry',
  'POST /desk/inbox/ack',
  'GET /desk/outbox',
  'GET /desk/queues/outbox',
  'GET /desk/queues/outbox/:id',
  'POST /desk/queues/outbox/:id/retry',
  'POST /desk/queues/outbox/:id/drop',
  'POST /desk/queues/outbox/pause',
  'POST /desk/queues/outbox/resume',
  'GET /desk/queues/inbox',
  'GET /desk/queues/inbox/:entry',
  'POST /desk/queues/inbox/:entry/retry',
  'POST /desk/queues/inbox/:entry/drop',
  'POST /desk/sinks/:sink/retry',
  'POST /desk/import',
  'POST /desk/replay',
];

const rows: readonly (readonly [readonly string[], readonly PageRole[]])[] = [
  [everybody, pageRoles],
  [caseworker, ['caseworker']],
  [caseworkerAndRightsDesk, ['caseworker', 'rights-desk']],
  [rightsDesk, ['rights-desk']],
  [officer, ['officer']],
];

/** Which roles may call which route of the desk under a session. What is not here is not mounted at all. */
export const allowed: ReadonlyMap<string, readonly PageRole[]> = new Map(
  rows.flatMap(([routes, roles]) => routes.map((route) => [route, roles] as const)),
);
