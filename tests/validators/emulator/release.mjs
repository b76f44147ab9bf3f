// release.mjs PACKAGES: the release workflow with these packages in the place of the build, up to the release that the action downloads,
// verifies and runs.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';

import { kMistake, root } from './jobs.mjs';
import { Job } from './runner.mjs';

const packages = process.argv[2];
const version = /VERSION ([0-9.]+)/.exec(readFileSync(join(root, 'CMakeLists.txt'), 'utf8').split('project(')[1])[1];
const folder = mkdtempSync(join(tmpdir(), 'sidelint-release-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

// The names and digests that actions/attest-build-provenance would sign.
const attested = {};
const imitated = {
  // The patterns are of one folder, so what they match lies beside each other in the artifact.
  'actions/upload-artifact': ({ name, path }, job) => {
    mkdirSync(join(folder, 'artifacts', name), { recursive: true });
    execFileSync('bash', ['-c', `cp -r -t "$1" ${path.trim().split(/\s+/).join(' ')}`, 'bash', join(folder, 'artifacts', name)], { cwd: job.workspace });
  },
  'actions/download-artifact': ({ name, path }, job) => cpSync(join(folder, 'artifacts', name), join(job.workspace, path), { recursive: true }),
  'actions/attest-build-provenance': ({ 'subject-checksums': list }, job) => {
    for (const line of readFileSync(join(job.workspace, list), 'utf8').trimEnd().split('\n')) {
      const [, digest, name] = /^([0-9a-f]{64}) [ *](\S+)$/.exec(line);
      attested[name] = digest;
    }
  },
};

const job = new Job({ folder, action: root, github: { ref: `refs/tags/v${version}`, ref_name: `v${version}` }, imitated });
mkdirSync(join(folder, 'bin'));
const command = (name, script) => writeFileSync(join(folder, 'bin', name), `#!/bin/sh\nset -eu\n${script}\n`, { mode: 0o755 });
command('cmake', `[ "$*" = '--workflow --preset dist' ] && mkdir -p build/dist && cp -r '${packages}' build/dist/packages`);
command('apt-get', ':');
command('gh', `[ "$1 $2 $3" = 'release create v${version}' ] && shift 3 && mkdir -p '${folder}/releases/v${version}'
for word in "$@"; do case $word in --*) ;; *) cp "$word" '${folder}/releases/v${version}/' ;; esac; done`);
job.env.PATH = `${folder}/bin:${process.env.PATH}`;
writeFileSync(join(job.workspace, 'check'), '#!/bin/sh\n', { mode: 0o755 });
for (const name of ['.github', 'README.md']) symlinkSync(join(root, name), join(job.workspace, name));
job.runWorkflow(join(root, '.github/workflows/release.yml'));

const released = join(folder, 'releases', `v${version}`);
const archive = `sidelint-${version}-linux-x86_64.tar.gz`;
const debian = `sidelint_${version}_amd64.deb`;

// The server of releases, in a process of its own, as jobs block this one.
const server = spawn('python3', ['-u', '-m', 'http.server', '--bind', '127.0.0.1', '--directory', folder, '0']);
after(() => server.kill());
const [greeting] = await once(createInterface(server.stdout), 'line');
const address = `http://127.0.0.1:${/port (\d+)/.exec(greeting)[1]}`;

test('every step passes, and the release holds what it promises', () => {
  assert.equal(job.status, 'success', job.log);
  assert.deepEqual(readdirSync(released).sort(), ['SHA256SUMS', 'sbom.spdx.json', archive, debian].sort());
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: released });
  assert.deepEqual(attested, { [archive]: sha256(join(released, archive)), [debian]: sha256(join(released, debian)) });
  const sbom = job.uses.find(({ uses }) => uses === 'actions/attest-sbom').with;
  assert.ok(existsSync(join(job.workspace, sbom['sbom-path'])));
  assert.equal(sbom['subject-path'], 'packages/*.tar.gz');
});

test('the bill of materials names what is linked in, each with its version', () => {
  const { spdxVersion, packages: named, relationships } = JSON.parse(readFileSync(join(released, 'sbom.spdx.json'), 'utf8'));
  assert.equal(spdxVersion, 'SPDX-2.3');
  const names = named.map(({ name }) => name);
  for (const name of ['sidelint', 'libssl-dev', 'libyaml-dev', 'libre2-dev', 'tree-sitter-yaml', 'libc6-dev']) assert.ok(names.includes(name), name);
  for (const { name, versionInfo } of named) assert.match(versionInfo, /^\d/, name);
  const linked = relationships.filter(({ relationshipType }) => relationshipType === 'STATIC_LINK');
  assert.deepEqual(linked.map(({ relatedSpdxElement }) => relatedSpdxElement).sort(),
                   named.map(({ SPDXID }) => SPDXID).filter((id) => id !== 'SPDXRef-sidelint').sort());
});

// A job that uses the action by the release's tag, after `change` was done to the release's folder.
let jobs = 0;
function use(change = () => {}) {
  const here = join(folder, `use-${jobs++}`);
  cpSync(join(folder, 'releases'), join(here, 'releases'), { recursive: true });
  change(join(here, 'releases', `v${version}`));
  const made = new Job({ folder: here, action: root, env: { SIDELINT_RELEASES: `${address}/use-${jobs - 1}/releases` } });
  writeFileSync(join(made.workspace, 'a.yaml'), kMistake);
  made.runAction({}, `v${version}`);
  return made;
}

test('the action downloads this release by its tag, verifies and runs it', () => {
  const made = use();
  assert.equal(made.status, 'failure', 'the manifest has a mistake');
  assert.deepEqual([made.outputs.errors, made.outputs['exit-code'], made.outputs.version], ['1', '1', version], made.log);
  assert.match(made.log, /error\[selection\/namespace-label-value\]/);
});

const kTampered = [
  ['another byte in the archive', (path) => appendFileSync(join(path, archive), '\0'), /is not what its checksum says/],
  ['a checksum of something else', (path) => writeFileSync(join(path, 'SHA256SUMS'), `${'0'.repeat(64)}  ${archive}\n`), /is not what its checksum says/],
  ['no archive', (path) => rmSync(join(path, archive)), /::error title=sidelint::cannot download http.*\.tar\.gz$/m],
  ['no checksums', (path) => rmSync(join(path, 'SHA256SUMS')), /::error title=sidelint::cannot download http.*SHA256SUMS$/m],
];
for (const [what, change, words] of kTampered) {
  test(`the action does not run a release with ${what}`, () => {
    const made = use(change);
    assert.equal(made.status, 'failure');
    assert.match(made.log, words);
    assert.equal(made.outputs['exit-code'], '');
    assert.ok(!existsSync(join(made.folder, 'tools/sidelint')), 'it is kept');
  });
}
