import { breakLine, mendLine } from './broken'
import { effect } from './effect'
import { except, unexcept } from './exceptions'
import { keep } from './keep'
import { listLines } from './list'
import { reviewList } from './review-list'
import { rules, setRules } from './rules'
import { saveLine } from './save'

export const lineHandlers = {
  'lines.list': listLines,
  'lines.save': saveLine,
  'lines.effect': effect,
  'lines.except': except,
  'lines.unexcept': unexcept,
  'lines.broken': breakLine,
  'lines.mended': mendLine,
  'lines.rules': rules,
  'lines.setRules': setRules,
  'lines.review': reviewList,
  'lines.keep': keep,
}
