import { createCipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { normalized } from './one-time-code.ts';

/** What the person finds behind the code. */
export interface SealedContent {
  /** A whole HTML document without scripts, to be read at once. */
  readonly page: string;
  /** The ZIP with everything. */
  readonly zip: Uint8Array;
  /** Name under which the ZIP is saved. */
  readonly fileName: string;
}

/** PBKDF2-HMAC-SHA-256, as often as is advised for it (OWASP, 2023); the code has 125 bits besides. */
const ITERATIONS = 600_000;

/**
 * One HTML file that opens in any browser, without a network, with the code: AES-256-GCM under a key from the code. `random`
 * yields so many random bytes.
 */
export function sealedPage(
  { page, zip, fileName }: SealedContent,
  code: string,
  random: (bytes: number) => Uint8Array,
): string {
  const [salt, iv] = [random(16), random(12)];
  const key = pbkdf2Sync(normalized(code), salt, ITERATIONS, 32, 'sha256');
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const plain = JSON.stringify({ page, fileName, zip: Buffer.from(zip).toString('base64') });
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const parts = [salt, iv, sealed].map((bytes) => Buffer.from(bytes).toString('base64'));
  const script = SCRIPT.replace('ITERATIONS', String(ITERATIONS));
  // The page inside inherits this policy and brings its own style; scripts are this one and no other.
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src 'unsafe-inline'; form-action 'none'`;
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Ihre Auskunft · Your data</title>
<style>${STYLE}</style>
</head>
<body data-salt="${parts[0]}" data-iv="${parts[1]}">
<main>
<h1>Ihre Auskunft <span lang="en">· Your data</span></h1>
<div id="locked">
<p>Diese Datei ist verschlossen. Geben Sie den Code aus Ihrem Brief ein. Es wird nichts ins Internet übertragen.</p>
<p lang="en">This file is locked. Enter the code from your letter. Nothing is sent over the internet.</p>
</div>
<form id="form">
<label for="code">Code</label>
<input id="code" autocomplete="off" autocapitalize="characters" spellcheck="false" required aria-describedby="state">
<button>Öffnen <span lang="en">· Open</span></button>
</form>
<p id="state" role="status"></p>
<p><a id="save" hidden>Alles als ZIP-Datei speichern <span lang="en">· Save all as a ZIP file</span></a></p>
</main>
<iframe id="page" title="Auskunft" sandbox hidden></iframe>
<script type="application/octet-stream" id="sealed">${parts[2]}</script>
<script>${script}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

const STYLE = `
:root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}
body{margin:0}
main{max-width:40rem;margin:auto;padding:1rem}
label,input,button{display:block;font:inherit}
input{width:100%;box-sizing:border-box;padding:.5rem;margin:.25rem 0 1rem;letter-spacing:.08em}
button{padding:.5rem 1rem}
iframe{width:100%;height:85vh;border:0;border-top:1px solid}
iframe[hidden]{display:none}
`;

/** Runs in the person's browser, so it uses nothing but what every browser has. */
const SCRIPT = `
const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const by = (id) => document.getElementById(id);
async function open(code) {
  const { salt, iv } = document.body.dataset;
  const typed = code.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1').replaceAll(/[^0-9A-Z]/g, '');
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(typed), 'PBKDF2', false, ['deriveKey']);
  const by600 = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: ITERATIONS };
  const key = await crypto.subtle.deriveKey(by600, secret, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(iv) }, key, bytes(by('sealed').textContent));
  return JSON.parse(new TextDecoder().decode(plain));
}
by('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  by('state').textContent = 'Bitte warten … · Please wait …';
  try {
    const { page, zip, fileName } = await open(by('code').value);
    by('page').srcdoc = page;
    by('page').hidden = false;
    by('save').href = URL.createObjectURL(new Blob([bytes(zip)], { type: 'application/zip' }));
    by('save').download = fileName;
    by('save').hidden = false;
    by('form').hidden = by('locked').hidden = true;
    by('state').textContent = 'Geöffnet. · Open.';
  } catch {
    by('state').textContent = 'Der Code passt nicht. Bitte prüfen Sie jedes Zeichen. · The code does not fit. Please check every character.';
  }
});
`;
