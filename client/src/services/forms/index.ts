// Forms: answers are checked before they are sealed, and again after they were opened, by the same
// rules as on the server.

export { readDay, writeDay } from './days.ts';
export { kindOf, type Definition, type Fields, type Info, type Item, type Json, type Kind, type Node, type Page, type Question, type Rule, type Text } from './model.ts';
export { Form, type FieldError, type Outcome } from './validate.ts';
export { normalised, read, type Lang, type Read } from './values.ts';
