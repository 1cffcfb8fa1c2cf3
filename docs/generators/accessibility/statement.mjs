/**
 * @typedef {import('./checked.mjs').Results} Results
 * @typedef {import('./checked.mjs').Row} Row
 * @typedef {'de' | 'en'} Language
 */

const STATES = {
  de: { violated: 'Verletzung gefunden', checked: 'zum Teil geprüft', unchecked: 'nicht geprüft' },
  en: { violated: 'violation found', checked: 'checked in part', unchecked: 'not checked' },
};

const WORDS = {
  de: {
    title: 'Erklärung zur Barrierefreiheit (Vorlage)',
    lead: 'Vorlage für die Seiten von Wegmarke. Die Stelle, die sie veröffentlicht, ergänzt, was in eckigen Klammern steht, und prüft, was noch nicht geprüft ist. Maßstab sind die Kriterien der WCAG 2.2, Stufen A und AA (BITV 2.0, EN 301 549).',
    state: 'Stand',
    method:
      'Maschinen und Tests prüfen nur einen Teil eines Kriteriums. Ob die Seiten den Anforderungen entsprechen, stellt erst eine Prüfung durch Menschen fest; sie steht aus.',
    criteria: 'Was geprüft ist',
    heads: ['Kriterium', 'Stufe', 'Ergebnis', 'Wodurch'],
    none: 'Nichts.',
    contact: 'Rückmeldung',
    contactText:
      'Sie haben eine Barriere gefunden? Schreiben Sie an: [Stelle, Anschrift, E-Mail, Telefon]. Sie bekommen Antwort innerhalb von [Frist].',
    enforcement: 'Schlichtung',
    enforcementText:
      'Wenn unsere Antwort nicht hilft, wenden Sie sich an: [zuständige Schlichtungs- oder Ombudsstelle des Landes].',
    made: 'Erstellt am [Datum] von [Stelle].',
  },
  en: {
    title: 'Accessibility statement (template)',
    lead: 'Template for the pages of Wegmarke. Whoever publishes it fills in what stands in square brackets, and checks what is not checked yet. The measure is WCAG 2.2, levels A and AA (BITV 2.0, EN 301 549). The German text is the binding one.',
    state: 'State',
    method:
      'Machines and tests check only a part of a criterion. Whether the pages meet the requirements is for people to find out; that is still to come.',
    criteria: 'What was checked',
    heads: ['Criterion', 'Level', 'Result', 'By what'],
    none: 'Nothing.',
    contact: 'Tell us',
    contactText:
      'You found a barrier? Write to: [agency, address, email, telephone]. You get an answer within [period].',
    enforcement: 'Arbitration',
    enforcementText: 'If our answer does not help, turn to: [the arbitration or ombuds office in charge].',
    made: 'Made on [date] by [agency].',
  },
};

/** How many criteria came out how. @param {Language} language @param {readonly Row[]} rows @param {Results} results */
function stateOf(language, rows, { tool, checkedOn, views, looks }) {
  const of = (/** @type {Row['state']} */ state) => rows.filter((row) => row.state === state).length;
  return language === 'de'
    ? `Von ${rows.length} Kriterien sind ${of('checked')} zum Teil geprüft, ohne dass eine Verletzung gefunden wurde; bei ${of('violated')} wurde eine gefunden; ${of('unchecked')} sind nicht geprüft. Zuletzt geprüft am ${checkedOn} mit ${tool} auf ${views.length} Ansichten (${looks.join('; ')}).`
    : `Of ${rows.length} criteria ${of('checked')} were checked in part without a violation found; in ${of('violated')} one was found; ${of('unchecked')} are not checked. Last checked on ${checkedOn} with ${tool} on ${views.length} views (${looks.join('; ')}).`;
}

/**
 * The statement as Markdown.
 * @param {Language} language @param {readonly Row[]} rows @param {Results} results
 * @returns {string}
 */
export function statement(language, rows, results) {
  const words = WORDS[language];
  const table = rows.map(
    (row) =>
      `| ${row.number} ${row[language]} | ${row.level} | ${STATES[language][row.state]} | ${row.said.map((one) => one[language]).join('<br>') || words.none} |`,
  );
  return [
    `# ${words.title}`,
    words.lead,
    `## ${words.state}`,
    stateOf(language, rows, results),
    words.method,
    `## ${words.criteria}`,
    [`| ${words.heads.join(' | ')} |`, '| --- | --- | --- | --- |', ...table].join('\n'),
    `## ${words.contact}`,
    words.contactText,
    `## ${words.enforcement}`,
    words.enforcementText,
    words.made,
  ].join('\n\n');
}

/**
 * The page of the statement: German, then English, complete without a script.
 * @param {readonly Row[]} rows @param {Results} results
 * @returns {string}
 */
export function page(rows, results) {
  return `<!doctype html>
<html lang="de" data-kern-theme="light">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Barrierefreiheit – Wegmarke</title>
    <link rel="icon" href="data:," />
    <script type="module" src="./src/accessibility/main.ts"></script>
  </head>
  <body>
    <main class="page">
      <p class="kern-body"><a class="kern-link" href="#english" lang="en">English</a></p>
      ${section('de', rows, results)}
      <section lang="en" id="english">${section('en', rows, results)}</section>
    </main>
  </body>
</html>
`;
}

/** @param {Language} language @param {readonly Row[]} rows @param {Results} results */
function section(language, rows, results) {
  const words = WORDS[language];
  const part = language === 'de' ? ['h1', 'large', 'h2', 'medium'] : ['h2', 'medium', 'h3', 'small'];
  const [top, topSize, sub, subSize] = part;
  const title = (/** @type {string} */ text) =>
    `<${sub} class="kern-heading-${subSize}">${escaped(text)}</${sub}>`;
  const text = (/** @type {string} */ said) => `<p class="kern-body narrow">${escaped(said)}</p>`;
  return `<${top} class="kern-heading-${topSize}">${escaped(words.title)}</${top}>
    ${text(words.lead)} ${title(words.state)} ${text(stateOf(language, rows, results))} ${text(words.method)}
    ${title(words.criteria)}
    <dl class="statement kern-body">${rows.map((row) => entry(language, row)).join('')}</dl>
    ${title(words.contact)} ${text(words.contactText)}
    ${title(words.enforcement)} ${text(words.enforcementText)} ${text(words.made)}`;
}

/** @param {Language} language @param {Row} row */
function entry(language, row) {
  const said = row.said.map((one) => `<dd class="statement__how">${escaped(one[language])}</dd>`).join('');
  return `<dt>${escaped(`${row.number} ${row[language]} (${row.level})`)}</dt>
    <dd>${STATES[language][row.state]}</dd>${said}`;
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
