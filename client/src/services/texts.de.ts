import words from '../../../crates/services/locales/cases-words.de.ftl';
import desk from '../../../crates/services/locales/desk.de.ftl';

export default [words, desk];
