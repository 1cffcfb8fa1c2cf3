import type { PageProblem } from './page-problem.ts';

/** What a person reads whose log-in did not work: German, English, and a way to try again. Plain markup, nothing to load. */
export function failedPage({ code }: PageProblem): string {
  const [de, en] =
    code === 'LOG_IN_WITHOUT_ROLE' ? WITHOUT_ROLE : code === 'LOG_IN_UNAVAILABLE' ? AWAY : FAILED;
  return `<!doctype html>
<html lang="de">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Anmeldung nicht gelungen</title></head>
<body>
<main>
<h1>Die Anmeldung ist nicht gelungen</h1>
<p>${de}</p>
<p><a href="/log-in?to=%2F">Noch einmal anmelden</a></p>
<section lang="en">
<h2>The log-in did not work</h2>
<p>${en}</p>
<p><a href="/log-in?to=%2F">Log in again</a></p>
</section>
<p><code>${code}</code></p>
</main>
</body>
</html>
`;
}

const WITHOUT_ROLE = [
  'Ihr Konto hat hier keine Rolle. Bitten Sie die Stelle, die Ihre Konten verwaltet, um eine Rolle für diese Seiten.',
  'Your account has no role here. Ask whoever manages your accounts for a role for these pages.',
] as const;
const AWAY = [
  'Der Anmeldedienst antwortet nicht. Versuchen Sie es in einigen Minuten noch einmal.',
  'The log-in service does not answer. Try again in some minutes.',
] as const;
const FAILED = [
  'Beginnen Sie die Anmeldung noch einmal. Wenn es wieder nicht gelingt, sagen Sie der Stelle Bescheid, die diese Seiten betreibt.',
  'Begin the log-in again. If it fails again, tell whoever runs these pages.',
] as const;
