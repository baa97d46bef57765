export type { Conclusion } from './conclusion';
export { finalSentence } from './final-sentence';
export type { Outcome, State } from './outcome';
export { readVerdict, type WrittenVerdict } from './written-verdict';
