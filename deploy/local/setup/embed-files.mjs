import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Cannot } from './cannot.mjs';
import { run } from './command.mjs';
import { inClone, root } from './places.mjs';
import { tools } from './tools.mjs';

/** What a host's page may be asked to load for a timeline, bytes as gzip. */
const AT_MOST = 15 * 1024;
const MODULE = 'case-timeline.js';
const CLASSIC = 'case-timeline.classic.js';

/**
 * Lays beside the element's two files what a host needs: the hash of the classic one for `integrity` and the manifest of the
 * element. Returns what each of them weighs, in words.
 * @param {string} folder `dist/console/embed`
 * @returns {Promise<string[]>}
 * @throws {Cannot} when one is too large
 */
export async function layOutEmbed(folder) {
  const digest = createHash('sha384').update(readFileSync(join(folder, CLASSIC)));
  writeFileSync(join(folder, `${CLASSIC}.sri`), `sha384-${digest.digest('base64')}\n`);
  const manifest = await elementManifest();
  writeFileSync(join(folder, 'custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return [MODULE, CLASSIC].map((file) => {
    const size = gzipSync(readFileSync(join(folder, file))).length;
    if (size < AT_MOST) return `${file}: ${size} of at most ${AT_MOST} bytes (gzip)`;
    throw new Cannot(
      `${file} has ${size} bytes as gzip; less than ${AT_MOST} are allowed: take something out.`,
    );
  });
}

/** What the analyzer finds, without what is nobody's business outside. @returns {Promise<object>} */
async function elementManifest() {
  const out = mkdtempSync(join(tmpdir(), 'wegmarke-manifest-'));
  try {
    const source = 'apps/console/src/case-timeline/case-timeline.ts';
    // It would write where it put the manifest into package.json.
    const config = join(out, 'config.mjs');
    writeFileSync(config, 'export default { packagejson: false };\n');
    const [from, to] = [relative(root, config), relative(root, out)];
    const args = ['analyze', '--litelement', '--quiet', '--config', from, '--globs', source, '--outdir', to];
    const { code, output } = await run(process.execPath, [tools.cem, ...args], { cwd: inClone() });
    if (code !== 0) throw new Cannot(`The manifest of the element could not be made.\n${output}`);
    const found = JSON.parse(readFileSync(join(out, 'custom-elements.json'), 'utf8'));
    const { declarations } = found.modules[0];
    const isPublic = (/** @type {{ privacy?: string }} */ { privacy }) =>
      privacy === undefined || privacy === 'public';
    const shown = declarations.map(
      (/** @type {{ members: { privacy?: string }[], attributes: { name: string }[] }} */ one) => ({
        ...one,
        tagName: 'case-timeline',
        members: one.members.filter(isPublic),
        attributes: one.attributes.filter(({ name }) => name === 'lang'),
      }),
    );
    const definition = {
      kind: 'custom-element-definition',
      name: 'case-timeline',
      declaration: { name: 'CaseTimeline' },
    };
    return {
      schemaVersion: found.schemaVersion,
      modules: [{ kind: 'javascript-module', path: MODULE, declarations: shown, exports: [definition] }],
    };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
