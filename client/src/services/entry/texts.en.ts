import entry from '../../../../crates/services/locales/entry.en.ftl';

export default [entry];
