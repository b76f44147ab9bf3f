// The action from end to end: each test is a job with a repository and inputs.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { expressionsOf } from './expression.mjs';
import { git, job, kFine, kHostile, kInstalled, kMistake, release, root, write } from './jobs.mjs';
import { readYaml } from './runner.mjs';

test('a repository without mistakes passes, and every output says so', () => {
  const made = job({ 'a.yaml': kFine });
  made.runAction(kInstalled);
  assert.equal(made.status, 'success', made.log);
  assert.deepEqual([made.outputs.findings, made.outputs.errors, made.outputs['exit-code']], ['0', '0', '0']);
  assert.deepEqual(made.annotations, []);
  for (const [name, value] of Object.entries(made.outputs)) assert.equal(value === '', name === 'decisions-changed', `output ${name}`);
});

test('a mistake fails the job only after everything is reported', () => {
  const made = job({ 'clusters/shop.yaml': kMistake });
  made.runAction({ ...kInstalled, paths: 'clusters', 'fail-on': 'warning', 'upload-sarif': 'true', category: 'mesh' });
  assert.equal(made.status, 'failure');
  assert.equal(made.outputs['exit-code'], '1');
  assert.deepEqual([made.outputs.errors, made.outputs.findings], ['1', '1']);
  const [upload] = made.uses;
  assert.equal(upload.uses, 'github/codeql-action/upload-sarif');
  assert.deepEqual([upload.status, upload.exists, upload.with.category], ['success', true, 'mesh']);
  assert.match(readFileSync(upload.with.sarif_file, 'utf8'), /selection\/namespace-label-value/);
  const places = made.annotations.map(({ name, properties }) => `${name} ${properties.file}:${properties.line}`);
  assert.ok(places.includes('error clusters/shop.yaml:5'), made.log);
  assert.match(made.summary, /clusters\/shop\.yaml/);
});

test('a fork\'s pull request uploads nothing, since its token may only read', () => {
  const made = job({ 'a.yaml': kMistake }, { github: { event: { pull_request: { head: { repo: { fork: true } }, base: {} } } } });
  made.runAction({ ...kInstalled, 'upload-sarif': 'true' });
  assert.deepEqual(made.uses, []);
  assert.ok(made.annotations.length > 0, made.log);
});

test('nothing is uploaded, annotated or summed up unasked', () => {
  const made = job({ 'a.yaml': kMistake });
  made.runAction({ ...kInstalled, annotations: 'false', 'job-summary': 'false' });
  assert.deepEqual([made.uses, made.annotations, made.summary], [[], [], '']);
});

test('the log shows the format that is asked for', () => {
  const made = job({ 'a.yaml': kMistake });
  made.runAction({ ...kInstalled, format: 'concise', annotations: 'false' });
  assert.match(made.log, /^a\.yaml:5:12: error\[selection\/namespace-label-value\]/m);
  assert.doesNotMatch(made.log, /^ *--> /m);
});

test('fail-on never lets the job pass', () => {
  const made = job({ 'a.yaml': kMistake });
  made.runAction({ ...kInstalled, 'fail-on': 'never' });
  assert.equal(made.status, 'success', made.log);
});

test('a wrong flag fails the job, with the words of the program', () => {
  const made = job({ 'a.yaml': kFine });
  made.runAction({ ...kInstalled, args: '--no-such-flag' });
  assert.equal(made.status, 'failure');
  assert.equal(made.outputs['exit-code'], '2');
  assert.match(made.log, /unknown flag `--no-such-flag`/);
});

test('changed-only tells what the pull request changed', () => {
  const made = job({ 'old.yaml': kMistake, 'new.yaml': kFine });
  git(made, 'init', '--quiet');
  git(made, 'add', '--all');
  git(made, 'commit', '--quiet', '--message', 'base');
  const base = git(made, 'rev-parse', 'HEAD').trim();
  write(made, 'new.yaml', kMistake.replace('shop', 'cart'));
  git(made, 'commit', '--quiet', '--all', '--message', 'change');
  made.github.event = { pull_request: { base: { sha: base } } };
  made.runAction({ ...kInstalled, 'changed-only': 'true', 'fail-on': 'note' });
  const files = new Set(made.annotations.map(({ properties }) => properties.file));
  assert.deepEqual([...files], ['new.yaml'], made.log);
});

test('paths are lines, seen from the working directory', () => {
  const made = job({ 'repo/a/x.yaml': kMistake, 'repo/b c/y.yaml': kMistake.replace('shop', 'cart'), 'repo/d/z.yaml': kMistake });
  git(made, 'init', '--quiet');
  made.runAction({ ...kInstalled, 'working-directory': 'repo', paths: '  a\n\nb c\n', 'sarif-file': 'out.sarif' });
  assert.equal(made.outputs.errors, '2', made.log);
  assert.deepEqual(made.annotations.map(({ properties }) => properties.file), ['repo/a/x.yaml', 'repo/b c/y.yaml']);
  assert.equal(made.outputs['sarif-file'], join(made.workspace, 'out.sarif'));
  assert.ok(existsSync(made.outputs['sarif-file']));
});

test('no input is run, is an output or is a flag', () => {
  const inputs = ['paths', 'config', 'format', 'fail-on', 'base-ref', 'sarif-file', 'working-directory', 'category', 'annotations'];
  for (const text of kHostile) {
    const made = job({ 'a.yaml': kMistake });
    git(made, 'init', '--quiet');
    made.runAction({ ...kInstalled, ...Object.fromEntries(inputs.map((name) => [name, text])), 'changed-only': 'true' });
    assert.ok(!existsSync(join(made.workspace, 'pwned')), text);
    assert.notEqual(made.outputs.findings, '99', text);
    assert.deepEqual(made.otherCommands, [], text);
  }
});

test('no file name and no manifest speaks to the runner', () => {
  const made = job({});
  for (const [i, text] of kHostile.entries()) {
    write(made, `${text.replaceAll('/', '')}.yaml`, kMistake.replace('shop', `"x${i}\\n::error::forged"`).replace('"true"', JSON.stringify(`##[error]forged\n${text}`)));
  }
  made.runAction({ ...kInstalled, 'fail-on': 'note' });
  assert.ok(!existsSync(join(made.workspace, 'pwned')));
  assert.equal(made.status, 'failure');
  assert.deepEqual(made.otherCommands, []);
  for (const { name, properties, message } of made.annotations) {
    assert.ok(properties.file !== undefined || /more findings? not shown here$/.test(message), `${name}: ${message}`);
  }
  assert.doesNotMatch(made.summary, /^::|<img/m);
});

test('the release of the action\'s own tag is downloaded once, and runs', () => {
  const made = job({ 'a.yaml': kMistake });
  release(made, '1.2.3');
  made.runAction({ 'fail-on': 'never' }, 'v1.2.3');
  assert.equal(made.status, 'success', made.log);
  assert.ok(existsSync(join(made.folder, 'tools/sidelint/1.2.3/x86_64/sidelint')));
  made.env.SIDELINT_RELEASES = 'file:///nowhere';
  made.runAction({ 'fail-on': 'never' }, 'v1.2.3');
  assert.equal(made.status, 'success', made.log);
});

test('a release that is not what its checksum says is not run', () => {
  const made = job({ 'a.yaml': kFine });
  const folder = release(made, '1.2.3');
  writeFileSync(join(folder, 'SHA256SUMS'), `${'0'.repeat(64)}  sidelint-1.2.3-linux-x86_64.tar.gz\n`);
  made.runAction({}, 'v1.2.3');
  assert.equal(made.status, 'failure');
  assert.match(made.log, /is not what its checksum says/);
  assert.equal(made.outputs['exit-code'], '');
});

test('with a token, who made the archive is asked, unless its checksum is given', () => {
  for (const [told, inputs, status] of [['0', {}, 'success'], ['1', {}, 'failure'], ['1', { checksum: 'right' }, 'success'], ['1', { token: '' }, 'success']]) {
    const made = job({ 'a.yaml': kFine });
    const [checksum] = readFileSync(join(release(made, '1.2.3'), 'SHA256SUMS'), 'utf8').split(' ');
    writeFileSync(join(made.folder, 'bin', 'gh'), `#!/bin/sh\necho "$GH_TOKEN $*" >>'${made.folder}/asked'\nexit ${told}\n`, { mode: 0o755 });
    made.runAction({ token: 't0', ...inputs, ...(inputs.checksum ? { checksum } : {}) }, 'v1.2.3');
    assert.equal(made.status, status, made.log);
    assert.equal(existsSync(join(made.folder, 'tools/sidelint')), status === 'success');
    assert.equal(existsSync(join(made.folder, 'asked')), Object.keys(inputs).length === 0);
    if (Object.keys(inputs).length === 0) {
      assert.match(readFileSync(join(made.folder, 'asked'), 'utf8'), /^t0 attestation verify \S+\/sidelint-1\.2\.3-linux-x86_64\.tar\.gz --repo sidelint\/sidelint\n$/);
    }
  }
});

test('a release without the archive or without its checksum is not run', () => {
  for (const missing of ['sidelint-1.2.3-linux-x86_64.tar.gz', 'SHA256SUMS']) {
    const made = job({ 'a.yaml': kFine });
    rmSync(join(release(made, '1.2.3'), missing));
    made.runAction({}, 'v1.2.3');
    assert.equal(made.status, 'failure');
    assert.match(made.log, new RegExp(`^::error title=sidelint::cannot download file://.*/v1\\.2\\.3/${missing}$`, 'm'));
    assert.ok(!existsSync(join(made.folder, 'tools/sidelint')));
  }
});

test('a list of checksums that does not name the archive lets nothing pass', () => {
  const made = job({ 'a.yaml': kFine });
  writeFileSync(join(release(made, '1.2.3'), 'SHA256SUMS'), `${'0'.repeat(64)}  another.tar.gz\n`);
  made.runAction({}, 'v1.2.3');
  assert.equal(made.status, 'failure');
  assert.match(made.log, /is not what its checksum says/);
});

test('every input is used, and nothing but inputs of the environment reaches a script', () => {
  const { inputs, runs } = readYaml(join(root, 'action.yml'));
  const used = new Set();
  for (const step of runs.steps) {
    assert.deepEqual(expressionsOf(step.run ?? ''), [], 'an expression in a script is code to the shell');
    for (const text of [step.if, ...Object.values(step.env ?? {}), ...Object.values(step.with ?? {})]) {
      for (const [, name] of String(text ?? '').matchAll(/inputs\.([a-z-]+)/g)) used.add(name);
    }
    if (step.uses) assert.match(step.uses, /@[0-9a-f]{40}$/);
  }
  assert.deepEqual([...used].sort(), Object.keys(inputs).sort());
});
