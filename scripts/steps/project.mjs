import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of package.json, which is the working folder of everything the scripts do. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export const inProject = (...parts) => path.join(ROOT, ...parts);

/** A failure that its message tells whole; no stack is printed. */
export class StepError extends Error {}

/** We were told to end by a signal. */
export class Interrupted extends Error {
  constructor(signal) {
    super(signal);
    this.exitCode = 128 + os.constants.signals[signal];
  }
}

const OLDEST_NODE = [20, 19];

/** @throws StepError under a Node that is too old */
function requireNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new StepError(
    `Node ${process.versions.node} is too old: ${OLDEST_NODE.join('.')} is the oldest that works.`,
  );
}

/** Reads `.env` beside package.json, if there is one. What the environment sets already stays. */
export function loadDotEnv() {
  if (fs.existsSync(inProject('.env'))) process.loadEnvFile(inProject('.env'));
}

/**
 * Runs a script's main function: in the project's folder, under a fitting Node, for as long as the npm that started it.
 * A failure that has a message of its own becomes that one line on standard error; every failure ends with exit code 1.
 */
export async function main(run) {
  try {
    requireNodeVersion();
    process.chdir(ROOT);
    if (process.env.npm_lifecycle_event !== undefined) await import('./watch-parent.mjs');
    await run();
  } catch (error) {
    if (error instanceof Interrupted) process.exit(error.exitCode);
    const isExpected = error instanceof StepError || error?.name === 'StartError';
    console.error(isExpected ? error.message : error);
    process.exit(1);
  }
}

/**
 * SHA-256 over names and contents of all that `entries` (files and folders, missing ones left out) hold.
 * @param {(file: string) => boolean} [isWanted] by path relative to the project
 */
export function contentHash(entries, isWanted = () => true) {
  const hash = createHash('sha256');
  for (const file of entries.flatMap(filesOf).filter(isWanted).sort()) {
    const content = fs.readFileSync(inProject(file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** The files at or below `entry`, relative to the project, with forward slashes. */
export function filesOf(entry) {
  const found = fs.statSync(inProject(entry), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [entry];
  return fs.readdirSync(inProject(entry)).flatMap((name) => filesOf(`${entry}/${name}`));
}

/** Imports a module by its path in the project. */
export const importFile = (file) => import(pathToFileURL(inProject(file)).href);

/** Whether the step that leaves `stamp` behind was last done for just this. */
export const isStamped = (stamp, value) =>
  fs.existsSync(inProject(stamp)) && fs.readFileSync(inProject(stamp), 'utf8') === value;

export function writeStamp(stamp, value) {
  fs.mkdirSync(path.dirname(inProject(stamp)), { recursive: true });
  fs.writeFileSync(inProject(stamp), value);
}
