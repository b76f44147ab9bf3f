// What the action tells of a pull request's effect, in clones as actions/checkout makes them.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { git, job, kHostile, kInstalled, kMistake, write } from './jobs.mjs';

const namespace = (name, label) => `apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
  labels:
    istio-injection: ${label}
`;
const workload = (name, space) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: ${space}}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: app, image: app}]}
`;
const kRepository = {
  '.sidelint.yaml': 'mesh: {istio-version: "1.27", default-revision: default, policy: enabled}\n',
  'shop.yaml': namespace('shop', 'enabled'),
  'cart.yaml': workload('cart', 'shop'),
  'pay.yaml': namespace('pay', 'enabled'),
  'till.yaml': workload('till', 'pay'),
};

function commit(made, message, files = {}) {
  for (const [name, text] of Object.entries(files)) write(made, name, text);
  git(made, 'add', '--all');
  git(made, 'commit', '--quiet', '--message', message);
  return git(made, 'rev-parse', 'HEAD').trim();
}

// A repository whose branch `topic` turns injection off for `shop`, while `main` goes on and turns it off for `pay`.
function pullRequest(change = { 'shop.yaml': namespace('shop', 'disabled') }) {
  const origin = job({ ...kRepository });
  git(origin, 'init', '--quiet', '--initial-branch', 'main');
  const opened = commit(origin, 'base');
  git(origin, 'switch', '--quiet', '--create', 'topic');
  const head = commit(origin, 'topic', change);
  git(origin, 'switch', '--quiet', 'main');
  commit(origin, 'later', { 'pay.yaml': namespace('pay', 'disabled') });
  git(origin, 'switch', '--quiet', '--detach');
  git(origin, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'topic');
  const merge = git(origin, 'rev-parse', 'HEAD').trim();
  git(origin, 'update-ref', 'refs/pull/1/merge', merge);
  git(origin, 'update-ref', 'refs/pull/1/head', head);
  return { origin, head, merge, event: { pull_request: { base: { sha: opened }, head: { repo: { fork: false } } } } };
}

// A job of that pull request, with what actions/checkout fetches of `ref`.
function checkout({ origin, merge, event }, ref, depth) {
  const made = job({}, { github: { event, ref: 'refs/pull/1/merge', sha: merge } });
  git(made, 'init', '--quiet');
  git(made, 'fetch', '--quiet', '--no-tags', ...(depth ? [`--depth=${depth}`] : ['--prune']), `file://${origin.workspace}`, `${ref}:refs/remotes/checked/out`);
  git(made, 'checkout', '--quiet', '--detach', 'refs/remotes/checked/out');
  return made;
}

const kMerge = 'refs/pull/1/merge';

test('the merge of a pull request is compared with the base as it is now', () => {
  for (const depth of [2, undefined]) {
    const made = checkout(pullRequest(), kMerge, depth);
    made.runAction(kInstalled);
    assert.equal(made.status, 'success', made.log);
    assert.equal(made.outputs['decisions-changed'], '1', made.log);
    assert.match(made.summary, /^### Sidecar injection: 1 of 2 workloads changes: 1 loses its sidecar$/m);
    assert.match(made.summary, /^\| shop \| Deployment\/cart \| injected by revision .* \| not injected \|/m);
    assert.doesNotMatch(made.summary, /\| pay \|/);
    const told = made.annotations.map(({ name, properties }) => `${name} ${properties.file}:${properties.line} ${properties.title}`);
    assert.deepEqual(told.filter((each) => each.includes('gitops/')), [
      'warning shop.yaml:6 gitops/enablement-without-rollout', 'notice shop.yaml:6 gitops/verdict-changed'], made.log);
  }
});

test('a branch is compared with where it left the base', () => {
  const made = checkout(pullRequest(), 'refs/pull/1/head');
  made.runAction(kInstalled);
  assert.equal(made.outputs['decisions-changed'], '1', made.log);
  assert.match(made.summary, /\| shop \| Deployment\/cart \|/);
});

test('base-ref names another base, on any event', () => {
  const made = checkout({ ...pullRequest(), event: {} }, kMerge);
  made.runAction({ ...kInstalled, 'base-ref': 'HEAD^2' });
  assert.equal(made.outputs['decisions-changed'], '1', made.log);
  assert.match(made.summary, /\| pay \| Deployment\/till \|/);
});

test('a clone without the base is told in one sentence, and fails nothing', () => {
  for (const [ref, depth] of [[kMerge, 1], ['refs/pull/1/head', 1]]) {
    const made = checkout(pullRequest(), ref, depth);
    made.runAction(kInstalled);
    assert.equal(made.status, 'success', made.log);
    assert.deepEqual([made.outputs['decisions-changed'], made.outputs['exit-code']], ['', '0']);
    assert.match(made.log, /the base is not in this clone\. Give actions\/checkout `fetch-depth: 2`/);
    assert.match(made.summary, /the base is not in this clone/);
  }
});

test('nothing is compared on a push, or unasked', () => {
  const pushed = checkout({ ...pullRequest(), event: {} }, kMerge);
  pushed.runAction(kInstalled);
  const unasked = checkout(pullRequest(), kMerge);
  unasked.runAction({ ...kInstalled, compare: 'false' });
  for (const made of [pushed, unasked]) {
    assert.equal(made.status, 'success', made.log);
    assert.equal(made.outputs['decisions-changed'], '');
    assert.doesNotMatch(made.summary, /Sidecar injection/);
  }
});

test('a change that is not wanted fails the job after everything is reported', () => {
  const made = checkout(pullRequest(), kMerge, 2);
  made.runAction({ ...kInstalled, 'compare-args': '--fail-on=lost', 'upload-sarif': 'true' });
  assert.equal(made.status, 'failure');
  assert.equal(made.outputs['exit-code'], '0', 'the linter itself found nothing');
  assert.deepEqual(made.uses.map(({ uses, status }) => [uses, status]), [['github/codeql-action/upload-sarif', 'success']]);
  const gains = checkout(pullRequest(), kMerge, 2);
  gains.runAction({ ...kInstalled, 'compare-args': '--fail-on=gained' });
  assert.equal(gains.status, 'success');
});

test('a comparison that cannot be made is a warning', () => {
  const made = checkout(pullRequest(), kMerge, 2);
  made.runAction({ ...kInstalled, 'compare-args': '--no-such-flag' });
  assert.equal(made.status, 'success', made.log);
  assert.match(made.log, /unknown flag `--no-such-flag`/);
  assert.deepEqual(made.annotations.map(({ name }) => name), ['warning']);
  assert.equal(made.outputs['decisions-changed'], '');
});

test('changed-only sees the change from the same base', () => {
  const made = checkout(pullRequest({ 'shop.yaml': kMistake }), kMerge, 2);
  made.runAction({ ...kInstalled, 'changed-only': 'true', 'fail-on': 'never', compare: 'false' });
  assert.deepEqual([...new Set(made.annotations.map(({ properties }) => properties.file))], ['shop.yaml'], made.log);
});

test('neither a base nor a flag nor a manifest speaks to the runner', () => {
  const hostile = (text, i) => [`x${i}.yaml`, workload('x', 'shop').replace('name: x,', `name: ${JSON.stringify(`x${i}${text}\n::error::forged`)},`)];
  const pull = pullRequest({
    'shop.yaml': namespace('shop', JSON.stringify('disabled\n::error::forged')),
    ...Object.fromEntries(kHostile.map(hostile)),
    'cart.yaml': workload('cart', 'shop').replace('app: cart}', `app: ${JSON.stringify('##[error]forged\n::error::forged')}}`),
  });
  const made = checkout(pull, kMerge, 2);
  made.runAction({ ...kInstalled, 'fail-on': 'never' });
  assert.equal(made.outputs['decisions-changed'], '1', made.log);
  assert.match(made.summary, /forged/);
  for (const text of kHostile) {
    for (const input of ['compare-args', 'base-ref']) made.runAction({ ...kInstalled, [input]: text, 'fail-on': 'never' });
  }
  assert.ok(!existsSync(join(made.workspace, 'pwned')));
  assert.deepEqual(made.otherCommands, []);
  assert.deepEqual(made.annotations.filter(({ message }) => message === 'forged'), []);
  assert.doesNotMatch(made.summary, /^\s*::/m);
});
