/** `second-source doctor URL`: checks a published index, and says how to fix what is wrong. */
import { Command } from 'commander'
import { examine } from './examine.ts'
import { EXIT } from './exit.ts'
import type { Finding } from './finding.ts'

const MARKS: Readonly<Record<Finding['level'], string>> = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' }

export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('check a published index: HTTPS, CORS, caching, hashes, sizes')
    .argument('<URL>', 'the address of its index.json')
    .option('--json', 'print the findings as JSON, one a line')
    .action(async (address: string, { json }: { json?: true }) => {
      const findings = await examine(address)
      for (const finding of findings) console.log(json ? JSON.stringify(finding) : findingText(finding))
      if (findings.some(({ level }) => level === 'fail')) process.exitCode = EXIT.io
    })

function findingText({ level, subject, message, advice }: Finding): string {
  const line = `${MARKS[level]}  ${subject}: ${message}`
  return advice === '' ? line : `${line}\n      ${advice}`
}
