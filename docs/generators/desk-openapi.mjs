import { deskBodies, deskQueries } from './desk-bodies.mjs';

/** @typedef {Record<string, any>} Schema */
/** @typedef {{ door: string, opening: { kind: string, method?: string, path?: string }, checks: readonly string[], gives: string }} DoorRow */

/** What the answer of a call is when it is no JSON object. @type {Record<string, string>} */
const OTHER_ANSWERS = {
  'GET /desk/ticks': 'text/event-stream',
  'GET /desk/cases/:reference/consents/:consentId/receipt.html': 'text/html',
  'GET /desk/cases/:reference/timeline/export': 'text/csv',
};

/** Addresses that answer only somebody whom they know. */
const STAFF_HEADER = {
  name: 'X-Staff',
  in: 'header',
  required: true,
  description: 'pseudonymous id of the member of staff',
  schema: { type: 'string', pattern: '^[a-z0-9-]{3,40}$' },
};

/**
 * The adapter's desk as OpenAPI 3.1: addresses and checks from the table of doors, codes from the table of problems, fields of
 * commands from the catalogue.
 * @returns {Promise<string>}
 */
export async function deskOpenApi() {
  const compiled = (/** @type {string} */ file) =>
    import(new URL(`../../dist/apps/adapter/src/desk/${file}`, import.meta.url).href);
  const [{ doors }, { deskProblems }, { payloadSchema }] = await Promise.all([
    compiled('doors.js'),
    compiled('problem-codes.js'),
    import('#catalogue'),
  ]);
  const bodies = deskBodies((type, name) => {
    const { properties } = /** @type {Schema} */ (payloadSchema(type));
    if (properties[name] === undefined) throw new Error(`${type} has no field ${name}`);
    return properties[name];
  });
  const routes = /** @type {readonly DoorRow[]} */ (doors).filter(({ opening }) => opening.kind === 'route');
  /** @type {Record<string, Record<string, object>>} */
  const paths = {};
  for (const row of routes) {
    const { method = '', path = '' } = row.opening;
    const address = path.replaceAll(/:(\w+)/g, '{$1}');
    paths[address] = { ...paths[address], [method.toLowerCase()]: operation(row, bodies) };
  }
  return JSON.stringify({
    openapi: '3.1.0',
    info: {
      title: "Wegmarke adapter: the agency's desk",
      version: '1',
      description:
        'For programs and pages of one agency, on loopback. Every answer that says no is a problem (RFC 9457) with a stable code; docs/errors.md lists causes and fixes.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [
      {
        url: 'http://127.0.0.1:{port}',
        variables: { port: { default: '8310', description: 'desk.port of config.yaml' } },
      },
    ],
    security: [{ deskToken: [] }],
    paths,
    components: {
      securitySchemes: {
        deskToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'the content of the token file of config.yaml',
        },
      },
      responses: { Problem: problemAnswer(Object.keys(deskProblems)) },
    },
  });
}

/** @param {DoorRow} row @param {ReturnType<typeof deskBodies>} bodies */
function operation({ door, opening, checks, gives }, bodies) {
  const { method = '', path = '' } = opening;
  const route = `${method} ${path}`;
  const body = bodies[route];
  if (method !== 'GET' && body === undefined)
    throw new Error(`describe the body of ${route} in docs/generators/desk-bodies.mjs`);
  return {
    operationId: operationId(method, path),
    summary: door.replace(/^desk: /, ''),
    description: `Checked, in this order: ${checks.join('; ')}. Gives at most: ${gives}.`,
    parameters: [
      ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => inPath(String(name))),
      ...Object.entries(deskQueries[route] ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: false,
        schema,
      })),
      ...(checks.includes('staff id') ? [STAFF_HEADER] : []),
    ],
    ...(body && {
      requestBody: {
        required: (body.required ?? []).length > 0,
        content: { 'application/json': { schema: closed(body) } },
      },
    }),
    responses: {
      '2XX': {
        description: 'done',
        content: { [OTHER_ANSWERS[route] ?? 'application/json']: { schema: {} } },
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

/** @param {{ required?: readonly string[], properties: Schema }} body */
const closed = ({ required = [], properties }) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});

/** @param {string} name */
const inPath = (name) => ({ name, in: 'path', required: true, schema: { type: 'string' } });

/** `postDeskCasesReferenceConsents` @param {string} method @param {string} path */
function operationId(method, path) {
  const words = path.split(/[^A-Za-z]+/).filter(Boolean);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** @param {readonly string[]} codes */
function problemAnswer(codes) {
  const text = { type: 'string' };
  return {
    description: 'no, with the reason',
    content: {
      'application/problem+json': {
        schema: {
          type: 'object',
          required: ['title', 'status', 'code'],
          properties: {
            type: text,
            title: text,
            status: { type: 'integer' },
            code: { enum: codes },
            detail: text,
            pointer: { ...text, description: 'JSON pointer to what is at fault' },
          },
        },
      },
    },
  };
}
