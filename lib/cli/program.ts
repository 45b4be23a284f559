import { Command, CommanderError } from 'commander';
import { explain, TrackerError } from '@/lib/core/errors';
import { bundleCommand } from './bundle';
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
import { verifyBundleCommand } from './verify-bundle';
import { watchCommand } from './watch';

function createProgram(): Command {
  const program = new Command('tracker')
    .description('Follows stolen cryptocurrency from the theft through the laundering.')
    .exitOverride()
    .addCommand(startCommand())
    .addCommand(demoCommand())
    .addCommand(syncCommand())
    .addCommand(verifyCommand())
    .addCommand(traceCommand())
    .addCommand(bundleCommand())
    .addCommand(verifyBundleCommand())
    .addCommand(importCommand())
    .addCommand(screenCommand())
    .addCommand(importListCommand())
    .addCommand(listsCommand())
    .addCommand(watchCommand())
    .addCommand(doctorCommand());
  for (const command of program.commands.flatMap((one) => [one, ...one.commands])) command.exitOverride();
  return program;
}

/**
 * Runs one command, `['sync', '--chain', 'ethereum']`, with its result on stdout and everything else on stderr. Gives
 * the exit code; throws only what no command foresaw.
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return typeof process.exitCode === 'number' ? process.exitCode : EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    if (!(error instanceof TrackerError)) throw error;
    console.error(explain(error));
    return exitCodeOf(error);
  }
}
