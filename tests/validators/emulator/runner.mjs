// Runs composite actions and the steps of workflows on this machine, as far as that can be done without GitHub: scripts
// run, our own action runs, and every other action is only written down.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { commandsOf } from './commands.mjs';
import { interpolate, isWanted, load } from './expression.mjs';

const { parse } = await load('yaml/dist/index.js').then((module) => module.default ?? module);

export const readYaml = (file) => parse(readFileSync(file, 'utf8'));

// What a step wrote into $GITHUB_OUTPUT: `name=value` lines, and values between delimiters.
function readOutputs(text) {
  const outputs = {};
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; ++i) {
    const many = /^([^=<]+)<<(.+)$/.exec(lines[i]);
    if (many) {
      const end = lines.indexOf(many[2], i + 1);
      if (end < 0) throw new Error(`the value of ${many[1]} does not end`);
      outputs[many[1]] = lines.slice(i + 1, end).join('\n');
      i = end;
    } else if (lines[i] !== '') {
      const equals = lines[i].indexOf('=');
      if (equals < 0) throw new Error(`no output: ${lines[i]}`);
      outputs[lines[i].slice(0, equals)] = lines[i].slice(equals + 1);
    }
  }
  return outputs;
}

// A job on a machine of its own: a folder with a workspace, a temporary folder and a tool cache.
export class Job {
  // `action`: the folder of the action that `ours` names in `uses:`; `github`: the context; `env`: of the machine; `imitated`:
  // what stands in for other actions, by name, each called with its inputs and the job.
  constructor({ folder, action, ours = 'sidelint/sidelint', github = {}, env = {}, imitated = {} }) {
    Object.assign(this, { folder, action, ours, env, imitated, log: '', summary: '', uses: [], status: 'success' });
    this.workspace = join(folder, 'workspace');
    for (const name of ['workspace', 'temp', 'tools', 'home']) mkdirSync(join(folder, name), { recursive: true });
    this.github = { workspace: this.workspace, event: {}, ...github };
    this.runner = { os: 'Linux', arch: 'X64', temp: join(folder, 'temp'), tool_cache: join(folder, 'tools') };
  }

  get annotations() {
    return commandsOf(this.log).filter(({ name }) => ['error', 'warning', 'notice'].includes(name));
  }
  get otherCommands() {
    return commandsOf(this.log).filter(({ name }) => !['error', 'warning', 'notice', 'group', 'endgroup'].includes(name));
  }

  #script(step, contexts, actionPath) {
    const files = mkdtempSync(join(this.folder, 'temp', 'step-'));
    const file = (name) => join(files, name);
    for (const name of ['output', 'summary']) writeFileSync(file(name), '');
    writeFileSync(file('script.sh'), interpolate(step.run, contexts, this.status));
    const own = Object.entries(step.env ?? {}).map(([key, value]) => [key, interpolate(value, contexts, this.status)]);
    const environment = {
      PATH: process.env.PATH, HOME: join(this.folder, 'home'), CI: 'true', GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: this.workspace, GITHUB_OUTPUT: file('output'), GITHUB_STEP_SUMMARY: file('summary'),
      GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: this.github.repository ?? '',
      GITHUB_SHA: this.github.sha ?? '', GITHUB_REF: this.github.ref ?? '',
      GITHUB_REF_NAME: this.github.ref_name ?? '', RUNNER_TEMP: this.runner.temp, RUNNER_TOOL_CACHE: this.runner.tool_cache,
      RUNNER_OS: 'Linux', RUNNER_ARCH: 'X64', ...(actionPath ? { GITHUB_ACTION_PATH: actionPath } : {}),
      ...this.env, ...Object.fromEntries(own),
    };
    const cwd = step['working-directory'] ? join(this.workspace, step['working-directory']) : this.workspace;
    const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file('script.sh')],
                          { cwd, env: environment, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (ran.error) throw ran.error;
    this.log += ran.stdout + ran.stderr;
    this.summary += readFileSync(file('summary'), 'utf8');
    return { outputs: readOutputs(readFileSync(file('output'), 'utf8')), success: ran.status === 0 };
  }

  #used(step, contexts) {
    const given = Object.entries(step.with ?? {}).map(([key, value]) => [key, interpolate(value, contexts, this.status)]);
    const [name, ref] = step.uses.split('@');
    if (name === this.ours) return this.runAction(Object.fromEntries(given), ref);
    const passed = Object.fromEntries(given);
    this.imitated[name]?.(passed, this);
    this.uses.push({ uses: name, with: passed, status: this.status, exists: existsSync(passed.sarif_file ?? '') });
    return { outputs: {}, success: true };
  }

  // Runs steps in order; a step that fails makes the rest wait for `if: always()`.
  #steps(steps, contexts, actionPath) {
    for (const step of steps) {
      if (!isWanted(step.if, contexts, this.status)) continue;
      const { outputs, success } = step.run === undefined ? this.#used(step, contexts) : this.#script(step, contexts, actionPath);
      if (step.id) contexts.steps[step.id] = { outputs, outcome: success ? 'success' : 'failure' };
      if (!success && !step['continue-on-error']) this.status = 'failure';
    }
  }

  runAction(given, ref = 'main') {
    const action = readYaml(join(this.action, 'action.yml'));
    for (const name of Object.keys(given)) {
      if (!(name in action.inputs)) throw new Error(`the action has no input ${name}`);
    }
    const github = { ...this.github, action_path: this.action, action_ref: ref, action_repository: this.ours };
    const contexts = { github, runner: this.runner, steps: {}, inputs: {}, env: {}, job: {} };
    for (const [name, { default: value = '' }] of Object.entries(action.inputs)) {
      contexts.inputs[name] = given[name] ?? interpolate(value, contexts);
    }
    const before = this.status;
    this.#steps(action.runs.steps, contexts, this.action);
    this.outputs = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) =>
      [name, interpolate(value, contexts, this.status)]));
    return { outputs: this.outputs, success: before === this.status };
  }

  // Every job of the workflow, one after another, on this machine.
  runWorkflow(file) {
    for (const job of Object.values(readYaml(file).jobs)) {
      const contexts = { github: this.github, runner: this.runner, steps: {}, inputs: {}, env: {}, job: {} };
      this.#steps(job.steps, contexts);
    }
  }

  remove() { rmSync(this.folder, { recursive: true, force: true }); }
}
