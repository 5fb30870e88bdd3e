import parts from '../../../../crates/post/locales/parts.de.ftl';
import entry from '../../../../crates/services/locales/entry.de.ftl';
import online from '../../../../crates/services/locales/online.de.ftl';

export default [parts, entry, online];
