import { quickSteps } from './check.ts';
import { startSecondDatabase } from './second-database.ts';
import { runSteps, testFiles, type Step } from './steps.ts';

/** All that `npm run check` runs, then the database, the slow tests, the rooms on a second PostgreSQL, the browser. */
const second = await startSecondDatabase();
const later: Step[] = [
  {
    name: 'tests on the database',
    command: ['node', '--test', '--test-concurrency=2', ...testFiles('database')],
  },
  { name: 'slow tests', command: ['node', '--test', '--test-concurrency=2', ...testFiles('slow')] },
  ...(second
    ? [
        {
          name: `rooms on ${second.name}`,
          command: ['node', '--test', '--test-concurrency=2', ...testFiles('rooms')] as const,
          env: { TEST_DATABASE_URL: second.url },
        } satisfies Step,
      ]
    : []),
  { name: 'screens', command: ['vite', 'build', 'apps/web'] },
  { name: 'browser', command: ['node', '--test', '--test-concurrency=1', ...testFiles('browser')] },
];
let code = 1;
try {
  code = await runSteps([...quickSteps, ...later]);
  if (!second)
    process.stdout.write('No second PostgreSQL on this machine: the rooms ran on the embedded one only.\n');
} finally {
  await second?.stop();
}
process.exit(code);
