// The documentation's examples: commands print what is shown, workflows and pipelines run where their hosts can be
// imitated, the problem matcher matches.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Job, readYaml } from './runner.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const docs = join(root, 'docs/integrations');
const version = /VERSION ([0-9.]+)/.exec(readFileSync(join(root, 'CMakeLists.txt'), 'utf8').split('project(')[1])[1];

// The repository in which everything here runs: a base with one mistake, and an overlay of it.
const kRepository = {
  '.sidelint.yaml': '# yaml-language-server: $schema=.sidelint.schema.json\n'
    + 'mesh: {istio-version: "1.27", default-revision: default, policy: enabled}\n',
  'apps/checkout.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
  namespace: payments
  annotations:
    sidecar.istio.io/inject: "false"
spec:
  selector: {matchLabels: {app: checkout}}
  template:
    metadata: {labels: {app: checkout}}
    spec: {containers: [{name: app, image: checkout}]}
`,
  'apps/namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: payments, labels: {istio-injection: enabled}}\n',
  'apps/kustomization.yaml': 'resources: [checkout.yaml, namespace.yaml]\n',
  'overlays/prod/kustomization.yaml': 'resources: [../../apps]\n',
};

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

// A folder with the repository, a bin/ with the program, and a release of it.
function machine() {
  const folder = mkdtempSync(join(tmpdir(), 'sidelint-example-'));
  folders.push(folder);
  const write = (name, text, mode) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text, { mode });
  };
  for (const [name, text] of Object.entries(kRepository)) write(`workspace/${name}`, text);
  const program = `#!/bin/sh\nexec '${process.env.SIDELINT_PROGRAM}' "$@"\n`;
  write('bin/sidelint', program, 0o755);
  const name = `sidelint-${version}-linux-x86_64`;
  write(`releases/v${version}/${name}/bin/sidelint`, program, 0o755);
  execFileSync('sh', ['-c', 'tar -czf "$1.tar.gz" "$1" && sha256sum "$1.tar.gz" >SHA256SUMS', 'sh', name],
               { cwd: join(folder, 'releases', `v${version}`) });
  execFileSync('sh', ['-c', 'git init --quiet && git add --all && git -c user.name=t -c user.email=t@example.org commit --quiet -m base'],
               { cwd: join(folder, 'workspace') });
  const env = { PATH: `${folder}/bin:${process.env.PATH}`, HOME: folder, SIDELINT_RELEASES: `file://${folder}/releases` };
  return { folder, workspace: join(folder, 'workspace'), env };
}

const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const bash = (script, { workspace, env }, more = {}) =>
  spawnSync('bash', ['-c', script], { cwd: workspace, env: { ...env, ...more }, encoding: 'utf8' });

// The shown lines as a pattern: `…` stands for anything, also for lines.
const pattern = (shown) =>
  new RegExp(`^${shown.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…\n', '(?:.*\n)*').replaceAll('…', '.*')}$`);

for (const [, block] of readFileSync(join(docs, 'README.md'), 'utf8').matchAll(/^```console\n([^]*?)^```$/gm)) {
  const commands = block.split(/^\$ /m).slice(1);
  test(`README: ${commands[0].split('\n')[0]}`, (context) => {
    const here = machine();
    for (const shown of commands) {
      const [command] = shown.split('\n', 1);
      const missing = ['kustomize', 'jq'].find((program) => command.includes(program) && !has(program));
      if (missing) return context.skip(`no ${missing} here`);
      const { stdout } = bash(command, here);
      assert.match(stdout, pattern(shown.slice(command.length + 1)), command);
    }
    return undefined;
  });
}

// What a pull request changes, and what the workflow makes of it.
const kUnrelated = { 'clusters/README.md': 'changed\n' };
const kTurnedOff = { 'apps/namespace.yaml': kRepository['apps/namespace.yaml'].replace('enabled', 'disabled') };
const kWorkflows = {
  'annotations.yml': [kUnrelated, { status: 'failure', errors: '1', changed: '0' }],
  'changed-only.yml': [kUnrelated, { status: 'success', errors: '0', changed: '0' }],
  'code-scanning.yml': [kUnrelated, { status: 'success', errors: '1', changed: '0' }],
  'compare.yml': [kTurnedOff, { status: 'failure', errors: '0', changed: '1' }],
};
for (const name of readdirSync(join(docs, 'github'))) {
  test(`GitHub: ${name}`, () => {
    const { folder, env, workspace } = machine();
    const [change, wanted] = kWorkflows[name];
    const sha = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: workspace, encoding: 'utf8' }).trim();
    mkdirSync(join(workspace, 'clusters'));
    for (const [file, text] of Object.entries(change)) writeFileSync(join(workspace, file), text);
    execFileSync('sh', ['-c', 'git add --all && git -c user.name=t -c user.email=t@example.org commit --quiet -m change'], { cwd: workspace });
    const job = new Job({ folder, action: root, env, github: { event: { pull_request: { base: { sha } } } } });
    job.runWorkflow(join(docs, 'github', name));
    const { errors, 'decisions-changed': changed } = job.outputs;
    assert.deepEqual({ status: job.status, errors, changed }, wanted, job.log);
    assert.equal(job.uses.some(({ uses }) => uses.endsWith('/upload-sarif')), name === 'code-scanning.yml');
  });
}

test('GitLab: the included job finds the mistake and leaves its reports', () => {
  const here = machine();
  const job = readYaml(join(docs, 'gitlab/sidelint.yml')).sidelint;
  const script = [...job.before_script, ...job.script].join('\n');
  const ran = bash(`set -eo pipefail\n${script}`, here, { ...job.variables, ...here.env, CI_PROJECT_DIR: here.workspace });
  assert.equal(ran.status, 1, ran.stderr);
  for (const report of Object.values(job.artifacts.reports)) assert.ok(existsSync(join(here.workspace, report)), report);
  const [found] = JSON.parse(readFileSync(join(here.workspace, job.artifacts.reports.codequality), 'utf8'));
  assert.equal(found.location.path, 'apps/checkout.yaml');
});

test('Argo CD: an error stops the sync, and what is right is handed on', (context) => {
  if (!has('kustomize')) return context.skip('no kustomize here');
  const here = machine();
  const { command, args } = readYaml(join(docs, 'argo-cd/plugin.yaml')).spec.generate;
  const generate = () => spawnSync(command[0], [...command.slice(1), ...args],
                                   { cwd: join(here.workspace, 'overlays/prod'), env: here.env, encoding: 'utf8' });
  const stopped = generate();
  assert.deepEqual([stopped.status, stopped.stdout], [1, '']);
  assert.match(stopped.stderr, /--> <stdin>:/);
  const checkout = kRepository['apps/checkout.yaml'];
  writeFileSync(join(here.workspace, 'apps/checkout.yaml'), checkout.replace(/^ {2}annotations:\n.*\n/m, ''));
  const passed = generate();
  assert.equal(passed.status, 0, passed.stderr);
  assert.match(passed.stdout, /^kind: Deployment$/m);
  return undefined;
});

test('Jenkins: the step passes and leaves what the plugins read', () => {
  const here = machine();
  const file = readFileSync(join(docs, 'jenkins/Jenkinsfile'), 'utf8');
  const ran = bash(`set -e\n${/sh '''([^]*?)'''/.exec(file)[1]}`, here);
  assert.equal(ran.status, 0, ran.stderr);
  for (const [, report] of file.matchAll(/(?:pattern|testResults): '([^']+)'/g)) assert.ok(existsSync(join(here.workspace, report)), report);
});

test('Azure: the step fails, and its log has an issue with the place', () => {
  const here = machine();
  const [step] = readYaml(join(docs, 'azure/azure-pipelines.yml')).steps;
  const ran = bash(`set -e\n${step.bash}`, here, { BUILD_ARTIFACTSTAGINGDIRECTORY: join(here.folder, 'staging') });
  assert.equal(ran.status, 1, ran.stderr);
  assert.match(ran.stdout, /^##vso\[task\.logissue type=error;sourcepath=apps\/checkout\.yaml;linenumber=7;columnnumber=5;/m);
  assert.ok(existsSync(join(here.folder, 'staging/logs/sidelint.sarif')));
});

test('editors: the problem matcher matches every line, and both files have the same', () => {
  const { problemMatcher: [matcher] } = JSON.parse(readFileSync(join(docs, 'editor/problem-matcher.json'), 'utf8'));
  const [task] = JSON.parse(readFileSync(join(docs, 'editor/tasks.json'), 'utf8')).tasks;
  assert.deepEqual(task.problemMatcher.pattern, matcher.pattern[0]);
  const lines = readFileSync(join(root, 'tests/golden/report/concise.txt'), 'utf8').trimEnd().split('\n');
  for (const line of lines) assert.match(line, new RegExp(matcher.pattern[0].regexp));
  const [, file, , , severity, code] = new RegExp(matcher.pattern[0].regexp).exec(lines[0]);
  assert.deepEqual([file, severity, code], ['apps/cart.yaml', 'error', 'placement/non-string-value']);
});
