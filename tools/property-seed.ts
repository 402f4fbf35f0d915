import fc from 'fast-check';

/**
 * Loaded before every test file: properties try the same cases on every run, so that a red run means that the change
 * broke something. `PROPERTY_SEED=random npm test` looks for cases nobody tried yet; a failure prints its seed, which
 * is a value for `PROPERTY_SEED` too.
 */
const asked = process.env['PROPERTY_SEED'] ?? '20260101';
if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) });
