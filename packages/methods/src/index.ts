export * from './cli.ts';
export * from './csv.ts';
export * from './entry.ts';
export * from './fixture.ts';
export * from './input.ts';
export * from './register.ts';
export * from './result.ts';
export * from './runoff/index.ts';
