import { Command } from 'commander';
import { start } from './start';

/** `tracker start`. */
export function startCommand(): Command {
  return new Command('start')
    .description('Builds the web if needed, opens the store, loads the registry, and serves.')
    .option('--dev', 'compile on request and reload on change', false)
    .action(async (options: { dev: boolean }) => {
      process.exitCode = await start(options);
    });
}
