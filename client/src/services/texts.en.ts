import words from '../../../crates/services/locales/cases-words.en.ftl';
import desk from '../../../crates/services/locales/desk.en.ftl';

export default [words, desk];
