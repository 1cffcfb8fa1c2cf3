/**
 * Somebody invented as whom one can log in.
 * @typedef {object} Persona
 * @property {string} id account at the provider
 * @property {string} client where the persona works: id of the client
 * @property {{ de: string, en: string }} title
 * @property {{ de: string, en: string }} role
 * @property {readonly string[]} roles values of the claim `roles`
 * @property {string} [staff] pseudonymous staff id, the claim `staff_id`
 */

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** @param {{ de: string, en: string }} text */
const both = ({ de, en }) => `${escaped(de)} <span lang="en">· ${escaped(en)}</span>`;

/** @param {string} title @param {string} main */
const page = (title, main) => `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/log-in.css">
</head>
<body><main>${main}</main></body>
</html>
`;

/**
 * One button for each persona.
 * @param {string} action address that takes the choice
 * @param {readonly Persona[]} personas
 */
export const choosePage = (action, personas) =>
  page(
    'Anmelden (Vorführung)',
    `<h1>Anmelden</h1>
<p><strong>Nur für die Vorführung:</strong> Hier gibt es kein Kennwort. Wählen Sie, als wer Sie arbeiten. Alle sind erfunden.</p>
<p lang="en"><strong>For the demonstration only:</strong> there is no password. Choose as whom you work. All are invented.</p>
<form method="post" action="${escaped(action)}">
${personas
  .map(
    ({ id, title, role }) =>
      `<button name="persona" value="${escaped(id)}"><b>${both(title)}</b><br>${both(role)}</button>`,
  )
  .join('\n')}
</form>`,
  );

/** @param {string} form the provider's own form, without a button */
export const logOutPage = (form) =>
  page(
    'Abmelden (Vorführung)',
    `<h1>Abmelden</h1>
<p>Sie sind auf den Seiten abgemeldet. Melden Sie sich auch beim Anmeldedienst ab?</p>
<p lang="en">You are logged out of the pages. Log out of the log-in service, too?</p>
${form}
<button form="op.logoutForm" name="logout" value="yes">Abmelden <span lang="en">· Log out</span></button>`,
  );

/** @param {string} error code of OAuth 2.0 */
export const errorPage = (error) =>
  page(
    'Anmeldung nicht möglich',
    `<h1>Anmeldung nicht möglich</h1>
<p>Gehen Sie auf die Seite zurück und beginnen Sie noch einmal. <code>${escaped(error)}</code></p>
<p lang="en">Go back to the page and begin again.</p>`,
  );

/** The style of these pages. */
export const style = `:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
main { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
form { display: grid; gap: 0.75rem; }
button { font: inherit; text-align: start; padding: 0.75rem 1rem; min-height: 44px; cursor: pointer; }
button:focus-visible { outline: 3px solid; outline-offset: 2px; }
`;
