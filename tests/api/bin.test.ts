import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { tempFolder } from '../temp-folder.ts'

const BIN = join(import.meta.dirname, '../../bin/whereabouts.mjs')

test('a clone that is not installed or not built says what to run', () => {
  using folder = tempFolder()
  const bin = join(folder.path, 'bin/whereabouts.mjs')
  mkdirSync(dirname(bin))
  copyFileSync(BIN, bin)
  const serve = () => spawnSync(process.execPath, [bin, 'serve'], { encoding: 'utf8' })
  const bare = serve()
  assert.equal(bare.status, 1)
  assert.match(bare.stderr, /not installed completely|no pinned Node/)
  const missing = /\((\S+) is missing\)/.exec(bare.stderr)?.[1]
  if (!missing) return
  const node = join(folder.path, 'node_modules', missing, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  mkdirSync(dirname(node), { recursive: true })
  writeFileSync(node, '')
  const unbuilt = serve()
  assert.equal(unbuilt.status, 1)
  assert.match(unbuilt.stderr, /not built yet\. Run: npm run build/)
})
