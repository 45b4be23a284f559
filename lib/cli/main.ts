import { Command, CommanderError } from 'commander';
import { explain, TrackerError } from '@/lib/core/errors';
import { startCommand } from './commands';

/** Done, failed, wrong use. */
const FAILED = 1;
const WRONG_USE = 2;

const program = new Command('tracker')
  .description('Follows stolen cryptocurrency from the theft through the laundering.')
  .exitOverride()
  .addCommand(startCommand());
for (const command of program.commands) command.exitOverride();

async function main(): Promise<number> {
  try {
    await program.parseAsync();
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE;
    if (!(error instanceof TrackerError)) throw error;
    console.error(explain(error));
    return error.code === 'bad_config' || error.code === 'bad_value' ? WRONG_USE : FAILED;
  }
}

void main().then((code) => process.exit(code));
