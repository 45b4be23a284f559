import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const onlyIn = (message) => ({ message });

export default tseslint.config(
  { ignores: ['.next/**', '.data*/**', 'next-env.d.ts', 'next.config.js', '.config/**', 'tests/fixtures/rooms/**', 'public/**'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      eqeqeq: 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'max-lines': ['error', { max: 350 }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', ...onlyIn('Only lib/config reads the environment.') },
      ],
    },
  },
  { files: ['**/*.tsx', 'lib/client/**'], plugins: { 'react-hooks': hooks }, rules: hooks.configs.recommended.rules },
  { files: ['lib/config/**', 'tests/**'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['lib/cli/**', 'tests/bench/**'], rules: { 'no-console': 'off' } },
  { files: ['tests/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['lib/**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/data/**'], rules: { 'max-lines': 'off' } },
);
