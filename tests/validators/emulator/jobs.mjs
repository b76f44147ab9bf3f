// Jobs for the tests of the action: a repository, and the program on the PATH or in a release.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Job } from './runner.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const program = process.env.SIDELINT_PROGRAM;
const jobs = [];
after(() => jobs.forEach((job) => job.remove()));

export const kInstalled = { 'install-mode': 'none' };
export const kMistake = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels: {istio-injection: "true"}\n';
export const kFine = 'apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: b}\n';

// What an attacker writes into inputs, names and values.
export const kHostile = ['$(touch pwned)', '`touch pwned`', '"; touch pwned; "', "'; touch pwned; '", '--help', '-', '$GITHUB_OUTPUT',
  'a\nfindings=99\nexit-code=0', '::error::forged', '${{ github.token }}'];

export function job(files, options = {}) {
  const made = new Job({ folder: mkdtempSync(join(tmpdir(), 'sidelint-job-')), action: root, ...options });
  jobs.push(made);
  // The program on the PATH, under its name.
  mkdirSync(join(made.folder, 'bin'));
  writeFileSync(join(made.folder, 'bin', 'sidelint'), `#!/bin/sh\nexec '${program}' "$@"\n`, { mode: 0o755 });
  made.env.PATH = `${join(made.folder, 'bin')}:${process.env.PATH}`;
  for (const [name, text] of Object.entries(files)) write(made, name, text);
  return made;
}

export function write(made, name, text) {
  const file = join(made.workspace, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

export const git = (made, ...words) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], { cwd: made.workspace, encoding: 'utf8', stdio: 'pipe' });

// A release beside the job: the archive that packaging makes, with the list of checksums that belongs to it.
export function release(made, version) {
  const folder = join(made.folder, 'releases', `v${version}`);
  const inside = `sidelint-${version}-linux-x86_64`;
  mkdirSync(join(folder, inside, 'bin'), { recursive: true });
  copyFileSync(join(made.folder, 'bin', 'sidelint'), join(folder, inside, 'bin', 'sidelint'));
  chmodSync(join(folder, inside, 'bin', 'sidelint'), 0o755);
  execFileSync('sh', ['-c', 'tar -czf "$1.tar.gz" "$1" && sha256sum "$1.tar.gz" >SHA256SUMS', 'sh', inside], { cwd: folder });
  made.env.SIDELINT_RELEASES = `file://${join(made.folder, 'releases')}`;
  return folder;
}
