import { spawnSync } from 'node:child_process';

/** The fields of addons-linter's JSON that are read here. */
interface LinterReport {
  summary: { errors: number; warnings: number; notices: number };
  errors: LinterMessage[];
  warnings: LinterMessage[];
  notices: LinterMessage[];
}

interface LinterMessage {
  _type: string;
  code: string;
  message: string;
  description: string;
  file?: string;
  line?: number;
}

// The linter of addons.mozilla.org; there, a notice is read by a person, so none is wanted here either.
const { stdout, stderr } = spawnSync(
  process.execPath,
  ['node_modules/.bin/addons-linter', '--output', 'json', '--boring', '.output/firefox-mv3'],
  { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
);

try {
  const report = JSON.parse(stdout) as LinterReport;
  for (const { _type, code, file, line, message, description } of [
    ...report.errors,
    ...report.warnings,
    ...report.notices,
  ]) {
    console.log(`${_type} ${code} at ${file ?? 'the add-on'}:${String(line ?? '')} ${message}\n  ${description}`);
  }
  const { errors, warnings, notices } = report.summary;
  console.log(`${String(errors)} errors, ${String(warnings)} warnings, ${String(notices)} notices`);
  process.exitCode = errors + warnings + notices === 0 ? 0 : 1;
} catch {
  console.error(`The add-on linter gave no report. Build first: npm run build:firefox\n${stderr}${stdout}`);
  process.exitCode = 1;
}
