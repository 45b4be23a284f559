import { Command, CommanderError } from 'commander';
import { explain, TrackerError } from '@/lib/core/errors';
import { startCommand } from './commands';
import { demoCommand } from './demo';
import { doctorCommand } from './doctor';
import { importCommand } from './import';
import { importListCommand } from './import-list';
import { listsCommand } from './lists';
import { exitCodeOf, EXIT } from './output';
import { screenCommand } from './screen';
import { syncCommand } from './sync';
import { traceCommand } from './trace';
import { verifyCommand } from './verify';

const program = new Command('tracker')
  .description('Follows stolen cryptocurrency from the theft through the laundering.')
  .exitOverride()
  .addCommand(startCommand())
  .addCommand(demoCommand())
  .addCommand(syncCommand())
  .addCommand(verifyCommand())
  .addCommand(traceCommand())
  .addCommand(importCommand())
  .addCommand(screenCommand())
  .addCommand(importListCommand())
  .addCommand(listsCommand())
  .addCommand(doctorCommand());
for (const command of program.commands) command.exitOverride();

async function main(): Promise<number> {
  try {
    await program.parseAsync();
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    if (!(error instanceof TrackerError)) throw error;
    console.error(explain(error));
    return exitCodeOf(error);
  }
}

/** Whoever reads the output through a pipe may be slow: to leave before all of it is written would cut it. */
async function written(): Promise<void> {
  const streams = [process.stdout, process.stderr].filter(({ writable }) => writable);
  await Promise.all(streams.map((stream) => new Promise((resolve) => stream.write('', resolve))));
}

void main().then(async (code) => {
  await written();
  process.exit(code);
});
