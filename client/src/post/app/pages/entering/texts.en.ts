import entry from '../../../../../../crates/services/locales/entry.en.ftl';
import scan from '../../../../../../crates/services/locales/scan.en.ftl';

export default [entry, scan];
