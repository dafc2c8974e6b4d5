import type * as z from 'zod'
import { fieldErrorText } from '../../contract/errors'
import type { FieldErrorCode, FieldErrors } from '../../contract/errors'

type Issue = z.ZodError['issues'][number]

function codeOf(issue: Issue): FieldErrorCode {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'wrongFormat'
    case 'too_small':
      if (issue.origin === 'number') return 'tooSmall'
      return issue.minimum === 1 ? 'required' : 'tooShort'
    case 'too_big':
      return issue.origin === 'number' ? 'tooBig' : 'tooLong'
    case 'invalid_value':
    case 'invalid_union':
      return issue.input === undefined ? 'required' : 'notAllowed'
    case 'unrecognized_keys':
      return 'unknownField'
    case 'custom':
      return issue.params && isFieldErrorCode(issue.params.code) ? issue.params.code : 'wrongFormat'
    default:
      return 'wrongFormat'
  }
}

function isFieldErrorCode(code: unknown): code is FieldErrorCode {
  return typeof code === 'string' && Object.hasOwn(fieldErrorText, code)
}

/** What is wrong at which field, as codes; the value itself is never repeated. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {}
  for (const issue of error.issues) {
    const at =
      issue.path.join('.') || (issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '').slice(0, 40) : 'input')
    fields[at] ??= codeOf(issue)
  }
  return fields
}
