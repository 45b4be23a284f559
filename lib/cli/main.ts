import { runProgram } from './program';

/** Whoever reads the output through a pipe may be slow: to leave before all of it is written would cut it. */
async function written(): Promise<void> {
  const streams = [process.stdout, process.stderr].filter(({ writable }) => writable);
  await Promise.all(streams.map((stream) => new Promise((resolve) => stream.write('', resolve))));
}

void runProgram(process.argv.slice(2)).then(async (code) => {
  await written();
  process.exit(code);
});
