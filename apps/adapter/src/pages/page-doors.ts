import type { DoorRow } from '../desk/door-row.ts';

const SESSION = ['session', 'role'];

function route(
  door: string,
  path: string,
  method: 'GET' | 'POST',
  checks: readonly string[],
  gives: DoorRow['gives'],
): DoorRow {
  return {
    door: `pages: ${door}`,
    opening: { kind: 'route', method, path },
    caller: "browser of the agency's own staff",
    checks,
    gives,
  };
}

/** What the pages open beside the desk's routes; those come under a session with the roles of `allowed.ts`. */
export const pageDoors: readonly DoorRow[] = [
  route('who is signed in', '/session', 'GET', ['session, if any'], 'nothing'),
  route('log-in', '/log-in', 'GET', ['back to the own address only'], 'nothing'),
  route(
    'back from the log-in service',
    '/log-in/return',
    'GET',
    ['state', 'PKCE', 'nonce', 'signature', 'a role', 'new session id'],
    'nothing',
  ),
  route('log-out', '/log-out', 'POST', ['own Origin', 'header of the page', 'session'], 'nothing'),
  route('beginning', '/', 'GET', [], 'nothing'),
  route('files of the pages', '/*', 'GET', ["the agency's pages only"], 'nothing'),
  {
    door: 'pages: the desk under a session',
    opening: { kind: 'file', name: 'each route of the desk that a role may call' },
    caller: "browser of the agency's own staff",
    checks: [
      'Sec-Fetch-Site, if any',
      'own Origin and header of the page for what changes something',
      ...SESSION,
      'staff id of the session',
      'as at the desk',
    ],
    gives: 'fields',
  },
];
