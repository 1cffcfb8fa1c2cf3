import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inClone } from '../local/setup/places.mjs';

const unit = readFileSync(inClone('deploy/systemd/wegmarke-adapter.service'), 'utf8');
const adapterImage = readFileSync(inClone('deploy/docker/adapter.Dockerfile'), 'utf8');
const analyze = (...args: string[]) =>
  spawnSync('systemd-analyze', args, { encoding: 'utf8', timeout: 20_000 });
const hasSystemd = analyze('--version').status === 0;
if (!hasSystemd) process.stderr.write('not run: no systemd-analyze\n');

describe("The adapter's systemd unit", () => {
  it('starts what the image starts', () => {
    const [, command = ''] = /^ExecStart=\S+ (.*) \S+$/m.exec(unit) ?? [];
    const entry = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(adapterImage)?.[1] ?? '[]') as string[];
    expect(command.split(' ')).toEqual(entry.slice(1));
  });

  (hasSystemd ? it : it.skip)('has no fault, and shuts its program in', () => {
    const folder = mkdtempSync(join(tmpdir(), 'unit-'));
    const file = join(folder, 'wegmarke-adapter.service');
    // The program must be there to be checked; it is installed elsewhere.
    writeFileSync(file, unit.replace('/opt/wegmarke/bin/node', process.execPath));
    const verified = analyze('verify', file);
    const [, exposure = '10'] =
      /exposure level.*: ([\d.]+)/.exec(analyze('security', '--offline=yes', file).stdout) ?? [];
    rmSync(folder, { recursive: true });
    expect(verified.stderr).not.toContain('wegmarke');
    expect(verified.status).toBe(0);
    expect(Number(exposure)).toBeLessThan(3);
  });
});
