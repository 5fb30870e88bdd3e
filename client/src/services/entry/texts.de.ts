import entry from '../../../../crates/services/locales/entry.de.ftl';

export default [entry];
