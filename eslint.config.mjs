import js from '@eslint/js'
import boundaries from 'eslint-plugin-boundaries'
import tseslint from 'typescript-eslint'

/** The rooms of the house (../shared/design.md) and the arrows between them; nothing else may import across. */
const rooms = ['contract', 'domain', 'database', 'cloudfunctions', 'miniprogram', 'local', 'tests', 'bench', 'scripts']
const arrows = {
  contract: [],
  database: [],
  domain: ['contract', 'database'],
  cloudfunctions: ['contract', 'domain', 'database'],
  miniprogram: ['contract'],
  local: ['contract', 'domain', 'database', 'cloudfunctions', 'scripts'],
  bench: rooms,
  tests: rooms,
  scripts: ['contract', 'domain', 'database', 'local'],
}

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.data/**', 'scripts/wechat/node_modules/**', 'coverage/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,mjs,js}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.mjs', '.js', '.json'] } },
      'boundaries/elements': rooms.map((type) => ({ type, pattern: `${type}/**`, partialMatch: false })),
    },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['warn', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['warn', { max: 40, skipBlankLines: true, skipComments: true }],
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(arrows).map(([from, to]) => ({
            from: { element: { type: from } },
            allow: { to: { element: { type: [from, ...to] } } },
          })),
        },
      ],
    },
  },
  {
    files: ['domain/**', 'database/**', 'contract/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ group: ['@cloudbase/*', 'wx-*'], message: 'Outside services come in through domain/ports.ts.' }],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Take the Clock that is passed in.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Take the Clock that is passed in.',
        },
      ],
    },
  },
  {
    files: ['cloudfunctions/api/**', 'cloudfunctions/clock/**', 'local/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@cloudbase/*'], message: 'Only cloudfunctions/platform speaks to the cloud.' }] },
      ],
    },
  },
  {
    files: ['miniprogram/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ group: ['zod'], message: 'zod 4 probes new Function; it stays off the phone.' }],
        },
      ],
    },
  },
  { files: ['**/*.js', '**/*.cjs', '**/*.mjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['tests/**', 'bench/**'], rules: { 'max-lines-per-function': 'off' } },
)
