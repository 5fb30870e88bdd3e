import app from '../../../../crates/post/locales/app.en.ftl';
import desk from '../../../../crates/post/locales/desk.en.ftl';
import parts from '../../../../crates/post/locales/parts.en.ftl';

export default [app, desk, parts];
