import type { Words } from '../model.ts'
import type { Catalog } from './catalog.ts'
import type { Expression } from './expression.ts'
import { type Leaf, makeLeaf, readExceptionWord, readLicenseWord } from './leaf-word.ts'

export type Parsed = { readonly expression: Expression } | { readonly problem: Words }

const LONGEST = 20_000
const DEEPEST = 500

interface Group {
  readonly type: 'and' | 'or'
  readonly parts: Expression[]
}
type Operator = 'and' | 'or' | '('

/** Operator precedence with two stacks: no recursion, so that no text can exhaust the call stack. */
interface State {
  readonly catalog: Catalog
  readonly unlisted: boolean
  readonly operands: (Leaf | Group)[]
  readonly operators: Operator[]
  depth: number
  /** What the last token was, which says what may follow it. */
  last: 'start' | 'operator' | 'with' | 'license' | 'closed'
}

/** `unlisted`: an id or exception that is not on the list is an unreadable leaf, not a problem. */
export function parse(text: string, catalog: Catalog, unlisted: boolean): Parsed {
  if (text.length > LONGEST) return { problem: [`the expression is longer than ${LONGEST} characters`] }
  const state: State = { catalog, unlisted, operands: [], operators: [], depth: 0, last: 'start' }
  for (const [token] of text.matchAll(/[()]|[^\s()]+/g)) {
    const problem = step(state, token)
    if (problem !== undefined) return { problem }
  }
  if (state.last === 'start') return { problem: ['the expression is empty'] }
  if (state.last === 'operator' || state.last === 'with')
    return { problem: ['the expression ends too early'] }
  while (state.operators.length > 0) {
    if (state.operators.at(-1) === '(') return { problem: ['a parenthesis is not closed'] }
    join(state)
  }
  const [expression] = state.operands
  return expression === undefined ? { problem: ['the expression is empty'] } : { expression }
}

function step(state: State, token: string): Words | undefined {
  if (state.last === 'with') return exception(state, token)
  switch (token) {
    case '(':
      return open(state)
    case ')':
      return close(state)
    case 'AND':
    case 'and':
      return operator(state, 'and')
    case 'OR':
    case 'or':
      return operator(state, 'or')
    case 'WITH':
    case 'with':
      if (state.last !== 'license') return ['WITH does not follow a license']
      state.last = 'with'
      return undefined
    default:
      return license(state, token)
  }
}

function open(state: State): Words | undefined {
  if (!wantsOperand(state)) return ['AND or OR is missing before a parenthesis']
  if (++state.depth > DEEPEST) return [`parentheses are nested more than ${DEEPEST} deep`]
  state.operators.push('(')
  state.last = 'operator'
  return undefined
}

function close(state: State): Words | undefined {
  if (wantsOperand(state)) return ['a license is missing before a parenthesis']
  while (state.operators.length > 0 && state.operators.at(-1) !== '(') join(state)
  if (state.operators.pop() === undefined) return ['a parenthesis is closed that was not opened']
  state.depth--
  state.last = 'closed'
  return undefined
}

function operator(state: State, type: 'and' | 'or'): Words | undefined {
  if (wantsOperand(state)) return [`a license is missing before ${type.toUpperCase()}`]
  // AND binds tighter: it waits only for an AND before it, OR for both.
  const first: readonly (Operator | undefined)[] = type === 'and' ? ['and'] : ['and', 'or']
  while (first.includes(state.operators.at(-1))) join(state)
  state.operators.push(type)
  state.last = 'operator'
  return undefined
}

function license(state: State, token: string): Words | undefined {
  if (!wantsOperand(state)) return ['two licenses stand side by side without AND or OR']
  const word = readLicenseWord(token, state.catalog)
  if (!('leaf' in word) && !(state.unlisted && word.unlisted)) return word.problem
  state.operands.push('leaf' in word ? word.leaf : makeLeaf('unreadable', token, false))
  state.last = 'license'
  return undefined
}

function exception(state: State, token: string): Words | undefined {
  const leaf = state.operands.pop()
  if (leaf?.type !== 'leaf' || token === '(' || token === ')') return ['WITH is not followed by an exception']
  const word = readExceptionWord(leaf, token, state.catalog)
  if (!('leaf' in word) && !(state.unlisted && word.unlisted)) return word.problem
  state.operands.push('leaf' in word ? word.leaf : makeLeaf('unreadable', leaf.license, leaf.plus, token))
  state.last = 'closed'
  return undefined
}

function wantsOperand(state: State): boolean {
  return state.last === 'start' || state.last === 'operator'
}

/** Makes one operand of the last two; operands of the same type flow together, so that a chain is one flat list. */
function join({ operands, operators }: State): void {
  const type = operators.pop()
  const right = operands.pop()
  const left = operands.pop()
  if (type === undefined || type === '(' || left === undefined || right === undefined) return
  const group: Group = left.type === type ? left : { type, parts: [left] }
  if (right.type === type) for (const part of right.parts) group.parts.push(part)
  else group.parts.push(right)
  operands.push(group)
}
