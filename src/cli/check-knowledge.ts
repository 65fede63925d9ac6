import type { Command } from 'commander'
import { checkKnowledge } from '#main/commands/check-knowledge.ts'
import { CommandError } from './exit.ts'

/** `whereabouts check-knowledge`: runs every example of the knowledge folder. */
export function addCheckKnowledge(program: Command): void {
  program
    .command('check-knowledge')
    .description('check the knowledge folder and run its examples')
    .argument('[folder]', 'another folder than the own')
    .option('--json', 'print the result as JSON')
    .action((folder: string | undefined, options: { json?: boolean }) => {
      const result = checkKnowledge(folder)
      if (options.json) console.log(JSON.stringify(result))
      else {
        for (const problem of result.problems) console.error(problem)
        console.log(`${result.examples} examples, ${result.problems.length} problems`)
      }
      if (result.problems.length > 0) throw new CommandError('')
    })
}
