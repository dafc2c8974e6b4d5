// Plain JavaScript without new syntax, so that an old Node can still say that it is too old.
const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(
    `雁书需要 Node.js 20 或更新的版本，这里是 ${process.versions.node}，请先升级。\n` +
      `Yanshu needs Node.js 20 or newer, this is ${process.versions.node}: upgrade it first.`,
  )
  process.exit(1)
}

import('tsx/cjs/api').then(
  async ({ register }) => {
    register()
    const { createRequire } = await import('node:module')
    await createRequire(import.meta.url)('./main.ts').main()
  },
  () => {
    console.error('请先运行 npm ci。\nRun npm ci first.')
    process.exit(1)
  },
)
