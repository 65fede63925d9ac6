import type { Command } from 'commander'
import { printTrackingNumber } from '#domain/tracking-number/index.ts'
import { readConfig, VARIABLES } from '#main/config.ts'
import { createLog } from '#main/log.ts'
import { startServer } from '#main/serve.ts'
import { sampleWords } from '#words/en/index.ts'
import { CommandError, EXIT } from './exit.ts'

const WIDTH = 24

/** `whereabouts serve`: the server, until it is told to stop. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('run the server')
    .addHelpText('after', () => `\nEnvironment:\n${variableLines()}`)
    .action(async () => {
      const config = readConfig(process.env)
      const log = createLog(config.logLevel)
      const stop = stopSignal()
      const server = await startServer(config, log)
      const samples = server.app.simulator?.sampleNumbers() ?? []
      console.log(`\nWhereabouts is ready: ${server.url}\n`)
      if (samples.length > 0) {
        console.log('Simulated parcels to try (nothing here is real mail):')
        for (const { trackingNumber, about } of samples) {
          console.log(`  ${printTrackingNumber(trackingNumber).padEnd(34)} ${sampleWords(about)}`)
        }
        console.log('')
      }
      if (server.firstSignIn) {
        const { email, oneTimePassword } = server.firstSignIn
        console.log('The desk has its first administrator. Keep this: it is not shown again.')
        console.log(`  Sign in at          ${server.url}/desk`)
        console.log(`  Email               ${email}`)
        console.log(`  One-time password   ${oneTimePassword}\n`)
      }
      const signal = await stop
      await server[Symbol.asyncDispose]()
      log.info({ signal }, 'Stopped')
      if (signal === 'SIGHUP') throw new CommandError('', EXIT.done)
    })
}

function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal))
  })
}

function variableLines(): string {
  return Object.entries(VARIABLES)
    .map(([name, { help }]) => `  ${name.padEnd(WIDTH)} ${help}`)
    .join('\n')
}
